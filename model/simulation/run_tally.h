#pragma once

#include "model/simulation/run_statistics.h"

namespace tempestry::simulation {

// Adds runs to statistics: takes the journal of one part by part, is told when that is over, and so on with
// the next. Until it is over the statistics hold a part of the run.
class RunTally
{
public:
    // Both outlive it. The statistics and all runs are of the scope.
    RunTally(const StatisticsScope &scope, RunStatistics &statistics);

    // The records from number `firstSeq` on, in order and without gaps; see RunObserver::take.
    void take(const Journal &part, quint64 firstSeq);
    void endRun();

private:
    struct Step // what is kept of each record
    {
        qint64 time = 0;
        quint32 note = kNone;
    };
    struct Change // of a queue's length
    {
        qint64 time = 0;
        quint32 note = 0;
        int by = 0;
    };

    struct InRun // of a note
    {
        quint64 reached = 0;
        quint64 activities = 0;
        quint64 unfinished = 0; // activities
        quint64 startSum = 0;   // of when these started, modulo 2^64
    };

    void takeRecord(const Record &record);
    void takeMessage(const Record &record);
    void takeStart(const Record &record);
    void takeEnd(const Record &record);
    void endNotes(quint64 length);
    void endQueues(qint64 end);
    void endHotspots();
    void clear();

    const StatisticsScope &m_scope;
    RunStatistics &m_all;
    std::vector<InRun> m_notes;
    std::vector<Step> m_steps;
    std::vector<Change> m_changes;
    quint64 m_messages = 0;
};

} // namespace tempestry::simulation
