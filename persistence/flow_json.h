#pragma once

#include "model/flow_graph.h"

#include <QByteArray>

namespace tempestry::persistence {

// {"format": "tempestry-flow", "version": 1, "board", "edges": [{"from", "to", "says", and "link" or
// "implied"}]}: UTF-8, edges in reading order of the note they leave, then of the one they reach.
QByteArray flowToJson(const Board &board, const FlowGraph &flow);

} // namespace tempestry::persistence
