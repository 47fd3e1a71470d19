#pragma once

#include "model/board.h"
#include "model/simulation/engine.h"

#include <optional>
#include <vector>

namespace tempestry {

// A small board for one rule of the simulation. Its journal is in golden/<name>/journal.jsonl.
struct GoldenCase
{
    const char *name;
    Board board;
    std::optional<Scenario> scenario;
    simulation::Conditions conditions;
    simulation::RunOptions options;
};

std::vector<GoldenCase> goldenCases();

// Parts of them.
std::vector<GoldenCase> behaviourCases(); // time, turns, guards, streams
std::vector<GoldenCase> troubleCases();   // faults and failures

} // namespace tempestry
