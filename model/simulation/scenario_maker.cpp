#include "model/simulation/scenario_maker.h"

#include "model/simulation/read_models.h"

#include <algorithm>

namespace tempestry::simulation {

namespace {

bool isMessage(const Record &record)
{
    return record.type == RecordType::Command || record.type == RecordType::Event;
}

// Whether one start of the note makes several messages.
bool isSeveral(const Note &note)
{
    return note.times.value_or(static_cast<int>(note.actors.size())) > 1;
}

bool startsByTimer(const Note &note)
{
    return note.timer && note.timer->kind != Timer::Kind::After;
}

// What both have in common.
QJsonObject shared(const QJsonObject &a, const QJsonObject &b)
{
    QJsonObject common;
    for (auto field = a.begin(); field != a.end(); ++field)
        if (b.value(field.key()) == field.value())
            common.insert(field.key(), field.value());
    return common;
}

class Maker
{
public:
    Maker(const Board &board, const Journal &journal, qint64 from)
        : m_board(board)
        , m_journal(journal)
        , m_from(from)
    {}

    std::vector<Candidate> make()
    {
        findCauses();
        addMessages(ScenarioList::Given);
        addMessages(ScenarioList::When);
        addMessages(ScenarioList::Then);
        addReadModels();
        return std::move(m_candidates);
    }

private:
    void findCauses()
    {
        m_isCause.assign(m_journal.records.size(), false);
        for (const Record &record : m_journal.records)
            if (isMessage(record) && record.causation != kNone)
                m_isCause[record.causation] = true;
    }

    // nullopt for what is no candidate.
    std::optional<ScenarioList> listOf(const Record &record) const
    {
        if (!isMessage(record))
            return std::nullopt;
        const bool isStart = record.causation == kNone;
        if (record.time < m_from)
            return record.type == RecordType::Event ? std::optional(ScenarioList::Given) : std::nullopt;
        if (isStart)
            return ScenarioList::When;
        const bool began =
            record.correlation == kNone || m_journal.records[record.correlation].time >= m_from;
        return began && record.type == RecordType::Event ? std::optional(ScenarioList::Then) : std::nullopt;
    }

    void addMessages(ScenarioList list)
    {
        for (quint32 seq = 0; seq < m_journal.records.size(); ++seq) {
            const Record &record = m_journal.records[seq];
            const Note *note = record.note == kNone ? nullptr : m_board.find(m_journal.notes[record.note]);
            if (!note || listOf(record) != list)
                continue;
            Candidate candidate{list, entryOf(record), seq, true};
            if (list == ScenarioList::Then)
                candidate.matters = !m_isCause[seq];
            if (list != ScenarioList::When)
                m_candidates.push_back(candidate);
            else if (!startsByTimer(*note) && !isIssuedByTimer(record))
                addStart(*note, std::move(candidate));
        }
    }

    bool isIssuedByTimer(const Record &record) const
    {
        const quint32 issuer = record.activity == kNone ? kNone : m_journal.records[record.activity].note;
        const Note *note = issuer == kNone ? nullptr : m_board.find(m_journal.notes[issuer]);
        return note && startsByTimer(*note);
    }

    // The occurrences of a note that stands for several come of one start.
    void addStart(const Note &note, Candidate candidate)
    {
        const qint64 time = m_journal.records[candidate.record].time;
        if (time > m_from)
            candidate.entry.time = time - m_from;
        if (isSeveral(note)) {
            candidate.entry.entity.clear();
            const auto same = std::ranges::find_if(m_candidates, [&](const Candidate &other) {
                return other.list == ScenarioList::When && other.entry.note == note.id &&
                       other.entry.time == candidate.entry.time;
            });
            if (same != m_candidates.end()) {
                same->entry.payload = shared(same->entry.payload, candidate.entry.payload);
                return;
            }
        }
        m_candidates.push_back(std::move(candidate));
    }

    ScenarioEntry entryOf(const Record &record) const
    {
        ScenarioEntry entry;
        entry.note = m_journal.notes[record.note];
        if (record.entity != kNone)
            entry.entity = m_journal.entities[static_cast<qsizetype>(record.entity)];
        if (record.payload != kNone)
            entry.payload = m_journal.payloads[record.payload];
        return entry;
    }

    void addReadModels()
    {
        for (const auto &[key, held] : readModelsAfter(m_journal, m_journal.records.size())) {
            const ScenarioEntry entry{
                m_journal.notes[key.first], {}, m_journal.entities[static_cast<qsizetype>(key.second)], held};
            if (m_board.find(entry.note))
                m_candidates.push_back({ScenarioList::ReadModels, entry, kNone, false});
        }
    }

    const Board &m_board;
    const Journal &m_journal;
    const qint64 m_from;
    std::vector<bool> m_isCause; // of another message
    std::vector<Candidate> m_candidates;
};

} // namespace

std::vector<Candidate> candidatesOf(const Board &board, const Journal &journal, qint64 from)
{
    return Maker(board, journal, from).make();
}

Scenario scenarioFrom(const QString &name, const std::vector<Candidate> &candidates, const Conditions &set)
{
    Scenario scenario;
    scenario.id = ScenarioId::create();
    scenario.name = name;
    scenario.set = set;
    for (const Candidate &candidate : candidates)
        if (candidate.matters)
            entriesOf(scenario, candidate.list).push_back(candidate.entry);
    return scenario;
}

} // namespace tempestry::simulation
