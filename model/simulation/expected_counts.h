#pragma once

#include "model/simulation/flat_flow.h"

namespace tempestry::simulation {

// How often a note stands for something in a run: its `times`, else one for each of several actors; a read
// model once.
quint32 timesOf(const FlatFlow &flow, quint32 note);

// For each note how many occurrences of it follow from one start: its times for each occurrence of a
// predecessor, of several predecessors the one with most. A note on a circle and a note that waits for all of
// its own count as their times; what does not happen, and what only that leads to, counts 0.
std::vector<quint32> expectedCounts(const FlatFlow &flow, const std::vector<bool> &happens);

} // namespace tempestry::simulation
