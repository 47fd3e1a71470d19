#pragma once

#include "model/note_kind.h"

#include <QColor>

#include <array>

namespace tempestry {

enum class NoteColours : quint8 {
    Standard,        // those of the table of kinds
    HighContrast,    // strong outlines, dark words on bright papers
    ColourBlindSafe, // the kinds that flow are told apart without red, green or blue sight
};

struct NotePaper
{
    QColor paper; // alpha 0 for none
    QColor ink;   // reads on the paper with a contrast of 4.5 or more
};

inline constexpr size_t kNoteKindCount = static_cast<size_t>(NoteKind::Text) + 1;
using NotePapers = std::array<NotePaper, kNoteKindCount>; // by kind

// `bareInk` is for kinds without paper: it stands on the roll.
NotePapers notePapers(NoteColours colours, const QColor &bareInk);

} // namespace tempestry
