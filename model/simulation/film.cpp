#include "model/simulation/film.h"

#include <QHash>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace tempestry::simulation {

namespace {

constexpr size_t kLeastPage = 512;

double pauseOf(qint64 microseconds)
{
    const double milliseconds = static_cast<double>(microseconds) / 1000;
    return std::min(Film::kLongestPause, 0.15 * std::log10(1 + milliseconds));
}

// The notes before each note in the flow.
std::vector<std::vector<quint32>> predecessors(const Journal &journal, const FlowGraph &flow)
{
    QHash<NoteId, quint32> numbers;
    for (size_t i = 0; i < journal.notes.size(); ++i)
        numbers.insert(journal.notes[i], static_cast<quint32>(i));
    std::vector<std::vector<quint32>> before(journal.notes.size());
    for (const FlowEdge &edge : flow.edges())
        if (numbers.contains(edge.from) && numbers.contains(edge.to))
            before[numbers.value(edge.to)].push_back(numbers.value(edge.from));
    for (auto &notes : before)
        std::ranges::sort(notes);
    return before;
}

} // namespace

Film::Film(std::shared_ptr<const Journal> journal, const FlowGraph &flow)
    : m_journal(std::move(journal))
{
    findWays(flow);
    spread();
    order();
}

void Film::findWays(const FlowGraph &flow)
{
    const auto &records = m_journal->records;
    const auto before = predecessors(*m_journal, flow);
    QHash<std::pair<quint32, quint32>, quint32> passed; // (message, note it came by) -> record
    std::vector<quint32> ends(records.size(), kNone);   // ActivityStarted -> ActivityEnded
    const auto viaNote = [&](const Record &record) {
        const quint32 message = record.causation;
        const auto &notes = before[record.note];
        if (message == kNone || std::ranges::binary_search(notes, records[message].note))
            return message;
        for (const quint32 note : notes)
            if (const auto via = passed.constFind({message, note}); via != passed.constEnd())
                return *via;
        return message;
    };
    const auto wayBy = [&](quint32 parent) {
        return Way{parent, parent == kNone ? kNone : records[parent].note};
    };

    m_ways.resize(records.size());
    for (quint32 seq = 0; seq < records.size(); ++seq) {
        const Record &record = records[seq];
        switch (record.type) {
        case RecordType::Command:
        case RecordType::Event:
            if (record.activity != kNone)
                m_ways[seq] = wayBy(ends[record.activity] == kNone ? record.activity : ends[record.activity]);
            else
                m_ways[seq] = wayBy(record.causation != kNone  ? record.causation
                                    : record.correlation < seq ? record.correlation
                                                               : kNone);
            break;
        case RecordType::ActivityStarted:
            m_ways[seq] = wayBy(viaNote(record));
            break;
        case RecordType::Projected:
        case RecordType::Dropped:
            m_ways[seq] = wayBy(record.causation);
            passed.insert({record.causation, record.note}, seq);
            break;
        case RecordType::ActivityEnded:
        case RecordType::ActivityFailed:
            ends[record.activity] = seq;
            passed.insert({record.causation, record.note}, seq);
            [[fallthrough]];
        case RecordType::Issued:
        case RecordType::Limit:
            m_ways[seq] = {record.activity != kNone ? record.activity : record.causation, kNone};
            break;
        }
    }
}

void Film::spread()
{
    const auto &records = m_journal->records;
    m_happens.resize(records.size());
    double instant = 0; // when the records of the present virtual time can begin
    double latest = 0;
    for (size_t seq = 0; seq < records.size(); ++seq) {
        if (seq > 0 && records[seq].time > records[seq - 1].time)
            instant = latest + pauseOf(records[seq].time - records[seq - 1].time);
        const auto &[parent, from] = m_ways[seq];
        const double ready = parent == kNone ? 0 : m_happens[parent] + (from == kNone ? 0 : kHop);
        m_happens[seq] = std::max(instant, ready);
        latest = std::max(latest, m_happens[seq]);
    }
}

void Film::order()
{
    const auto &records = m_journal->records;
    m_order.resize(records.size());
    std::iota(m_order.begin(), m_order.end(), 0U);
    std::ranges::stable_sort(m_order, {}, [this](quint32 seq) { return m_happens[seq]; });

    m_page = std::max(kLeastPage, m_journal->notes.size());
    std::vector<quint32> soFar(m_journal->notes.size());
    std::vector<IntervalIndex<quint32>::Interval> travels;
    std::vector<IntervalIndex<quint32>::Interval> busy;
    for (size_t i = 0; i < m_order.size(); ++i) {
        const quint32 seq = m_order[i];
        const Record &record = records[seq];
        if (i % m_page == 0)
            m_pageCounts.push_back(soFar);
        m_times.push_back(m_happens[seq]);
        if (counts(seq))
            ++soFar[record.note];
        if (m_ways[seq].from != kNone)
            travels.push_back({m_happens[m_ways[seq].parent], m_happens[seq], seq});
        const bool isEnd =
            record.type == RecordType::ActivityEnded || record.type == RecordType::ActivityFailed;
        if (isEnd && record.activity != kNone)
            busy.push_back({m_happens[record.activity], m_happens[seq], record.note});
    }
    m_travels = IntervalIndex<quint32>(std::move(travels));
    m_busy = IntervalIndex<quint32>(std::move(busy));
}

bool Film::counts(quint32 seq) const
{
    switch (m_journal->records[seq].type) {
    case RecordType::Command:
    case RecordType::Event:
    case RecordType::ActivityStarted:
    case RecordType::Projected:
        return true;
    case RecordType::Issued: // nothing else tells that somebody began of their own will
        return m_journal->records[seq].activity == kNone;
    default:
        return false;
    }
}

FilmState Film::stateAt(double seconds) const
{
    FilmState state;
    if (!m_journal)
        return state;
    const auto &records = m_journal->records;
    const auto happened = static_cast<size_t>(std::ranges::upper_bound(m_times, seconds) - m_times.begin());
    state.counts.resize(m_journal->notes.size());
    if (happened > 0) {
        state.record = m_order[happened - 1];
        state.time = records[state.record].time;
        const size_t page = (happened - 1) / m_page;
        state.counts = m_pageCounts[page];
        for (size_t i = page * m_page; i < happened; ++i)
            if (counts(m_order[i]))
                ++state.counts[records[m_order[i]].note];
    }
    for (size_t i = happened; i > 0 && m_times[i - 1] > seconds - kHop; --i)
        if (counts(m_order[i - 1]))
            state.current.push_back(records[m_order[i - 1]].note);
    m_busy.forEachAt(seconds, [&state](const auto &busy) { state.current.push_back(busy.value); });
    std::ranges::sort(state.current);
    state.current.erase(std::unique(state.current.begin(), state.current.end()), state.current.end());
    m_travels.forEachAt(seconds, [&](const auto &travel) {
        state.hops.push_back({travel.value, m_ways[travel.value].from, records[travel.value].note,
                              (seconds - travel.start) / (travel.end - travel.start)});
    });
    return state;
}

double Film::nextStep(double seconds) const
{
    const auto found = std::ranges::upper_bound(m_times, seconds);
    return found == m_times.end() ? seconds : *found;
}

double Film::previousStep(double seconds) const
{
    const auto found = std::ranges::lower_bound(m_times, seconds);
    return found == m_times.begin() ? seconds : *std::prev(found);
}

} // namespace tempestry::simulation
