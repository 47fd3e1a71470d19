#pragma once

#include "model/edits.h"
#include "model/growth.h"

#include <QPointF>

#include <vector>

namespace tempestry {

enum class Side : quint8 { Right, Left, Below, Above };

// The note that a draft goes on from.
struct DraftRoot
{
    NoteId note;
    Side side = Side::Right; // of that note, on which the draft is
    bool grown = false;      // its kind and its links come from the flow rather than from a key
};

// A note that is not on the board yet, and what comes with it.
struct Draft
{
    Note note;
    std::optional<edits::Slot> slot{}; // of a timeline, meant for it
    std::optional<DraftRoot> root{};
    std::vector<NoteKind> kinds{}; // that it may be instead, the likeliest first, its own among them; or none
    std::vector<Link> links{};     // that join it to the flow
};

// Its centre is at the point, unless a timeline there gives it a place.
Draft draftAt(const Board &board, NoteKind kind, QPointF point);
// The same, moved aside where it would land on another note.
Draft draftNear(const Board &board, NoteKind kind, QPointF point);
// The same note at another point.
Draft movedTo(const Board &board, Draft draft, QPointF point);
// Next to a note of the board: on the same timeline if that is on one, else in the next free place on that
// side.
Draft draftBeside(const Board &board, const Note &beside, NoteKind kind, Side side);
// A follower of the note on its right, a predecessor on its left, a parallel one above or below, of the
// likeliest kind. Off the timelines it is linked where its place does not say so. `flow` is that of the
// board.
Draft draftGrown(const Board &board, const FlowGraph &flow, const Note &from, Side side);
// The draft with the kind `by` places further on in its kinds, round and round, at the place for that kind.
Draft withNextKind(const Board &board, const FlowGraph &flow, const Draft &draft, int by);
// Adds the note and its links, as far as both their ends are there.
ChangeSet addDraft(const Board &board, const Draft &draft);

} // namespace tempestry
