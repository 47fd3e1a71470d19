#pragma once

#include "model/flow_graph.h"

namespace tempestry {

// A story told along the flow of a board, note by note, or asked back from its end. Where the flow branches
// there are several notes to choose from; those told already are known. At the end of a branch the walk goes
// back to the last place where something is still untold.
class Walk
{
public:
    enum class Direction : quint8 {
        Forward, // what follows?
        Reverse, // what had to be true for this?
    };

    struct Choice
    {
        NoteId note;
        bool visited = false;

        bool operator==(const Choice &) const = default;
    };

    // Both outlive the walk. Precondition: the board has the note.
    Walk(const Board &board, const FlowGraph &flow, NoteId start, Direction direction);

    // Where a walk along these notes begins best: forward at the first that nothing precedes, in reverse at
    // the last that nothing follows, in reading order. Annotations are passed over; nullopt when there is
    // nothing else.
    static std::optional<NoteId> startAmong(const Board &board, const FlowGraph &flow,
                                            const std::vector<NoteId> &notes, Direction direction);

    Direction direction() const { return m_direction; }
    // nullopt once the board has no note left.
    std::optional<NoteId> current() const;
    // The notes from the first to the current one. A loop passes a note more than once.
    const std::vector<NoteId> &path() const { return m_path; }
    bool isVisited(NoteId note) const { return m_visited.contains(note); }

    // The notes that the flow goes on to, from top to bottom.
    const std::vector<Choice> &choices() const { return m_choices; }
    // Among choices(); 0 when there is none.
    size_t chosen() const { return m_chosen; }
    // The choice so many places further down, around the end.
    void choose(int places);

    // To the chosen note; from an end, back to where a branch is still untold. False when all is told.
    bool advance();
    // To the note before; false at the first.
    bool back();

    // Follows a change of the board: notes that are gone leave the path. When the current one is gone, the
    // walk goes on at the note it came from, or else at the one nearest to where it stood.
    void follow();

    // What the last step tells: "Customer issues Place order". Of an event or a read model it goes on as
    // "Order emits Order placed, which triggers “…”".
    QString sentence() const;
    // What is asked next, or the gap that is here: "Nothing leads here: who or what causes it?"
    QString question() const;

private:
    struct Place
    {
        double x = 0;
        double y = 0;
        double width = 0;
        double height = 0;
    };

    void arrive();
    std::vector<NoteId> nextOf(NoteId note) const;
    bool hasUntold(NoteId note) const;
    std::optional<NoteId> nearest() const;
    QString clause(size_t step) const;

    const Board &m_board;
    const FlowGraph &m_flow;
    Direction m_direction;
    std::vector<NoteId> m_path;
    QSet<NoteId> m_visited;
    std::vector<Choice> m_choices;
    size_t m_chosen = 0;
    Place m_place; // of the current note, as last seen
};

} // namespace tempestry
