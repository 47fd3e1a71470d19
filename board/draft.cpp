#include "board/draft.h"

#include "model/geometry.h"

namespace tempestry {

Draft draftAt(const Board &board, NoteKind kind, QPointF point)
{
    return movedTo(board, {edits::newNote(board, kind, point.x(), point.y()), {}}, point);
}

Draft movedTo(const Board &board, Draft draft, QPointF point)
{
    draft.note.x = point.x() - draft.note.width / 2;
    draft.note.y = point.y() - draft.note.height / 2;
    draft.slot = edits::slotAt(board, point.x(), point.y());
    if (draft.slot)
        draft.slot->y = draft.note.y;
    return draft;
}

Draft draftBeside(const Board &board, const Note &beside, NoteKind kind, Side side)
{
    Draft draft{edits::newNote(board, kind, centreX(beside), centreY(beside)), {}};
    Note &note = draft.note;
    switch (side) {
    case Side::Right:
        note.x = right(beside) + kColumnGap;
        break;
    case Side::Left:
        note.x = beside.x - kColumnGap - note.width;
        break;
    case Side::Below:
        note.y = bottom(beside) + kRowGap;
        break;
    }
    if (beside.timeline)
        draft.slot = edits::Slot{.timeline = *beside.timeline,
                                 .column = beside.column + (side == Side::Right ? 1 : 0),
                                 .insert = side != Side::Below,
                                 .y = note.y};
    return draft;
}

} // namespace tempestry
