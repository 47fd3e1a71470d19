#pragma once

#include "model/change_set.h"

#include <vector>

// Which elements have moved for a person who compares two boards, rather than in numbers.
namespace tempestry {

// Whether something so far away is somewhere else for a person; shorter ways only straighten things.
bool isFar(double dx, double dy);

// Notes of both boards that were moved: on their timeline the fewest that can have been, for the others kept
// their order; off the timelines those that are elsewhere and not along with their frame or with what grew
// above them. Notes that are no longer on the timeline they were on, or off, are not among them. `change` is
// between(before, after).
std::vector<NoteId> movedNotes(const Board &before, const Board &after, const ChangeSet &change);

bool hasMoved(const Board &before, const Board &after, const Timeline &old, const Timeline &now);
bool hasMoved(const Board &before, const Board &after, const Frame &old, const Frame &now);

} // namespace tempestry
