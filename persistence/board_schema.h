#pragma once

#include <QString>

namespace SQLite {
class Database;
}

// The tables of a board file. Each row ends with a hash of its other values (see RowHash).
namespace tempestry::persistence {

inline constexpr quint32 kApplicationId = 0x544d5053; // "TMPS"
inline constexpr quint32 kSchemaVersion = 1;

// Numbers tell tables apart in row hashes: append, never reorder.
enum class Table : quint8 { Board, Note, Link, Timeline, Frame, Scenario, ChangeSet };

const char *tableName(Table table);

// "INSERT INTO name VALUES (?, ...)"
QString insertSql(Table table);

// Makes the tables and stamps of an empty database.
void createSchema(SQLite::Database &database);

// The first thing in the database that a board doesn't have, or that it lacks; empty when all is as it should
// be. Throws SQLite::Exception.
QString schemaProblem(SQLite::Database &database);

} // namespace tempestry::persistence
