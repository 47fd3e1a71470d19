#pragma once

#include "model/simulation/engine.h"
#include "model/simulation/run_statistics.h"

namespace tempestry::simulation {

// Runs the plan so many times, with the seeds from options.seed on, each plus one. `progress` is told how
// many runs are over, after each and now and then within long ones; returns false to give up, and the result
// is nullopt. May be empty.
std::optional<RunStatistics> runMany(const Plan &plan, const StatisticsScope &scope,
                                     const RunOptions &options, quint64 runs,
                                     const std::function<bool(quint64 done)> &progress = {});

} // namespace tempestry::simulation
