#pragma once

#include "model/board.h"

namespace tempestry {

inline constexpr double kTimelineTitleHeight = 48; // the strip that holds the title
inline constexpr double kTimelinePadding = 44;     // left of the first column and right of the last
inline constexpr double kColumnGap = 30;
inline constexpr double kRowGap = 26;
inline constexpr double kTimelineHeight = 300; // at least
inline constexpr double kTimelineWidth = 1400; // at least
inline constexpr double kTimelineGap = 28;     // between two timelines

// Gives the notes of a timeline their places: columns numbered from 0 without holes, each as wide as its
// widest note or column width; the notes of a column centred on it, in the order of their y and at least
// kRowGap apart. The timeline grows to hold them and never shrinks; what lies below it moves down by as much
// as it grew, except for the notes of a frame that begins beside it.
void layoutTimeline(BoardDraft &draft, TimelineId id);

} // namespace tempestry
