#include "board/paper_stamps.h"

#include "board/soft_rect.h"
#include "board/theme.h"

#include <QPaintDevice>
#include <QPainter>

#include <cmath>

namespace tempestry {

namespace {

constexpr double kRadius = 2; // of the paper's corners

struct Shadow
{
    double drop;  // paper units downwards
    double blur;  // standard deviation, paper units
    double alpha; // at its darkest
};

struct Shadows
{
    Shadow contact;
    Shadow cast;
};

Shadows shadowsOf(PaperStamps::Lift lift)
{
    switch (lift) {
    case PaperStamps::Lift::Flat:
        break;
    case PaperStamps::Lift::Hovered:
        return {{1.5, 1.4, 0.16}, {5, 6, 0.20}};
    case PaperStamps::Lift::Held:
        return {{3, 2, 0.14}, {10, 9, 0.26}};
    }
    return {{1, 0.9, 0.16}, {3, 3.5, 0.15}};
}

QImage shadowImage(QSize picture, const QRectF &paper, const Shadow &shadow, double scale)
{
    return softRect(picture, paper.translated(0, shadow.drop * scale), shadow.blur * scale,
                    QColor::fromRgbF(0, 0, 0, float(shadow.alpha)));
}

// Around the paper in its own colour; pale papers glow in amber, which shows on the roll.
QImage glowImage(QSize picture, const QRectF &paper, QColor colour, PaperStamps::Glow glow, double scale)
{
    const bool bright = glow == PaperStamps::Glow::Bright;
    if (colour.lightnessF() > 0.8F)
        colour = QColor(0xE8A63A);
    colour.setAlphaF(bright ? 0.85F : 0.5F);
    const double spread = (bright ? 5 : 2) * scale;
    return softRect(picture, paper.adjusted(-spread, -spread, spread, spread), (bright ? 8 : 5) * scale,
                    colour);
}

QColor edgeOf(const QColor &paper, const Theme &theme)
{
    if (theme.noteEdge.isValid())
        return theme.noteEdge;
    return paper.lightnessF() > 0.8F ? QColor(0, 0, 0, 26) : QColor(0, 0, 0, 14);
}

void drawSheet(QPainter &painter, NoteKind kind, const QRectF &rect, double scale, const Theme &theme)
{
    const QColor paper = theme.of(kind).paper;
    painter.setPen(Qt::NoPen);
    painter.setBrush(paper);
    painter.drawRoundedRect(rect, kRadius * scale, kRadius * scale);
    painter.setPen(QPen(edgeOf(paper, theme), 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), kRadius * scale, kRadius * scale);
}

QPixmap makeStamp(NoteKind kind, QSizeF size, PaperStamps::Lift lift, PaperStamps::Glow glow, double scale,
                  const Theme &theme)
{
    const double reach = PaperStamps::kReach * scale;
    const QSizeF paperPixels(std::round(size.width() * scale), std::round(size.height() * scale));
    const int margin = int(std::ceil(reach));
    const QSize pixels(int(paperPixels.width()) + 2 * margin, int(paperPixels.height()) + 2 * margin);
    const QRectF paper(QPointF(margin, margin), paperPixels);

    QImage stamp(pixels, QImage::Format_ARGB32_Premultiplied);
    stamp.fill(Qt::transparent);
    QPainter painter(&stamp);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    painter.translate(paper.center());
    painter.rotate(info(kind).turn);
    painter.translate(-paper.center());
    if (glow != PaperStamps::Glow::None)
        painter.drawImage(0, 0, glowImage(pixels, paper, theme.of(kind).paper, glow, scale));
    const Shadows shadows = shadowsOf(lift);
    painter.drawImage(0, 0, shadowImage(pixels, paper, shadows.cast, scale));
    painter.drawImage(0, 0, shadowImage(pixels, paper.adjusted(1, 1, -1, -1), shadows.contact, scale));
    drawSheet(painter, kind, paper, scale, theme);
    return QPixmap::fromImage(stamp);
}

} // namespace

void PaperStamps::draw(QPainter &painter, NoteKind kind, QPointF topLeft, QSizeF size, Lift lift, Glow glow,
                       const Theme &theme)
{
    const QTransform world = painter.worldTransform();
    const double ratio = painter.device()->devicePixelRatio();
    const double scale = world.m11() * ratio;
    const Key key{kind,
                  lift,
                  glow,
                  int(std::lround(size.width() * 100)),
                  int(std::lround(size.height() * 100)),
                  int(std::lround(scale * 1000)),
                  &theme};
    QPixmap *stamp = m_stamps.object(key);
    if (!stamp) {
        stamp = new QPixmap(makeStamp(kind, size, lift, glow, scale, theme));
        stamp->setDevicePixelRatio(ratio);
        const int kilobytes = stamp->width() * stamp->height() * 4 / 1024 + 1;
        if (!m_stamps.insert(key, stamp, std::min(qsizetype(kilobytes), m_stamps.maxCost())))
            return;
    }
    const double margin = std::ceil(kReach * scale);
    const QPointF device = world.map(topLeft) * ratio;
    const QPointF snapped(std::round(device.x()) - margin, std::round(device.y()) - margin);
    painter.setWorldMatrixEnabled(false);
    painter.drawPixmap(snapped / ratio, *stamp);
    painter.setWorldMatrixEnabled(true);
}

void drawPaperOutline(QPainter &painter, NoteKind kind, const QRectF &rect, const Theme &theme)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(0, 0, 0, 30));
    painter.drawRoundedRect(rect.translated(0, 2), kRadius, kRadius);
    drawSheet(painter, kind, rect, 1, theme);
}

} // namespace tempestry
