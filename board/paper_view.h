#pragma once

#include "board/camera_glide.h"
#include "board/touch_pinch.h"
#include "board/view_trail.h"

#include <QBasicTimer>
#include <QGraphicsView>

#include <optional>

class QGestureEvent;

namespace tempestry {

// Moving about on paper: wheel, Shift+wheel, Space+drag, middle drag, a finger on bare paper and two fingers
// scroll; Ctrl+wheel and pinch zoom where the cursor is.
class PaperView : public QGraphicsView
{
    Q_OBJECT

public:
    static constexpr double kLeastZoom = 0.05;
    static constexpr double kMostZoom = 4;

    explicit PaperView(QWidget *parent = nullptr);

    void zoomIn();
    void zoomOut();
    // 1 is 100 %; kept within the limits. The middle of the view stays where it is.
    void setZoom(double factor);
    double zoom() const;
    // Brings the rectangle of the paper to the middle, as large as it fits, at most at 100 %.
    void fit(const QRectF &paper);
    // The same as a short movement, and as large as it fits.
    void glideTo(const QRectF &paper);
    CameraGlide &camera() { return m_camera; }

    // Before a jump: goBack() will come back here.
    void rememberPlace();
    bool canGoBack() const { return m_trail.canGoBack(); }
    bool canGoForth() const { return m_trail.canGoForth(); }
    void goBack();
    void goForth();

    // The wheel zooms and Ctrl+wheel scrolls, instead of the other way round.
    void setWheelZooms(bool zooms) { m_wheelZooms = zooms; }

Q_SIGNALS:
    void zoomChanged(double zoom);

protected:
    // Whether Space may take the paper for dragging; not while text is being typed.
    virtual bool mayPanWithSpace() const { return true; }
    virtual QCursor idleCursor() const { return Qt::ArrowCursor; }
    // Whether a finger put down there takes the paper, because nothing that it could take lies there.
    virtual bool mayPanByTouch(QPoint) const { return true; }

    // While something is dragged: the paper keeps moving as long as the pointer, in pixels, is near an edge.
    // After each step edgeScrolled() is called.
    void followEdge(QPoint pointer);
    void leaveEdge() { m_edgeTimer.stop(); }
    virtual void edgeScrolled() {}
    // A second finger has come down: what the first one has begun is not meant.
    virtual void pinchStarted() { endPan(); }

    // Each returns whether the event was used to drag the paper.
    bool beginPan(const QMouseEvent &event);
    bool pan(const QMouseEvent &event);
    bool endPan();

    bool viewportEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void keyReleaseEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void timerEvent(QTimerEvent *event) override;

private:
    double fittingZoom(const QRectF &paper) const;
    void zoomAt(double factor, QPointF viewPoint);
    bool pinch(QGestureEvent *event);
    void scrollBy(QPointF pixels);
    ViewTrail::Place here() const;
    void goTo(const ViewTrail::Place &place);

    CameraGlide m_camera{*this};
    TouchPinch m_pinch;
    std::optional<QPoint> m_panFrom;
    bool m_spaceHeld = false;
    bool m_wheelZooms = false;
    ViewTrail m_trail;
    QBasicTimer m_edgeTimer;
    QPoint m_edgeWay; // pixels a step
};

} // namespace tempestry
