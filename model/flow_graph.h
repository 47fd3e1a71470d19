#pragma once

#include "model/change_set.h"

#include <QHash>
#include <QMap>
#include <QSet>

#include <optional>
#include <vector>

namespace tempestry {

// Why an edge of the flow is there.
enum class FlowReason : quint8 { Link, Timeline, Neighbour };
// "link", "timeline" or "neighbour".
const char *flowReasonKey(FlowReason reason);

struct FlowEdge
{
    NoteId from;
    NoteId to;
    FlowReason reason = FlowReason::Link;
    std::optional<LinkId> link; // for FlowReason::Link

    bool operator==(const FlowEdge &) const = default;
};

// Who follows whom on a board. Derived, in this order, for the side of a note that leads to it:
//  1. the links to it;
//  2. without any: on a timeline, the notes of the nearest earlier column that has some of a kind that may
//  precede it;
//     where some of these stand in its row, those only;
//  3. without any, off the timelines: the nearest note on its left, or touching it, of a kind that may
//  precede it, no
//     further away than kNeighbourDistance.
// Annotations never take part. A link that the grammar does not allow is kept in the board but is no edge.
class FlowGraph
{
public:
    static constexpr double kNeighbourDistance = 220; // paper units between the edges of two notes

    FlowGraph() = default;
    explicit FlowGraph(const Board &board);

    // Follows a change; `after` is the board with the change applied. Costs time in proportion to the notes
    // near it. Returns the notes whose incoming edges may differ now.
    std::vector<NoteId> update(const Board &after, const ChangeSet &change);

    // Edges that lead to the note, or away from it, in no particular order.
    std::vector<FlowEdge> incoming(NoteId note) const { return m_incoming.value(note); }
    std::vector<FlowEdge> outgoing(NoteId note) const;

    // All edges, sorted by the two notes' ids: the same for equal boards.
    std::vector<FlowEdge> edges() const;

    friend bool operator==(const FlowGraph &a, const FlowGraph &b) { return a.edges() == b.edges(); }

private:
    struct Cell
    {
        int column;
        int row;
        friend bool operator==(const Cell &, const Cell &) = default;
        friend size_t qHash(const Cell &cell, size_t seed = 0) noexcept
        {
            return qHashMulti(seed, cell.column, cell.row);
        }
    };

    // What decides whether a note off the timelines is another's neighbour: beside the notes it is asked for
    // too often to be looked up.
    struct Place
    {
        NoteId id;
        NoteKind kind;
        double x;
        double y;
        double width;
        double height;
    };

    static Place placeOf(const Note &note);
    static bool canBeNeighbour(const Place &from, const Place &to);
    void enter(const Note &note);
    void leave(const Note &note);
    void enter(const Link &link);
    void leave(const Link &link);
    void addInfluenced(const Note &note, std::vector<NoteId> &affected) const;
    void addLaterColumns(const ChangeSet &change, std::vector<NoteId> &affected) const;
    void derive(const Board &board, NoteId note);
    std::vector<FlowEdge> fromLinks(const Board &board, const Note &note) const;
    std::vector<FlowEdge> fromTimeline(const Board &board, const Note &note) const;
    std::vector<FlowEdge> fromNeighbour(const Place &note) const;
    template <class Rect, class Visit>
    static void forEachCell(const Rect &rect, double margin, Visit visit);

    QHash<NoteId, std::vector<FlowEdge>> m_incoming;
    // The lists are short and in no order; each holds an id once.
    QHash<NoteId, std::vector<NoteId>> m_outgoing;     // from -> to
    QHash<NoteId, QSet<LinkId>> m_linksTo;             // note -> links that end there
    QHash<NoteId, QHash<LinkId, NoteId>> m_linkedFrom; // note -> links that begin there, and where they end
    QHash<TimelineId, QMap<int, std::vector<NoteId>>> m_columns; // timeline -> column -> notes
    QHash<Cell, std::vector<Place>> m_free;                      // notes off the timelines
};

// The order in which the paper is read: timelines from top to bottom, each column by column, then the free
// notes from top to bottom and left to right in rows of one note's height.
std::vector<NoteId> readingOrder(const Board &board);

// All edges of the flow of a board, in reading order of the note they leave, then of the one they reach.
std::vector<FlowEdge> edgesInReadingOrder(const Board &board, const FlowGraph &flow);

} // namespace tempestry
