#pragma once

#include "model/note_kind.h"

#include <QCache>
#include <QPixmap>
#include <QSizeF>

class QPainter;

namespace tempestry {

struct Theme;

// The blank paper of a note with its soft shadow, kept as a picture in device pixels: a note on screen costs
// one blit.
class PaperStamps
{
public:
    enum class Lift : quint8 { Flat, Hovered, Held }; // how far the paper is above the roll
    enum class Glow : quint8 { None, Soft, Bright };

    // Draws the paper with its upper left corner at `topLeft`, both in the painter's coordinates.
    void draw(QPainter &painter, NoteKind kind, QPointF topLeft, QSizeF size, Lift lift, Glow glow,
              const Theme &theme);

    // How far shadow and glow may reach beyond the paper, in paper units.
    static constexpr double kReach = 30;
    static constexpr double kFlatReach = 14; // Lift::Flat, Glow::None

private:
    struct Key
    {
        NoteKind kind;
        Lift lift;
        Glow glow;
        int width; // hundredths of a paper unit
        int height;
        int scale; // thousandths of a device pixel per paper unit
        const Theme *theme;

        friend bool operator==(const Key &, const Key &) = default;
        friend size_t qHash(const Key &key, size_t seed = 0) noexcept
        {
            return qHashMulti(seed, quint8(key.kind), quint8(key.lift), quint8(key.glow), key.width,
                              key.height, key.scale, key.theme);
        }
    };

    QCache<Key, QPixmap> m_stamps{65'536}; // cost in kilobytes
};

// The same paper for printers and vector files: no pictures.
void drawPaperOutline(QPainter &painter, NoteKind kind, const QRectF &rect, const Theme &theme);

} // namespace tempestry
