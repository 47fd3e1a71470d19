#include "model/simulation/journal_queries.h"

#include <algorithm>
#include <numeric>

namespace tempestry::simulation {

std::vector<Lane> lanes(const Journal &journal)
{
    std::vector<Lane> all(journal.notes.size());
    std::vector<quint32> places(journal.records.size()); // of ActivityStarted records in their lanes
    for (quint32 seq = 0; seq < journal.records.size(); ++seq) {
        const Record &record = journal.records[seq];
        if (record.type == RecordType::ActivityStarted) {
            places[seq] = static_cast<quint32>(all[record.note].work.size());
            all[record.note].work.push_back({record.causation, seq, kNone, false});
        } else if (record.type == RecordType::ActivityEnded || record.type == RecordType::ActivityFailed) {
            Work &work = all[record.note].work[places[record.activity]];
            work.ended = seq;
            work.failed = record.type == RecordType::ActivityFailed;
        }
    }
    for (quint32 note = 0; note < all.size(); ++note)
        all[note].note = note;
    std::erase_if(all, [](const Lane &lane) { return lane.work.empty(); });
    return all;
}

quint32 causeOf(const Journal &journal, quint32 seq)
{
    const Record &record = journal.records[seq];
    if (record.activity != kNone && record.activity < seq)
        return record.activity;
    if (record.causation != kNone && record.causation < seq)
        return record.causation;
    return record.correlation < seq ? record.correlation : kNone;
}

std::vector<quint32> chain(const Journal &journal, quint32 seq)
{
    std::vector<quint32> found;
    for (; seq != kNone; seq = causeOf(journal, seq))
        found.push_back(seq);
    return found;
}

Consequences::Consequences(const Journal &journal)
    : m_begins(journal.records.size() + 1)
{
    const auto count = static_cast<quint32>(journal.records.size());
    for (quint32 seq = 0; seq < count; ++seq)
        if (const quint32 cause = causeOf(journal, seq); cause != kNone)
            ++m_begins[cause + 1];
    std::partial_sum(m_begins.begin(), m_begins.end(), m_begins.begin());
    m_caused.resize(m_begins.back());
    std::vector<quint32> next(m_begins.begin(), m_begins.end() - 1);
    for (quint32 seq = 0; seq < count; ++seq)
        if (const quint32 cause = causeOf(journal, seq); cause != kNone)
            m_caused[next[cause]++] = seq;
}

std::vector<quint32> Consequences::all(quint32 seq) const
{
    std::vector<quint32> found{seq};
    for (size_t i = 0; i < found.size(); ++i)
        for (const quint32 caused : of(found[i]))
            found.push_back(caused);
    std::ranges::sort(found);
    return found;
}

} // namespace tempestry::simulation
