#include "model/order_edits.h"

#include "model/edits.h"
#include "model/geometry.h"

#include <algorithm>

namespace tempestry::edits {

namespace {

std::vector<Timeline> fromTopToBottom(const Board &board)
{
    std::vector<Timeline> timelines;
    board.timelines().forEach([&](const Timeline &timeline) { timelines.push_back(timeline); });
    std::ranges::sort(timelines, {}, [](const Timeline &t) { return std::tie(t.y, t.x, t.id); });
    return timelines;
}

// Whether one can be above the other: they share some width and their middles are not at one height.
bool isAbove(const Timeline &upper, const Timeline &lower)
{
    return upper.x < right(lower) && lower.x < right(upper) && centreY(upper) < centreY(lower);
}

std::vector<Note> notesOf(const Board &board, TimelineId id)
{
    std::vector<Note> notes;
    for (const NoteId &note : board.notesOn(id))
        notes.push_back(*board.find(note));
    return notes;
}

int columnCount(const std::vector<Note> &notes)
{
    int count = 0;
    for (const Note &note : notes)
        count = std::max(count, note.column + 1);
    return count;
}

// Moves what is below the timeline up by the distance, unless something beside it reaches into the stretch
// that is free above its lower edge.
void closeUp(BoardDraft &draft, const Timeline &timeline, double distance)
{
    const double edge = bottom(timeline);
    bool isFree = distance > 0;
    const auto look = [&](const auto &element) {
        constexpr double kLeastLeft = 60; // of something around the timeline, above the stretch
        const bool around = edge - distance - element.y >= kLeastLeft && bottom(element) >= edge;
        isFree = isFree && (around || element.y >= edge || bottom(element) <= edge - distance);
    };
    const Board &board = draft.board();
    board.timelines().forEach([&](const Timeline &other) {
        if (other.id != timeline.id)
            look(other);
    });
    board.frames().forEach(look);
    board.notes().forEach(look);
    if (isFree)
        shiftBelow(draft, timeline, -distance);
}

// A timeline with the frames around it alone, as far as they reach in height.
struct Block
{
    TimelineId timeline;
    double top;
    double bottom;

    double height() const { return bottom - top; }
    template <class T>
    bool holds(const T &element) const
    {
        return element.y >= top && tempestry::bottom(element) <= bottom;
    }
};

Block blockOf(const Board &board, const Timeline &timeline, const Timeline &other)
{
    Block block{timeline.id, timeline.y, bottom(timeline)};
    board.frames().forEach([&](const Frame &frame) {
        const bool apart = frame.y >= bottom(other) || bottom(frame) <= other.y;
        if (apart && encloses(frame, timeline)) {
            block.top = std::min(block.top, frame.y);
            block.bottom = std::max(block.bottom, bottom(frame));
        }
    });
    return block;
}

// Where the things of two blocks, and what is between them, go when the blocks change places.
class Exchange
{
public:
    Exchange(const Board &board, const Timeline &upper, const Timeline &lower)
        : m_upper(blockOf(board, upper, lower))
        , m_lower(blockOf(board, lower, upper))
        , m_left(std::min(upper.x, lower.x))
        , m_right(std::max(right(upper), right(lower)))
    {}

    Board applied(const Board &board) const
    {
        BoardDraft draft(board);
        board.timelines().forEach([&](const Timeline &timeline) { shift(draft, timeline, wayOf(timeline)); });
        board.frames().forEach([&](const Frame &frame) { shift(draft, frame, wayOf(frame)); });
        board.notes().forEach([&](const Note &note) { shift(draft, note, wayOf(board, note)); });
        return draft.board();
    }

private:
    double downwards() const { return m_lower.bottom - m_upper.bottom; }
    double upwards() const { return m_upper.top - m_lower.top; }

    double wayOf(const Timeline &timeline) const
    {
        if (timeline.id == m_upper.timeline)
            return downwards();
        return timeline.id == m_lower.timeline ? upwards() : 0;
    }

    template <class T>
    double wayOf(const T &element) const
    {
        if (element.x >= m_right || right(element) <= m_left)
            return 0;
        if (m_upper.holds(element))
            return downwards();
        if (m_lower.holds(element))
            return upwards();
        const bool isBetween = element.y >= m_upper.bottom && bottom(element) <= m_lower.top;
        return isBetween ? m_lower.height() - m_upper.height() : 0;
    }

    double wayOf(const Board &board, const Note &note) const
    {
        if (!note.timeline)
            return note.locked ? 0 : wayOf<Note>(note);
        const Timeline *timeline = board.find(*note.timeline);
        return timeline ? wayOf(*timeline) : 0;
    }

    template <class T>
    static void shift(BoardDraft &draft, const T &element, double way)
    {
        draft.change(element.id, [way](T &current) { current.y += way; });
    }

    Block m_upper;
    Block m_lower;
    double m_left;
    double m_right;
};

Board exchanged(const Board &board, TimelineId id, bool down)
{
    const auto neighbour = down ? timelineBelow(board, id) : timelineAbove(board, id);
    const Timeline *timeline = board.find(id);
    if (!neighbour || !timeline)
        return board;
    const Timeline *other = board.find(*neighbour);
    return Exchange(board, down ? *timeline : *other, down ? *other : *timeline).applied(board);
}

// How many places down (negative: up) a timeline goes that was dragged to another height.
int stepsPassed(const Board &board, const Timeline &from, const Timeline &to)
{
    int steps = 0;
    for (const Timeline &other : fromTopToBottom(board)) {
        if (other.id == from.id)
            continue;
        if (isAbove(from, other) && bottom(to) > centreY(other))
            ++steps;
        else if (isAbove(other, from) && to.y < centreY(other))
            --steps;
    }
    return steps;
}

bool liesOnAnother(const Board &board, const Timeline &moved)
{
    bool lies = false;
    board.timelines().forEach([&](const Timeline &other) {
        lies = lies || (other.id != moved.id && moved.x < right(other) && other.x < right(moved) &&
                        moved.y < bottom(other) && other.y < bottom(moved));
    });
    return lies;
}

} // namespace

std::optional<TimelineId> timelineBelow(const Board &board, TimelineId id)
{
    const Timeline *timeline = board.find(id);
    if (!timeline)
        return {};
    for (const Timeline &other : fromTopToBottom(board))
        if (isAbove(*timeline, other))
            return other.id;
    return {};
}

std::optional<TimelineId> timelineAbove(const Board &board, TimelineId id)
{
    const Timeline *timeline = board.find(id);
    std::optional<TimelineId> above;
    if (timeline)
        for (const Timeline &other : fromTopToBottom(board))
            if (isAbove(other, *timeline))
                above = other.id;
    return above;
}

ChangeSet splitTimeline(const Board &board, NoteId event)
{
    const Note *note = board.find(event);
    const Timeline *found = note && note->timeline ? board.find(*note->timeline) : nullptr;
    if (!found || note->kind != NoteKind::Event || note->locked || note->column == 0)
        return {};
    const Timeline upper = *found;
    const Timeline lower{.id = TimelineId::create(),
                         .title = atMost(note->title.simplified(), kLongestTitle),
                         .x = upper.x,
                         .y = bottom(upper) + kTimelineGap,
                         .width = kTimelineWidth,
                         .height = kTimelineHeight};
    BoardDraft draft(board);
    shiftBelow(draft, upper, kTimelineHeight + kTimelineGap);
    draft.set(lower);
    for (const Note &moved : notesOf(board, upper.id))
        if (moved.column >= note->column && !moved.locked)
            draft.change(moved.id, [&](Note &current) {
                current.timeline = lower.id;
                current.column -= note->column;
                current.y += lower.y - upper.y;
            });
    layoutTimeline(draft, upper.id);
    layoutTimeline(draft, lower.id);
    return between(board, draft.board());
}

ChangeSet mergeWithBelow(const Board &board, TimelineId id)
{
    const auto below = timelineBelow(board, id);
    if (!below)
        return {};
    const Timeline upper = *board.find(id);
    const Timeline lower = *board.find(*below);
    const int first = columnCount(notesOf(board, id));
    BoardDraft draft(board);
    bool allMove = true;
    for (const Note &note : notesOf(board, lower.id)) {
        allMove = allMove && !note.locked;
        if (!note.locked)
            draft.change(note.id, [&](Note &current) {
                current.timeline = id;
                current.column += first;
                current.y += upper.y - lower.y;
            });
    }
    if (allMove) {
        draft.remove(lower.id);
        closeUp(draft, lower, lower.height + kTimelineGap);
    } else {
        layoutTimeline(draft, lower.id);
    }
    layoutTimeline(draft, id);
    return between(board, draft.board());
}

ChangeSet reorderTimeline(const Board &board, TimelineId id, int steps)
{
    Board result = board;
    for (int i = 0; i < std::abs(steps); ++i)
        result = exchanged(result, id, steps > 0);
    return between(board, result);
}

ChangeSet dragTimeline(const Board &board, TimelineId id, double dx, double dy)
{
    const Timeline *timeline = board.find(id);
    if (!timeline)
        return {};
    Timeline moved = *timeline;
    moved.x += dx;
    moved.y += dy;
    const int steps = stepsPassed(board, *timeline, moved);
    const bool hasWidthInCommon = moved.x < right(*timeline) && timeline->x < right(moved);
    if (liesOnAnother(board, moved) || (steps != 0 && hasWidthInCommon))
        return reorderTimeline(board, id, steps);
    return moveTimeline(board, id, dx, dy);
}

ChangeSet widenColumn(const Board &board, TimelineId timeline, int column, double width)
{
    const Columns columns = columnsOf(board, timeline);
    if (column < 0 || static_cast<size_t>(column) >= columns.size())
        return {};
    const double natural = columns[size_t(column)].natural();
    const double kept = width > natural ? std::min(width, kLargestNote) : 0;
    BoardDraft draft(board);
    for (const Note &note : notesOf(board, timeline))
        if (note.column == column && !note.locked)
            draft.change(note.id, [kept](Note &current) { current.columnWidth = kept; });
    layoutTimeline(draft, timeline);
    return between(board, draft.board());
}

ChangeSet widenColumns(const Board &board, std::span<const NoteId> notes, double by)
{
    std::vector<std::pair<TimelineId, int>> columns;
    for (const NoteId &id : notes)
        if (const Note *note = board.find(id); note && note->timeline)
            columns.emplace_back(*note->timeline, note->column);
    std::ranges::sort(columns);
    columns.erase(std::unique(columns.begin(), columns.end()), columns.end());
    Board result = board;
    for (const auto &[timeline, column] : columns) {
        const double width = columnsOf(result, timeline).at(size_t(column)).width();
        result = apply(widenColumn(result, timeline, column, width + by), result);
    }
    return between(board, result);
}

ChangeSet fitTimeline(const Board &board, TimelineId id)
{
    const Timeline *found = board.find(id);
    if (!found)
        return {};
    const Timeline before = *found;
    BoardDraft draft(board);
    Timeline fitted = before;
    fitted.width = kTimelineWidth;
    fitted.height = kTimelineHeight;
    for (const Note &note : notesOf(board, id))
        fitted.height = std::max(fitted.height, bottom(note) + kRowGap - before.y);
    for (const Column &column : columnsOf(board, id))
        fitted.width =
            std::max(fitted.width, column.centre() + column.width() / 2 + kTimelinePadding - before.x);
    fitted.height = std::min(fitted.height, before.height);
    fitted.width = std::min(fitted.width, before.width);
    draft.set(fitted);
    closeUp(draft, before, before.height - fitted.height);
    return between(board, draft.board());
}

} // namespace tempestry::edits
