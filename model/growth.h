#pragma once

#include "model/flow_graph.h"

#include <optional>
#include <span>
#include <vector>

namespace tempestry {

// Where a note is to stand in the flow, seen from the one that it grows from.
enum class Growth : quint8 {
    Next,     // follows it
    Previous, // precedes it
    Parallel, // another outcome of the same predecessor
};

// The kinds that a note may be when it grows from one of the kind `from`, the likeliest first, each once. The
// grammar gives the order: what the long form names comes before short forms, what it names early before what
// it names late. Kinds that never flow are followed by their own kind only. A parallel note is of the kind
// `from` first, then of what may follow a predecessor, or, with none, `from` itself. A hotspot is always the
// last.
std::vector<NoteKind> growths(NoteKind from, Growth growth, std::span<const NoteKind> predecessors = {});

// The kinds of the notes that lead to the note.
std::vector<NoteKind> predecessorKinds(const Board &board, const FlowGraph &flow, NoteId note);

// The links that are needed so that a note, not yet on the board, stands in the flow as it grew from the note
// `from`; none where its place alone will say so, or where the grammar has nothing to say. An implied edge
// that a link would displace becomes a link as well. `flow` is that of the board.
std::vector<Link> growthLinks(const Board &board, const FlowGraph &flow, const Note &grown, NoteId from,
                              Growth growth);

} // namespace tempestry
