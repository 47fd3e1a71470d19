#pragma once

#include "model/board.h"

#include <QSizeF>

namespace tempestry {

inline constexpr QSizeF kLeastNote(64, 40); // that a person can make, in paper units

// The wished size, or as much more as the note's text needs and a hand can grasp.
QSizeF roomFor(const Note &note, QSizeF wished);

// The usual size of its kind, with room for its text.
QSizeF fittingSize(const Note &note);

} // namespace tempestry
