#pragma once

#include "model/board.h"
#include "persistence/row_values.h"
#include "persistence/stored_edit.h"

// How values become rows and rows values. Which columns a row has, and in which order, is said once for both
// ways: by the columns() functions.
namespace tempestry::persistence {

// The row of the table `board`.
struct BoardRow
{
    BoardId id;
    QString title;
    qint64 edits = 0;
    quint64 content = 0; // sum of the hashes of the elements' rows
};

template <class T>
inline constexpr Table kTableOf = Table::Board;
template <>
inline constexpr Table kTableOf<Note> = Table::Note;
template <>
inline constexpr Table kTableOf<Link> = Table::Link;
template <>
inline constexpr Table kTableOf<Timeline> = Table::Timeline;
template <>
inline constexpr Table kTableOf<Frame> = Table::Frame;
template <>
inline constexpr Table kTableOf<Scenario> = Table::Scenario;
template <>
inline constexpr Table kTableOf<StoredEdit> = Table::ChangeSet;

// Binds the row and returns its hash.
template <class T>
quint64 bindRow(SQLite::Statement &statement, const T &row);

// Fills `row` from the row that the reader stands on. False when it isn't what was written or means nothing
// to this program; `row` then holds what could be made out. Throws JsonError when JSON in it means nothing.
template <class T>
bool readRow(RowReader &reader, T &row);

} // namespace tempestry::persistence
