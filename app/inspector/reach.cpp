#include "app/inspector/reach.h"

#include "app/controls/controls.h"

#include <QCoreApplication>
#include <QLocale>
#include <QSet>

namespace tempestry {

Reach reachOf(const Board &board, const FlowGraph &flow, NoteId note)
{
    Reach reach;
    QSet<NoteId> seen{note};
    std::vector<NoteId> open{note};
    while (!open.empty()) {
        const NoteId from = open.back();
        open.pop_back();
        for (const FlowEdge &edge : flow.outgoing(from)) {
            const Note *next = board.find(edge.to);
            if (!next || seen.contains(edge.to))
                continue;
            seen.insert(edge.to);
            open.push_back(edge.to);
            ++reach.counts[next->kind];
        }
    }
    for (const FlowEdge &edge : flow.incoming(note)) {
        const Note *before = board.find(edge.from);
        if (before && flow.outgoing(edge.from).size() == 1)
            reach.strands << shortTitle(*before);
    }
    reach.strands.sort();
    return reach;
}

QString countsText(const QMap<NoteKind, int> &counts)
{
    QStringList parts;
    for (auto it = counts.begin(); it != counts.end(); ++it) {
        const QString name = it.value() == 1 ? kindName(it.key()) : kindPlural(it.key());
        const bool acronym = name.size() > 1 && name[1].isUpper();
        parts << QStringLiteral("%1 %2").arg(it.value()).arg(acronym ? name : name.toLower());
    }
    return parts.join(QStringLiteral(", "));
}

QString counted(size_t number, const QString &one, const QString &many)
{
    return QStringLiteral("%1 %2").arg(QLocale().toString(qulonglong(number)), number == 1 ? one : many);
}

QString shortTitle(const Note &note)
{
    constexpr qsizetype kLongest = 60;
    const QString title = note.title.simplified();
    if (title.isEmpty())
        return QCoreApplication::translate("Note", "untitled %1").arg(kindName(note.kind).toLower());
    return title.size() <= kLongest ? title : title.first(kLongest - 1) + QChar(0x2026);
}

} // namespace tempestry
