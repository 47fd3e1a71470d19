#include "persistence/board_schema.h"

#include <QHash>

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

namespace tempestry::persistence {

namespace {

struct TableInfo
{
    Table table;
    const char *name;
    int columns;
    const char *sql;
};

// As SQLite keeps it in sqlite_schema, to the letter.
constexpr TableInfo kTables[] = {
    // `edits` counts the rows of change_set; `content` is the sum of the hashes of all rows of the elements'
    // tables,
    // so that a row that has vanished is missed.
    {Table::Board, "board", 5,
     R"(CREATE TABLE board (
    id BLOB PRIMARY KEY,
    title TEXT NOT NULL,
    edits INTEGER NOT NULL,
    content INTEGER NOT NULL,
    hash INTEGER NOT NULL
) STRICT, WITHOUT ROWID)"},
    {Table::Note, "note", 14,
     R"(CREATE TABLE note (
    id BLOB PRIMARY KEY,
    kind INTEGER NOT NULL,
    title TEXT NOT NULL,
    description TEXT NOT NULL,
    x REAL NOT NULL,
    y REAL NOT NULL,
    width REAL NOT NULL,
    height REAL NOT NULL,
    z INTEGER NOT NULL,
    timeline BLOB,
    "column" INTEGER NOT NULL,
    pivotal INTEGER NOT NULL,
    extra TEXT,
    hash INTEGER NOT NULL
) STRICT, WITHOUT ROWID)"},
    {Table::Link, "link", 9,
     R"(CREATE TABLE link (
    id BLOB PRIMARY KEY,
    "from" BLOB NOT NULL,
    "to" BLOB NOT NULL,
    label TEXT NOT NULL,
    guard TEXT NOT NULL,
    weight REAL NOT NULL,
    delay INTEGER NOT NULL,
    extra TEXT,
    hash INTEGER NOT NULL
) STRICT, WITHOUT ROWID)"},
    {Table::Timeline, "timeline", 7,
     R"(CREATE TABLE timeline (
    id BLOB PRIMARY KEY,
    title TEXT NOT NULL,
    x REAL NOT NULL,
    y REAL NOT NULL,
    width REAL NOT NULL,
    height REAL NOT NULL,
    hash INTEGER NOT NULL
) STRICT, WITHOUT ROWID)"},
    {Table::Frame, "frame", 8,
     R"(CREATE TABLE frame (
    id BLOB PRIMARY KEY,
    kind INTEGER NOT NULL,
    title TEXT NOT NULL,
    x REAL NOT NULL,
    y REAL NOT NULL,
    width REAL NOT NULL,
    height REAL NOT NULL,
    hash INTEGER NOT NULL
) STRICT, WITHOUT ROWID)"},
    {Table::Scenario, "scenario", 3,
     R"(CREATE TABLE scenario (
    id BLOB PRIMARY KEY,
    body TEXT NOT NULL,
    hash INTEGER NOT NULL
) STRICT, WITHOUT ROWID)"},
    // `seq` counts from 1 without gaps; `kind` is Edit::Kind.
    {Table::ChangeSet, "change_set", 9,
     R"(CREATE TABLE change_set (
    seq INTEGER PRIMARY KEY,
    uuid BLOB NOT NULL,
    kind INTEGER NOT NULL,
    "of" BLOB,
    time INTEGER NOT NULL,
    label TEXT NOT NULL,
    before TEXT NOT NULL,
    after TEXT NOT NULL,
    hash INTEGER NOT NULL
) STRICT)"},
};

constexpr const char *kLinkVersion1 = R"(CREATE TABLE link (
    id BLOB PRIMARY KEY,
    "from" BLOB NOT NULL,
    "to" BLOB NOT NULL,
    label TEXT NOT NULL,
    guard TEXT NOT NULL,
    weight REAL NOT NULL,
    delay INTEGER NOT NULL,
    hash INTEGER NOT NULL
) STRICT, WITHOUT ROWID)";

const TableInfo &info(Table table)
{
    return kTables[static_cast<size_t>(table)];
}

} // namespace

const char *tableName(Table table)
{
    return info(table).name;
}

QString insertSql(Table table)
{
    const QString marks = QStringLiteral("?, ").repeated(info(table).columns - 1);
    return QStringLiteral("INSERT INTO %1 VALUES (%2?)").arg(QLatin1StringView(info(table).name), marks);
}

void createSchema(SQLite::Database &database)
{
    for (const TableInfo &table : kTables)
        database.exec(table.sql);
    database.exec("PRAGMA application_id = " + std::to_string(kApplicationId));
    stampVersion(database);
}

void recreateTable(SQLite::Database &database, Table table)
{
    database.exec(std::string("DROP TABLE ") + info(table).name);
    database.exec(info(table).sql);
}

quint32 schemaVersion(SQLite::Database &database)
{
    return database.execAndGet("PRAGMA user_version").getUInt();
}

void stampVersion(SQLite::Database &database)
{
    database.exec("PRAGMA user_version = " + std::to_string(kSchemaVersion));
}

QString schemaProblem(SQLite::Database &database)
{
    QHash<QString, QString> expected;
    for (const TableInfo &table : kTables)
        expected.insert(QString::fromLatin1(table.name), QString::fromLatin1(table.sql));
    if (schemaVersion(database) == 1)
        expected.insert(QStringLiteral("link"), QString::fromLatin1(kLinkVersion1));
    SQLite::Statement objects(database, "SELECT name, sql FROM sqlite_schema");
    while (objects.executeStep()) {
        const QString name = QString::fromStdString(objects.getColumn(0).getString());
        if (const auto sql = expected.constFind(name);
            sql == expected.constEnd() || *sql != QString::fromStdString(objects.getColumn(1).getString()))
            return name;
        expected.remove(name);
    }
    return expected.isEmpty() ? QString() : expected.constBegin().key();
}

} // namespace tempestry::persistence
