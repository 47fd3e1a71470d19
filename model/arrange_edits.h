#pragma once

#include "model/change_set.h"

#include <QRectF>
#include <QSet>

#include <span>

// What a person can do with the places of free notes, with groups, locks and stacking; see edits.h. Notes of
// a group that are arranged beside others stay together, as one thing. Locked notes are passed over, and
// where places are changed, so are notes on timelines.
namespace tempestry::edits {

enum class Edge : quint8 { Left, Right, Top, Bottom, CentreX, CentreY };

// Why the notes can't be arranged, as a sentence for the person: fewer than `least` things are free to be
// moved. Empty when they can.
QString arrangeProblem(const Board &board, std::span<const NoteId> notes, int least);

// To the outermost edge of them all, or to their common centre.
ChangeSet alignNotes(const Board &board, std::span<const NoteId> notes, Edge edge);
// Makes the gaps equal; the outermost two stay.
ChangeSet distributeNotes(const Board &board, std::span<const NoteId> notes, Qt::Orientation direction);
// In rows and columns with even gaps, from where the upper left one is. Who is in which row, and the order in
// it, stays; a heap of notes becomes a square.
ChangeSet tidyNotes(const Board &board, std::span<const NoteId> notes);

// Makes one group of the notes, which leave those they were in. A group of one is none.
ChangeSet groupNotes(const Board &board, std::span<const NoteId> notes);
// Ends the groups that any of the notes is in.
ChangeSet ungroupNotes(const Board &board, std::span<const NoteId> notes);
// The notes with all others of their groups.
QSet<NoteId> withGroups(const Board &board, const QSet<NoteId> &notes);
// Takes the last note out of each of the groups that has only one left.
void dissolveLoneGroups(BoardDraft &draft, const QSet<GroupId> &groups);

ChangeSet lockNotes(const Board &board, std::span<const NoteId> notes, bool locked);
ChangeSet unlockAll(const Board &board);

enum class Stacking : quint8 { Forward, Backward, ToFront, ToBack };

// One step is past the next note that overlaps one of them. Their own order stays.
ChangeSet stackNotes(const Board &board, std::span<const NoteId> notes, Stacking where);

// A timeline makes room and keeps its note in its column.
ChangeSet resizeNote(const Board &board, NoteId note, const QRectF &rect);

} // namespace tempestry::edits
