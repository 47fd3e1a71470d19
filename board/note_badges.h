#pragma once

#include "model/board.h"

#include <QCache>
#include <QPixmap>
#include <QPointF>

class QPainter;

namespace tempestry {

struct Theme;

// Whether something of the note is told by a small sign on it.
bool hasBadges(const Note &note);

// The small signs on notes: the dots it was given along the lower edge (never while they are hidden), its
// priority or the tick of what is resolved in the upper right corner, a lock and the twins' squares beside
// its glyph. Kept as pictures in device pixels.
class NoteBadges
{
public:
    static constexpr double kLeastZoom = 0.4; // below, they could not be told apart

    // Precondition: hasBadges(note). `zoom` is in device pixels per paper unit.
    void draw(QPainter &painter, const Note &note, QPointF topLeft, const Theme &theme, double zoom);

private:
    struct Key
    {
        int sign;
        int number;
        QRgb ink;
        int scale; // thousandths of a device pixel per paper unit

        friend bool operator==(const Key &, const Key &) = default;
        friend size_t qHash(const Key &key, size_t seed = 0) noexcept
        {
            return qHashMulti(seed, key.sign, key.number, key.ink, key.scale);
        }
    };

    QCache<Key, QPixmap> m_stamps{4096}; // cost in kilobytes
};

// The signs of a priority and of what is resolved, as they stand on notes, in a square of 12 on either side.
void paintPriority(QPainter &painter, Priority priority, QPointF topLeft, const QColor &ink);
void paintTick(QPainter &painter, QPointF topLeft, const QColor &ink);

// The same without pictures.
void printBadges(QPainter &painter, const Note &note, QPointF topLeft, const Theme &theme);

// How strong the paper of a resolved note is, so that the open ones stand out.
inline constexpr double kResolvedPaper = 0.4;

} // namespace tempestry
