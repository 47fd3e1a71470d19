#include "model/edits.h"
#include "model/geometry.h"

#include <algorithm>

// The edits of what holds notes together: timelines, frames, the board itself.
namespace tempestry::edits {

namespace {

constexpr double kLeastFrame = 60; // on either side

template <class Tag, class Edit>
ChangeSet changed(const Board &board, Id<Tag> id, Edit edit)
{
    BoardDraft draft(board);
    draft.change(id, edit);
    return between(board, draft.board());
}

template <class T>
void shift(BoardDraft &draft, decltype(T::id) id, double dx, double dy)
{
    draft.change(id, [=](T &element) {
        element.x += dx;
        element.y += dy;
    });
}

} // namespace

ChangeSet addTimeline(const Board &board, const QString &title, std::optional<double> y)
{
    Timeline timeline{.id = TimelineId::create(),
                      .title = atMost(title, kLongestTitle),
                      .width = kTimelineWidth,
                      .height = kTimelineHeight};
    bool first = true;
    board.timelines().forEach([&](const Timeline &other) {
        timeline.x = first ? other.x : std::min(timeline.x, other.x);
        timeline.width = std::max(timeline.width, other.width);
        first = false;
    });
    double lowest = -kTimelineGap;
    const auto goBelow = [&lowest](const auto &element) { lowest = std::max(lowest, bottom(element)); };
    board.timelines().forEach(goBelow);
    board.frames().forEach(goBelow);
    board.notes().forEach(goBelow);
    timeline.y = y.value_or(lowest + kTimelineGap);

    BoardDraft draft(board);
    draft.set(timeline);
    return between(board, draft.board());
}

ChangeSet renameTimeline(const Board &board, TimelineId id, const QString &title)
{
    return changed(board, id,
                   [&title](Timeline &timeline) { timeline.title = atMost(title, kLongestTitle); });
}

ChangeSet moveTimeline(const Board &board, TimelineId id, double dx, double dy)
{
    BoardDraft draft(board);
    shift<Timeline>(draft, id, dx, dy);
    for (const NoteId &note : board.notesOn(id))
        shift<Note>(draft, note, dx, dy);
    return between(board, draft.board());
}

ChangeSet removeTimeline(const Board &board, TimelineId id)
{
    BoardDraft draft(board);
    for (const NoteId &note : board.notesOn(id))
        draft.change(note, [](Note &current) {
            current.timeline.reset();
            current.column = 0;
        });
    draft.remove(id);
    return between(board, draft.board());
}

ChangeSet addFrame(const Board &board, const Frame &frame)
{
    BoardDraft draft(board);
    draft.set(frame);
    return between(board, draft.board());
}

ChangeSet moveFrame(const Board &board, FrameId id, double dx, double dy)
{
    const Frame *frame = board.find(id);
    if (!frame)
        return {};
    BoardDraft draft(board);
    shift<Frame>(draft, id, dx, dy);
    board.notes().forEach([&](const Note &note) {
        if (!note.timeline && !note.locked && encloses(*frame, note))
            shift<Note>(draft, note.id, dx, dy);
    });
    return between(board, draft.board());
}

ChangeSet changeFrame(const Board &board, const Frame &frame)
{
    return changed(board, frame.id, [&frame](Frame &current) {
        current = frame;
        current.title = atMost(frame.title, kLongestTitle);
    });
}

ChangeSet resizeFrame(const Board &board, FrameId id, double wider, double higher)
{
    return changed(board, id, [=](Frame &frame) {
        frame.width = std::clamp(frame.width + wider, kLeastFrame, kLargestRoll);
        frame.height = std::clamp(frame.height + higher, kLeastFrame, kLargestRoll);
    });
}

ChangeSet removeFrame(const Board &board, FrameId id)
{
    BoardDraft draft(board);
    draft.remove(id);
    return between(board, draft.board());
}

ChangeSet renameBoard(const Board &board, const QString &title)
{
    BoardDraft draft(board);
    draft.setTitle(atMost(title, kLongestTitle));
    return between(board, draft.board());
}

} // namespace tempestry::edits
