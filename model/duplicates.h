#pragma once

#include "model/board.h"

#include <vector>

namespace tempestry {

// Notes of one kind whose titles say the same (see same_wording.h), in groups of at least two, in reading
// order. Notes that are twins of one another already are no news. Takes time in proportion to the notes.
std::vector<std::vector<NoteId>> duplicates(const Board &board);

} // namespace tempestry
