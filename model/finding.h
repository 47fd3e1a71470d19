#pragma once

#include "model/change_set.h"
#include "model/flow_graph.h"

#include <optional>
#include <vector>

namespace tempestry {

// Something about a note that is worth a look.
struct Finding
{
    enum class Kind : quint8 {
        MissingField,  // a read model shows it, or an event carries it, and nothing brings it
        ForbiddenLink, // a link from the note that the grammar does not allow
        Unhandled,     // a command that nobody handles
        Untriggered,   // a policy that no event triggers
        Idle,          // a policy or handler that leads to nothing
        Unfed,         // a read model that no event is projected into
        Unheard,       // an event that reaches nobody
        Wording,       // a title that is put as another kind's
    };

    Kind kind = Kind::MissingField;
    NoteId note;
    QString field;                 // of MissingField: its name
    std::optional<LinkId> link;    // of ForbiddenLink
    std::optional<NoteKind> reads; // of Wording: the kind that it is put as
    QString sentence;              // what and what to do, for the person

    // That may well be as it is meant to be.
    bool isRemark() const { return kind == Kind::Unheard; }
    bool operator==(const Finding &) const = default;
};

// "missingField", "forbiddenLink", ...
const char *findingKey(Finding::Kind kind);

// Of one note, in the order of Finding::Kind, fields in the order of the note. `flow` is that of the board.
std::vector<Finding> findingsOf(const Board &board, const FlowGraph &flow, NoteId note);

// Of all notes, in reading order. Takes time in proportion to notes, links and edges.
std::vector<Finding> checkBoard(const Board &board, const FlowGraph &flow);

namespace edits {

// The one obvious edit that settles the finding; empty where there is none.
ChangeSet settle(const Board &board, const FlowGraph &flow, const Finding &finding);

} // namespace edits

} // namespace tempestry
