#pragma once

#include "model/id.h"

#include <QSet>

#include <optional>

namespace tempestry {

// What a person has picked: notes, or one other thing.
struct Selection
{
    QSet<NoteId> notes;
    std::optional<LinkId> link;
    std::optional<TimelineId> timeline;
    std::optional<FrameId> frame;

    bool operator==(const Selection &) const = default;
};

} // namespace tempestry
