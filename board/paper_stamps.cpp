#include "board/paper_stamps.h"

#include <QImage>
#include <QPaintDevice>
#include <QPainter>

#include <cmath>
#include <numbers>
#include <vector>

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

// How much of a bar from `start` to `end` a Gaussian blur leaves at each pixel's middle.
std::vector<double> blurredBar(int pixels, double start, double end, double deviation)
{
    std::vector<double> bar(static_cast<size_t>(pixels));
    const double spread = deviation * std::numbers::sqrt2;
    for (int i = 0; i < pixels; ++i)
        bar[size_t(i)] = 0.5 * (std::erf((i + 0.5 - start) / spread) - std::erf((i + 0.5 - end) / spread));
    return bar;
}

// A blurred rectangle is the product of two blurred bars, so the shadow needs no blurring of pictures.
QImage shadowImage(QSize pixels, const QRectF &paper, const Shadow &shadow, double scale)
{
    const auto across = blurredBar(pixels.width(), paper.left(), paper.right(), shadow.blur * scale);
    const auto down = blurredBar(pixels.height(), paper.top() + shadow.drop * scale,
                                 paper.bottom() + shadow.drop * scale, shadow.blur * scale);
    QImage image(pixels, QImage::Format_ARGB32_Premultiplied);
    for (int y = 0; y < pixels.height(); ++y) {
        auto *line = reinterpret_cast<QRgb *>(image.scanLine(y));
        for (int x = 0; x < pixels.width(); ++x)
            line[x] = qRgba(0, 0, 0, int(255 * shadow.alpha * across[size_t(x)] * down[size_t(y)] + 0.5));
    }
    return image;
}

QColor edgeOf(QColor paper)
{
    return paper.lightnessF() > 0.8F ? QColor(0, 0, 0, 26) : QColor(0, 0, 0, 14);
}

void drawSheet(QPainter &painter, NoteKind kind, const QRectF &rect, double scale)
{
    const QColor paper = QColor::fromRgba(info(kind).colour);
    painter.setPen(Qt::NoPen);
    painter.setBrush(paper);
    painter.drawRoundedRect(rect, kRadius * scale, kRadius * scale);
    painter.setPen(QPen(edgeOf(paper), 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), kRadius * scale, kRadius * scale);
}

QPixmap makeStamp(NoteKind kind, QSizeF size, PaperStamps::Lift lift, double scale)
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
    const Shadows shadows = shadowsOf(lift);
    painter.drawImage(0, 0, shadowImage(pixels, paper, shadows.cast, scale));
    painter.drawImage(0, 0, shadowImage(pixels, paper.adjusted(1, 1, -1, -1), shadows.contact, scale));
    drawSheet(painter, kind, paper, scale);
    return QPixmap::fromImage(stamp);
}

} // namespace

void PaperStamps::draw(QPainter &painter, NoteKind kind, QPointF topLeft, QSizeF size, Lift lift)
{
    const QTransform world = painter.worldTransform();
    const double ratio = painter.device()->devicePixelRatio();
    const double scale = world.m11() * ratio;
    const Key key{kind, lift, int(std::lround(size.width() * 100)), int(std::lround(size.height() * 100)),
                  int(std::lround(scale * 1000))};
    QPixmap *stamp = m_stamps.object(key);
    if (!stamp) {
        stamp = new QPixmap(makeStamp(kind, size, lift, scale));
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

void drawPaperOutline(QPainter &painter, NoteKind kind, const QRectF &rect)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(0, 0, 0, 30));
    painter.drawRoundedRect(rect.translated(0, 2), kRadius, kRadius);
    drawSheet(painter, kind, rect, 1);
}

} // namespace tempestry
