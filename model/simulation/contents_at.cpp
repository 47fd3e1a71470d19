#include "model/simulation/contents_at.h"

#include <algorithm>
#include <map>

namespace tempestry::simulation {

namespace {

constexpr size_t kPage = 64; // changes between two contents that are kept

} // namespace

ContentsAt::ContentsAt(std::shared_ptr<const Film> film, const Board &board, const Projections &since,
                       const ScriptedContents &scripted)
    : m_film(std::move(film))
    , m_notes(m_film->journal()->notes)
{
    std::map<NoteId, quint32> numbers;
    for (const NoteId id : m_notes)
        numbers.emplace(id, static_cast<quint32>(numbers.size()));
    for (const auto &[readModel, projection] : since)
        if (numbers.emplace(readModel, static_cast<quint32>(m_notes.size())).second)
            m_notes.push_back(readModel);
    m_shelves.resize(m_notes.size());
    m_readers.resize(m_notes.size());
    m_isSince.resize(m_notes.size());
    for (const NoteId id : m_notes) {
        const Note *note = board.find(id);
        m_isAggregate.push_back(note && note->kind == NoteKind::Aggregate);
    }
    for (const auto &[readModel, projection] : since) {
        m_isSince[numbers[readModel]] = true;
        if (!projection.script.isEmpty())
            continue;
        for (const NoteId event : projection.events)
            if (const auto number = numbers.find(event); number != numbers.end())
                m_readers[number->second].push_back(numbers[readModel]);
    }
    const auto &records = m_film->journal()->records;
    for (quint32 seq = 0; seq < records.size(); ++seq)
        take(records[seq], seq);
    for (const auto &[readModel, changes] : scripted)
        if (const auto projection = since.find(readModel);
            projection != since.end() && !projection->second.script.isEmpty())
            projectScripted(numbers[readModel], changes);
    for (quint32 note = 0; note < m_shelves.size(); ++note)
        if (!m_shelves[note].histories.empty())
            m_holders.push_back(note);
}

std::optional<quint32> ContentsAt::holderOf(NoteId note) const
{
    const auto found =
        std::ranges::find_if(m_holders, [&](quint32 holder) { return m_notes[holder] == note; });
    return found == m_holders.end() ? std::nullopt : std::optional(*found);
}

quint32 ContentsAt::history(quint32 note, quint32 entity)
{
    quint32 &number = m_numbers(note, entity);
    if (!number) {
        m_histories.push_back({entity, note == kNone, {}, {}, {}});
        number = static_cast<quint32>(m_histories.size());
    }
    return number - 1;
}

void ContentsAt::place(quint32 note, quint32 history, quint32 entity, quint32 seq)
{
    Shelf &shelf = m_shelves[note];
    quint32 &known = m_places(note, entity);
    if (!known) {
        shelf.histories.push_back(history);
        shelf.since.push_back(seq);
        known = static_cast<quint32>(shelf.histories.size());
    }
    shelf.changes.push_back(seq);
    shelf.places.push_back(known - 1);
}

void ContentsAt::project(quint32 readModel, const Record &record, quint32 seq)
{
    const quint32 number = history(readModel, record.entity);
    change(number, seq);
    place(readModel, number, record.entity, seq);
}

void ContentsAt::projectScripted(quint32 readModel, const std::vector<ScriptedChange> &changes)
{
    for (const auto &[event, held] : changes) {
        const quint32 entity = m_film->journal()->records[event].entity;
        const quint32 number = history(readModel, entity);
        m_histories[number].changes.push_back(event);
        m_histories[number].scripted.push_back(held);
        place(readModel, number, entity, event);
    }
}

void ContentsAt::take(const Record &record, quint32 seq)
{
    if (record.type == RecordType::Projected && !m_isSince[record.note])
        project(record.note, record, seq);
    if (record.type != RecordType::Event)
        return;
    for (const quint32 readModel : m_readers[record.note])
        project(readModel, record, seq);
    if (record.version == 0)
        return;
    const quint32 stream = history(kNone, record.entity);
    change(stream, seq);
    const quint32 by = record.activity == kNone ? kNone : m_film->journal()->records[record.activity].note;
    if (by != kNone && m_isAggregate[by])
        place(by, stream, record.entity, seq);
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

QJsonObject ContentsAt::heldAfter(const History &history, size_t changes) const
{
    if (changes == 0)
        return {};
    if (!history.scripted.empty())
        return history.scripted[changes - 1];
    const size_t page = (changes - 1) / kPage;
    QJsonObject fields = page > 0 ? history.kept[page - 1] : QJsonObject();
    for (size_t i = page * kPage; i < changes; ++i)
        fold(fields, history.changes[i]);
    return fields;
}

Held ContentsAt::held(quint32 note, size_t place, double seconds) const
{
    const History &history = m_histories[m_shelves[note].histories[place]];
    const size_t changes = happenedBy(history.changes, seconds);
    Held held;
    held.entity = history.entity;
    if (changes == 0)
        return held;
    const QJsonObject before = heldAfter(history, changes - 1);
    held.changedBy = history.changes[changes - 1];
    held.fields = before;
    if (history.scripted.empty())
        fold(held.fields, held.changedBy);
    else
        held.fields = history.scripted[changes - 1];
    for (auto field = held.fields.begin(); field != held.fields.end(); ++field)
        if (before.value(field.key()) != field.value())
            held.changed.append(field.key());
    held.version = history.isStream ? m_film->journal()->records[held.changedBy].version : 0;
    return held;
}

std::optional<size_t> ContentsAt::latest(quint32 note, double seconds) const
{
    const Shelf &shelf = m_shelves[note];
    const size_t changes = happenedBy(shelf.changes, seconds);
    return changes ? std::optional<size_t>(shelf.places[changes - 1]) : std::nullopt;
}

} // namespace tempestry::simulation
