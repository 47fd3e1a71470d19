#pragma once

#include "model/board.h"
#include "model/simulation/journal.h"

class QTextStream;

namespace tempestry {

// A run as a person reads it: a line for each command, event, projection, failure and limit, with its time,
// entity and cause.
void writeJournalText(const Board &board, const simulation::Journal &journal, QTextStream &out);

} // namespace tempestry
