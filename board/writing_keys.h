#pragma once

#include "board/draft.h"

#include <optional>

class QKeyEvent;

namespace tempestry {

// The keys that mean the same to the paper and while something is typed on it.

// On which side the next note of the same kind is asked for: Tab, Ctrl+Enter, Shift inverts. Not mirrored.
std::optional<Side> nextSide(const QKeyEvent &event);
// To which side the flow is to grow: Ctrl+arrow.
std::optional<Side> growthSide(const QKeyEvent &event);
// The side for writing from right to left.
Side mirrored(Side side);

} // namespace tempestry
