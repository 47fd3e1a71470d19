#pragma once

#include "model/simulation/flat_flow.h"
#include "model/simulation/plan.h"

namespace tempestry::simulation {

// Adds to the edge what its link says: delay and guard.
void addLink(const Link &link, Plan &plan, PlanEdge &edge);

// Adds to a plan that has its notes, edges, answers and starts what the notes do by the clock, how long they
// take and how often they try, what they keep, and what goes wrong. `happens` tells which notes are on.
void addBehaviour(const FlatFlow &flow, const Scenario *scenario, const std::vector<bool> &happens,
                  Plan &plan);

} // namespace tempestry::simulation
