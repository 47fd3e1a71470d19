#pragma once

#include "model/board.h"
#include "persistence/board_rows.h"

#include <QStringList>

#include <limits>
#include <vector>

namespace tempestry::persistence {

// What a file holds.
struct BoardContent
{
    Board board;
    BoardRow row;
    std::vector<StoredEdit> history; // oldest first, as far as the limit allows
    QStringList damage;              // what could not be read, an entry each
};

// How much of the history is read, from the newest edit backwards; the newest one is, whatever its size.
struct HistoryLimit
{
    qint64 edits = std::numeric_limits<qint64>::max();
    qint64 bytes = std::numeric_limits<qint64>::max(); // of the JSON of the changes
};

// Reads and verifies the file, which is never changed. When a program died while it wrote, its half-done
// write is taken back in a copy and that is read. Throws BoardFileError when nothing can be read or the file
// is no board of ours.
BoardContent readBoard(const QString &path, HistoryLimit history);

} // namespace tempestry::persistence
