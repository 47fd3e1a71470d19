#include "model/simulation/run_many.h"

#include "model/simulation/run_tally.h"

namespace tempestry::simulation {

std::optional<RunStatistics> runMany(const Plan &plan, const StatisticsScope &scope,
                                     const RunOptions &options, quint64 runs,
                                     const std::function<bool(quint64 done)> &progress)
{
    RunStatistics statistics(scope);
    RunTally tally(scope, statistics);
    quint64 done = 0;
    RunObserver observer;
    observer.take = [&tally](const Journal &part, quint64 firstSeq) { tally.take(part, firstSeq); };
    if (progress)
        observer.progress = [&](const RunProgress &) { return progress(done); };
    RunOptions once = options;
    for (; done < runs; ++done, ++once.seed) {
        Journal journal;
        if ((progress && !progress(done)) || run(plan, once, journal, observer) == RunEnd::Cancelled)
            return std::nullopt;
        tally.endRun();
    }
    if (progress)
        progress(done);
    return statistics;
}

} // namespace tempestry::simulation
