#include "model/timeline_layout.h"

#include "model/geometry.h"

#include <QSet>

#include <algorithm>
#include <limits>

namespace tempestry {

namespace {

std::vector<Note> notesByColumn(const Board &board, TimelineId id)
{
    std::vector<Note> notes;
    for (const NoteId &note : board.notesOn(id))
        notes.push_back(*board.find(note));
    std::ranges::sort(notes, [](const Note &a, const Note &b) {
        return std::tie(a.column, a.y, a.id) < std::tie(b.column, b.y, b.id);
    });
    return notes;
}

// Lays out notes[first, last), which share a column whose left edge is at x; returns the width of the column.
double layoutColumn(std::span<Note> notes, double x, double top)
{
    double width = 0;
    for (const Note &note : notes)
        width = std::max({width, note.width, note.columnWidth});
    double free = top;
    for (Note &note : notes) {
        note.x = x + (width - note.width) / 2;
        note.y = std::max(note.y, free);
        free = bottom(note) + kRowGap;
    }
    return width;
}

// Calls shift(element&) on a copy of each element that moves(element) and puts it back.
template <class T, class Moves, class Shift>
void shiftEach(BoardDraft &draft, Moves moves, Shift shift)
{
    std::vector<T> moved;
    draft.board().all<T>().forEach([&](const T &element) {
        if (moves(element))
            moved.push_back(element);
    });
    for (T &element : moved) {
        shift(element);
        draft.set(std::move(element));
    }
}

struct Extent
{
    double x;
    double y;
    double width;
    double height;
};

template <class T>
Extent extentOf(const T &element)
{
    return {element.x, element.y, element.width, element.height};
}

bool overlapInHeight(const Extent &a, const Extent &b)
{
    return a.y < bottom(b) && b.y < bottom(a);
}

// What stands to the right of something that has grown, and what is level with that in turn.
class Beside
{
public:
    Beside(const Board &board, const Extent &grown)
        : m_edge(right(grown))
        , m_levels{grown}
    {
        size_t before = 0;
        while (before != m_levels.size()) {
            before = m_levels.size();
            board.frames().forEach([this](const Frame &frame) { take(frame, m_frames); });
            board.timelines().forEach([this](const Timeline &timeline) { take(timeline, m_timelines); });
        }
        board.notes().forEach([this](const Note &note) {
            if (contains(note) && !note.timeline)
                m_nearest = std::min(m_nearest, note.x);
        });
    }

    double nearest() const { return m_nearest; }
    bool contains(const Frame &frame) const { return m_frames.contains(frame.id); }
    bool contains(const Timeline &timeline) const { return m_timelines.contains(timeline.id); }
    bool contains(const Note &note) const
    {
        if (note.timeline)
            return m_timelines.contains(*note.timeline);
        return !note.locked && isBeside(extentOf(note));
    }

private:
    bool isBeside(const Extent &extent) const
    {
        return extent.x >= m_edge && std::ranges::any_of(m_levels, [&extent](const Extent &level) {
                   return overlapInHeight(extent, level);
               });
    }

    template <class T>
    void take(const T &element, QSet<decltype(T::id)> &taken)
    {
        if (taken.contains(element.id) || !isBeside(extentOf(element)))
            return;
        taken.insert(element.id);
        m_levels.push_back(extentOf(element));
        m_nearest = std::min(m_nearest, element.x);
    }

    double m_edge;
    double m_nearest = std::numeric_limits<double>::infinity();
    std::vector<Extent> m_levels;
    QSet<FrameId> m_frames;
    QSet<TimelineId> m_timelines;
};

// Moves what stands on the right of `before` out of the way of `after`, which begins at the same place.
// `grownFrame` is the frame that has grown, if it is one.
void makeRoomBeside(BoardDraft &draft, const Extent &before, const Extent &after, FrameId grownFrame = {})
{
    const double grown = right(after) - right(before);
    if (grown <= 0)
        return;
    const Beside beside(draft.board(), before);
    const double distance = std::min(grown, right(after) + kTimelineGap - beside.nearest());
    if (distance > 0) {
        const auto moves = [&beside](const auto &element) { return beside.contains(element); };
        const auto moveRight = [distance](auto &element) { element.x += distance; };
        shiftEach<Note>(draft, moves, moveRight);
        shiftEach<Timeline>(draft, moves, moveRight);
        shiftEach<Frame>(draft, moves, moveRight);
    }

    std::vector<Frame> around;
    draft.board().frames().forEach([&](const Frame &frame) {
        if (frame.id != grownFrame && encloses(frame, before) && right(frame) > right(before))
            around.push_back(frame);
    });
    std::ranges::sort(around, {}, &Frame::width);
    for (const Frame &frame : around) {
        Frame wider = frame;
        wider.width +=
            std::max(0.0, right(after) + std::min(kTimelineGap, right(frame) - right(before)) - right(frame));
        draft.set(wider);
        makeRoomBeside(draft, extentOf(frame), extentOf(wider), frame.id);
    }
}

// How far what is below `before` has to move when that becomes `after`: no further than it grows, so what
// keeps its distance keeps it, and not at all where there is room.
double wayDown(const Board &board, const Timeline &before, const Timeline &after)
{
    const double grown = bottom(after) - bottom(before);
    if (grown <= 0)
        return 0;
    double nearest = std::numeric_limits<double>::infinity();
    const auto look = [&](const auto &element) {
        if (element.y >= bottom(before))
            nearest = std::min(nearest, element.y);
    };
    board.timelines().forEach(look);
    board.frames().forEach([&](const Frame &frame) {
        if (encloses(frame, before))
            nearest = std::min(nearest, bottom(frame));
        else
            look(frame);
    });
    if (nearest <= bottom(before) + kTimelineGap)
        return grown;
    board.notes().forEach([&](const Note &note) {
        if (note.timeline != before.id)
            look(note);
    });
    return std::min(grown, bottom(after) + kTimelineGap - nearest);
}

} // namespace

Columns columnsOf(const Board &board, TimelineId id)
{
    constexpr double kInfinity = std::numeric_limits<double>::infinity();
    Columns columns;
    for (const NoteId &noteId : board.notesOn(id)) {
        const Note &note = *board.find(noteId);
        const auto number = static_cast<size_t>(note.column);
        if (number >= columns.size())
            columns.resize(number + 1, {kInfinity, -kInfinity, 0});
        Column &column = columns[number];
        column.left = std::min(column.left, note.x);
        column.right = std::max(column.right, right(note));
        column.widened = std::max(column.widened, note.columnWidth);
    }
    return columns;
}

void shiftBelow(BoardDraft &draft, const Timeline &timeline, double distance)
{
    const double edge = bottom(timeline);
    std::vector<Frame> beside;
    draft.board().frames().forEach([&](const Frame &frame) {
        if (frame.y < edge && tempestry::distance(frame, timeline) > 0)
            beside.push_back(frame);
    });
    const auto isBelow = [edge](const auto &element) { return element.y >= edge; };
    const auto move = [distance](auto &element) { element.y += distance; };
    shiftEach<Timeline>(draft, isBelow, move);
    shiftEach<Frame>(
        draft,
        [&](const Frame &frame) {
            return isBelow(frame) || (encloses(frame, timeline) && bottom(frame) > edge);
        },
        [&](Frame &frame) { (isBelow(frame) ? frame.y : frame.height) += distance; });
    shiftEach<Note>(
        draft,
        [&](const Note &note) {
            return isBelow(note) && note.timeline != timeline.id && (!note.locked || note.timeline) &&
                   std::ranges::none_of(beside, [&](const Frame &frame) { return encloses(frame, note); });
        },
        move);
}

void layoutTimeline(BoardDraft &draft, TimelineId id)
{
    const Timeline *found = draft.board().find(id);
    if (!found)
        return;
    const Timeline before = *found;
    Timeline timeline = before;
    std::vector<Note> notes = notesByColumn(draft.board(), id);

    double x = timeline.x + kTimelinePadding;
    double lowest = 0;
    int column = 0;
    for (auto first = notes.begin(); first != notes.end();) {
        const auto last =
            std::find_if(first, notes.end(), [&](const Note &note) { return note.column != first->column; });
        x += layoutColumn({first, last}, x, timeline.y + kTimelineTitleHeight) + kColumnGap;
        lowest = std::max(lowest, bottom(*std::prev(last)));
        for (; first != last; ++first)
            first->column = column;
        ++column;
    }

    const double end = x - kColumnGap + kTimelinePadding;
    timeline.width = std::max({timeline.width, kTimelineWidth, end - timeline.x});
    timeline.height = std::max({timeline.height, kTimelineHeight, lowest + kRowGap - timeline.y});

    for (Note &note : notes)
        draft.change(note.id, [&note](Note &current) { current = std::move(note); });
    draft.change(id, [&timeline](Timeline &current) { current = timeline; });
    if (const double down = wayDown(draft.board(), before, timeline); down > 0)
        shiftBelow(draft, before, down);
    makeRoomBeside(draft, extentOf(before), extentOf(timeline));
}

} // namespace tempestry
