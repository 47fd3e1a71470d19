#include "board/histogram_layer.h"

#include "board/exposure.h"
#include "board/theme.h"

#include <QFontMetricsF>
#include <QGuiApplication>
#include <QPainter>

#include <algorithm>

namespace tempestry {

namespace {

constexpr double kGap = 3; // paper units under the note
constexpr double kHeight = 19;
constexpr double kLeastBars = 28; // width left to the bars
constexpr double kWidestBar = 6;
constexpr double kText = 10;     // height of letters
constexpr double kLeastText = 9; // the same, in pixels of the view

QRectF stripUnder(const QRectF &note)
{
    return {note.left(), note.bottom() + kGap, note.width(), kHeight};
}

// As large on the screen, from far away, as can still be read.
QFont smallFont(double zoom)
{
    QFont font = QGuiApplication::font();
    font.setPixelSize(qRound(std::max(kText, kLeastText / zoom)));
    return font;
}

} // namespace

HistogramLayer::HistogramLayer(const NoteLayer &notes, const Theme &theme)
    : m_notes(notes)
    , m_theme(&theme)
{
    setAcceptedMouseButtons(Qt::NoButton);
}

void HistogramLayer::setTheme(const Theme &theme)
{
    m_theme = &theme;
    update();
}

void HistogramLayer::setHistograms(const NoteHistograms &histograms)
{
    if (histograms == m_histograms)
        return;
    m_histograms = histograms;
    update();
}

void HistogramLayer::follow()
{
    if (!m_histograms.isEmpty())
        update();
}

QRectF HistogramLayer::boundingRect() const
{
    return {-kPaperReach, -kPaperReach, 2 * kPaperReach, 2 * kPaperReach};
}

void HistogramLayer::paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *)
{
    if (m_histograms.isEmpty() || painter->worldTransform().m11() < kLeastZoom)
        return;
    const Exposure exposure(*painter);
    painter->setFont(smallFont(painter->worldTransform().m11()));
    for (auto entry = m_histograms.constBegin(); entry != m_histograms.constEnd(); ++entry) {
        const QRectF note = m_notes.shownRect(entry.key());
        if (const QRectF strip = stripUnder(note); !note.isNull() && exposure.shows(strip))
            paintHistogram(*painter, entry.value(), strip);
    }
}

void HistogramLayer::paintHistogram(QPainter &painter, const NoteHistogram &histogram,
                                    const QRectF &strip) const
{
    const QColor colour = histogram.stands ? m_theme->pivotal : m_theme->secondInk;
    const double taken = QFontMetricsF(painter.font()).horizontalAdvance(histogram.text) + 5;
    const double room = std::max(kLeastBars, strip.width() - taken);
    const double step = std::min(kWidestBar, room / double(std::max<size_t>(1, histogram.bars.size())));
    painter.setPen(Qt::NoPen);
    QColor ground = colour;
    ground.setAlpha(40);
    painter.fillRect(QRectF(strip.left(), strip.bottom() - 1, room, 1), ground);
    for (size_t i = 0; i < histogram.bars.size(); ++i) {
        if (histogram.bars[i] <= 0)
            continue;
        const double height = std::max(1.0, histogram.bars[i] * (strip.height() - 1));
        painter.fillRect(QRectF(strip.left() + step * double(i), strip.bottom() - height,
                                std::max(0.8, step - 0.8), height),
                         colour);
    }
    painter.setPen(histogram.stands ? m_theme->pivotal : m_theme->ink);
    painter.drawText(strip, Qt::AlignRight | Qt::AlignBottom, histogram.text);
}

} // namespace tempestry
