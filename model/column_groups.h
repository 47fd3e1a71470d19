#pragma once

#include "model/board.h"

#include <vector>

namespace tempestry {

// Notes that are to share a column, and the room they take up now.
struct ColumnGroup
{
    std::vector<Note> notes; // from top to bottom
    double x = 0;
    double width = 0;
};

// The notes in groups from left to right. Notes of one column of a timeline stay together and apart from its
// other columns; otherwise those that stand above one another share a group.
std::vector<ColumnGroup> columnGroups(const std::vector<Note> &notes);

} // namespace tempestry
