#include "model/simulation/ends.h"

#include <QJsonDocument>

#include <algorithm>

namespace tempestry::simulation {

namespace {

QJsonObject payloadOf(const Journal &journal, const Record &record)
{
    return record.payload == kNone ? QJsonObject() : journal.payloads[record.payload];
}

void add(const Journal &journal, const Record &event, EntityEnd &end)
{
    end.events.push_back({journal.notes[event.note], journal.noteNames[static_cast<qsizetype>(event.note)],
                          payloadOf(journal, event)});
    const QJsonObject &payload = end.events.back().payload;
    for (auto field = payload.begin(); field != payload.end(); ++field)
        end.contents.insert(field.key(), field.value());
}

std::vector<std::pair<NoteId, QByteArray>> sorted(const std::vector<EndEvent> &events)
{
    std::vector<std::pair<NoteId, QByteArray>> keys;
    for (const EndEvent &event : events)
        keys.emplace_back(event.note, QJsonDocument(event.payload).toJson(QJsonDocument::Compact));
    std::ranges::sort(keys);
    return keys;
}

std::vector<EndEvent> upTo(const std::vector<EndEvent> &events, size_t place)
{
    return {events.begin(), events.begin() + static_cast<std::ptrdiff_t>(std::min(place + 1, events.size()))};
}

} // namespace

Ends endsOf(const Journal &journal)
{
    Ends ends;
    for (const Record &record : journal.records) {
        if (record.entity == kNone)
            continue;
        const QString &entity = journal.entities[static_cast<qsizetype>(record.entity)];
        if (record.type == RecordType::Event)
            add(journal, record, ends[{NoteId(), entity}]);
        if (record.type != RecordType::Projected || record.causation == kNone)
            continue;
        EntityEnd &end = ends[{journal.notes[record.note], entity}];
        add(journal, journal.records[record.causation], end);
        if (record.payload != kNone)
            end.contents = payloadOf(journal, record);
    }
    return ends;
}

std::vector<EndDifference> differencesOf(const Ends &one, const Ends &other)
{
    static const EntityEnd kNothing;
    Ends keys = one;
    keys.insert(other.begin(), other.end());
    std::vector<EndDifference> differences;
    for (const auto &[key, unused] : keys) {
        const auto found = one.find(key);
        const auto otherFound = other.find(key);
        const EntityEnd &a = found == one.end() ? kNothing : found->second;
        const EntityEnd &b = otherFound == other.end() ? kNothing : otherFound->second;
        const bool isStream = key.first == NoteId();
        if (a.contents == b.contents && (!isStream || sorted(a.events) == sorted(b.events)))
            continue;
        const auto place =
            static_cast<size_t>(std::ranges::mismatch(a.events, b.events).in1 - a.events.begin());
        differences.push_back({key.first,
                               {},
                               key.second,
                               upTo(a.events, place),
                               upTo(b.events, place),
                               a.contents,
                               b.contents});
    }
    return differences;
}

} // namespace tempestry::simulation
