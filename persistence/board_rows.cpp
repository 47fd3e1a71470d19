#include "persistence/board_rows.h"

#include "persistence/behaviour_json.h"
#include "persistence/json_text.h"

#include <nlohmann/json.hpp>

#include <optional>
#include <type_traits>
#include <utility>

namespace tempestry::persistence {

namespace {

QByteArray dump(const Json &json)
{
    return QByteArray::fromStdString(json.dump());
}

template <class Row>
void columns(Row &row, typename Row::template Value<BoardRow> board)
{
    row.value(board.id);
    row.value(board.title);
    row.atLeast(qint64(0), board.edits);
    row.value(board.content);
}

// All but the rarely used members, which stand in `extra`.
template <class Row>
void columns(Row &row, typename Row::template Value<Note> note)
{
    row.value(note.id);
    row.kind(note.kind, noteKinds().size());
    row.value(note.title);
    row.value(note.description);
    row.value(note.x);
    row.value(note.y);
    row.value(note.width);
    row.value(note.height);
    row.value(note.z);
    row.value(note.timeline);
    row.atLeast(0, note.column);
    row.value(note.pivotal);
}

template <class Row>
void columns(Row &row, typename Row::template Value<Link> link)
{
    row.value(link.id);
    row.value(link.from);
    row.value(link.to);
    row.value(link.label);
    row.value(link.guard);
    row.value(link.weight);
    row.value(link.delay.first); // the whole delay, unless `extra` says more
}

template <class Row, class Element>
void place(Row &row, Element &element)
{
    row.value(element.title);
    row.value(element.x);
    row.value(element.y);
    row.value(element.width);
    row.value(element.height);
}

template <class Row>
void columns(Row &row, typename Row::template Value<Timeline> timeline)
{
    row.value(timeline.id);
    place(row, timeline);
}

template <class Row>
void columns(Row &row, typename Row::template Value<Frame> frame)
{
    row.value(frame.id);
    row.kind(frame.kind, static_cast<size_t>(FrameKind::Swimlane) + 1);
    place(row, frame);
}

template <class Row>
void columns(Row &row, typename Row::template Value<StoredEdit> edit)
{
    row.atLeast(qint64(1), edit.seq);
    row.value(edit.head.id);
    row.kind(edit.head.kind, static_cast<size_t>(Edit::Kind::Redo) + 1);
    row.orNull(edit.head.of);
    row.value(edit.head.time);
    row.value(edit.head.label);
    row.value(edit.before);
    row.value(edit.after);
}

void copyColumns(const Note &from, Note &to)
{
    to.id = from.id;
    to.kind = from.kind;
    to.title = from.title;
    to.description = from.description;
    to.x = from.x;
    to.y = from.y;
    to.width = from.width;
    to.height = from.height;
    to.z = from.z;
    to.timeline = from.timeline;
    to.column = from.column;
    to.pivotal = from.pivotal;
}

// The least that fromJson takes for a note.
Note bareNote(const Note &note)
{
    Note bare;
    bare.width = 1;
    bare.height = 1;
    bare.id = note.id;
    bare.kind = note.kind;
    return bare;
}

std::optional<QByteArray> extraOf(const Note &note)
{
    Note plain;
    copyColumns(note, plain);
    if (plain == note)
        return std::nullopt;
    const Note bare = bareNote(note);
    Note extra = note;
    copyColumns(bare, extra);
    Json json = toJson(extra);
    const Json asked = toJson(bare);
    for (const auto &member : asked.items())
        json.erase(member.key());
    return dump(json);
}

// Texts and places stay out of it, so that fromJson judges only what `extra` says.
void addExtra(Note &note, const QByteArray &extra)
{
    Json json = toJson(bareNote(note));
    json.update(parseJson(extra));
    Note whole = fromJson<Note>(json, "extra");
    copyColumns(note, whole);
    note = std::move(whole);
}

std::optional<QByteArray> extraOf(const Link &link)
{
    if (link.delay.kind == Duration::Kind::Fixed)
        return std::nullopt;
    return dump({{"delay", durationJson(link.delay)}});
}

void addExtra(Link &link, const QByteArray &extra)
{
    const Json json = parseJson(extra);
    const JsonValue value(json, "extra");
    link.delay = readDuration(JsonObject(value).at("delay"), nullptr);
}

// The members in `extra` are left out when they mean nothing, which JsonError says.
template <class T>
bool readWithExtra(RowReader &reader, T &element)
{
    std::optional<QByteArray> extra;
    columns(reader, element);
    if (!reader.isAtHash()) // as it is in a link of version 1
        reader.value(extra);
    const bool whole = reader.finish();
    if (whole && extra)
        addExtra(element, *extra);
    return whole;
}

} // namespace

template <class T>
quint64 bindRow(SQLite::Statement &statement, const T &row)
{
    RowWriter writer(statement, kTableOf<T>);
    if constexpr (std::is_same_v<T, Scenario>) {
        writer.value(row.id);
        writer.value(dump(toJson(row)));
    } else {
        columns(writer, row);
        if constexpr (std::is_same_v<T, Note> || std::is_same_v<T, Link>)
            writer.value(extraOf(row));
    }
    return writer.finish();
}

template <class T>
bool readRow(RowReader &reader, T &row)
{
    columns(reader, row);
    return reader.finish();
}

template <>
bool readRow(RowReader &reader, Note &note)
{
    return readWithExtra(reader, note);
}

template <>
bool readRow(RowReader &reader, Link &link)
{
    return readWithExtra(reader, link);
}

template <>
bool readRow(RowReader &reader, Scenario &scenario)
{
    QByteArray body;
    reader.value(scenario.id);
    reader.value(body);
    if (!reader.finish())
        return false;
    const ScenarioId id = scenario.id;
    scenario = fromJson<Scenario>(parseJson(body), "body");
    return scenario.id == id;
}

template quint64 bindRow(SQLite::Statement &, const BoardRow &);
template quint64 bindRow(SQLite::Statement &, const Note &);
template quint64 bindRow(SQLite::Statement &, const Link &);
template quint64 bindRow(SQLite::Statement &, const Timeline &);
template quint64 bindRow(SQLite::Statement &, const Frame &);
template quint64 bindRow(SQLite::Statement &, const Scenario &);
template quint64 bindRow(SQLite::Statement &, const StoredEdit &);
template bool readRow(RowReader &, BoardRow &);
template bool readRow(RowReader &, Timeline &);
template bool readRow(RowReader &, Frame &);
template bool readRow(RowReader &, StoredEdit &);

} // namespace tempestry::persistence
