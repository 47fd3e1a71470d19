#pragma once

#include "model/change_set.h"

#include <span>
#include <vector>

// How far a hotspot or an opportunity has come: how soon somebody should see to it, and what was decided.
namespace tempestry {

bool hasStanding(NoteKind kind);

// The hotspots of a board: the urgent ones first, then those with more dots, then in reading order.
struct Hotspots
{
    std::vector<NoteId> open;
    std::vector<NoteId> resolved; // in reading order

    bool operator==(const Hotspots &) const = default;
};
Hotspots hotspotsOf(const Board &board);

namespace edits {

// These pass over locked notes and kinds without standing.
ChangeSet resolve(const Board &board, std::span<const NoteId> notes, const QString &decision);
// Open again; what was decided stays written.
ChangeSet reopen(const Board &board, std::span<const NoteId> notes);
ChangeSet setPriority(const Board &board, std::span<const NoteId> notes, Priority priority);
ChangeSet setDecision(const Board &board, std::span<const NoteId> notes, const QString &decision);

} // namespace edits

} // namespace tempestry
