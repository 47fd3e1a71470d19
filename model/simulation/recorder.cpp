#include "model/simulation/recorder.h"

#include <algorithm>
#include <cstdint>

#ifdef Q_OS_LINUX
#include <sys/mman.h>
#endif

namespace tempestry::simulation {

namespace {

constexpr quint64 kRecordsOfMessage = 4; // with those of what it sets going

// Untouched memory costs nothing, while moving a journal of millions as it grows would double the time of a
// run.
constexpr quint64 kReserved = 4'000'000;

// Fetching the memory of a long journal 4 KiB at a time costs as much as running it; a hint, no more.
template <class Entry>
void wishForHugePages([[maybe_unused]] const std::vector<Entry> &entries)
{
#ifdef Q_OS_LINUX
    constexpr std::uintptr_t kHugePage = 2U << 20U;
    const auto begin = reinterpret_cast<std::uintptr_t>(entries.data());
    const std::uintptr_t first = (begin + kHugePage - 1) / kHugePage * kHugePage;
    const std::uintptr_t last = (begin + entries.capacity() * sizeof(Entry)) / kHugePage * kHugePage;
    if (first < last)
        madvise(reinterpret_cast<void *>(first), last - first, MADV_HUGEPAGE);
#endif
}

} // namespace

void Recorder::reserve(quint64 messages)
{
    const auto reserveIn = [messages](auto &entries) {
        entries.reserve(std::min(messages, kReserved / kRecordsOfMessage) * kRecordsOfMessage);
        wishForHugePages(entries);
    };
    if (m_observer.take)
        reserveIn(m_handedOver);
    else
        reserveIn(m_journal.records);
}

CauseStep Recorder::step(quint32 seq) const
{
    if (seq < m_handedOver.size())
        return m_handedOver[seq];
    const Record &record = m_journal.records[seq - m_handedOver.size()];
    return {record.note, record.causation, record.activity, record.payload};
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
        m_handedOver.push_back({record.note, record.causation, record.activity, record.payload});
    m_journal.records.clear();
}

} // namespace tempestry::simulation
