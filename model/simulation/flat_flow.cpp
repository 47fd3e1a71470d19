#include "model/simulation/flat_flow.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace tempestry::simulation {

namespace {

FlatEdge flattened(const Board &board, const FlowEdge &edge, quint32 from, quint32 to)
{
    FlatEdge flat{from, to};
    if (const Link *link = edge.link ? board.find(*edge.link) : nullptr) {
        flat.link = link;
        flat.weight = std::isfinite(link->weight) ? std::max(link->weight, 0.0) : 0.0;
    }
    return flat;
}

} // namespace

FlatFlow::FlatFlow(const Board &board, const FlowGraph &flow)
{
    QHash<NoteId, quint32> numbers;
    for (const NoteId &id : readingOrder(board)) {
        const Note *note = board.find(id);
        if (isAnnotation(note->kind))
            continue;
        numbers.insert(id, size());
        m_notes.push_back(note);
        m_kinds.push_back(note->kind);
    }
    for (const FlowEdge &edge : flow.edges())
        if (numbers.contains(edge.from) && numbers.contains(edge.to))
            m_edges.push_back(flattened(board, edge, numbers.value(edge.from), numbers.value(edge.to)));

    index();
    resolveActivities();
    index();
    dropMeaningless();
    index();
}

bool FlatFlow::isAnswerByLink(quint32 command, quint32 event) const
{
    return std::ranges::binary_search(m_answersByLink, std::pair(command, event));
}

void FlatFlow::index()
{
    const auto key = [this](const FlatEdge &edge) {
        return std::tuple(edge.from, !isMessage(edge.to), edge.to);
    };
    std::ranges::stable_sort(m_edges, {}, key);
    const auto same = [](const FlatEdge &a, const FlatEdge &b) { return a.from == b.from && a.to == b.to; };
    m_edges.erase(std::unique(m_edges.begin(), m_edges.end(), same), m_edges.end());

    m_outgoing.assign(m_notes.size() + 1, 0);
    m_incoming.assign(m_notes.size(), {});
    for (quint32 i = 0; i < m_edges.size(); ++i) {
        ++m_outgoing[m_edges[i].from + 1];
        m_incoming[m_edges[i].to].push_back(i);
    }
    for (size_t i = 1; i < m_outgoing.size(); ++i)
        m_outgoing[i] += m_outgoing[i - 1];
}

void FlatFlow::resolveActivities()
{
    std::vector<bool> resolved(m_notes.size());
    for (quint32 i = 0; i < size(); ++i)
        resolved[i] = m_kinds[i] != NoteKind::Activity;
    for (quint32 i = 0; i < size(); ++i) {
        if (resolved[i])
            continue;
        m_kinds[i] = standsFor(i, resolved);
        resolved[i] = true;
    }
    std::erase_if(m_edges,
                  [this](const FlatEdge &edge) { return !mayFollow(m_kinds[edge.from], m_kinds[edge.to]); });
}

NoteKind FlatFlow::standsFor(quint32 activity, const std::vector<bool> &resolved) const
{
    using enum NoteKind;
    for (const quint32 edge : m_incoming[activity]) {
        const quint32 from = m_edges[edge].from;
        if (!resolved[from])
            continue;
        for (const NoteKind kind : {Procedure, Command, Actor})
            if (mayFollow(m_kinds[from], kind))
                return kind;
    }
    for (const FlatEdge &edge : outgoing(activity)) {
        const NoteKind to = m_kinds[edge.to];
        if (resolved[edge.to] && to != Event && mayFollow(Actor, to))
            return Actor;
    }
    return Command;
}

void FlatFlow::dropMeaningless()
{
    const auto isLedBy = [this](quint32 note, Role leader) {
        return std::ranges::any_of(m_incoming[note],
                                   [&](quint32 edge) { return role(m_edges[edge].from) == leader; });
    };
    const auto isAnswered = [this](quint32 command, quint32 event) {
        return std::ranges::any_of(outgoing(command), [&](const FlatEdge &handled) {
            return role(handled.to) == Role::Handler &&
                   std::ranges::any_of(outgoing(handled.to),
                                       [&](const FlatEdge &emitted) { return emitted.to == event; });
        });
    };
    std::vector<FlatEdge> kept;
    for (const FlatEdge &edge : m_edges) {
        const Role to = role(edge.to);
        const bool isRead =
            role(edge.from) == Role::Projection && ((to == Role::Policy && isLedBy(edge.to, Role::Event)) ||
                                                    (to == Role::Handler && isLedBy(edge.to, Role::Command)));
        const bool isAnswer =
            role(edge.from) == Role::Command && to == Role::Event && isAnswered(edge.from, edge.to);
        if (isAnswer)
            m_answersByLink.emplace_back(edge.from, edge.to);
        else if (!isRead)
            kept.push_back(edge);
    }
    std::ranges::sort(m_answersByLink);
    m_edges = std::move(kept);
}

} // namespace tempestry::simulation
