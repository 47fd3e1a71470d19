#include "model/simulation/contents_at.h"

#include <algorithm>

namespace tempestry::simulation {

namespace {

constexpr size_t kPage = 64; // changes between two contents that are kept

} // namespace

ContentsAt::ContentsAt(std::shared_ptr<const Film> film, const Board &board)
    : m_film(std::move(film))
{
    const Journal &journal = *m_film->journal();
    m_shelves.resize(journal.notes.size());
    for (const NoteId id : journal.notes) {
        const Note *note = board.find(id);
        m_isAggregate.push_back(note && note->kind == NoteKind::Aggregate);
    }
    for (quint32 seq = 0; seq < journal.records.size(); ++seq)
        take(journal.records[seq], seq);
    for (quint32 note = 0; note < m_shelves.size(); ++note)
        if (!m_shelves[note].histories.empty())
            m_holders.push_back(note);
}

void ContentsAt::take(const Record &record, quint32 seq)
{
    const auto &records = m_film->journal()->records;
    const auto history = [this](quint32 note, quint32 entity) {
        quint32 &number = m_numbers(note, entity);
        if (!number) {
            m_histories.emplace_back().entity = entity;
            number = static_cast<quint32>(m_histories.size());
        }
        return number - 1;
    };
    const auto place = [&](quint32 note, quint32 stands) {
        Shelf &shelf = m_shelves[note];
        quint32 &known = m_places(note, record.entity);
        if (!known) {
            shelf.histories.push_back(stands);
            shelf.since.push_back(seq);
            known = static_cast<quint32>(shelf.histories.size());
        }
        shelf.changes.push_back(seq);
        shelf.places.push_back(known - 1);
    };
    if (record.type == RecordType::Projected) {
        const quint32 model = history(record.note, record.entity);
        change(model, seq);
        place(record.note, model);
    } else if (record.type == RecordType::Event && record.version > 0) {
        const quint32 stream = history(kNone, record.entity);
        change(stream, seq);
        if (record.activity != kNone && m_isAggregate[records[record.activity].note])
            place(records[record.activity].note, stream);
    }
}

void ContentsAt::change(quint32 number, quint32 seq)
{
    History &history = m_histories[number];
    if (!history.changes.empty() && history.changes.size() % kPage == 0) {
        QJsonObject fields = history.kept.empty() ? QJsonObject() : history.kept.back();
        for (size_t i = history.changes.size() - kPage; i < history.changes.size(); ++i)
            fold(fields, history.changes[i]);
        history.kept.push_back(std::move(fields));
    }
    history.changes.push_back(seq);
}

void ContentsAt::fold(QJsonObject &fields, quint32 seq) const
{
    const Journal &journal = *m_film->journal();
    const Record &record = journal.records[seq];
    if (record.type == RecordType::Projected && record.payload != kNone) {
        fields = journal.payloads[record.payload];
        return;
    }
    const Record *event = &record;
    if (record.type == RecordType::Projected) {
        if (record.causation == kNone)
            return;
        event = &journal.records[record.causation];
    }
    if (event->payload == kNone)
        return;
    const QJsonObject &added = journal.payloads[event->payload];
    for (auto field = added.begin(); field != added.end(); ++field)
        fields.insert(field.key(), field.value());
}

size_t ContentsAt::happenedBy(const std::vector<quint32> &records, double seconds) const
{
    const auto after = std::ranges::upper_bound(records, seconds, {},
                                                [this](quint32 seq) { return m_film->recordTime(seq); });
    return static_cast<size_t>(after - records.begin());
}

size_t ContentsAt::entities(quint32 note, double seconds) const
{
    return happenedBy(m_shelves[note].since, seconds);
}

Held ContentsAt::held(quint32 note, size_t place, double seconds) const
{
    const History &history = m_histories[m_shelves[note].histories[place]];
    const size_t changes = happenedBy(history.changes, seconds);
    Held held;
    held.entity = history.entity;
    if (changes == 0)
        return held;
    const size_t page = (changes - 1) / kPage;
    if (page > 0)
        held.fields = history.kept[page - 1];
    for (size_t i = page * kPage; i + 1 < changes; ++i)
        fold(held.fields, history.changes[i]);
    const QJsonObject before = held.fields;
    held.changedBy = history.changes[changes - 1];
    fold(held.fields, held.changedBy);
    for (auto field = held.fields.begin(); field != held.fields.end(); ++field)
        if (before.value(field.key()) != field.value())
            held.changed.append(field.key());
    const Record &record = m_film->journal()->records[held.changedBy];
    held.version = record.type == RecordType::Event ? record.version : 0;
    return held;
}

std::optional<size_t> ContentsAt::latest(quint32 note, double seconds) const
{
    const Shelf &shelf = m_shelves[note];
    const size_t changes = happenedBy(shelf.changes, seconds);
    return changes ? std::optional<size_t>(shelf.places[changes - 1]) : std::nullopt;
}

} // namespace tempestry::simulation
