#pragma once

#include "model/board.h"
#include "model/flow_graph.h"

#include <QMap>
#include <QStringList>

namespace tempestry {

// What depends on a note by the flow.
struct Reach
{
    QMap<NoteKind, int> counts; // of the notes that come after it, itself not among them
    QStringList strands;        // titles of notes that would lead nowhere without it
};

Reach reachOf(const Board &board, const FlowGraph &flow, NoteId note);

// "2 events, 1 read model"
QString countsText(const QMap<NoteKind, int> &counts);

// "1 note", "3 notes"
QString counted(size_t number, const QString &one, const QString &many);

// A title as it stands in a sentence: one line, not too long, and a word for an empty one.
QString shortTitle(const Note &note);

} // namespace tempestry
