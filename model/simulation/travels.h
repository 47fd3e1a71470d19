#pragma once

#include "model/flow_graph.h"
#include "model/simulation/journal.h"

#include <QSet>

#include <utility>

namespace tempestry::simulation {

// What of a board runs have come to: its notes, and the edges of its flow from one note to another.
struct Travels
{
    QSet<NoteId> notes;
    QSet<std::pair<NoteId, NoteId>> edges;

    void unite(const Travels &others);
    bool operator==(const Travels &) const = default;
};

// Where the run of the journal came along. What was given before it does not count. Nothing travels along an
// edge by which a note only reads another, or that only tells whose answer an event is; such an edge counts
// once the notes at both ends were reached.
Travels travelsOf(const Board &board, const FlowGraph &flow, const Journal &journal);

} // namespace tempestry::simulation
