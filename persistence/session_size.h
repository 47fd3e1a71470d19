#pragma once

#include "model/board.h"

#include <QSizeF>

namespace tempestry::persistence {

inline constexpr double kTextWidth = 178;     // on a timeline
inline constexpr double kWideTextWidth = 372; // in a frame: as wide as three square notes with their air

// The size at which what is written on the note can be read; a text begins with that width. No font is at
// hand here, so lines are estimated: the size of its kind where that is enough, then wider, then higher, up
// to a page's height.
QSizeF sizeForWords(const Note &note, double textWidth);

} // namespace tempestry::persistence
