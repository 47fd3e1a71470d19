#include "board/draft.h"

#include "model/geometry.h"

#include <algorithm>

namespace tempestry {

namespace {

constexpr double kClearance = 12; // between a new note and those around it, at least

bool isAcross(Side side)
{
    return side == Side::Right || side == Side::Left;
}

// The room that a thing takes on the way to a side: distances grow along the way.
struct Stretch
{
    double begin;
    double end;
};

template <class R>
Stretch along(Side side, const R &r)
{
    switch (side) {
    case Side::Right:
        return {r.x, right(r)};
    case Side::Left:
        return {-right(r), -r.x};
    case Side::Below:
        return {r.y, bottom(r)};
    case Side::Above:
        return {-bottom(r), -r.y};
    }
    return {};
}

void putAt(Note &note, Side side, double begin)
{
    switch (side) {
    case Side::Right:
        note.x = begin;
        break;
    case Side::Left:
        note.x = -begin - note.width;
        break;
    case Side::Below:
        note.y = begin;
        break;
    case Side::Above:
        note.y = -begin - note.height;
        break;
    }
}

// Where on its way to the side the note first has room between the stretches.
void moveOnToRoom(Note &note, Side side, std::vector<Stretch> taken)
{
    std::ranges::sort(taken, {}, &Stretch::begin);
    auto [begin, end] = along(side, note);
    const double length = end - begin;
    for (const Stretch &stretch : taken) {
        if (stretch.end + kClearance <= begin)
            continue;
        if (stretch.begin - kClearance >= begin + length)
            break;
        begin = stretch.end + (isAcross(side) ? kColumnGap : kRowGap);
    }
    putAt(note, side, begin);
}

// Off the timelines. Those under the note that it stands beside, if there is one, are no hindrance.
void moveOnToFreePlace(const Board &board, Note &note, Side side, const Note *beside)
{
    std::vector<Stretch> taken;
    const Stretch lane = along(isAcross(side) ? Side::Below : Side::Right, note);
    const auto take = [&](const auto &thing) {
        const Stretch width = along(isAcross(side) ? Side::Below : Side::Right, thing);
        if (width.begin < lane.end + kClearance && width.end > lane.begin - kClearance)
            taken.push_back(along(side, thing));
    };
    board.notes().forEach(take);
    if (beside)
        board.timelines().forEach([&](const Timeline &timeline) {
            if (distance(timeline, *beside) > 0)
                take(timeline);
        });
    moveOnToRoom(note, side, std::move(taken));
}

void putNextTo(Note &note, const Note &beside, Side side)
{
    note.x = centreX(beside) - note.width / 2;
    note.y = centreY(beside) - note.height / 2;
    putAt(note, side, along(side, beside).end + (isAcross(side) ? kColumnGap : kRowGap));
}

// In the column of the note beside it, where the others can stay; above it they may have to make room.
double rowInColumn(const Board &board, Note note, const Note &beside, Side side)
{
    std::vector<Stretch> taken;
    const Timeline &timeline = *board.find(*beside.timeline);
    double above = timeline.y + kTimelineTitleHeight - note.height;
    board.notes().forEach([&](const Note &other) {
        if (other.timeline != beside.timeline || other.column != beside.column)
            return;
        taken.push_back(along(side, other));
        if (other.y < beside.y)
            above = std::max(above, other.y);
    });
    moveOnToRoom(note, side, std::move(taken));
    const bool hasRoom = side == Side::Below || note.y >= timeline.y + kTimelineTitleHeight;
    return hasRoom ? note.y : (above + beside.y) / 2;
}

Growth growthTo(Side side)
{
    if (!isAcross(side))
        return Growth::Parallel;
    return side == Side::Right ? Growth::Next : Growth::Previous;
}

std::vector<NoteKind> kindsFrom(NoteKind first, std::vector<NoteKind> others)
{
    std::erase(others, first);
    others.insert(others.begin(), first);
    return others;
}

Draft grownAs(const Board &board, const FlowGraph &flow, const Note &from, NoteKind kind, Side side)
{
    Draft draft = draftBeside(board, from, kind, side);
    draft.root->grown = true;
    if (from.timeline)
        return draft;
    if (isAcross(side)) {
        putNextTo(draft.note, from, side);
        moveOnToFreePlace(board, draft.note, Side::Below, &from);
    }
    draft.links = growthLinks(board, flow, draft.note, from.id, growthTo(side));
    return draft;
}

} // namespace

Draft draftAt(const Board &board, NoteKind kind, QPointF point)
{
    return movedTo(board, {edits::newNote(board, kind, point.x(), point.y())}, point);
}

Draft draftNear(const Board &board, NoteKind kind, QPointF point)
{
    Draft draft = draftAt(board, kind, point);
    if (!draft.slot)
        moveOnToFreePlace(board, draft.note, Side::Right, nullptr);
    return draft;
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
    Draft draft{edits::newNote(board, kind, centreX(beside), centreY(beside))};
    draft.root = {beside.id, side, false};
    draft.kinds = kindsFrom(kind, growths(beside.kind, growthTo(side)));
    putNextTo(draft.note, beside, side);
    if (!beside.timeline) {
        moveOnToFreePlace(board, draft.note, side, &beside);
        return draft;
    }
    if (!isAcross(side))
        draft.note.y = rowInColumn(board, draft.note, beside, side);
    draft.slot = edits::Slot{.timeline = *beside.timeline,
                             .column = beside.column + (side == Side::Right ? 1 : 0),
                             .insert = isAcross(side),
                             .y = draft.note.y};
    return draft;
}

Draft draftGrown(const Board &board, const FlowGraph &flow, const Note &from, Side side)
{
    const std::vector<NoteKind> kinds =
        growths(from.kind, growthTo(side), predecessorKinds(board, flow, from.id));
    Draft draft = grownAs(board, flow, from, kinds.front(), side);
    draft.kinds = kinds;
    return draft;
}

Draft withNextKind(const Board &board, const FlowGraph &flow, const Draft &draft, int by)
{
    const Note *from = draft.root ? board.find(draft.root->note) : nullptr;
    if (!from || draft.kinds.size() < 2)
        return draft;
    const auto count = static_cast<int>(draft.kinds.size());
    const auto now = static_cast<int>(std::ranges::find(draft.kinds, draft.note.kind) - draft.kinds.begin());
    const NoteKind kind = draft.kinds[static_cast<size_t>(((now + by) % count + count) % count)];
    const Side side = draft.root->side;
    Draft next =
        draft.root->grown ? grownAs(board, flow, *from, kind, side) : draftBeside(board, *from, kind, side);
    const NoteId grown = std::exchange(next.note.id, draft.note.id);
    for (Link &link : next.links)
        for (NoteId *end : {&link.from, &link.to})
            if (*end == grown)
                *end = next.note.id;
    next.kinds = draft.kinds;
    return next;
}

ChangeSet addDraft(const Board &board, const Draft &draft)
{
    const ChangeSet added = edits::addNote(board, draft.note, draft.slot);
    if (draft.links.empty())
        return added;
    const Board withNote = apply(added, board);
    BoardDraft joined(withNote);
    for (const Link &link : draft.links)
        if (edits::linkProblem(joined.board(), link.from, link.to).isEmpty())
            joined.set(link);
    return compose(added, between(withNote, joined.board()));
}

} // namespace tempestry
