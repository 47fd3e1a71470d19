#include "app/lane_chart.h"

#include "app/controls.h"
#include "app/duration_text.h"
#include "app/look.h"
#include "app/reach.h"
#include "model/simulation/film.h"
#include "model/simulation/journal_queries.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace tempestry {

namespace {

constexpr int kTop = 8;
constexpr int kRight = 20;

int nameWidth()
{
    return look::scaled(200);
}

int rowHeight()
{
    return look::scaled(25);
}

// Nobody sees spans apart that are closer than this part of the whole.
constexpr double kSmallestPart = 1.0 / 2048;

void mergeClose(std::vector<ChartLane::Span> &spans, double least)
{
    std::ranges::sort(spans, {}, &ChartLane::Span::start);
    std::vector<ChartLane::Span> merged;
    for (const ChartLane::Span &span : spans)
        if (merged.empty() || merged.back().failed != span.failed || span.start > merged.back().end + least)
            merged.push_back(span);
        else
            merged.back().end = std::max(merged.back().end, span.end);
    spans = std::move(merged);
}

} // namespace

std::vector<ChartLane> chartLanes(const simulation::Journal &journal, const simulation::Film &film,
                                  const Board &board)
{
    std::vector<ChartLane> rows;
    for (const simulation::Lane &lane : simulation::lanes(journal)) {
        const Note *note = board.find(journal.notes[lane.note]);
        if (!note)
            continue;
        ChartLane &row = rows.emplace_back(ChartLane{note->id, shortTitle(*note), note->kind, 0, {}});
        for (const simulation::Work &work : lane.work) {
            const bool isCutShort = work.ended == simulation::kNone;
            const qint64 end = isCutShort ? journal.records.back().time : journal.records[work.ended].time;
            row.worked += end - journal.records[work.started].time;
            row.busy.push_back({film.recordTime(work.started),
                                isCutShort ? film.duration() : film.recordTime(work.ended), work.failed});
        }
        mergeClose(row.busy, film.duration() * kSmallestPart);
    }
    return rows;
}

LaneChart::LaneChart(QWidget *parent)
    : QWidget(parent)
{
    setAccessibleName(tr("Who works when"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::MinimumExpanding);
}

void LaneChart::setLanes(std::vector<ChartLane> lanes, double length)
{
    m_lanes = std::move(lanes);
    m_length = length;
    updateGeometry();
    update();
}

void LaneChart::setTime(double time)
{
    const double before = xOf(m_time);
    m_time = time;
    const double after = xOf(time);
    const int left = static_cast<int>(std::min(before, after)) - 3;
    update(left, 0, static_cast<int>(std::abs(after - before)) + 7, height());
}

QSize LaneChart::sizeHint() const
{
    return {700, 2 * kTop + rowHeight() * static_cast<int>(m_lanes.size())};
}

double LaneChart::xOf(double time) const
{
    const double room = std::max(1, width() - nameWidth() - kRight);
    return nameWidth() + (m_length > 0 ? time / m_length : 0) * room;
}

int LaneChart::laneAt(int y) const
{
    const int lane = (y - kTop) / rowHeight();
    return y >= kTop && lane < static_cast<int>(m_lanes.size()) ? lane : -1;
}

void LaneChart::paintEvent(QPaintEvent *event)
{
    const Theme &theme = look::themeOf(*this);
    QPainter painter(this);
    painter.setFont(look::textFont());
    const int first = std::max(0, (event->rect().top() - kTop) / rowHeight());
    const int last =
        std::min(static_cast<int>(m_lanes.size()) - 1, (event->rect().bottom() - kTop) / rowHeight());
    for (int i = first; i <= last; ++i)
        paintLane(painter, m_lanes[static_cast<size_t>(i)], kTop + i * rowHeight());
    if (m_lanes.empty()) {
        painter.setPen(theme.thirdInk);
        painter.drawText(rect(), Qt::AlignCenter, tr("Nobody takes any time in this run."));
    }
    painter.fillRect(QRectF(xOf(m_time) - 0.75, 0, 1.5, height()), theme.ink);
}

void LaneChart::paintLane(QPainter &painter, const ChartLane &lane, int y) const
{
    const Theme &theme = look::themeOf(*this);
    painter.setPen(theme.ink);
    const QRect name(16, y, nameWidth() - 28, rowHeight());
    painter.drawText(name, Qt::AlignVCenter | Qt::AlignLeft,
                     painter.fontMetrics().elidedText(lane.title, Qt::ElideRight, name.width()));
    const QRectF bar(nameWidth(), y + 6, width() - nameWidth() - kRight, rowHeight() - 12);
    painter.fillRect(bar, look::mixed(theme.chrome, theme.ink, 0.055));
    paintBusy(painter, lane, bar);
    const double now = xOf(m_time);
    if (now < bar.right()) {
        QColor veil = theme.chrome;
        veil.setAlphaF(0.5F);
        painter.fillRect(QRectF(now, bar.y(), bar.right() - now, bar.height()), veil);
    }
}

void LaneChart::paintBusy(QPainter &painter, const ChartLane &lane, const QRectF &bar) const
{
    const Theme &theme = look::themeOf(*this);
    QColor colour = kindColour(lane.kind, theme);
    if (colour.lightness() > 200)
        colour = colour.darker(108);
    for (const ChartLane::Span &span : lane.busy) {
        const double left = xOf(span.start);
        const double width = std::max(2.0, xOf(span.end) - left);
        painter.fillRect(QRectF(left, bar.y(), width, bar.height()),
                         span.failed ? QBrush(kindColour(NoteKind::Hotspot, theme), Qt::BDiagPattern)
                                     : QBrush(colour));
    }
}

void LaneChart::mousePressEvent(QMouseEvent *event)
{
    const QPoint at = event->position().toPoint();
    if (at.x() >= nameWidth() - 6)
        mouseMoveEvent(event);
    else if (const int lane = laneAt(at.y()); lane >= 0)
        Q_EMIT picked(m_lanes[static_cast<size_t>(lane)].note);
}

void LaneChart::mouseMoveEvent(QMouseEvent *event)
{
    if (!(event->buttons() & Qt::LeftButton))
        return;
    const double room = std::max(1, width() - nameWidth() - kRight);
    Q_EMIT seekAsked((event->position().x() - nameWidth()) / room * m_length);
}

bool LaneChart::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const int at = laneAt(help->y());
    if (at < 0) {
        QToolTip::hideText();
        return true;
    }
    const ChartLane &lane = m_lanes[static_cast<size_t>(at)];
    QToolTip::showText(help->globalPos(), tr("%1: busy for %2").arg(lane.title, durationText(lane.worked)),
                       this);
    return true;
}

} // namespace tempestry
