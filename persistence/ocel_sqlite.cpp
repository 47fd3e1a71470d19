#include "persistence/board_file_error.h"
#include "persistence/export_text.h"
#include "persistence/ocel_export.h"
#include "persistence/replace_file.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <SQLiteCpp/Transaction.h>

#include <memory>

namespace tempestry::persistence {

namespace {

constexpr const char *kTypes[] = {"BOOLEAN", "INTEGER", "REAL", "TIMESTAMP", "TEXT"};

constexpr char kSchema[] = R"(
CREATE TABLE event_map_type (ocel_type TEXT PRIMARY KEY, ocel_type_map TEXT NOT NULL UNIQUE);
CREATE TABLE object_map_type (ocel_type TEXT PRIMARY KEY, ocel_type_map TEXT NOT NULL UNIQUE);
CREATE TABLE event (
    ocel_id TEXT PRIMARY KEY, ocel_type TEXT NOT NULL REFERENCES event_map_type (ocel_type));
CREATE TABLE object (
    ocel_id TEXT PRIMARY KEY, ocel_type TEXT NOT NULL REFERENCES object_map_type (ocel_type));
CREATE TABLE event_object (
    ocel_event_id TEXT REFERENCES event (ocel_id), ocel_object_id TEXT REFERENCES object (ocel_id),
    ocel_qualifier TEXT, PRIMARY KEY (ocel_event_id, ocel_object_id, ocel_qualifier));
CREATE TABLE object_object (
    ocel_source_id TEXT REFERENCES object (ocel_id), ocel_target_id TEXT REFERENCES object (ocel_id),
    ocel_qualifier TEXT, PRIMARY KEY (ocel_source_id, ocel_target_id, ocel_qualifier));
)";

// Names in SQL differ by more than case.
QString unused(const QString &name, QStringList &taken)
{
    QString found = name;
    for (int i = 2; taken.contains(found, Qt::CaseInsensitive); ++i)
        found = name + QString::number(i);
    taken.append(found);
    return found;
}

// "Order placed" as the name of a table: "OrderPlaced".
QString mapped(const QString &type)
{
    QString made;
    bool isWord = false;
    for (const QChar letter : type) {
        const bool belongs = letter.isLetterOrNumber() && !letter.isSurrogate();
        if (belongs)
            made.append(isWord ? letter : letter.toUpper());
        isWord = belongs;
    }
    return made.isEmpty() ? QStringLiteral("Type") : made;
}

QString inQuotes(QString name)
{
    return u'"' + name.remove(QChar::Null).replace(u'"', QStringLiteral("\"\"")) + u'"';
}

void bindText(SQLite::Statement &statement, int place, const QString &text)
{
    const QByteArray utf8 = text.toUtf8();
    statement.bind(place, std::string(utf8.constData(), static_cast<size_t>(utf8.size())));
}

void bindValue(SQLite::Statement &statement, int place, const QJsonValue &value, OcelValue type)
{
    switch (type) {
    case OcelValue::Boolean:
        return statement.bind(place, value.toBool() ? 1 : 0);
    case OcelValue::Integer:
        return statement.bind(place, static_cast<int64_t>(value.toInteger()));
    case OcelValue::Float:
        return statement.bind(place, value.toDouble());
    case OcelValue::Time:
    case OcelValue::String:
        return bindText(statement, place, ocelText(value));
    }
}

void run(SQLite::Statement &statement)
{
    statement.exec();
    statement.reset();
}

// The table of one type, and how a row gets into it.
struct TypeTable
{
    std::unique_ptr<SQLite::Statement> insert;
    const OcelType *type;
    QStringList columns; // of the attributes
    int fixed;           // columns before them
};

class Writer
{
public:
    Writer(const QString &path, const OcelLog &log)
        : m_log(log)
        , m_database(path.toStdString(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE)
    {
        m_database.exec("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF");
    }

    bool write(const GoOn &goOn)
    {
        SQLite::Transaction transaction(m_database);
        m_database.exec(kSchema);
        makeTables("event", "", m_log.eventTypes, m_eventTables);
        makeTables("object", ", ocel_changed_field TEXT", m_log.objectTypes, m_objectTables);
        writeObjects();
        if (!writeEvents(goOn))
            return false;
        transaction.commit();
        return true;
    }

private:
    std::string timeOf(qint64 time) const { return timestamp(m_log.begins, time).toStdString(); }

    SQLite::Statement statement(const char *sql) { return {m_database, sql}; }

    void makeTables(const char *what, const char *column, const std::vector<OcelType> &types,
                    std::vector<TypeTable> &tables)
    {
        const QString prefix = QLatin1String(what);
        const QByteArray insertMap =
            QByteArray("INSERT INTO ") + what + "_map_type (ocel_type, ocel_type_map) VALUES (?, ?)";
        SQLite::Statement map = statement(insertMap.constData());
        QStringList taken{QStringLiteral("object"), QStringLiteral("map_type")};
        for (const OcelType &type : types) {
            const QString name = unused(mapped(type.name), taken);
            bindText(map, 1, type.name);
            bindText(map, 2, name);
            run(map);
            tables.push_back(makeTable(prefix, name, QLatin1String(column), type));
        }
    }

    TypeTable makeTable(const QString &what, const QString &name, const QString &column, const OcelType &type)
    {
        const QString table = inQuotes(what + u'_' + name);
        QString declared;
        QString places;
        QStringList taken{QStringLiteral("ocel_id"), QStringLiteral("ocel_time"),
                          QStringLiteral("ocel_changed_field")};
        const qsizetype reserved = taken.size();
        for (const OcelAttribute &attribute : type.attributes) {
            declared +=
                QStringLiteral(", %1 %2").arg(inQuotes(unused(attribute.name, taken)),
                                              QLatin1StringView(kTypes[static_cast<size_t>(attribute.type)]));
            places += QStringLiteral(", ?");
        }
        m_database.exec(
            QStringLiteral("CREATE TABLE %1 (ocel_id TEXT REFERENCES %2 (ocel_id), ocel_time TIMESTAMP%3%4)")
                .arg(table, what, column, declared)
                .toStdString());
        const QString sql = QStringLiteral("INSERT INTO %1 VALUES (?, ?%2%3)")
                                .arg(table, column.isEmpty() ? QString() : QStringLiteral(", ?"), places);
        return {std::make_unique<SQLite::Statement>(m_database, sql.toStdString()), &type,
                taken.sliced(reserved), column.isEmpty() ? 2 : 3};
    }

    void writeObjects()
    {
        SQLite::Statement insert = statement("INSERT INTO object (ocel_id, ocel_type) VALUES (?, ?)");
        for (const OcelObject &object : m_log.objects) {
            bindText(insert, 1, object.id);
            bindText(insert, 2, m_log.objectTypes[object.type].name);
            run(insert);
            writeChanges(object);
        }
        SQLite::Statement relate = statement("INSERT INTO object_object VALUES (?, ?, 'concerns')");
        for (const OcelObject &object : m_log.objects)
            for (const quint32 other : object.concerns) {
                bindText(relate, 1, object.id);
                bindText(relate, 2, m_log.objects[other].id);
                run(relate);
            }
    }

    // What it had from its beginning is one row; each later change is a row that names its attribute.
    void writeChanges(const OcelObject &object)
    {
        const TypeTable &table = m_objectTables[object.type];
        SQLite::Statement &insert = *table.insert;
        const auto begin = [&](qint64 time) {
            insert.clearBindings();
            bindText(insert, 1, object.id);
            insert.bind(2, timeOf(time));
        };
        const auto bindChange = [&](const OcelChange &change) {
            const OcelAttribute &attribute = table.type->attributes[change.attribute];
            bindValue(insert, table.fixed + static_cast<int>(change.attribute) + 1,
                      m_log.payloads[change.payload][attribute.name], attribute.type);
        };
        const size_t initial = initialChanges(object);
        begin(object.begins);
        for (size_t i = 0; i < initial; ++i)
            bindChange(object.changes[i]);
        run(insert);
        for (size_t i = initial; i < object.changes.size(); ++i) {
            begin(object.changes[i].time);
            bindText(insert, 3, table.columns[static_cast<qsizetype>(object.changes[i].attribute)]);
            bindChange(object.changes[i]);
            run(insert);
        }
    }

    // Those that come with one payload at the object's beginning.
    static size_t initialChanges(const OcelObject &object)
    {
        size_t count = 0;
        while (count < object.changes.size() && object.changes[count].time == object.begins &&
               object.changes[count].payload == object.changes.front().payload)
            ++count;
        return count;
    }

    bool writeEvents(const GoOn &goOn)
    {
        constexpr size_t kBetweenCalls = 4096; // events
        SQLite::Statement insert = statement("INSERT INTO event (ocel_id, ocel_type) VALUES (?, ?)");
        SQLite::Statement relate = statement("INSERT INTO event_object VALUES (?, ?, ?)");
        for (size_t i = 0; i < m_log.events.size(); ++i) {
            if (goOn && i % kBetweenCalls == 0 && !goOn(i))
                return false;
            const OcelEvent &event = m_log.events[i];
            insert.bind(1, event.id.toStdString());
            bindText(insert, 2, m_log.eventTypes[event.type].name);
            run(insert);
            writeAttributes(event);
            writeRelations(event, relate);
        }
        return true;
    }

    void writeAttributes(const OcelEvent &event)
    {
        const TypeTable &table = m_eventTables[event.type];
        SQLite::Statement &insert = *table.insert;
        insert.clearBindings();
        insert.bind(1, event.id.toStdString());
        insert.bind(2, timeOf(event.time));
        int place = table.fixed;
        for (const OcelAttribute &attribute : table.type->attributes) {
            ++place;
            const QJsonValue value = event.payload == simulation::kNone
                                         ? QJsonValue()
                                         : m_log.payloads[event.payload][attribute.name];
            if (ocelValue(value))
                bindValue(insert, place, value, attribute.type);
        }
        run(insert);
    }

    void writeRelations(const OcelEvent &event, SQLite::Statement &relate)
    {
        for (const auto &[object, qualifier] :
             {std::pair(event.stream, "stream"), std::pair(event.correlation, "correlation"),
              std::pair(event.handler, "handler")}) {
            if (object == simulation::kNone)
                continue;
            relate.bind(1, event.id.toStdString());
            bindText(relate, 2, m_log.objects[object].id);
            relate.bind(3, qualifier);
            run(relate);
        }
    }

    const OcelLog &m_log;
    SQLite::Database m_database;
    std::vector<TypeTable> m_eventTables;
    std::vector<TypeTable> m_objectTables;
};

} // namespace

bool writeOcelSqlite(const QString &path, const OcelLog &log, const GoOn &goOn)
{
    ReplacementFile file(path);
    try {
        if (!Writer(file.path(), log).write(goOn))
            return false;
    } catch (const SQLite::Exception &cause) {
        throw writeError(path, cause);
    }
    file.commit();
    return true;
}

} // namespace tempestry::persistence
