#include "model/simulation/recorder.h"

#include <algorithm>

namespace tempestry::simulation {

namespace {

constexpr quint64 kRecordsOfMessage = 4; // with those of what it sets going

// Untouched memory costs nothing, while moving a journal of millions as it grows would double the time of a
// run.
constexpr quint64 kReserved = 4'000'000;

} // namespace

void Recorder::reserve(quint64 messages)
{
    if (!m_observer.take)
        m_journal.records.reserve(std::min(messages, kReserved / kRecordsOfMessage) * kRecordsOfMessage);
}

CauseStep Recorder::step(quint32 seq) const
{
    if (seq < m_handedOver.size())
        return m_handedOver[seq];
    const Record &record = m_journal.records[seq - m_handedOver.size()];
    return {record.note, record.causation, record.activity};
}

void Recorder::finish()
{
    if (m_observer.take)
        handOver();
}

void Recorder::report(qint64 time)
{
    if (m_observer.take)
        handOver();
    else
        m_callAt += RunObserver::kRecordsBetweenCalls;
    if (m_observer.progress && !m_observer.progress({m_messages, nextSeq(), time}))
        m_isCancelled = true;
}

void Recorder::handOver()
{
    m_observer.take(m_journal, m_handedOver.size());
    for (const Record &record : m_journal.records)
        m_handedOver.push_back({record.note, record.causation, record.activity});
    m_journal.records.clear();
}

} // namespace tempestry::simulation
