#include "model/simulation/film.h"

#include <QHash>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace tempestry::simulation {

namespace {

constexpr size_t kLeastPage = 512;
constexpr size_t kBetweenLooks = 32'768; // records between two times that somebody may stop the making

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

bool isTimeToStop(size_t at, const std::function<bool()> &stopped)
{
    return at % kBetweenLooks == 0 && stopped && stopped();
}

// Sorts like std::stable_sort. Bottom up, so that it can be stopped between two merges.
template <class Less>
void sortStably(std::vector<quint32> &numbers, Less less, const std::function<bool()> &stopped)
{
    const auto at = [](std::vector<quint32> &in, size_t place) {
        return in.begin() + static_cast<std::ptrdiff_t>(std::min(place, in.size()));
    };
    for (size_t begin = 0; begin < numbers.size() && !isTimeToStop(begin, stopped); begin += kBetweenLooks)
        std::stable_sort(at(numbers, begin), at(numbers, begin + kBetweenLooks), less);
    std::vector<quint32> merged(numbers.size());
    for (size_t width = kBetweenLooks; width < numbers.size(); width *= 2) {
        for (size_t begin = 0; begin < numbers.size() && !isTimeToStop(begin, stopped); begin += 2 * width)
            std::merge(at(numbers, begin), at(numbers, begin + width), at(numbers, begin + width),
                       at(numbers, begin + 2 * width), at(merged, begin), less);
        numbers.swap(merged);
    }
}

} // namespace

Film::Film(std::shared_ptr<const Journal> journal, const FlowGraph &flow, const Stopped &stopped)
    : m_journal(std::move(journal))
{
    findWays(flow, stopped);
    spread(stopped);
    order(stopped);
    index(stopped);
}

void Film::findWays(const FlowGraph &flow, const Stopped &stopped)
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
    for (quint32 seq = 0; seq < records.size() && !isTimeToStop(seq, stopped); ++seq) {
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

void Film::spread(const Stopped &stopped)
{
    const auto &records = m_journal->records;
    m_happens.resize(records.size());
    std::vector<double> atNote(m_journal->notes.size());
    std::vector<double> inStream(static_cast<size_t>(m_journal->entities.size()));
    double instant = 0; // when the records of the present virtual time can begin
    double latest = 0;
    for (size_t seq = 0; seq < records.size() && !isTimeToStop(seq, stopped); ++seq) {
        const Record &record = records[seq];
        if (seq > 0 && record.time > records[seq - 1].time)
            instant = latest + pauseOf(record.time - records[seq - 1].time);
        const auto &[parent, from] = m_ways[seq];
        const double ready = parent == kNone ? 0 : m_happens[parent] + (from == kNone ? 0 : kHop);
        double happens = std::max(instant, ready);
        if (record.note != kNone)
            atNote[record.note] = happens = std::max(happens, atNote[record.note]);
        if (record.version > 0)
            inStream[record.entity] = happens = std::max(happens, inStream[record.entity]);
        m_happens[seq] = happens;
        latest = std::max(latest, happens);
    }
}

void Film::order(const Stopped &stopped)
{
    m_order.resize(m_journal->records.size());
    std::iota(m_order.begin(), m_order.end(), 0U);
    sortStably(
        m_order, [this](quint32 a, quint32 b) { return m_happens[a] < m_happens[b]; }, stopped);
}

void Film::index(const Stopped &stopped)
{
    const auto &records = m_journal->records;
    m_page = std::max(kLeastPage, m_journal->notes.size());
    std::vector<quint32> soFar(m_journal->notes.size());
    std::vector<IntervalIndex<quint32>::Interval> travels;
    std::vector<IntervalIndex<quint32>::Interval> busy;
    for (size_t i = 0; i < m_order.size() && !isTimeToStop(i, stopped); ++i) {
        const quint32 seq = m_order[i];
        const Record &record = records[seq];
        if (i % m_page == 0)
            m_pageCounts.push_back(soFar);
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

size_t Film::happenedBy(double seconds) const
{
    const auto after =
        std::ranges::upper_bound(m_order, seconds, {}, [this](quint32 seq) { return m_happens[seq]; });
    return static_cast<size_t>(after - m_order.begin());
}

FilmState Film::stateAt(double seconds) const
{
    FilmState state;
    if (!m_journal)
        return state;
    const auto &records = m_journal->records;
    const size_t happened = happenedBy(seconds);
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
    for (size_t i = happened; i > 0 && m_happens[m_order[i - 1]] > seconds - kHop; --i)
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
    const size_t next = happenedBy(seconds);
    return next == m_order.size() ? seconds : m_happens[m_order[next]];
}

double Film::previousStep(double seconds) const
{
    const auto found =
        std::ranges::lower_bound(m_order, seconds, {}, [this](quint32 seq) { return m_happens[seq]; });
    return found == m_order.begin() ? seconds : m_happens[*std::prev(found)];
}

std::optional<quint32> Film::firstBetween(double after, double until,
                                          const std::function<bool(quint32)> &matches) const
{
    for (size_t i = happenedBy(after); i < m_order.size() && m_happens[m_order[i]] <= until; ++i)
        if (matches(m_order[i]))
            return m_order[i];
    return {};
}

double Film::nextMotion(double seconds) const
{
    bool moves = false;
    m_travels.forEachAt(seconds, [&moves](const auto &) { moves = true; });
    if (moves)
        return seconds;
    const double step = nextStep(seconds);
    const double start = m_travels.nextStart(seconds).value_or(step);
    return std::min(step, start);
}

} // namespace tempestry::simulation
