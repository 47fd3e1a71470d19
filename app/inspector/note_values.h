#pragma once

#include "model/board.h"

#include <functional>
#include <vector>

namespace tempestry {

// One thing that a person can write about how a note behaves in a run.
struct NoteValue
{
    QString name;
    QString text;        // as it is now; empty when it is the usual
    QString placeholder; // what empty means
    QString hint;        // what can be written
    // Puts the text into the note, or returns why it can't, as a sentence.
    std::function<QString(Note &note, const QString &text)> read;
};

// What can be said of a note of its kind, in the order in which it is shown.
std::vector<NoteValue> behaviourOf(const Board &board, const Note &note);
// By which field those messages belong together that are waited for.
NoteValue keyOf(const Note &note);

} // namespace tempestry
