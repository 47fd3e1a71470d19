#pragma once

#include "model/change_set.h"
#include "model/note_lines.h"

#include <functional>
#include <optional>
#include <span>
#include <vector>

namespace tempestry {

// What a person has picked to take elsewhere.
struct Picked
{
    std::vector<NoteId> notes;
    std::optional<TimelineId> timeline; // with the notes on it
    std::optional<FrameId> frame;       // with the free notes that lie wholly inside it
};

// A part of a board as a board of its own, at its old places: what is picked, and the links among its notes.
// Notes whose timeline is not picked are free.
Board fragmentOf(const Board &board, const Picked &picked);

// The notes of the fragment as lines, in reading order; see noteLine(). Notes without words are left out.
QString fragmentText(const Board &fragment);

// How lines of text are laid out.
enum class LineLayout : quint8 {
    Grid, // in rows as wide as they are high, or in the rows and columns of a table
    Row,  // side by side, as the next columns of a timeline
};

// How high a note must be for its title; paper units.
using NoteHeight = std::function<double(const Note &)>;

// The lines as free notes, in a fragment to paste. Where a line does not tell its kind it is `unsure`.
Board fragmentOf(const NoteLines &lines, NoteKind unsure, LineLayout layout, const NoteHeight &height);

namespace edits {

// Where a fragment is put down: its middle at a point, or on a timeline.
struct Landing
{
    double x = 0;
    double y = 0;
    std::optional<TimelineId> behind; // its notes become the last columns of this timeline
    bool mayJoin = true;              // a fragment of free notes takes columns of the timeline at the point
};

// Adds copies of the fragment's elements, all with new ids, in front of the others. A twin stays one where
// its twins are on this board, and says what they say. On free paper the copies are shifted so that they
// don't cover others at the very same place. `pasted` receives the notes from left to right.
ChangeSet pasteFragment(const Board &board, const Board &fragment, const Landing &landing,
                        std::vector<NoteId> *pasted = nullptr);

// Removes what fragmentOf(board, picked) copies. Locked notes stay.
ChangeSet removePicked(const Board &board, const Picked &picked);

} // namespace edits

} // namespace tempestry
