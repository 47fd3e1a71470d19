#pragma once

#include "model/simulation/flat_flow.h"

namespace tempestry::simulation {

// Which of the handler's events answer the command, as numbers of edges in the handler's order. A handler of
// one command answers with all. Of several, an event belongs to the commands that link to it; else to those
// in whose row it stands on their timeline; else to those with which it shares most words. An event of which
// that can't be told answers every command, and a command to which nothing belongs is answered with all.
std::vector<quint32> answersTo(const FlatFlow &flow, quint32 command, quint32 handler);

} // namespace tempestry::simulation
