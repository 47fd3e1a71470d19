#include "board/paper_view.h"

#include <QGestureEvent>
#include <QKeyEvent>
#include <QNativeGestureEvent>
#include <QPinchGesture>
#include <QScrollBar>
#include <QTimerEvent>
#include <QWheelEvent>

#include <algorithm>
#include <array>
#include <cmath>

namespace tempestry {

namespace {

constexpr double kWheelNotch = 120;   // eighths of a degree
constexpr double kNotchFactor = 1.15; // of zoom a wheel notch
constexpr double kNotchScroll = 80;   // pixels a wheel notch
constexpr double kFitMargin = 48;     // pixels
constexpr int kEdge = 32;             // pixels from the edge within which a drag moves the paper
constexpr int kEdgeStep = 16;         // milliseconds
constexpr std::array kStops = {0.05, 0.1, 0.15, 0.25, 0.33, 0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 3.0, 4.0};

} // namespace

PaperView::PaperView(QWidget *parent)
    : QGraphicsView(parent)
    , m_pinch(*viewport(), {.started = [this] { pinchStarted(); },
                            .moved =
                                [this](QPointF from, QPointF to, double factor) {
                                    scrollBy(from - to);
                                    zoomAt(zoom() * factor, to);
                                }})
{
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setTransformationAnchor(NoAnchor);
    setResizeAnchor(NoAnchor);
    setViewportUpdateMode(MinimalViewportUpdate);
    setOptimizationFlags(DontSavePainterState | DontAdjustForAntialiasing);
    setAlignment(Qt::AlignLeft | Qt::AlignTop);
    setMouseTracking(true);
    viewport()->setMouseTracking(true);
    viewport()->grabGesture(Qt::PinchGesture);
    setFocusPolicy(Qt::StrongFocus);
}

double PaperView::zoom() const
{
    return transform().m11();
}

void PaperView::zoomIn()
{
    const auto next = std::ranges::upper_bound(kStops, zoom() * 1.01);
    setZoom(next == kStops.end() ? kMostZoom : *next);
}

void PaperView::zoomOut()
{
    const auto next = std::ranges::lower_bound(kStops, zoom() * 0.99);
    setZoom(next == kStops.begin() ? kLeastZoom : *std::prev(next));
}

void PaperView::setZoom(double factor)
{
    zoomAt(factor, QRectF(viewport()->rect()).center());
}

double PaperView::fittingZoom(const QRectF &paper) const
{
    const QSizeF room = QSizeF(viewport()->size()) - QSizeF(2 * kFitMargin, 2 * kFitMargin);
    return std::min(room.width() / paper.width(), room.height() / paper.height());
}

void PaperView::fit(const QRectF &paper)
{
    if (paper.isEmpty())
        return;
    setZoom(std::min(fittingZoom(paper), 1.0));
    centerOn(paper.center());
}

void PaperView::glideTo(const QRectF &paper)
{
    if (!paper.isEmpty())
        m_camera.to(paper.center(), std::clamp(fittingZoom(paper), kLeastZoom, kMostZoom));
}

ViewTrail::Place PaperView::here() const
{
    return {mapToScene(viewport()->rect().center()), zoom()};
}

void PaperView::rememberPlace()
{
    m_trail.leave(here());
}

void PaperView::goBack()
{
    if (canGoBack())
        goTo(m_trail.back(here()));
}

void PaperView::goForth()
{
    if (canGoForth())
        goTo(m_trail.forth(here()));
}

void PaperView::goTo(const ViewTrail::Place &place)
{
    setZoom(place.zoom);
    centerOn(place.middle);
}

void PaperView::zoomAt(double factor, QPointF viewPoint)
{
    const double target = std::clamp(factor, kLeastZoom, kMostZoom);
    if (qFuzzyCompare(target, zoom()))
        return;
    const QPointF paper = viewportTransform().inverted().map(viewPoint);
    setTransform(QTransform::fromScale(target, target));
    const QPointF away = viewportTransform().map(paper) - viewPoint;
    scrollBy(away);
    Q_EMIT zoomChanged(zoom());
}

void PaperView::scrollBy(QPointF pixels)
{
    const double right = isRightToLeft() ? -pixels.x() : pixels.x(); // the bar is mirrored, the paper is not
    horizontalScrollBar()->setValue(horizontalScrollBar()->value() + int(std::lround(right)));
    verticalScrollBar()->setValue(verticalScrollBar()->value() + int(std::lround(pixels.y())));
}

void PaperView::followEdge(QPoint pointer)
{
    const auto way = [](int at, int end) {
        if (at < kEdge)
            return -std::min(kEdge - at, kEdge) / 2;
        return at > end - kEdge ? std::min(at - end + kEdge, kEdge) / 2 : 0;
    };
    m_edgeWay = {way(pointer.x(), viewport()->width()), way(pointer.y(), viewport()->height())};
    if (m_edgeWay.isNull())
        leaveEdge();
    else if (!m_edgeTimer.isActive())
        m_edgeTimer.start(kEdgeStep, this);
}

void PaperView::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != m_edgeTimer.timerId()) {
        QGraphicsView::timerEvent(event);
        return;
    }
    scrollBy(m_edgeWay);
    edgeScrolled();
}

void PaperView::wheelEvent(QWheelEvent *event)
{
    const QPoint turn = event->angleDelta();
    if (event->modifiers().testFlag(Qt::ControlModifier) != m_wheelZooms) {
        zoomAt(zoom() * std::pow(kNotchFactor, turn.y() / kWheelNotch), event->position());
    } else {
        QPointF scroll = event->hasPixelDelta() ? QPointF(event->pixelDelta())
                                                : QPointF(turn) / kWheelNotch * kNotchScroll;
        if (event->modifiers() & Qt::ShiftModifier && scroll.x() == 0)
            scroll = scroll.transposed();
        scrollBy(-scroll);
    }
    event->accept();
}

bool PaperView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::Gesture)
        return pinch(static_cast<QGestureEvent *>(event));
    if (event->type() == QEvent::NativeGesture) {
        const auto *gesture = static_cast<QNativeGestureEvent *>(event);
        if (gesture->gestureType() == Qt::ZoomNativeGesture) {
            zoomAt(zoom() * (1 + gesture->value()), gesture->position());
            return true;
        }
    }
    return QGraphicsView::viewportEvent(event);
}

void PaperView::showEvent(QShowEvent *event)
{
    m_pinch.watch(window()->windowHandle());
    QGraphicsView::showEvent(event);
}

bool PaperView::pinch(QGestureEvent *event)
{
    const auto *gesture = static_cast<const QPinchGesture *>(event->gesture(Qt::PinchGesture));
    if (!gesture)
        return false;
    if (gesture->state() == Qt::GestureStarted)
        pinchStarted();
    else
        scrollBy(gesture->lastCenterPoint() - gesture->centerPoint());
    zoomAt(zoom() * gesture->scaleFactor(), viewport()->mapFromGlobal(gesture->centerPoint()));
    event->accept();
    return true;
}

void PaperView::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Space && mayPanWithSpace()) {
        if (!event->isAutoRepeat()) {
            m_spaceHeld = true;
            viewport()->setCursor(Qt::OpenHandCursor);
        }
        event->accept();
        return;
    }
    QGraphicsView::keyPressEvent(event);
}

void PaperView::keyReleaseEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Space && m_spaceHeld && !event->isAutoRepeat()) {
        m_spaceHeld = false;
        if (!m_panFrom)
            viewport()->setCursor(idleCursor());
        return;
    }
    QGraphicsView::keyReleaseEvent(event);
}

bool PaperView::beginPan(const QMouseEvent &event)
{
    const bool byFinger =
        event.source() != Qt::MouseEventNotSynthesized && mayPanByTouch(event.position().toPoint());
    if (event.button() != Qt::MiddleButton &&
        !(event.button() == Qt::LeftButton && (m_spaceHeld || byFinger)))
        return false;
    m_panFrom = event.position().toPoint();
    viewport()->setCursor(Qt::ClosedHandCursor);
    return true;
}

bool PaperView::pan(const QMouseEvent &event)
{
    if (!m_panFrom)
        return false;
    const QPoint way = event.position().toPoint() - std::exchange(*m_panFrom, event.position().toPoint());
    scrollBy(-way);
    return true;
}

bool PaperView::endPan()
{
    if (!std::exchange(m_panFrom, std::nullopt))
        return false;
    viewport()->setCursor(m_spaceHeld ? QCursor(Qt::OpenHandCursor) : idleCursor());
    return true;
}

void PaperView::focusOutEvent(QFocusEvent *event)
{
    m_spaceHeld = false;
    endPan();
    QGraphicsView::focusOutEvent(event);
}

} // namespace tempestry
