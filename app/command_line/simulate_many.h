#pragma once

#include "app/command_line/command_line.h"
#include "app/simulation/many_runs.h"

namespace tempestry {

class Arguments;

// "simulate --runs": runs the board many times and tells statistics, as a table or, with --statistics, as
// JSON. Throws CommandLineError.
ExitStatus simulateMany(const Board &board, const simulation::Plan &plan, const RunChoice &choice,
                        const Arguments &given, QTextStream &out, QTextStream &err);

} // namespace tempestry
