#pragma once

#include "persistence/session_links.h"

#include <span>
#include <vector>

namespace tempestry::persistence {

// A timeline with its notes, which know their columns and sizes.
struct TimelineDraft
{
    Timeline timeline;
    std::span<DraftNote> notes;
};

// A frame with its notes, which know their sizes. A note with no item stays with the one before it.
struct FrameDraft
{
    Frame frame;
    std::span<DraftNote> notes;
};

// Gives everything its place: the timelines below one another, each no higher than its notes need, and the
// frames in columns at their right. In the frames no note becomes the neighbour of one it has nothing to do
// with: only a note and those that stay with it can be neighbours in the flow.
void layOut(std::vector<TimelineDraft> &timelines, std::vector<FrameDraft> &frames);

} // namespace tempestry::persistence
