#pragma once

#include "model/board.h"

#include <QFont>
#include <QGlyphRun>
#include <QList>
#include <QRectF>

#include <vector>

class QPainter;

namespace tempestry {

struct Theme;

// Text sizes on the paper, in paper units.
inline constexpr int kTitleSize = 14;
inline constexpr int kLeastTitleSize = 10;
inline constexpr double kLineHeight = 1.2; // times the size
inline constexpr double kNoteMargin = 8;   // between the edge of a note and its title

// Ink for what stands on a note of the kind; of a resolved one the paper is pale.
QColor inkOf(NoteKind kind, const Theme &theme, bool resolved = false);

// The font of what people write on the paper: emoji come as pictures where the system has such a font.
QFont writingFont(int size, const QString &text);

// The size at which the title fits its note: kTitleSize times `scale`, or less down to kLeastTitleSize.
int titleSize(const Note &note, double scale = 1);

// How high the note must be for its title at the least size; never less than it is.
double heightToFit(const Note &note);

// Whether the same is written on both in the same places: shaping text is what costs most when notes change.
bool areWrittenAlike(const Note &a, const Note &b);

// All that is written on a note, shaped once for its size; about 1.4 KB. Positions are from its upper left
// corner.
class NoteWriting
{
public:
    explicit NoteWriting(const Note &note, double textScale = 1);

    // Draws glyphs: quick, for the screen. Below `detail`, the small marks are left out.
    enum class Detail : quint8 { Title, All };
    void draw(QPainter &painter, QPointF topLeft, const Theme &theme, Detail detail) const;

private:
    struct Run
    {
        QGlyphRun glyphs;
        quint8 strength; // of the ink, in percent
        bool mark;       // not the title
    };

    NoteKind m_kind;
    bool m_resolved;
    std::vector<Run> m_runs;
    QRectF m_tag; // the yellow strip that names the actors; null when there are none
};

// Draws the same as text, so that a vector file has words in it.
void writeNote(QPainter &painter, const Note &note, QPointF topLeft, const Theme &theme);

} // namespace tempestry
