#include "board/pointer_overlay.h"

#include "board/board_view.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPaintEvent>
#include <QPainter>
#include <QRadialGradient>
#include <QTimerEvent>

#include <algorithm>

namespace tempestry {

namespace {

constexpr int kFrame = 16;        // milliseconds
constexpr int kHeldFor = 400;     // milliseconds after which a key counts as held
constexpr double kHalo = 2.6;     // of the dot's radius
constexpr double kSoftEdge = 1.2; // of the light's radius
constexpr QColor kLaser(0xE8, 0x1E, 0x2C);
constexpr QColor kDark(0x10, 0x11, 0x14, 0xB8);

QColor faded(QColor colour, double strength)
{
    colour.setAlphaF(static_cast<float>(colour.alphaF() * strength));
    return colour;
}

} // namespace

PointerOverlay::PointerOverlay(BoardView &view)
    : QWidget(&view)
    , m_view(view)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setAttribute(Qt::WA_NoSystemBackground);
    m_clock.start();
    view.installEventFilter(this);
    view.viewport()->installEventFilter(this);
    hide();
}

void PointerOverlay::setLaser(bool on)
{
    if (on == std::exchange(m_laser, on))
        return;
    syncShown();
}

void PointerOverlay::setSpotlight(bool on)
{
    if (on == std::exchange(m_spotlight, on))
        return;
    syncShown();
}

void PointerOverlay::syncShown()
{
    m_trail.clear();
    const QPoint pointer = m_view.viewport()->mapFromGlobal(QCursor::pos());
    if (!m_at && m_view.viewport()->rect().contains(pointer))
        m_at = pointer;
    setGeometry(m_view.viewport()->geometry());
    setVisible(m_laser || m_spotlight);
    raise();
    update();
    Q_EMIT switched();
}

// The viewport's events may also come when the view is going, and has none any more.
bool PointerOverlay::eventFilter(QObject *watched, QEvent *event)
{
    const bool isOfViewport = watched != &m_view;
    switch (event->type()) {
    case QEvent::Resize:
        setGeometry(m_view.viewport()->geometry());
        break;
    case QEvent::MouseMove:
        if (isOfViewport)
            moveTo(static_cast<const QMouseEvent *>(event)->position());
        break;
    case QEvent::Leave:
        if (isOfViewport)
            moveTo({});
        break;
    case QEvent::KeyPress:
        return !isOfViewport && pressKey(*static_cast<const QKeyEvent *>(event));
    case QEvent::KeyRelease:
        if (!isOfViewport)
            releaseKey(*static_cast<const QKeyEvent *>(event));
        break;
    default:
        break;
    }
    return QWidget::eventFilter(watched, event);
}

bool PointerOverlay::pressKey(const QKeyEvent &event)
{
    const Qt::KeyboardModifiers modifiers = event.modifiers() & ~Qt::KeypadModifier;
    if (m_view.isEditing())
        return false;
    if (event.key() == Qt::Key_Escape && (m_laser || m_spotlight) && !m_view.hasGesture()) {
        setLaser(false);
        setSpotlight(false);
        return true;
    }
    if (event.key() != Qt::Key_K || modifiers & ~Qt::ShiftModifier)
        return false;
    if (event.isAutoRepeat())
        return true;
    if (modifiers)
        setSpotlight(!m_spotlight);
    else
        setLaser(!m_laser);
    m_keyDown.start();
    return true;
}

void PointerOverlay::releaseKey(const QKeyEvent &event)
{
    if (event.key() != Qt::Key_K || event.isAutoRepeat() || !m_keyDown.isValid())
        return;
    const bool held = m_keyDown.hasExpired(kHeldFor);
    m_keyDown.invalidate();
    if (held && event.modifiers() & Qt::ShiftModifier)
        setSpotlight(false);
    else if (held)
        setLaser(false);
}

void PointerOverlay::moveTo(std::optional<QPointF> point)
{
    const QRegion shown = trailRegion();
    const std::optional<QPointF> before = std::exchange(m_at, point);
    if (!isVisible())
        return;
    if (m_spotlight) {
        update(lightBounds(before));
        update(lightBounds(point));
    }
    if (m_laser) {
        if (point)
            m_trail.push_back({*point, m_clock.elapsed()});
        update(shown + trailRegion());
        if (!m_frames.isActive())
            m_frames.start(kFrame, Qt::PreciseTimer, this);
    }
}

void PointerOverlay::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != m_frames.timerId()) {
        QWidget::timerEvent(event);
        return;
    }
    update(trailRegion());
    const qint64 oldest = m_clock.elapsed() - kTrailMilliseconds;
    std::erase_if(m_trail, [oldest](const Spot &spot) { return spot.time < oldest; });
    if (m_trail.empty())
        m_frames.stop();
}

double PointerOverlay::dotRadius() const
{
    return std::max(6.0, height() * 0.007);
}

double PointerOverlay::lightRadius() const
{
    return std::max(80.0, height() * 0.15);
}

QRect PointerOverlay::lightBounds(const std::optional<QPointF> &point) const
{
    const double reach = lightRadius() * kSoftEdge + 1;
    return point ? QRectF(*point - QPointF(reach, reach), QSizeF(2 * reach, 2 * reach)).toAlignedRect()
                 : QRect();
}

QRegion PointerOverlay::trailRegion() const
{
    const double reach = dotRadius() * kHalo + 2;
    const auto around = [reach](QPointF from, QPointF to) {
        return QRectF(from, to).normalized().adjusted(-reach, -reach, reach, reach).toAlignedRect();
    };
    QRegion region;
    for (size_t i = 1; i < m_trail.size(); ++i)
        region += around(m_trail[i - 1].at, m_trail[i].at);
    if (!m_trail.empty())
        region += around(m_trail.front().at, m_trail.front().at);
    if (m_at)
        region += around(*m_at, *m_at);
    return region;
}

void PointerOverlay::paintEvent(QPaintEvent *event)
{
    QPainter painter(this);
    if (m_spotlight)
        paintDark(painter, event->rect());
    if (m_laser)
        paintLaser(painter);
}

void PointerOverlay::paintDark(QPainter &painter, const QRect &exposed) const
{
    const QRect light = lightBounds(m_at) & exposed;
    for (const QRect &dark : QRegion(exposed) - light)
        painter.fillRect(dark, kDark);
    if (light.isEmpty())
        return;
    QRadialGradient gradient(*m_at, lightRadius() * kSoftEdge);
    gradient.setColorAt(0, Qt::transparent);
    gradient.setColorAt(1 / kSoftEdge, faded(kDark, 0));
    gradient.setColorAt(1, kDark);
    painter.fillRect(light, gradient);
}

void PointerOverlay::paintLaser(QPainter &painter) const
{
    painter.setRenderHint(QPainter::Antialiasing);
    const qint64 now = m_clock.elapsed();
    const double radius = dotRadius();
    for (size_t i = 1; i < m_trail.size(); ++i) {
        const double age = double(now - m_trail[i].time) / kTrailMilliseconds;
        const double strength = std::clamp(1 - age, 0.0, 1.0);
        painter.setPen(
            QPen(faded(kLaser, 0.7 * strength), 2 * radius * strength, Qt::SolidLine, Qt::FlatCap));
        painter.drawLine(m_trail[i - 1].at, m_trail[i].at);
    }
    if (!m_at)
        return;
    QRadialGradient dot(*m_at, radius * kHalo);
    dot.setColorAt(0, QColor(0xFF, 0x6A, 0x72));
    dot.setColorAt(0.7 / kHalo, kLaser);
    dot.setColorAt(1.05 / kHalo, faded(kLaser, 0.4));
    dot.setColorAt(1, faded(kLaser, 0));
    painter.setPen(Qt::NoPen);
    painter.setBrush(dot);
    painter.drawEllipse(*m_at, radius * kHalo, radius * kHalo);
}

} // namespace tempestry
