#pragma once

#include "app/simulation/finished_run.h"
#include "model/simulation/run_statistics.h"

#include <atomic>
#include <functional>
#include <optional>

namespace tempestry {

// What a person chose for many runs: choice.options.seed is the first seed; each run has the next one.
struct ManyRuns
{
    RunChoice choice;
    quint64 runs = 1000;
};

// What they came to.
struct FinishedRuns
{
    Board board; // as it ran
    ManyRuns asked;
    simulation::StatisticsScope scope;
    simulation::RunStatistics statistics;
};

// Where many runs are made.
struct Workers
{
    QString program; // path of a Tempestry
    int most = 0;    // processes at once; 0: as many as there are cores

    // Runs them in processes of their own, fed and read through pipes, and waits for all, in any thread that
    // has no event loop running or can do with one more. The result is the same whatever the number of
    // processes. `progress` is told how many runs are over. nullopt when cancelled, with an empty problem, or
    // when it failed: the problem is then a sentence.
    std::optional<FinishedRuns> run(const Board &board, const ManyRuns &asked,
                                    const std::atomic<bool> &cancelled,
                                    const std::function<void(quint64 runs)> &progress,
                                    QString *problem) const;
};

} // namespace tempestry
