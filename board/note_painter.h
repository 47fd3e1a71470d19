#pragma once

#include "board/note_writing.h"
#include "board/paper_stamps.h"
#include "model/board.h"

#include <QRectF>

#include <optional>

class QPainter;

namespace tempestry {

struct Theme;

// How a note looks beside what is written on it.
struct NoteLook
{
    PaperStamps::Lift lift = PaperStamps::Lift::Flat;
    PaperStamps::Glow glow = PaperStamps::Glow::None;
    double strength = 1; // opacity
    bool written = true; // false: blank paper
    double paper = 1;    // opacity of the paper under what is written
};

// Paints notes on the screen. Text is left out below kTextZoom, papers are plain rectangles below kPaperZoom.
class NotePainter
{
public:
    static constexpr double kMarkZoom = 0.5;
    static constexpr double kTextZoom = 0.3;
    static constexpr double kPaperZoom = 0.2;

    // `zoom` is in device pixels per paper unit. `writing` is made when it is first needed and kept by the
    // caller.
    void paint(QPainter &painter, const Note &note, QPointF topLeft, std::optional<NoteWriting> &writing,
               const NoteLook &look, const Theme &theme, double zoom);

    // Of titles; see titleSize(). The caller then lets go of the writings it keeps.
    void setTextScale(double scale) { m_textScale = scale; }
    double textScale() const { return m_textScale; }

private:
    PaperStamps m_stamps;
    double m_textScale = 1;
};

// Paints the note without pixmaps and with text as text.
void printNote(QPainter &painter, const Note &note, const Theme &theme);

// How far a note may show beyond its rectangle.
inline constexpr double kNoteReach = PaperStamps::kReach;
inline constexpr double kFlatReach = PaperStamps::kFlatReach; // untouched, with nothing special on it

} // namespace tempestry
