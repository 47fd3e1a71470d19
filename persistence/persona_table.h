#pragma once

#include "persistence/session_outline.h"

namespace tempestry::persistence {

// The actors of a persona table; nullopt when the table is another.
std::optional<std::vector<SessionItem>> readPersonas(const MarkdownNode &table,
                                                     std::vector<ImportFinding> &findings);

} // namespace tempestry::persistence
