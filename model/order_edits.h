#pragma once

#include "model/change_set.h"

#include <optional>
#include <span>
#include <vector>

// What a person does to bring order to a board: free notes onto timelines, and timelines among one another.
namespace tempestry::edits {

// Whether converge() would take the note along: free, not locked, no text.
bool isConvergeable(const Note &note);
// Those of the notes that it would; of all notes of the board when none are given.
std::vector<NoteId> convergeable(const Board &board, std::span<const NoteId> notes = {});

// Puts free notes onto the timeline, by default the nearest one, from left to right among the notes there;
// notes that stand above one another share a column. Hotspots and opportunities go below the note that they
// lie at. Rows stay rows, without gaps; notes that are in no row with others fill the first row that has
// room. With no timeline on the board the notes get a new one of this title, at their place if nothing else
// is there. Notes that are on a timeline stay on it.
ChangeSet converge(const Board &board, std::span<const NoteId> notes, const QString &newTitle,
                   std::optional<TimelineId> onto = {});

// Moves the column of the event, and what is behind it, to a new timeline below, which is named after the
// event. Locked notes stay. Empty when the event is in the first column or on no timeline.
ChangeSet splitTimeline(const Board &board, NoteId event);

// The timeline that comes next below (or above) and shares some of its width.
std::optional<TimelineId> timelineBelow(const Board &board, TimelineId id);
std::optional<TimelineId> timelineAbove(const Board &board, TimelineId id);

// Appends the columns of the next timeline below and removes that one; what is below closes up where nothing
// else is in the way. Locked notes stay, and so does their timeline.
ChangeSet mergeWithBelow(const Board &board, TimelineId id);

// Exchanges places with as many timelines below (negative: above) as there are, up to `steps`. What lies on
// a timeline goes along, and so do frames around it alone.
ChangeSet reorderTimeline(const Board &board, TimelineId id, int steps);

// Moves the timeline with what is on it by the distance; where it would lie on another or has passed one, it
// takes its place among the timelines instead.
ChangeSet dragTimeline(const Board &board, TimelineId id, double dx, double dy);

// Makes the column so wide, in paper units; back to its natural width where it would be narrower.
ChangeSet widenColumn(const Board &board, TimelineId timeline, int column, double width);
// Makes the columns of the notes wider by the distance, or narrower.
ChangeSet widenColumns(const Board &board, std::span<const NoteId> notes, double by);

// Makes the timeline as small as its notes allow; what is below closes up where nothing else is in the way.
ChangeSet fitTimeline(const Board &board, TimelineId id);

} // namespace tempestry::edits
