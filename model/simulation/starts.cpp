#include "model/simulation/starts.h"

#include "model/simulation/journal.h"

#include <algorithm>
#include <numeric>

namespace tempestry::simulation {

namespace {

class StartFinder
{
public:
    explicit StartFinder(const FlatFlow &flow)
        : m_flow(flow)
        , m_led(flow.size())
        , m_isReached(flow.size())
        , m_part(flow.size())
    {}

    std::vector<quint32> find()
    {
        findParts();
        findLed();
        for (quint32 note = 0; note < m_flow.size(); ++note)
            if (m_flow.role(note) == Role::Command && !m_led[note])
                start(note);
        for (quint32 note = 0; note < m_flow.size(); ++note)
            if (m_flow.role(note) == Role::Command && !m_isReached[note] && !isIssuedByPolicy(note))
                startWithWhatLeadsTo(note);
        startPartsWithout([this](quint32 note) { return m_flow.role(note) == Role::Event && !m_led[note]; },
                          false);
        startPartsWithout([this](quint32 note) { return m_flow.role(note) == Role::Command; }, true);
        startPartsWithout([this](quint32 note) { return m_flow.role(note) == Role::Event; }, true);
        std::ranges::sort(m_starts);
        return std::move(m_starts);
    }

private:
    void start(quint32 note)
    {
        m_starts.push_back(note);
        std::vector<quint32> open{note};
        while (!open.empty()) {
            const quint32 next = open.back();
            open.pop_back();
            if (m_isReached[next])
                continue;
            m_isReached[next] = true;
            for (const FlatEdge &edge : m_flow.outgoing(next))
                open.push_back(edge.to);
        }
    }

    void startWithWhatLeadsTo(quint32 command)
    {
        std::vector<quint32> before{command};
        std::vector<bool> isSeen(m_flow.size());
        isSeen[command] = true;
        for (size_t i = 0; i < before.size(); ++i)
            for (const quint32 edge : m_flow.incoming(before[i]))
                if (const quint32 note = m_flow.edges()[edge].from; !isSeen[note]) {
                    isSeen[note] = true;
                    before.push_back(note);
                }
        for (const quint32 note : before)
            if (isFirstEvent(note))
                start(note);
        if (!m_isReached[command])
            start(command);
    }

    bool isFirstEvent(quint32 note) const { return m_flow.role(note) == Role::Event && !m_led[note]; }

    template <class Wanted>
    void startPartsWithout(Wanted wanted, bool one)
    {
        std::vector<bool> isStarted(m_flow.size());
        for (const quint32 note : m_starts)
            isStarted[m_part[note]] = true;
        for (quint32 note = 0; note < m_flow.size(); ++note) {
            if (isStarted[m_part[note]] || !wanted(note))
                continue;
            start(note);
            if (one)
                isStarted[m_part[note]] = true;
        }
    }

    // A note is led when a message comes to it by way of notes that are no messages.
    void findLed()
    {
        std::vector<quint32> open;
        for (quint32 note = 0; note < m_flow.size(); ++note)
            if (m_flow.isMessage(note))
                open.push_back(note);
        while (!open.empty()) {
            const quint32 note = open.back();
            open.pop_back();
            for (const FlatEdge &edge : m_flow.outgoing(note)) {
                if (m_led[edge.to])
                    continue;
                m_led[edge.to] = true;
                if (!m_flow.isMessage(edge.to))
                    open.push_back(edge.to);
            }
        }
    }

    bool isIssuedByPolicy(quint32 command) const
    {
        return std::ranges::any_of(m_flow.incoming(command), [this](quint32 edge) {
            const quint32 issuer = m_flow.edges()[edge].from;
            return m_flow.role(issuer) == Role::Policy && m_led[issuer];
        });
    }

    quint32 partOf(quint32 note)
    {
        while (m_part[note] != note)
            note = m_part[note] = m_part[m_part[note]];
        return note;
    }

    void findParts()
    {
        std::iota(m_part.begin(), m_part.end(), 0U);
        for (const FlatEdge &edge : m_flow.edges())
            m_part[partOf(edge.from)] = partOf(edge.to);
        for (quint32 note = 0; note < m_flow.size(); ++note)
            m_part[note] = partOf(note);
    }

    const FlatFlow &m_flow;
    std::vector<bool> m_led;
    std::vector<bool> m_isReached;
    std::vector<quint32> m_part; // the note that stands for the connected part of each
    std::vector<quint32> m_starts;
};

} // namespace

std::vector<quint32> startsOf(const FlatFlow &flow)
{
    return StartFinder(flow).find();
}

quint32 issuerOf(const FlatFlow &flow, quint32 command)
{
    const auto issuers = flow.incoming(command);
    for (const NoteKind kind : {NoteKind::Actor, NoteKind::Ui, NoteKind::ExternalSystem, NoteKind::Policy}) {
        const auto found = std::ranges::find_if(issuers, [&](quint32 edge) {
            const quint32 issuer = flow.edges()[edge].from;
            return flow.kind(issuer) == kind && (kind != NoteKind::Policy || flow.incoming(issuer).empty());
        });
        if (found != issuers.end())
            return *found;
    }
    return kNone;
}

} // namespace tempestry::simulation
