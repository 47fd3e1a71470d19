#include "model/simulation/run_tally.h"

#include <algorithm>

namespace tempestry::simulation {

namespace {

// What was given happened before the run, at negative times.
quint64 span(qint64 from, qint64 to)
{
    return to > from ? static_cast<quint64>(to) - static_cast<quint64>(from) : 0;
}

bool works(Role role)
{
    return role == Role::Handler || role == Role::Policy || role == Role::Informed;
}

} // namespace

RunTally::RunTally(const StatisticsScope &scope, RunStatistics &statistics)
    : m_scope(scope)
    , m_all(statistics)
    , m_notes(scope.notes.size())
{}

void RunTally::take(const Journal &part, [[maybe_unused]] quint64 firstSeq)
{
    Q_ASSERT(firstSeq == m_steps.size());
    for (const Record &record : part.records)
        takeRecord(record);
}

void RunTally::takeRecord(const Record &record)
{
    m_steps.push_back({record.time, record.note});
    switch (record.type) {
    case RecordType::Command:
    case RecordType::Event:
        if (record.time >= 0)
            takeMessage(record);
        break;
    case RecordType::ActivityStarted:
        takeStart(record);
        break;
    case RecordType::ActivityEnded:
    case RecordType::ActivityFailed:
        takeEnd(record);
        break;
    case RecordType::Projected:
        m_notes[record.note].reached += record.time >= 0 ? 1 : 0;
        break;
    case RecordType::Limit:
        ++m_all.limited;
        break;
    case RecordType::Issued:
    case RecordType::Dropped:
        break;
    }
}

void RunTally::takeMessage(const Record &record)
{
    ++m_notes[record.note].reached;
    ++m_messages;
    if (record.type == RecordType::Event && record.correlation != kNone)
        m_all.notes[record.note].cycle.add(span(m_steps[record.correlation].time, record.time));
    if (record.activity != kNone)
        ++m_all.notes[m_steps[record.activity].note].outcomes[record.note];
}

void RunTally::takeStart(const Record &record)
{
    InRun &note = m_notes[record.note];
    ++note.reached;
    ++note.activities;
    ++note.unfinished;
    note.startSum += static_cast<quint64>(record.time);
    m_all.notes[record.note].waiting.add(static_cast<quint64>(record.waited));
    if (record.waited > 0) {
        m_changes.push_back({record.time - record.waited, record.note, 1});
        m_changes.push_back({record.time, record.note, -1});
    }
}

void RunTally::takeEnd(const Record &record)
{
    InRun &inRun = m_notes[record.note];
    NoteStatistics &note = m_all.notes[record.note];
    const qint64 start = m_steps[record.activity].time;
    --inRun.unfinished;
    inRun.startSum -= static_cast<quint64>(start);
    note.duration.add(span(start, record.time));
    note.busy = saturatingSum(note.busy, span(start, record.time));
    note.failures += record.type == RecordType::ActivityFailed ? 1 : 0;
}

void RunTally::endRun()
{
    const qint64 end = m_steps.empty() ? 0 : std::max<qint64>(0, m_steps.back().time);
    endNotes(static_cast<quint64>(end));
    endQueues(end);
    endHotspots();
    ++m_all.runs;
    m_all.length.add(static_cast<quint64>(end));
    m_all.messages.add(m_messages);
    clear();
}

void RunTally::endNotes(quint64 length)
{
    quint64 cost = 0;
    for (size_t i = 0; i < m_notes.size(); ++i) {
        const InRun &inRun = m_notes[i];
        NoteStatistics &note = m_all.notes[i];
        note.reached = saturatingSum(note.reached, inRun.reached);
        note.activities = saturatingSum(note.activities, inRun.activities);
        note.busy = saturatingSum(note.busy, inRun.unfinished * length - inRun.startSum);
        if (works(m_scope.roles[i]))
            note.perRun.add(inRun.activities);
        cost = saturatingSum(cost, saturatingProduct(inRun.activities, m_scope.costs[i]));
    }
    m_all.cost.add(cost);
}

// Times between equal instants are none, so the order of changes at one instant does not matter.
void RunTally::endQueues(qint64 end)
{
    std::ranges::sort(m_changes, {},
                      [](const Change &change) { return std::pair(change.note, change.time); });
    size_t next = 0;
    for (quint32 note = 0; note < m_notes.size(); ++note) {
        LogHistogram &queue = m_all.notes[note].queue;
        qint64 since = 0;
        qint64 waiting = 0;
        const auto until = [&](qint64 time) {
            queue.add(static_cast<quint64>(std::max<qint64>(0, waiting)), span(since, time));
            since = std::max(since, time);
        };
        for (; next < m_changes.size() && m_changes[next].note == note; ++next) {
            until(m_changes[next].time);
            waiting += m_changes[next].by;
        }
        if (works(m_scope.roles[note]))
            until(end);
    }
}

void RunTally::endHotspots()
{
    for (size_t i = 0; i < m_scope.hotspots.size(); ++i) {
        quint64 crossings = 0;
        for (const quint32 note : m_scope.hotspots[i].notes)
            crossings += m_notes[note].reached;
        m_all.hotspots[i].crossings = saturatingSum(m_all.hotspots[i].crossings, crossings);
        m_all.hotspots[i].runs += crossings > 0 ? 1 : 0;
    }
}

void RunTally::clear()
{
    std::ranges::fill(m_notes, InRun());
    m_steps.clear();
    m_changes.clear();
    m_messages = 0;
}

} // namespace tempestry::simulation
