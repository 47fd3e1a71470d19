#pragma once

#include "model/board.h"
#include "model/flow_graph.h"

#include <map>
#include <vector>

namespace tempestry::simulation {

// Which events each read model takes up by the flow: ids of notes, sorted. Read models that take up none are
// not in it.
using Projections = std::map<NoteId, std::vector<NoteId>>;

Projections projectionsOf(const Board &board, const FlowGraph &flow);

// The projections of the board as it is now that a run before did not make: of read models that were added
// or take up other events since. A read model with a script is not among them: only a run calls it.
Projections projectionsSince(const Projections &ran, const Board &now, const FlowGraph &flow);

} // namespace tempestry::simulation
