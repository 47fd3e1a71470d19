#pragma once

#include "model/edits.h"

#include <QPointF>

namespace tempestry {

// A note that is not on the board yet, and the slot of a timeline that is meant for it.
struct Draft
{
    Note note;
    std::optional<edits::Slot> slot;
};

enum class Side : quint8 { Right, Left, Below };

// Its centre is at the point, unless a timeline there gives it a place.
Draft draftAt(const Board &board, NoteKind kind, QPointF point);
// The same note at another point.
Draft movedTo(const Board &board, Draft draft, QPointF point);
// Next to a note of the board: on the same timeline if that is on one.
Draft draftBeside(const Board &board, const Note &beside, NoteKind kind, Side side);

} // namespace tempestry
