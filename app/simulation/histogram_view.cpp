#include "app/simulation/histogram_view.h"

#include "app/controls/look.h"
#include "app/controls/measured_text.h"

#include <QPainter>

#include <algorithm>
#include <utility>
#include <vector>

namespace tempestry {

namespace {

constexpr size_t kBars = 48;
constexpr double kWidestBar = 28; // pixels
constexpr std::pair<double, const char *> kShares[] = {
    {0.05, "p5"}, {0.5, "p50"}, {0.95, "p95"}, {0.99, "p99"}};

} // namespace

HistogramBars barsOf(const simulation::LogHistogram &histogram, size_t most)
{
    constexpr quint64 kNarrowest = 8; // part of the greatest value that is shown at least
    HistogramBars bars;
    bars.to = histogram.most();
    bars.from = std::min(histogram.least(), bars.to - bars.to / kNarrowest);
    const quint64 values = bars.to - bars.from + 1;
    bars.heights = histogram.spread(bars.from, bars.to, static_cast<size_t>(std::min<quint64>(most, values)));
    const double tallest = *std::ranges::max_element(bars.heights);
    for (double &height : bars.heights)
        height /= tallest;
    return bars;
}

HistogramView::HistogramView(QWidget *parent)
    : QWidget(parent)
{
    setMinimumSize(200, 110);
}

void HistogramView::show(const simulation::LogHistogram &histogram, Measure measure, const QString &caption,
                         const QString &nothing)
{
    m_histogram = histogram;
    m_bars = histogram.isEmpty() ? HistogramBars() : barsOf(histogram, kBars);
    m_measure = measure;
    m_caption = caption;
    m_nothing = nothing;
    setAccessibleName(caption);
    setAccessibleDescription(histogram.isEmpty() ? nothing : sentence());
    update();
}

QString HistogramView::sentence() const
{
    QStringList parts;
    for (const auto &[share, name] : kShares)
        parts += QLatin1String(name) + u' ' + valueText(m_measure, double(m_histogram.percentile(share)));
    parts += tr("mean %1").arg(valueText(m_measure, m_histogram.mean()));
    return parts.join(QStringLiteral("   "));
}

double HistogramView::xOf(double value, const QRectF &room) const
{
    const double width = double(m_bars.to) - double(m_bars.from) + 1;
    return room.left() + (value - double(m_bars.from)) / width * room.width();
}

void HistogramView::paintEvent(QPaintEvent *)
{
    const Theme &theme = look::themeOf(*this);
    QPainter painter(this);
    painter.setFont(look::strongFont());
    painter.setPen(theme.ink);
    const int line = painter.fontMetrics().height();
    painter.drawText(QRect(0, 0, width(), line), Qt::AlignLeft | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(m_caption, Qt::ElideRight, width()));
    painter.setFont(look::textFont());
    painter.setPen(theme.secondInk);
    const QRect second(0, line + 2, width(), line);
    painter.drawText(second, Qt::AlignLeft | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(m_histogram.isEmpty() ? m_nothing : sentence(),
                                                      Qt::ElideRight, width()));
    if (m_histogram.isEmpty())
        return;
    const QRectF room(0, second.bottom() + line + 4, width(),
                      std::max(20, height() - second.bottom() - 2 * line - 8));
    paintBars(painter, room);
    paintPercentiles(painter, room);
}

void HistogramView::paintBars(QPainter &painter, const QRectF &room) const
{
    const Theme &theme = look::themeOf(*this);
    const double step = room.width() / double(m_bars.heights.size());
    painter.fillRect(QRectF(room.left(), room.bottom() - 1, room.width(), 1), theme.chromeBorder);
    for (size_t i = 0; i < m_bars.heights.size(); ++i) {
        if (m_bars.heights[i] <= 0)
            continue;
        const double height = std::max(1.5, m_bars.heights[i] * room.height());
        const double width = std::clamp(step - 1.5, 1.0, kWidestBar);
        painter.fillRect(
            QRectF(room.left() + step * (double(i) + 0.5) - width / 2, room.bottom() - height, width, height),
            look::mixed(theme.chrome, theme.ink, 0.45));
    }
    painter.setFont(look::sectionFont());
    painter.setPen(theme.thirdInk);
    const QRectF axis(room.left(), room.bottom() + 2, room.width(), painter.fontMetrics().height());
    painter.drawText(axis, Qt::AlignLeft, valueText(m_measure, double(m_bars.from)));
    painter.drawText(axis, Qt::AlignRight, valueText(m_measure, double(m_bars.to)));
}

// A line at each, and its name above where there is room; those at one place share a name.
void HistogramView::paintPercentiles(QPainter &painter, const QRectF &room) const
{
    const Theme &theme = look::themeOf(*this);
    std::vector<std::pair<double, QString>> marks;
    for (const auto &[share, name] : kShares) {
        const double x = std::min(xOf(double(m_histogram.percentile(share)) + 0.5, room), room.right() - 1);
        if (!marks.empty() && x - marks.back().first < 1)
            marks.back().second += QStringLiteral(", ") + QLatin1String(name);
        else
            marks.emplace_back(x, QLatin1String(name));
    }
    painter.setFont(look::sectionFont());
    painter.setPen(theme.accent);
    double free = room.left();
    for (const auto &[x, name] : marks) {
        painter.fillRect(QRectF(x, room.top() - 2, 1, room.height() + 2), theme.accent);
        const double wide = painter.fontMetrics().horizontalAdvance(name);
        const double left = std::clamp(x - wide / 2, room.left(), room.right() - wide);
        if (left < free)
            continue;
        painter.drawText(QPointF(left, room.top() - 5), name);
        free = left + wide + 6;
    }
}

} // namespace tempestry
