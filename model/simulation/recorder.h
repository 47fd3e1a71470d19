#pragma once

#include "model/simulation/engine.h"
#include "model/simulation/loop_finder.h"

namespace tempestry::simulation {

// Writes a run's journal, and lets the observer see it as it grows.
class Recorder
{
public:
    Recorder(Journal &journal, const RunObserver &observer)
        : m_journal(journal)
        , m_observer(observer)
    {}

    // Room for the records of so many messages.
    void reserve(quint64 messages);

    quint32 nextSeq() const { return static_cast<quint32>(m_handedOver.size() + m_journal.records.size()); }

    // The record is valid until the next call. May call the observer first.
    Record &append(RecordType type, quint32 note, qint64 time)
    {
        if (m_journal.records.size() == m_callAt) [[unlikely]]
            report(time);
        m_messages += type == RecordType::Command || type == RecordType::Event ? 1 : 0;
        Record &record = m_journal.records.emplace_back();
        record.type = type;
        record.note = note;
        record.time = time;
        return record;
    }

    bool isCancelled() const { return m_isCancelled; }
    CauseStep step(quint32 seq) const;
    void finish();

private:
    void report(qint64 time);
    void handOver();

    Journal &m_journal;
    const RunObserver &m_observer;
    std::vector<CauseStep> m_handedOver; // what is left of the records that the observer took
    size_t m_callAt = RunObserver::kRecordsBetweenCalls;
    quint64 m_messages = 0;
    bool m_isCancelled = false;
};

} // namespace tempestry::simulation
