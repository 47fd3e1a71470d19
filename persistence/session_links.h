#pragma once

#include "model/board.h"
#include "persistence/import_result.h"
#include "persistence/session_outline.h"

#include <utility>
#include <vector>

namespace tempestry::persistence {

// A note that is going to be on the board, and what it came from; nullptr for a command made from a policy's
// words.
struct DraftNote
{
    Note note;
    const SessionItem *item = nullptr;
    size_t band = 0;
};

// Finds the events that "Triggered by" texts and policies name, and sets the notes' triggers and conditions.
// The pairs are places in `notes`, from and to; none comes twice. What names no event, or was guessed,
// becomes a finding.
std::vector<std::pair<size_t, size_t>> linkByNames(std::vector<DraftNote> &notes,
                                                   std::vector<ImportFinding> &findings);

} // namespace tempestry::persistence
