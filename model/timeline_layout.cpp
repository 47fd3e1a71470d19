#include "model/timeline_layout.h"

#include "model/geometry.h"

#include <algorithm>

namespace tempestry {

namespace {

std::vector<Note> notesByColumn(const Board &board, TimelineId id)
{
    std::vector<Note> notes;
    board.notes().forEach([&](const Note &note) {
        if (note.timeline == id)
            notes.push_back(note);
    });
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

template <class T, class Moves>
void moveDown(BoardDraft &draft, double distance, Moves moves)
{
    std::vector<T> moved;
    draft.board().all<T>().forEach([&](const T &element) {
        if (moves(element))
            moved.push_back(element);
    });
    for (T &element : moved) {
        element.y += distance;
        draft.set(std::move(element));
    }
}

// Moves down what lies below the timeline's lower edge as it was. A frame beside the timeline keeps its
// notes.
void moveDownBelow(BoardDraft &draft, const Timeline &before, double distance)
{
    const double edge = bottom(before);
    std::vector<Frame> beside;
    draft.board().frames().forEach([&](const Frame &frame) {
        if (frame.y < edge && tempestry::distance(frame, before) > 0)
            beside.push_back(frame);
    });
    const auto isBelow = [edge](const auto &element) { return element.y >= edge; };
    moveDown<Timeline>(draft, distance, isBelow);
    moveDown<Frame>(draft, distance, isBelow);
    moveDown<Note>(draft, distance, [&](const Note &note) {
        return isBelow(note) && note.timeline != before.id &&
               std::ranges::none_of(beside, [&](const Frame &frame) { return encloses(frame, note); });
    });
}

} // namespace

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
    if (const double grown = bottom(timeline) - bottom(before); grown > 0)
        moveDownBelow(draft, before, grown);
}

} // namespace tempestry
