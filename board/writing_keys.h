#pragma once

#include "board/draft.h"

#include <optional>

class QKeyEvent;

namespace tempestry {

// The keys that mean the same to the paper and while something is typed on it.

// On which side the next note of the same kind is asked for: Tab, Ctrl+Enter, Shift inverts. Right is later
// in every language, as on timelines and in the flow, so nothing is mirrored where people write from right to
// left.
std::optional<Side> nextSide(const QKeyEvent &event);
// To which side the flow is to grow: Ctrl+arrow.
std::optional<Side> growthSide(const QKeyEvent &event);

} // namespace tempestry
