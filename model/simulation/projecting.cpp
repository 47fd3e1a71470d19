#include "model/simulation/projecting.h"

#include "model/simulation/scripts.h"

#include <QJsonArray>

#include <map>

namespace tempestry::simulation {

namespace {

using Readers = std::vector<std::vector<NoteId>>; // read models by the journal's number of their event

Readers readersOf(const Journal &journal, const Projections &projections)
{
    std::map<NoteId, size_t> numbers;
    for (const NoteId id : journal.notes)
        numbers.emplace(id, numbers.size());
    Readers readers(journal.notes.size());
    for (const auto &[readModel, projection] : projections)
        for (const NoteId event : projection.events)
            if (const auto number = numbers.find(event); number != numbers.end())
                readers[number->second].push_back(readModel);
    return readers;
}

bool isTakenUp(const Record &record, const Readers &readers)
{
    return record.type == RecordType::Event && !readers[record.note].empty();
}

Record cutLoose(const Record &event, size_t number)
{
    Record record = event;
    record.correlation = static_cast<quint32>(number);
    record.causation = kNone;
    record.activity = kNone;
    return record;
}

Journal tablesOf(const Journal &journal)
{
    Journal tables;
    tables.notes = journal.notes;
    tables.noteNames = journal.noteNames;
    tables.entities = journal.entities;
    tables.payloads = journal.payloads;
    return tables;
}

// Fills read models one event after the other.
class Projector
{
public:
    Projector(const Journal &journal, const Projections &projections, const Plan &plan, Scripts *scripts)
        : m_plan(plan)
        , m_scripts(scripts)
        , m_out(tablesOf(journal))
    {
        for (quint32 note = 0; note < plan.ids.size(); ++note)
            m_planned.emplace(plan.ids[note], note);
        for (const auto &[readModel, projection] : projections)
            m_numbers.emplace(readModel, numberOf(readModel));
        if (m_scripts)
            m_scripts->begin(m_out);
    }

    bool hasEnded() const { return m_hasEnded; }

    void take(const Record &event, const std::vector<NoteId> &readModels)
    {
        const auto number = static_cast<quint32>(m_out.records.size());
        m_out.records.push_back(cutLoose(event, number));
        for (const NoteId readModel : readModels)
            if (!m_hasEnded)
                project(readModel, number);
    }

    Journal finish() && { return std::move(m_out); }

private:
    quint32 numberOf(NoteId note)
    {
        const auto known = std::ranges::find(m_out.notes, note);
        const auto number = static_cast<quint32>(known - m_out.notes.begin());
        if (known == m_out.notes.end()) {
            const auto planned = m_planned.find(note);
            m_out.notes.push_back(note);
            m_out.noteNames.push_back(planned == m_planned.end() ? QString()
                                                                 : m_plan.titles[planned->second]);
        }
        return number;
    }

    void project(NoteId readModel, quint32 event)
    {
        Record record;
        record.type = RecordType::Projected;
        record.id = m_out.records[event].id;
        record.time = m_out.records[event].time;
        record.note = m_numbers.at(readModel);
        record.entity = m_out.records[event].entity;
        record.correlation = event;
        record.causation = event;
        if (const auto failed = callScript(readModel, &record)) {
            record.type = RecordType::Dropped;
            record.payload = payload(failed->payload());
            m_hasEnded = failed->fatal;
        }
        m_out.records.push_back(record);
        if (m_hasEnded)
            end(record);
    }

    // Nothing happens where there is no script.
    std::optional<Scripts::Failure> callScript(NoteId readModel, Record *projected)
    {
        const auto note = m_planned.find(readModel);
        const Record &event = m_out.records[projected->causation];
        const auto type = m_planned.find(m_out.notes[event.note]);
        if (!m_scripts || note == m_planned.end() || type == m_planned.end() ||
            !m_scripts->canProject(note->second))
            return std::nullopt;
        const Scripts::Message message{type->second, event.entity, event.payload, event.id};
        if (auto failed = m_scripts->project(note->second, message))
            return failed;
        projected->payload = payload(m_scripts->contents(note->second, event.entity));
        return std::nullopt;
    }

    void end(const Record &dropped)
    {
        Record record;
        record.type = RecordType::Limit;
        record.time = dropped.time;
        QJsonObject reason = m_out.payloads[dropped.payload];
        reason.insert(QStringLiteral("limit"), QStringLiteral("script"));
        reason.insert(QStringLiteral("notes"),
                      QJsonArray{m_out.noteNames[static_cast<qsizetype>(dropped.note)].simplified()});
        record.payload = payload(reason);
        m_out.records.push_back(record);
    }

    quint32 payload(const QJsonObject &object)
    {
        m_out.payloads.push_back(object);
        return static_cast<quint32>(m_out.payloads.size() - 1);
    }

    const Plan &m_plan;
    Scripts *m_scripts;
    Journal m_out;
    std::map<NoteId, quint32> m_planned; // Plan::notes
    std::map<NoteId, quint32> m_numbers; // of read models: m_out.notes
    bool m_hasEnded = false;
};

} // namespace

Journal eventsTakenUp(const Journal &journal, const Projections &projections, std::vector<quint32> *numbers)
{
    const Readers readers = readersOf(journal, projections);
    Journal events = tablesOf(journal);
    for (quint32 number = 0; number < journal.records.size(); ++number)
        if (isTakenUp(journal.records[number], readers)) {
            events.records.push_back(cutLoose(journal.records[number], events.records.size()));
            numbers->push_back(number);
        }
    return events;
}

Journal projectEvents(const Journal &journal, const Projections &projections, const Plan &plan,
                      Scripts *scripts)
{
    const Readers readers = readersOf(journal, projections);
    Projector projector(journal, projections, plan, scripts);
    for (const Record &record : journal.records)
        if (isTakenUp(record, readers) && !projector.hasEnded())
            projector.take(record, readers[record.note]);
    return std::move(projector).finish();
}

std::optional<ScriptedContents> scriptedContents(const Journal &projected,
                                                 const std::vector<quint32> &numbers)
{
    ScriptedContents contents;
    size_t events = 0;
    for (const Record &record : projected.records) {
        if (record.type == RecordType::Event && ++events > numbers.size())
            return std::nullopt;
        if (record.type == RecordType::Projected && record.payload != kNone && events > 0)
            contents[projected.notes[record.note]].push_back(
                {numbers[events - 1], projected.payloads[record.payload]});
    }
    return contents;
}

} // namespace tempestry::simulation
