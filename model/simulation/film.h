#pragma once

#include "model/flow_graph.h"
#include "model/simulation/interval_index.h"
#include "model/simulation/journal.h"

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace tempestry::simulation {

// A token on its way along the flow. Notes are indexes of Journal::notes.
struct Hop
{
    quint32 record = kNone; // that happens when it arrives
    quint32 from = kNone;
    quint32 to = kNone;
    double progress = 0; // from 0 on to 1

    bool operator==(const Hop &) const = default;
};

// What is to be seen at an instant of a film.
struct FilmState
{
    qint64 time = 0;              // virtual microseconds, of the current record
    quint32 record = kNone;       // the latest that happened; kNone before the first
    std::vector<Hop> hops;        // on their way
    std::vector<quint32> counts;  // by note: what has come to it so far; 0: not reached
    std::vector<quint32> current; // notes that something has just come to or that are busy, sorted

    bool operator==(const FilmState &) const = default;
};

// A run as it is watched. Much happens at one virtual instant, and years may pass between two; so the film
// has a time of its own, in seconds: what led to one another comes one hop after the other, what has the same
// cause travels together, and a virtual gap is a pause that grows with its logarithm and stays below
// kLongestPause. Virtual time never runs backwards in it, and what comes to one note or one stream comes in
// the order of the journal.
class Film
{
public:
    static constexpr double kHop = 0.45;
    static constexpr double kLongestPause = 1.2;

    Film() = default;
    // The flow tells on which way a token came where the journal leaves that open: by way of a read model or
    // a screen. Making it takes time in proportion to the journal; `stopped` is asked now and then, and when
    // it says yes the film is of no use.
    Film(std::shared_ptr<const Journal> journal, const FlowGraph &flow,
         const std::function<bool()> &stopped = {});

    // nullptr for a film without a run.
    const std::shared_ptr<const Journal> &journal() const { return m_journal; }

    double duration() const { return m_order.empty() ? 0 : m_happens[m_order.back()]; }
    // When the record happens.
    double recordTime(quint32 seq) const { return m_happens[seq]; }
    // The note that the record's token came from; kNone where nothing travels.
    quint32 cameFrom(quint32 seq) const { return m_ways[seq].from; }

    // Any instant, in any order; costs the same wherever it is.
    FilmState stateAt(double seconds) const;

    // The instants at which records happen, one step on or back; the instant itself when there is none.
    double nextStep(double seconds) const;
    double previousStep(double seconds) const;

    // The first record, as they happen, after the one instant and up to the other for which `matches` holds.
    std::optional<quint32> firstBetween(double after, double until,
                                        const std::function<bool(quint32 seq)> &matches) const;
    // The instant itself when something travels or happens then; else the next one at which something does.
    double nextMotion(double seconds) const;

private:
    struct Way // of a record: what it comes from, and where
    {
        quint32 parent = kNone; // record
        quint32 from = kNone;   // note; kNone where nothing travels
    };

    using Stopped = std::function<bool()>;

    void findWays(const FlowGraph &flow, const Stopped &stopped);
    void spread(const Stopped &stopped);
    void order(const Stopped &stopped);
    void index(const Stopped &stopped);
    size_t happenedBy(double seconds) const;
    bool counts(quint32 seq) const;

    std::shared_ptr<const Journal> m_journal;
    std::vector<Way> m_ways;
    std::vector<double> m_happens; // by record
    std::vector<quint32> m_order;  // records as they happen
    size_t m_page = 0;
    std::vector<std::vector<quint32>> m_pageCounts; // counts before each page of m_order
    IntervalIndex<quint32> m_travels;               // records of hops
    IntervalIndex<quint32> m_busy;                  // notes
};

} // namespace tempestry::simulation
