#pragma once

#include "persistence/session_outline.h"

namespace tempestry::persistence {

// The finding that says which words, at which line or lines, found no place on the board.
ImportFinding notUnderstood(const MarkdownNode &node);

// One bullet, numbered point or paragraph with what is nested in it. `kind` is what its heading says it is; a
// marker in the text is stronger. `sure` is whether any text under that heading names such a note, or only
// what looks like a name.
SessionItem readItem(const MarkdownNode &paragraph, const std::vector<const MarkdownNode *> &nested,
                     std::optional<NoteKind> kind, bool sure, std::vector<ImportFinding> &findings);

} // namespace tempestry::persistence
