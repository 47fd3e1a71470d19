#pragma once

#include "model/change_set.h"
#include "model/flow_graph.h"
#include "model/limits.h"
#include "model/timeline_layout.h"
#include "model/twins.h"

#include <optional>
#include <span>
#include <vector>

// What a person can do to a board, each as a function from a board to the change. Nothing here keeps state,
// so a gesture can ask for the change again and again while it lasts, show it as a preview, and apply the
// last one. Ids that the board does not have are passed over, and so are locked notes where they would be
// moved, changed or removed; those on a timeline go along with it.
namespace tempestry::edits {

// Where a note is dropped on a timeline.
struct Slot
{
    TimelineId timeline;
    int column = 0;
    bool insert = true; // open a new column before `column`; false: join the notes of that column
    double y = 0;       // wished upper edge, paper units; the layout keeps notes of a column apart

    bool operator==(const Slot &) const = default;
};

// A note of the kind with its usual size and nothing written on it, its centre at (x, y), in front of all
// others.
Note newNote(const Board &board, NoteKind kind, double x, double y);

// The slot under a point: a new column when the point is between columns, the column itself when it is on it.
// nullopt when no timeline is there. Notes in `moving` are taken as if they were not there.
std::optional<Slot> slotAt(const Board &board, double x, double y, std::span<const NoteId> moving = {});

// slotAt() for many points while the same notes are on the move.
class Slots
{
public:
    Slots(const Board &board, std::span<const NoteId> moving);

    std::optional<Slot> at(double x, double y);

private:
    Board m_rest; // as if the moving notes were not there
    std::vector<Timeline> m_timelines;
    QHash<TimelineId, Columns> m_columns; // of those asked for so far
};

// With a slot, the notes there make room.
ChangeSet addNote(const Board &board, const Note &note, const std::optional<Slot> &slot = {});

// Removes the notes, their links and what scenarios and timers say of them; columns left empty close.
ChangeSet removeNotes(const Board &board, std::span<const NoteId> notes);

// Moves the notes by the distance, off their timelines if they were on one. Locked notes stay.
ChangeSet moveNotes(const Board &board, std::span<const NoteId> notes, double dx, double dy);

// Puts the notes on the timeline from the slot on; notes that shared a column, or stood above one another,
// still do, and the order from left to right is kept. Locked notes stay.
ChangeSet placeNotes(const Board &board, std::span<const NoteId> notes, const Slot &slot);

// Replaces the note by an edited copy of it, kept within the limits of limits.h; what is written on it is
// written on its twins too. Their timelines make room when their sizes have changed.
template <class Change>
ChangeSet changeNote(const Board &board, NoteId id, Change change);

// Why the two can't be linked, as a sentence for the person; empty when they can.
QString linkProblem(const Board &board, NoteId from, NoteId to);

// Empty when linkProblem is not.
ChangeSet addLink(const Board &board, NoteId from, NoteId to);
ChangeSet removeLinks(const Board &board, std::span<const LinkId> links);
ChangeSet changeLink(const Board &board, const Link &link);
// Makes an implied edge of the flow a link.
ChangeSet makeLink(const Board &board, const FlowEdge &edge);

// An empty timeline below everything on the paper, or at y when given.
ChangeSet addTimeline(const Board &board, const QString &title, std::optional<double> y = {});
ChangeSet renameTimeline(const Board &board, TimelineId id, const QString &title);
// Moves the timeline with the notes on it.
ChangeSet moveTimeline(const Board &board, TimelineId id, double dx, double dy);
// The notes on it stay where they are, free.
ChangeSet removeTimeline(const Board &board, TimelineId id);

ChangeSet addFrame(const Board &board, const Frame &frame);
// Moves the frame with the free notes that lie wholly inside it and are not locked.
ChangeSet moveFrame(const Board &board, FrameId id, double dx, double dy);
ChangeSet changeFrame(const Board &board, const Frame &frame);
// Moves its lower right corner, but leaves it large enough to be taken hold of.
ChangeSet resizeFrame(const Board &board, FrameId id, double wider, double higher);
ChangeSet removeFrame(const Board &board, FrameId id);

ChangeSet renameBoard(const Board &board, const QString &title);

// Copies of the notes and of the links among them, shifted by the distance, with new ids and groups, not
// locked; `copies` receives the new notes. Notes of a timeline get columns of their own behind the originals.
ChangeSet duplicateNotes(const Board &board, std::span<const NoteId> notes, double dx, double dy,
                         std::vector<NoteId> *copies = nullptr);

template <class Change>
ChangeSet changeNote(const Board &board, NoteId id, Change change)
{
    if (const Note *note = board.find(id); !note || note->locked)
        return {};
    BoardDraft draft(board);
    draft.change(id, [&change](Note &note) {
        change(note);
        keepWithinLimits(note);
    });
    if (const Note *note = draft.board().find(id); note && note->timeline)
        layoutTimeline(draft, *note->timeline);
    if (const Note *before = board.find(id))
        writeOnTwins(draft, *before);
    return between(board, draft.board());
}

} // namespace tempestry::edits
