#pragma once

#include <QString>

namespace SQLite {
class Database;
}

// The tables of a board file. Each row ends with a hash of its other values (see RowHash).
namespace tempestry::persistence {

inline constexpr quint32 kApplicationId = 0x544d5053; // "TMPS"
// 1: until links had `extra`. Files of all versions up to this one are read; BoardStore brings them up to it
// with the first edit.
inline constexpr quint32 kSchemaVersion = 2;

// Numbers tell tables apart in row hashes: append, never reorder.
enum class Table : quint8 { Board, Note, Link, Timeline, Frame, Scenario, ChangeSet };

const char *tableName(Table table);

// "INSERT INTO name VALUES (?, ...)"
QString insertSql(Table table);

// Makes the tables and stamps of an empty database.
void createSchema(SQLite::Database &database);

// Puts an empty table of the present version in the place of the one that is there.
void recreateTable(SQLite::Database &database, Table table);

quint32 schemaVersion(SQLite::Database &database);
void stampVersion(SQLite::Database &database);

// The first thing in the database that a board of its version doesn't have, or that it lacks; empty when all
// is as it should be. Throws SQLite::Exception.
QString schemaProblem(SQLite::Database &database);

} // namespace tempestry::persistence
