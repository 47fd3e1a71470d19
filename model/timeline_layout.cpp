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
    const double width = std::ranges::max(notes, {}, &Note::width).width;
    double free = top;
    for (Note &note : notes) {
        note.x = x + (width - note.width) / 2;
        note.y = std::max(note.y, free);
        free = bottom(note) + kRowGap;
    }
    return width;
}

template <class T>
void moveDownBelow(BoardDraft &draft, double edge, double distance, TimelineId except)
{
    std::vector<T> below;
    draft.board().all<T>().forEach([&](const T &element) {
        if constexpr (std::is_same_v<T, Note>)
            if (element.timeline == except)
                return;
        if (element.y >= edge)
            below.push_back(element);
    });
    for (T &element : below) {
        element.y += distance;
        draft.set(std::move(element));
    }
}

} // namespace

void layoutTimeline(BoardDraft &draft, TimelineId id)
{
    const Timeline *found = draft.board().find(id);
    if (!found)
        return;
    Timeline timeline = *found;
    const double oldBottom = bottom(timeline);
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
    if (const double grown = bottom(timeline) - oldBottom; grown > 0) {
        moveDownBelow<Timeline>(draft, oldBottom, grown, id);
        moveDownBelow<Frame>(draft, oldBottom, grown, id);
        moveDownBelow<Note>(draft, oldBottom, grown, id);
    }
}

} // namespace tempestry
