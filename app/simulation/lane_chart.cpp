#include "app/simulation/lane_chart.h"

#include "app/controls/controls.h"
#include "app/controls/look.h"
#include "app/controls/measured_text.h"
#include "app/simulation/duration_text.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace tempestry {

using simulation::Journal;
using simulation::kNone;
using simulation::Record;
using simulation::Work;

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

constexpr double kClosest = 0.05; // seconds of the film across the whole chart
constexpr double kPanPart = 0.12; // of what is shown, by one key or notch
constexpr double kZoomStep = 1.25;
constexpr double kNotch = 120; // of a wheel

} // namespace

LaneChart::LaneChart(QWidget *parent)
    : QWidget(parent)
{
    setAccessibleName(tr("Who works when"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::MinimumExpanding);
    setFocusPolicy(Qt::StrongFocus);
}

void LaneChart::setRun(std::shared_ptr<const simulation::Film> film, const std::vector<ChartLane> *lanes)
{
    m_film = std::move(film);
    m_lanes = m_film ? lanes : nullptr;
    m_time = 0;
    showAll();
    updateGeometry();
}

void LaneChart::showAll()
{
    setShown(0, m_film ? m_film->duration() : 0);
}

void LaneChart::setShown(double from, double to)
{
    const double whole = m_film ? m_film->duration() : 0;
    const double length = std::clamp(to - from, std::min(kClosest, whole), whole);
    m_from = std::clamp(from, 0.0, whole - length);
    m_to = m_from + length;
    m_laidOut = false;
    update();
}

void LaneChart::zoom(double factor, double about)
{
    const double length = (m_to - m_from) / factor;
    const double part = m_to > m_from ? (about - m_from) / (m_to - m_from) : 0;
    setShown(about - part * length, about + (1 - part) * length);
}

void LaneChart::pan(double seconds)
{
    const double length = m_to - m_from;
    const double from =
        std::clamp(m_from + seconds, 0.0, std::max(0.0, m_film ? m_film->duration() - length : 0));
    setShown(from, from + length);
}

void LaneChart::setTime(double time)
{
    const double before = xOf(m_time);
    m_time = time;
    if (m_to > m_from && (time < m_from || time > m_to)) {
        const double length = m_to - m_from;
        setShown(time - 0.1 * length, time + 0.9 * length);
        return;
    }
    const double after = xOf(time);
    const int left = static_cast<int>(std::min(before, after)) - 3;
    update(left, 0, static_cast<int>(std::abs(after - before)) + 7, height());
}

QSize LaneChart::sizeHint() const
{
    return {700, 2 * kTop + rowHeight() * static_cast<int>(m_lanes ? m_lanes->size() : 0)};
}

double LaneChart::room() const
{
    return std::max(1, width() - nameWidth() - kRight);
}

double LaneChart::xOf(double time) const
{
    return nameWidth() + (m_to > m_from ? (time - m_from) / (m_to - m_from) : 0) * room();
}

double LaneChart::timeAt(double x) const
{
    return m_from + (x - nameWidth()) / room() * (m_to - m_from);
}

int LaneChart::laneAt(int y) const
{
    const int lane = (y - kTop) / rowHeight();
    return m_lanes && y >= kTop && lane < static_cast<int>(m_lanes->size()) ? lane : -1;
}

void LaneChart::layOut()
{
    m_strips.clear();
    for (size_t i = 0; m_lanes && i < m_lanes->size(); ++i)
        m_strips.push_back(stripsOf((*m_lanes)[i]));
    m_laidOut = true;
}

// What can't be told apart is one strip, so that painting costs no more than the pixels there are.
std::vector<LaneChart::Strip> LaneChart::stripsOf(const ChartLane &lane) const
{
    const double pixel = (m_to - m_from) / room();
    const auto stretches = stretchesOf(lane, *m_film, {m_from, m_to}, pixel / 2);
    std::vector<Strip> strips;
    for (const auto doing : {ChartLane::Waiting, ChartLane::Busy, ChartLane::Failed}) {
        const size_t first = strips.size();
        for (const Stretch &stretch : stretches[doing]) {
            const double left = std::max(xOf(stretch.from), double(nameWidth()));
            const double right =
                std::min(std::max(left + (doing == ChartLane::Waiting ? 1 : 2), xOf(stretch.to)),
                         double(width() - kRight));
            if (right <= left)
                continue;
            if (strips.size() > first && left <= strips.back().right + 1)
                strips.back().right = std::max(strips.back().right, right);
            else
                strips.push_back({left, right, doing});
        }
    }
    return strips;
}

void LaneChart::resizeEvent(QResizeEvent *)
{
    m_laidOut = false;
}

void LaneChart::paintEvent(QPaintEvent *event)
{
    if (!m_laidOut)
        layOut();
    const Theme &theme = look::themeOf(*this);
    QPainter painter(this);
    painter.setFont(look::textFont());
    const int first = std::max(0, (event->rect().top() - kTop) / rowHeight());
    const int last =
        std::min(static_cast<int>(m_strips.size()) - 1, (event->rect().bottom() - kTop) / rowHeight());
    for (int i = first; i <= last; ++i)
        paintLane(painter, static_cast<size_t>(i), kTop + i * rowHeight());
    if (m_lanes && m_lanes->empty()) {
        painter.setPen(theme.thirdInk);
        painter.drawText(rect(), Qt::AlignCenter, tr("Nobody takes any time in this run."));
    }
    if (m_time >= m_from && m_time <= m_to)
        painter.fillRect(QRectF(xOf(m_time) - 0.75, 0, 1.5, height()), theme.ink);
    if (hasFocus()) {
        painter.setPen(QPen(theme.accent, 1));
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
}

void LaneChart::paintLane(QPainter &painter, size_t lane, int y) const
{
    const Theme &theme = look::themeOf(*this);
    painter.setPen(theme.ink);
    const QRect name(16, y, nameWidth() - 28, rowHeight());
    painter.drawText(name, Qt::AlignVCenter | Qt::AlignLeft,
                     painter.fontMetrics().elidedText((*m_lanes)[lane].title, Qt::ElideRight, name.width()));
    const QRectF bar(nameWidth(), y + 6, room(), rowHeight() - 12);
    painter.fillRect(bar, look::mixed(theme.chrome, theme.ink, 0.055));
    paintStrips(painter, lane, bar);
    const double now = std::max(xOf(m_time), bar.left());
    if (now < bar.right()) {
        QColor veil = theme.chrome;
        veil.setAlphaF(0.5F);
        painter.fillRect(QRectF(now, bar.y(), bar.right() - now, bar.height()), veil);
    }
}

void LaneChart::paintStrips(QPainter &painter, size_t lane, const QRectF &bar) const
{
    const Theme &theme = look::themeOf(*this);
    QColor colour = kindColour((*m_lanes)[lane].kind, theme);
    if (colour.lightness() > 200)
        colour = colour.darker(108);
    for (const Strip &strip : m_strips[lane]) {
        QRectF at(strip.left, bar.y(), strip.right - strip.left, bar.height());
        switch (strip.doing) {
        case ChartLane::Waiting:
            at = QRectF(at.x(), bar.center().y() - 1.5, at.width(), 3);
            painter.fillRect(at, look::mixed(theme.chrome, theme.ink, 0.35));
            break;
        case ChartLane::Busy:
            painter.fillRect(at, colour);
            break;
        case ChartLane::Failed:
            painter.fillRect(at, look::mixed(theme.chrome, colour, 0.35));
            painter.fillRect(at, QBrush(theme.removed, Qt::BDiagPattern));
            break;
        }
    }
}

void LaneChart::mousePressEvent(QMouseEvent *event)
{
    const QPoint at = event->position().toPoint();
    if (at.x() >= nameWidth() - 6)
        mouseMoveEvent(event);
    else if (const int lane = laneAt(at.y()); lane >= 0)
        Q_EMIT picked((*m_lanes)[static_cast<size_t>(lane)].note);
}

void LaneChart::mouseMoveEvent(QMouseEvent *event)
{
    if (event->buttons() & Qt::LeftButton)
        Q_EMIT seekAsked(std::clamp(timeAt(event->position().x()), m_from, m_to));
}

void LaneChart::wheelEvent(QWheelEvent *event)
{
    const QPoint turned = event->angleDelta();
    if (event->modifiers() & Qt::ControlModifier) {
        zoom(std::pow(kZoomStep, turned.y() / kNotch), timeAt(event->position().x()));
        event->accept();
        return;
    }
    const bool isAlong = event->modifiers() & Qt::ShiftModifier || turned.x() != 0;
    const bool lanesFit = !parentWidget() || height() <= parentWidget()->height();
    if (!isAlong && !lanesFit) {
        event->ignore(); // the lanes scroll
        return;
    }
    pan(-(turned.x() ? turned.x() : turned.y()) / kNotch * kPanPart * (m_to - m_from));
    event->accept();
}

void LaneChart::keyPressEvent(QKeyEvent *event)
{
    const double part = kPanPart * (m_to - m_from);
    switch (event->key()) {
    case Qt::Key_Left:
        pan(-part);
        break;
    case Qt::Key_Right:
        pan(part);
        break;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        zoom(kZoomStep, m_time);
        break;
    case Qt::Key_Minus:
        zoom(1 / kZoomStep, m_time);
        break;
    case Qt::Key_0:
        showAll();
        break;
    default:
        QWidget::keyPressEvent(event);
    }
}

QString LaneChart::tell(const ChartLane &lane, const Work &work) const
{
    const Journal &journal = *m_film->journal();
    const Record &start = journal.records[work.started];
    QStringList lines{lane.title};
    if (start.entity != kNone)
        lines << tr("For %1").arg(journal.entities[static_cast<qsizetype>(start.entity)].simplified());
    lines << tr("Busy for %1, from %2")
                 .arg(measuredTime(double(lengthOf(journal, work))), virtualTimeText(start.time));
    if (const qint64 waited = waitOf(journal, work))
        lines << tr("Waited for %1 before").arg(measuredTime(double(waited)));
    if (work.failed)
        lines << tr("Failed");
    return lines.join(u'\n');
}

QString LaneChart::tell(const ChartLane &lane, double time) const
{
    const double near = 3 / room() * (m_to - m_from);
    for (auto work = firstWorkAt(lane, *m_film, time - near);
         work != lane.work.end() && m_film->recordTime(work->started) <= time + near; ++work)
        if (endOf(*m_film, *work) >= time - near)
            return tell(lane, *work);
    QString text = tr("%1: busy for %2 in all").arg(lane.title, measuredTime(double(lane.worked)));
    if (lane.waited)
        text += tr(", waited for %1").arg(measuredTime(double(lane.waited)));
    return text;
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
    // Never rich text, whatever the titles say.
    const QString text = tell((*m_lanes)[static_cast<size_t>(at)], timeAt(help->x())).toHtmlEscaped();
    QToolTip::showText(help->globalPos(),
                       QStringLiteral("<p>%1</p>").arg(QString(text).replace(u'\n', QStringLiteral("<br>"))),
                       this);
    return true;
}

} // namespace tempestry
