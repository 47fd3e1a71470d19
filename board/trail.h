#pragma once

#include "model/id.h"

#include <QSet>

#include <utility>

namespace tempestry {

// A way along the flow that is drawn in a colour of its own: the notes it comes to, and the edges between
// them, each from one note to another.
struct Trail
{
    QSet<NoteId> notes;
    QSet<std::pair<NoteId, NoteId>> edges;

    bool isEmpty() const { return notes.isEmpty() && edges.isEmpty(); }
    bool operator==(const Trail &) const = default;
};

} // namespace tempestry
