#pragma once

#include "model/board.h"

#include <algorithm>
#include <vector>

namespace tempestry {

inline constexpr double kTimelineTitleHeight = 48; // the strip that holds the title
inline constexpr double kTimelinePadding = 44;     // left of the first column and right of the last
inline constexpr double kColumnGap = 30;
inline constexpr double kRowGap = 26;
inline constexpr double kTimelineHeight = 300; // at least
inline constexpr double kTimelineWidth = 1400; // at least
inline constexpr double kTimelineGap = 28;     // between two timelines

// A column as it stands on the paper.
struct Column
{
    double left = 0; // of its notes
    double right = 0;
    double widened = 0; // the widest column width of its notes; 0 for none

    double centre() const { return (left + right) / 2; }
    double natural() const { return right - left; }
    double width() const { return std::max(natural(), widened); }
};

using Columns = std::vector<Column>; // by number

// Of the timeline as it was last laid out.
Columns columnsOf(const Board &board, TimelineId id);

// Gives the notes of a timeline their places: columns numbered from 0 without holes, each as wide as its
// widest note or column width; the notes of a column centred on it, in the order of their y and at least
// kRowGap apart. The timeline grows to hold them and never shrinks. What lies below it moves down as far as
// it must, except for the notes of a frame that begins beside it, and so does to the right what stands on its
// right; frames around it grow along. Locked notes that are on no timeline stay.
void layoutTimeline(BoardDraft &draft, TimelineId id);

// Moves what lies below the timeline's lower edge down by the distance, or up by a negative one; frames
// around it grow or shrink.
void shiftBelow(BoardDraft &draft, const Timeline &timeline, double distance);

} // namespace tempestry
