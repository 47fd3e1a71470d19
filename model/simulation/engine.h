#pragma once

#include "model/simulation/journal.h"
#include "model/simulation/plan.h"

#include <functional>

namespace tempestry::simulation {

struct RunLimits
{
    quint64 messages = 1'000'000;
    quint64 records = 16'000'000;                     // below 2^32
    qint64 time = std::numeric_limits<qint64>::max(); // virtual microseconds; nothing later happens
};

struct RunOptions
{
    quint64 seed = 1;
    RunLimits limits;
};

struct RunProgress
{
    quint64 messages = 0;
    quint64 records = 0;
    qint64 time = 0;
};

enum class RunEnd : quint8 {
    Finished,  // nothing was left to happen
    Limited,   // the last record is a Limit
    Cancelled, // the journal holds what had happened by then
};

// Called in the thread of the run, after about every `kRecordsBetweenCalls` records.
struct RunObserver
{
    static constexpr quint64 kRecordsBetweenCalls = 16'384;

    // Returns false to cancel the run. May be empty.
    std::function<bool(const RunProgress &)> progress;

    // Takes the records from `firstSeq` on, with the tables as they have become so far (they only grow); the
    // journal then forgets the records. Also called for the last ones at the end. Empty: the journal keeps
    // all.
    std::function<void(const Journal &part, quint64 firstSeq)> take;
};

// Runs the plan to its end. A pure function of the plan, the seed and the limits: the journal is the same,
// bit for bit, on every machine. `journal` must be empty.
RunEnd run(const Plan &plan, const RunOptions &options, Journal &journal, const RunObserver &observer = {});

} // namespace tempestry::simulation
