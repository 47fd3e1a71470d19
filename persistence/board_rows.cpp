#include "persistence/board_rows.h"

#include "persistence/element_json.h"

#include <QStringDecoder>

#include <SQLiteCpp/Exception.h>
#include <nlohmann/json.hpp>
#include <sqlite3.h>

#include <type_traits>
#include <utility>

namespace tempestry::persistence {

namespace {

using Json = nlohmann::ordered_json;

constexpr int kDeepestJson = 100;

Json parse(const QByteArray &utf8, const char *where)
{
    try {
        return Json::parse(utf8.begin(), utf8.end(), [where](int depth, Json::parse_event_t, Json &) {
            if (depth > kDeepestJson)
                throw JsonError(std::string(where) + ": nested too deeply");
            return true;
        });
    } catch (const Json::exception &error) {
        throw JsonError(std::string(where) + ": " + error.what());
    }
}

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
    row.value(link.delay);
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
    row.kind(frame.kind, static_cast<size_t>(FrameKind::Theme) + 1);
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
    json.update(parse(extra, "extra"));
    Note whole = fromJson<Note>(json, "extra");
    copyColumns(note, whole);
    note = std::move(whole);
}

// {"notes": [{"before": a, "after": b}]} becomes {"notes": [a]} and {"notes": [b]}.
std::pair<Json, Json> split(const Json &change)
{
    Json before = Json::object();
    Json after = Json::object();
    for (const auto &[name, list] : change.items()) {
        if (name == "title") {
            before[name] = list.at(0);
            after[name] = list.at(1);
            continue;
        }
        for (const Json &entry : list) {
            before[name].push_back(entry.value("before", Json()));
            after[name].push_back(entry.value("after", Json()));
        }
    }
    return {std::move(before), std::move(after)};
}

Json join(const Json &before, const Json &after)
{
    Json change = Json::object();
    for (const auto &[name, list] : before.items()) {
        const auto others = after.find(name);
        if (others == after.end() || others->size() != list.size())
            throw JsonError(name + ": differs in number before and after");
        if (name == "title") {
            change[name] = {list, *others};
            continue;
        }
        for (size_t i = 0; i < list.size(); ++i) {
            Json entry = Json::object();
            if (!list.at(i).is_null())
                entry["before"] = list.at(i);
            if (!others->at(i).is_null())
                entry["after"] = others->at(i);
            change[name].push_back(std::move(entry));
        }
    }
    return change;
}

} // namespace

StoredEdit store(const Edit &edit, qint64 seq)
{
    const auto [before, after] = split(toJson(edit.change));
    return {seq, {edit.id, edit.kind, edit.of, edit.time, edit.label, {}}, dump(before), dump(after)};
}

Edit restore(const StoredEdit &edit)
{
    Edit whole = edit.head;
    try {
        whole.change = changeSetFromJson(join(parse(edit.before, "before"), parse(edit.after, "after")));
    } catch (const Json::exception &error) {
        throw JsonError(error.what());
    }
    return whole;
}

void RowWriter::value(qint64 value)
{
    m_statement.bind(++m_index, static_cast<int64_t>(value));
    m_hash.integer(static_cast<quint64>(value));
}

void RowWriter::value(double value)
{
    m_statement.bind(++m_index, value);
    m_hash.real(value);
}

void RowWriter::text(const QByteArray &utf8)
{
    m_statement.bind(++m_index, utf8.toStdString());
    m_hash.bytes(utf8);
}

void RowWriter::blob(const QByteArray &bytes)
{
    m_statement.bind(++m_index, bytes.constData(), static_cast<int>(bytes.size()));
    m_hash.bytes(bytes);
}

void RowWriter::null()
{
    m_statement.bind(++m_index);
    m_hash.null();
}

quint64 RowWriter::finish()
{
    m_statement.bind(++m_index, static_cast<int64_t>(m_hash.result()));
    return m_hash.result();
}

RowReader::RowReader(sqlite3 *database, Table table, const char *suffix)
    : m_database(database)
    , m_table(table)
    , m_hash(quint64(table))
{
    sqlite3_stmt *statement = nullptr;
    const std::string query = std::string("SELECT * FROM ") + tableName(table) + ' ' + suffix;
    const int result = sqlite3_prepare_v2(database, query.c_str(), -1, &statement, nullptr);
    m_statement.reset(statement);
    if (result != SQLITE_OK)
        throw SQLite::Exception(database, result);
}

void RowReader::Finalize::operator()(sqlite3_stmt *statement) const
{
    sqlite3_finalize(statement);
}

bool RowReader::next()
{
    m_hash = RowHash(quint64(m_table));
    m_index = 0;
    m_inRange = true;
    const int result = sqlite3_step(m_statement.get());
    if (result != SQLITE_ROW && result != SQLITE_DONE)
        throw SQLite::Exception(m_database, result);
    return result == SQLITE_ROW;
}

void RowReader::value(qint64 &value)
{
    value = sqlite3_column_int64(m_statement.get(), m_index++);
    m_hash.integer(static_cast<quint64>(value));
}

void RowReader::value(quint64 &value)
{
    qint64 number = 0;
    RowReader::value(number);
    value = static_cast<quint64>(number);
}

void RowReader::value(int &value)
{
    qint64 number = 0;
    RowReader::value(number);
    m_inRange = m_inRange && std::in_range<int>(number);
    value = static_cast<int>(number);
}

void RowReader::value(bool &value)
{
    qint64 number = 0;
    RowReader::value(number);
    m_inRange = m_inRange && (number == 0 || number == 1);
    value = number != 0;
}

void RowReader::value(double &value)
{
    value = sqlite3_column_double(m_statement.get(), m_index++);
    m_hash.real(value);
    m_inRange = m_inRange && std::isfinite(value);
}

void RowReader::value(QString &value)
{
    // QString::fromUtf8 would drop a byte order mark that belongs to the text.
    QStringDecoder decode(QStringDecoder::Utf8, QStringDecoder::Flag::ConvertInitialBom);
    value = decode(bytes());
}

void RowReader::value(QByteArray &utf8)
{
    utf8 = bytes().toByteArray();
}

void RowReader::value(std::optional<QByteArray> &utf8)
{
    if (sqlite3_column_type(m_statement.get(), m_index) == SQLITE_NULL) {
        ++m_index;
        m_hash.null();
        utf8.reset();
    } else {
        utf8 = bytes().toByteArray();
    }
}

bool RowReader::finish()
{
    return sqlite3_column_int64(m_statement.get(), m_index) == static_cast<qint64>(m_hash.result()) &&
           m_inRange;
}

QByteArrayView RowReader::bytes()
{
    const void *data = sqlite3_column_blob(m_statement.get(), m_index);
    const QByteArrayView view(static_cast<const char *>(data),
                              sqlite3_column_bytes(m_statement.get(), m_index));
    ++m_index;
    m_hash.bytes(view);
    return view;
}

QUuid RowReader::uuid(bool mayBeNull)
{
    if (mayBeNull && sqlite3_column_type(m_statement.get(), m_index) == SQLITE_NULL) {
        ++m_index;
        m_hash.null();
        return {};
    }
    const QUuid uuid = QUuid::fromRfc4122(bytes());
    m_inRange = m_inRange && !uuid.isNull();
    return uuid;
}

template <class T>
quint64 bindRow(SQLite::Statement &statement, const T &row)
{
    RowWriter writer(statement, kTableOf<T>);
    if constexpr (std::is_same_v<T, Scenario>) {
        writer.value(row.id);
        writer.value(dump(toJson(row)));
    } else {
        columns(writer, row);
        if constexpr (std::is_same_v<T, Note>)
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
    std::optional<QByteArray> extra;
    columns(reader, note);
    reader.value(extra);
    const bool whole = reader.finish();
    if (whole && extra)
        addExtra(note, *extra);
    return whole;
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
    scenario = fromJson<Scenario>(parse(body, "body"), "body");
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
template bool readRow(RowReader &, Link &);
template bool readRow(RowReader &, Timeline &);
template bool readRow(RowReader &, Frame &);
template bool readRow(RowReader &, StoredEdit &);

} // namespace tempestry::persistence
