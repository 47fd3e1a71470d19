#pragma once

#include "model/flow_graph.h"

#include <span>
#include <utility>
#include <vector>

namespace tempestry::simulation {

struct FlatEdge
{
    quint32 from = 0;
    quint32 to = 0;
    double weight = 1;          // finite, at least 0
    const Link *link = nullptr; // absent for an implied edge
};

// The flow of a board as a run sees it: the notes that flow, numbered in reading order, and one edge at most
// for each two of them. An activity has the kind of what it stands for between its neighbours, and what means
// nothing to a run is left out:
//  - a read model's edge to a policy that events trigger, or to a procedure that commands reach: they only
//  read it;
//  - a command's edge to an event that one of its handlers emits. It still tells whose answer the event is.
// Points into the board, which must outlive it.
class FlatFlow
{
public:
    FlatFlow(const Board &board, const FlowGraph &flow);

    quint32 size() const { return static_cast<quint32>(m_notes.size()); }
    const Note &note(quint32 index) const { return *m_notes[index]; }
    NoteKind kind(quint32 index) const { return m_kinds[index]; }
    Role role(quint32 index) const { return info(m_kinds[index]).role; }
    bool isMessage(quint32 index) const { return role(index) == Role::Command || role(index) == Role::Event; }

    // Sorted by `from`; of one note, messages first, and these and the others in reading order.
    std::span<const FlatEdge> edges() const { return m_edges; }
    quint32 outgoingBegin(quint32 note) const { return m_outgoing[note]; }
    quint32 outgoingEnd(quint32 note) const { return m_outgoing[note + 1]; }
    std::span<const FlatEdge> outgoing(quint32 note) const
    {
        return std::span(m_edges).subspan(m_outgoing[note], m_outgoing[note + 1] - m_outgoing[note]);
    }
    // Numbers of edges, in reading order of the notes they come from.
    std::span<const quint32> incoming(quint32 note) const { return m_incoming[note]; }

    bool isAnswerByLink(quint32 command, quint32 event) const;

private:
    void resolveActivities();
    NoteKind standsFor(quint32 activity, const std::vector<bool> &resolved) const;
    void dropMeaningless();
    void index();

    std::vector<const Note *> m_notes;
    std::vector<NoteKind> m_kinds;
    std::vector<FlatEdge> m_edges;
    std::vector<quint32> m_outgoing;
    std::vector<std::vector<quint32>> m_incoming;
    std::vector<std::pair<quint32, quint32>> m_answersByLink; // sorted
};

} // namespace tempestry::simulation
