#pragma once

#include "model/board.h"
#include "model/flow_graph.h"

#include <map>
#include <vector>

namespace tempestry::simulation {

// How a read model is filled.
struct Projection
{
    std::vector<NoteId> events; // that it takes up by the flow, sorted
    QString script;             // that makes what it holds; empty: it holds the latest value of each field

    bool operator==(const Projection &) const = default;
};

// By read model. Those that take up no event are not in it.
using Projections = std::map<NoteId, Projection>;

Projections projectionsOf(const Board &board, const FlowGraph &flow);

// The projections of the board as it is now that a run before did not make: of read models that were added,
// take up other events or have another script since.
Projections projectionsSince(const Projections &ran, const Board &now, const FlowGraph &flow);

} // namespace tempestry::simulation
