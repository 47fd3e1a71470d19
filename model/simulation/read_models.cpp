#include "model/simulation/read_models.h"

#include <algorithm>

namespace tempestry::simulation {

ReadModelContents readModelsAfter(const Journal &journal, size_t records)
{
    ReadModelContents models;
    for (size_t seq = 0; seq < std::min(records, journal.records.size()); ++seq) {
        const Record &record = journal.records[seq];
        if (record.type != RecordType::Projected)
            continue;
        QJsonObject &held = models[{record.note, record.entity}];
        if (record.payload != kNone) {
            held = journal.payloads[record.payload];
            continue;
        }
        const quint32 payload = record.causation == kNone ? kNone : journal.records[record.causation].payload;
        if (payload == kNone)
            continue;
        const QJsonObject &added = journal.payloads[payload];
        for (auto field = added.begin(); field != added.end(); ++field)
            held.insert(field.key(), field.value());
    }
    return models;
}

} // namespace tempestry::simulation
