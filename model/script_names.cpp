#include "model/script_names.h"

#include <QSet>

#include <algorithm>

namespace tempestry {

namespace {

QString withoutParentheses(const QString &title)
{
    QString kept;
    int depth = 0;
    for (const QChar c : title) {
        depth += c == u'(' ? 1 : 0;
        if (depth == 0)
            kept += c;
        depth -= c == u')' && depth > 0 ? 1 : 0;
    }
    return kept;
}

bool isPartOfWord(QChar c)
{
    return c.isLetterOrNumber() || c.isMark();
}

QStringList wordsOf(const QString &text)
{
    QStringList words(QString{});
    for (const QChar c : text) {
        if (isPartOfWord(c))
            words.back() += c;
        else if (c != u'\'' && c != u'\u2019' && !words.back().isEmpty())
            words.append(QString());
    }
    words.removeAll(QString());
    return words;
}

QStringList fieldNames(const Note &note)
{
    QStringList names;
    for (const Field &field : note.fields)
        names << field.name;
    return names;
}

// Those of the notes that are of one role, named.
std::vector<NamedNote> named(const Board &board, const std::vector<NoteId> &notes, Role role)
{
    std::vector<NamedNote> named;
    QSet<QString> taken;
    for (const NoteId id : notes) {
        const Note *note = board.find(id);
        if (!note || info(note->kind).role != role)
            continue;
        const QString name = scriptName(note->title);
        QString free = name;
        for (int number = 2; taken.contains(free); ++number)
            free = name + QString::number(number);
        taken.insert(free);
        named.push_back({free, id, fieldNames(*note)});
    }
    return named;
}

QStringList fieldsOfMessages(const Board &board, const std::vector<NoteId> &notes)
{
    QStringList fields;
    for (const Role role : {Role::Command, Role::Event})
        for (const NamedNote &message : named(board, notes, role))
            fields << message.fields;
    fields.removeDuplicates();
    return fields;
}

} // namespace

QString scriptName(const QString &title)
{
    QStringList words = wordsOf(withoutParentheses(title));
    if (words.isEmpty())
        words = wordsOf(title);
    if (words.isEmpty())
        return QStringLiteral("note");
    QString &first = words.front();
    first = first == first.toUpper() ? first.toLower() : first.left(1).toLower() + first.mid(1);
    QString name = first;
    for (const QString &word : words.sliced(1))
        name += word.left(1).toUpper() + word.mid(1);
    return name.front().isLetter() ? name : u'_' + name;
}

ScriptNames scriptNames(const Board &board, const FlowGraph &flow, NoteId note)
{
    std::vector<NoteId> after;
    std::vector<NoteId> before;
    for (const FlowEdge &edge : flow.outgoing(note))
        after.push_back(edge.to);
    for (const FlowEdge &edge : flow.incoming(note))
        before.push_back(edge.from);
    if (after.size() + before.size() > 1) {
        QHash<NoteId, size_t> place;
        for (const NoteId id : readingOrder(board))
            place.insert(id, static_cast<size_t>(place.size()));
        const auto placeOf = [&place](NoteId id) { return place.value(id); };
        std::ranges::sort(after, {}, placeOf);
        std::ranges::sort(before, {}, placeOf);
    }
    return {.emit = named(board, after, Role::Event),
            .issue = named(board, after, Role::Command),
            .read = named(board, before, Role::Projection),
            .fields = fieldsOfMessages(board, before)};
}

bool canHaveScript(NoteKind kind)
{
    const Role role = info(kind).role;
    return role == Role::Handler || role == Role::Policy || role == Role::Projection;
}

std::vector<NoteId> scriptedNotes(const Board &board)
{
    std::vector<NoteId> scripted;
    board.notes().forEach([&](const Note &note) {
        if (canHaveScript(note.kind) && !note.script.trimmed().isEmpty())
            scripted.push_back(note.id);
    });
    std::ranges::sort(scripted);
    return scripted;
}

} // namespace tempestry
