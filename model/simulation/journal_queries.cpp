#include "model/simulation/journal_queries.h"

#include <algorithm>

namespace tempestry::simulation {

std::vector<Lane> lanes(const Journal &journal)
{
    std::vector<Lane> all(journal.notes.size());
    std::vector<size_t> places(journal.records.size()); // of ActivityStarted records in their lanes
    const qint64 last = journal.records.empty() ? 0 : journal.records.back().time;
    for (quint32 seq = 0; seq < journal.records.size(); ++seq) {
        const Record &record = journal.records[seq];
        if (record.type == RecordType::ActivityStarted) {
            places[seq] = all[record.note].busy.size();
            all[record.note].busy.push_back({record.time, last, seq, false});
        } else if (record.type == RecordType::ActivityEnded || record.type == RecordType::ActivityFailed) {
            BusySpan &span = all[record.note].busy[places[record.activity]];
            span.end = record.time;
            span.failed = record.type == RecordType::ActivityFailed;
        }
    }
    for (quint32 note = 0; note < all.size(); ++note)
        all[note].note = note;
    std::erase_if(all, [](const Lane &lane) { return lane.busy.empty(); });
    return all;
}

std::vector<quint32> chain(const Journal &journal, quint32 seq)
{
    std::vector<quint32> found;
    while (seq != kNone) {
        found.push_back(seq);
        const Record &record = journal.records[seq];
        if (record.activity != kNone && record.activity < seq)
            seq = record.activity;
        else if (record.causation != kNone)
            seq = record.causation;
        else
            seq = record.correlation < seq ? record.correlation : kNone;
    }
    return found;
}

} // namespace tempestry::simulation
