#include "tests/persistence/session_summary.h"

#include "model/flow_graph.h"

#include <QTextStream>

#include <algorithm>
#include <tuple>
#include <vector>

namespace tempestry {

namespace {

void writeNote(QTextStream &out, const Note &note)
{
    out << "  " << (note.timeline ? QString::number(note.column) : QStringLiteral("-")) << ' '
        << info(note.kind).key << " \"" << note.title << '"';
    if (note.times)
        out << " times=" << *note.times;
    if (!note.condition.isEmpty())
        out << " if=\"" << note.condition << '"';
    if (note.trigger == Trigger::All)
        out << " trigger=all";
    out << '\n';
    for (const QString &actor : note.actors)
        out << "      by " << actor << '\n';
    for (const Field &field : note.fields) {
        out << "      field " << field.name << ": " << field.type;
        if (!field.example.isEmpty())
            out << " = " << field.example;
        out << (field.entityId ? " (entity id)\n" : "\n");
    }
    if (note.persona)
        out << "      persona " << note.persona->useCase << " | " << note.persona->likelihood.value_or(0)
            << " | " << note.persona->rationale << '\n';
    if (!note.description.isEmpty())
        for (const QString &line : note.description.split(u'\n'))
            out << "      > " << line << '\n';
}

template <class Element>
std::vector<const Element *> columnByColumn(const Board &board)
{
    std::vector<const Element *> all;
    board.all<Element>().forEach([&all](const Element &element) { all.push_back(&element); });
    std::ranges::sort(all, {}, [](const Element *element) { return std::tie(element->x, element->y); });
    return all;
}

bool isInside(const Note &note, const Frame &frame)
{
    return note.x >= frame.x && note.y >= frame.y && note.x + note.width <= frame.x + frame.width &&
           note.y + note.height <= frame.y + frame.height;
}

} // namespace

QString summaryOf(const ImportResult &result)
{
    const Board &board = result.board;
    QString summary;
    QTextStream out(&summary);
    out << "board \"" << board.title() << "\"\n";
    const std::vector<NoteId> order = readingOrder(board);
    for (const Timeline *timeline : columnByColumn<Timeline>(board)) {
        out << "timeline \"" << timeline->title << "\"\n";
        for (const NoteId id : order)
            if (const Note *note = board.find(id); note->timeline == timeline->id)
                writeNote(out, *note);
    }
    for (const Frame *frame : columnByColumn<Frame>(board)) {
        out << "frame \"" << frame->title << "\"\n";
        for (const NoteId id : order)
            if (const Note *note = board.find(id); !note->timeline && isInside(*note, *frame))
                writeNote(out, *note);
    }
    QStringList links;
    board.links().forEach([&](const Link &link) {
        links += QStringLiteral("link \"%1\" -> \"%2\"\n")
                     .arg(board.find(link.from)->title, board.find(link.to)->title);
    });
    links.sort();
    out << links.join(QString());
    for (const ImportFinding &finding : result.findings)
        out << "finding " << finding.file << ':' << finding.line << ' ' << finding.text << '\n';
    return summary;
}

} // namespace tempestry
