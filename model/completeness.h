#pragma once

#include "model/flow_graph.h"

#include <QStringList>

#include <vector>

namespace tempestry {

// Whether what people decide by can be there at all: view from event from command. A field is brought by a
// field of the same name.
//
// A read model gets its fields from the events that are projected into it. An event gets its fields from the
// command that its handler takes (or from the event or command that it follows directly), and from what the
// handler or policy knows: the fields of an aggregate, and of read models that inform it. A field that is not
// required and has an example is made there, as a reason or a number is. Nothing is asked of notes with a
// script, which may make what they like, of what comes from an external system or an activity, and of events
// that nothing leads to.

// The fields of a read model or event that nothing brings, in the order of the note; empty for other kinds.
std::vector<Field> missingFields(const Board &board, const FlowGraph &flow, const Note &note);

// The notes that could bring a missing field directly: events of a read model, commands of an event.
std::vector<NoteId> possibleBringers(const Board &board, const FlowGraph &flow, const Note &note);

} // namespace tempestry
