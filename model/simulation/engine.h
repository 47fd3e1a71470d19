#pragma once

#include "model/simulation/journal.h"
#include "model/simulation/plan.h"

#include <functional>
#include <vector>

namespace tempestry::simulation {

class Scripts;

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
    std::vector<Fault> faults; // besides the scenario's; those of notes that don't flow never happen
    quint64 faultSeed = 0;     // other faults by chance in the same run
    Scripts *scripts =
        nullptr; // without, handlers and policies whose note has a script act as if it had none
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

// Runs the plan to its end. A pure function of the plan, the options and what the scripts answer: the journal
// is the same, bit for bit, on every machine. `journal` must be empty.
//
// Where nothing goes wrong a message is delivered once. With faults it is delivered at least once to each
// note it is for, and each of them but those that take messages twice drops what it has seen (a Dropped
// record). A fault at a command or event concerns its deliveries to whomever it is for. What is lost is a
// Dropped record with the reason "lost". A message that comes after the next one comes at the end where there
// is no next one. A crash comes when what happens at one instant to one note is done: work in progress fails
// with the reason "crash" and is begun again, what was sent and not handled is a Dropped record with the same
// reason and comes again when it is due, but not before the system is back.
//
// The payload of an ActivityFailed record has a `reason`: "fault", "conflict", "crash", or a sentence; the
// `line` of a script that failed; and `again`, in how many microseconds it is tried again, if it is, as have
// those of what a crash dropped. An
// aggregate fails with "conflict" when it would append to the stream of its entity and finds it longer than
// when it began; it tries again at once.
//
// The run ends when nothing is left to happen. Timer::Every goes off without end up to RunLimits::time; with
// no such limit, as long as anything else is to happen, and at least once.
RunEnd run(const Plan &plan, const RunOptions &options, Journal &journal, const RunObserver &observer = {});

} // namespace tempestry::simulation
