#pragma once

#include "persistence/session_outline.h"

namespace tempestry::persistence {

// The board of a session: its rolls as timelines below one another, its other bands as
// frames at their right, all ids made from the board's. Equal sessions give
// equal boards. `name` is the title of what the document leaves without one. Adds what was guessed or left
// open to `findings`. Throws ImportError when there are more notes, or longer texts, than a board
// should have.
Board boardOf(const Session &session, BoardId id, const QString &name, std::vector<ImportFinding> &findings);

} // namespace tempestry::persistence
