#include "model/simulation/travels.h"

#include "model/simulation/flat_flow.h"

#include <QHash>

#include <algorithm>

namespace tempestry::simulation {

namespace {

class Traveller
{
public:
    Traveller(const FlowGraph &flow, const Journal &journal)
        : m_flow(flow)
        , m_journal(journal)
    {}

    Travels follow()
    {
        for (quint32 seq = 0; seq < m_journal.records.size(); ++seq)
            if (m_journal.records[seq].time >= 0)
                take(seq);
        return std::move(m_travels);
    }

private:
    void take(quint32 seq)
    {
        const Record &record = m_journal.records[seq];
        if (record.note == kNone || record.type == RecordType::Limit)
            return;
        m_travels.notes.insert(idOf(record.note));
        switch (record.type) {
        case RecordType::Command:
        case RecordType::Event:
            arrive(record);
            break;
        case RecordType::Issued:
            m_issuers.insert({record.id.high, record.id.low}, record.note);
            break;
        case RecordType::ActivityStarted:
        case RecordType::Projected:
            if (record.causation != kNone)
                pass(record.causation, record.note);
            break;
        default:
            break;
        }
    }

    void arrive(const Record &record)
    {
        const auto issuer = m_issuers.constFind({record.id.high, record.id.low});
        if (issuer != m_issuers.constEnd())
            travel(*issuer, record.note);
        else if (record.activity != kNone)
            travel(m_journal.records[record.activity].note, record.note);
        else if (record.causation != kNone)
            pass(record.causation, record.note);
    }

    // The message came to the note: from its own note, or by way of others that it had come to before.
    void pass(quint32 message, quint32 note)
    {
        const quint32 from = m_journal.records[message].note;
        auto &passed = m_passed[message];
        if (leads(from, note))
            travel(from, note);
        else
            for (const quint32 via : passed)
                if (leads(via, note))
                    travel(via, note);
        if (std::ranges::find(passed, note) == passed.end())
            passed.push_back(note);
    }

    // Each pair is looked up in the flow once.
    bool leads(quint32 from, quint32 to)
    {
        const auto known = m_leads.constFind({from, to});
        if (known != m_leads.constEnd())
            return *known;
        const bool found = std::ranges::any_of(m_flow.incoming(idOf(to)),
                                               [&](const FlowEdge &edge) { return edge.from == idOf(from); });
        return *m_leads.insert({from, to}, found);
    }

    void travel(quint32 from, quint32 to)
    {
        if (leads(from, to))
            m_travels.edges.insert({idOf(from), idOf(to)});
    }

    const NoteId &idOf(quint32 note) const { return m_journal.notes[note]; }

    const FlowGraph &m_flow;
    const Journal &m_journal;
    Travels m_travels;
    QHash<std::pair<quint64, quint64>, quint32> m_issuers; // by the command's id
    QHash<quint32, std::vector<quint32>> m_passed;         // by message: the notes it has come to
    QHash<std::pair<quint32, quint32>, bool> m_leads;
};

void addEdgesNeverTravelled(const Board &board, const FlowGraph &flow, Travels &travels)
{
    const FlatFlow flat(board, flow);
    QSet<std::pair<NoteId, NoteId>> travelled;
    for (const FlatEdge &edge : flat.edges())
        travelled.insert({flat.note(edge.from).id, flat.note(edge.to).id});
    for (const FlowEdge &edge : flow.edges())
        if (!travelled.contains({edge.from, edge.to}) && travels.notes.contains(edge.from) &&
            travels.notes.contains(edge.to))
            travels.edges.insert({edge.from, edge.to});
}

} // namespace

void Travels::unite(const Travels &others)
{
    notes.unite(others.notes);
    edges.unite(others.edges);
}

Travels travelsOf(const Board &board, const FlowGraph &flow, const Journal &journal)
{
    Travels travels = Traveller(flow, journal).follow();
    addEdgesNeverTravelled(board, flow, travels);
    return travels;
}

} // namespace tempestry::simulation
