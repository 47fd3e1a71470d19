#pragma once

#include "model/board.h"

namespace tempestry {

// A piece of the paper that a presentation shows by itself, in paper units.
struct Stop
{
    QString title; // as written on the board, the timeline or the frame
    std::optional<TimelineId> timeline;
    std::optional<FrameId> frame; // with neither, it is the whole board
    int part = 0;                 // of a timeline that is shown in several, from 0
    int parts = 1;
    double x = 0;
    double y = 0;
    double width = 0;
    double height = 0;
    std::vector<NoteId> notes; // that stand there, in no particular order

    // Whether it shows the same thing, wherever that is on the paper by now.
    bool isOf(const Stop &other) const
    {
        return timeline == other.timeline && frame == other.frame && part == other.part;
    }
};

// So much paper fills the height of a screen with text that can still be read from the back of a room.
inline constexpr double kReadableHeight = 1000;

// What a presentation shows, in order: the whole board, its timelines and frames in the order in which the
// paper is read, and the whole board again. A timeline too long to be read at once is shown in several parts,
// cut after pivotal events where there are some, else between columns; the empty paper behind its last note
// is left out. Just the board when it has neither timelines nor frames; nothing when there is nothing on it.
// `aspect` is the width of the screen divided by its height.
std::vector<Stop> stops(const Board &board, double aspect);

} // namespace tempestry
