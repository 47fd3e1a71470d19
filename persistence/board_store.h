#pragma once

#include "model/board.h"
#include "persistence/board_rows.h"
#include "persistence/guarded_database.h"

#include <span>

namespace tempestry::persistence {

// Writes edits to a board file, each as the rows that it changes and a row of history; the first of them
// brings a file of an older version up to date. For one thread at a
// time. Throws BoardFileError; the file then holds what it held before, and a new store can try again.
class BoardStore
{
public:
    // Precondition: this process holds the board's BoardLock.
    BoardStore(const QString &path, BoardId id);

    // Adds the edits that follow the first `written` ones of the board's history in one transaction, which is
    // on disk on return. Those that are in the file already, because an earlier try got further than it knew,
    // are passed over.
    void append(std::span<const Edit> edits, qint64 written);

private:
    void migrate(BoardRow &row);
    void checkBoard(const BoardRow &row, qint64 written, std::span<const Edit> edits);
    bool holds(const Edit &edit, qint64 seq);

    QString m_path;
    BoardId m_id;
    GuardedDatabase m_database;
};

// Makes a board file at `path`, which is new: the board, then its history.
class BoardMaker
{
public:
    BoardMaker(const QString &path, const Board &board);

    void add(StoredEdit edit); // its seq is given anew
    // Returns the number of edits added.
    qint64 finish();

private:
    QString m_path;
    GuardedDatabase m_database;
    BoardRow m_row;
};

} // namespace tempestry::persistence
