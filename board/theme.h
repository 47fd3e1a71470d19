#pragma once

#include "board/note_colours.h"

namespace tempestry {

// All colours of the program.
struct Theme
{
    QColor paper;
    QColor timeline;
    QColor timelineBorder;
    QColor chrome;
    QColor chromeBorder;
    QColor ink;
    QColor secondInk;
    QColor thirdInk;
    QColor accent;    // selection, and links to click
    QColor highlight; // the row or place that is current
    QColor pivotal;
    QColor trail; // of a scenario or a chain of causes
    QColor added; // of a comparison
    QColor changed;
    QColor removed;
    bool dark = false;
    NoteColours noteColours = NoteColours::Standard;
    QColor noteEdge;        // around each note; invalid for a shade of its paper
    double ringWidth = 2.5; // around a selected note, pixels
    NotePapers notes;

    const NotePaper &of(NoteKind kind) const { return notes[static_cast<size_t>(kind)]; }

    static const Theme &of(NoteColours colours, bool dark);
    static const Theme &light() { return of(NoteColours::Standard, false); }
    static const Theme &darkPaper() { return of(NoteColours::Standard, true); }
};

} // namespace tempestry
