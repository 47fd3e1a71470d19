#pragma once

#include "model/simulation/journal.h"
#include "model/simulation/log_histogram.h"
#include "model/simulation/plan.h"

#include <map>
#include <optional>
#include <vector>

namespace tempestry::simulation {

// Costs are whole thousandths of what the room counts in, so that they add up exactly.
inline constexpr quint64 kCostUnit = 1000;

// What statistics need to know of the board. Notes are numbered as in the plan and the journals of its runs.
struct StatisticsScope
{
    struct Hotspot
    {
        NoteId id;
        // Those it touches; without any the nearest, if that is not farther than kBeside.
        std::vector<quint32> notes;
    };
    static constexpr double kBeside = 200; // paper units from edge to edge

    StatisticsScope() = default;
    StatisticsScope(const Board &board, const Plan &plan);

    std::vector<NoteId> notes;
    std::vector<Role> roles;
    std::vector<quint64> costs;      // of one activity, in thousandths
    std::vector<quint64> capacities; // 0: without limit
    std::vector<Hotspot> hotspots;   // in reading order
};

// Times are virtual microseconds. An activity is one piece of work of a note, also one that fails.
struct NoteStatistics
{
    quint64 reached = 0; // messages of the note, activities of it, or events projected into it
    quint64 activities = 0;
    quint64 failures = 0;
    quint64 busy = 0;      // of all activities together, also of those that a limit cut short
    LogHistogram duration; // of each activity that came to an end
    LogHistogram waiting;  // of each activity: how long its message waited for a place at the note
    LogHistogram queue;    // how many waited, for each microsecond of all runs
    LogHistogram cycle;    // of each event: from the beginning of its correlation
    LogHistogram perRun;   // activities of each run
    std::map<quint32, quint64> outcomes; // messages that came of its activities, by their notes

    void merge(const NoteStatistics &other);
    bool operator==(const NoteStatistics &) const = default;
};

struct HotspotStatistics
{
    quint64 crossings = 0; // how often its notes were reached
    quint64 runs = 0;      // in which that happened

    bool operator==(const HotspotStatistics &) const = default;
};

// What many runs of one plan come to. Adds up exactly, in any order and grouping.
struct RunStatistics
{
    RunStatistics() = default;
    explicit RunStatistics(const StatisticsScope &scope)
        : notes(scope.notes.size())
        , hotspots(scope.hotspots.size())
    {}

    quint64 runs = 0;
    quint64 limited = 0;                     // ended by a limit
    LogHistogram length;                     // of each run, to its last record
    LogHistogram messages;                   // of each run
    LogHistogram cost;                       // of each run, in thousandths
    std::vector<NoteStatistics> notes;       // beside StatisticsScope::notes
    std::vector<HotspotStatistics> hotspots; // beside StatisticsScope::hotspots

    // Precondition: of the same scope.
    void merge(const RunStatistics &other);
    bool operator==(const RunStatistics &) const = default;
};

// How much of what it could do a note has done, 0 to 1; nullopt for notes without a capacity.
std::optional<double> utilisation(const StatisticsScope &scope, const RunStatistics &statistics, size_t note);

// Where the time goes: the note at which all messages together waited longest, for there a message gains most
// from more hands; when nothing ever waited, the one that worked longest, for there it gains most from
// quicker work. nullopt when neither took any time.
struct Bottleneck
{
    enum class Reason : quint8 { Waiting, Work };

    quint32 note = kNone;
    Reason reason = Reason::Waiting;
    double share = 0; // of all waiting, or all work, 0 to 1
};
std::optional<Bottleneck> bottleneck(const RunStatistics &statistics);

} // namespace tempestry::simulation
