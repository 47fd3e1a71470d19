#include "board/touch_pinch.h"

#include <QLineF>
#include <QTouchEvent>
#include <QWidget>
#include <QWindow>

#include <algorithm>
#include <utility>

namespace tempestry {

TouchPinch::TouchPinch(QWidget &widget, Listener listener)
    : m_widget(widget)
    , m_listener(std::move(listener))
{}

void TouchPinch::watch(QWindow *window)
{
    window->removeEventFilter(this);
    window->installEventFilter(this);
}

bool TouchPinch::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::TouchBegin: {
        const auto &points = static_cast<QTouchEvent *>(event)->points();
        m_pinches = false;
        m_isFirstHere =
            points.size() == 1 &&
            m_widget.rect().contains(m_widget.mapFromGlobal(points.front().globalPosition()).toPoint());
        break;
    }
    case QEvent::TouchUpdate:
        if (m_isFirstHere && update(*static_cast<QTouchEvent *>(event))) {
            event->accept();
            return true;
        }
        break;
    case QEvent::TouchEnd:
    case QEvent::TouchCancel:
        m_isFirstHere = m_pinches = false;
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

// A finger that is lifted is left to Qt, which ends its mouse.
bool TouchPinch::update(QTouchEvent &event)
{
    const auto &points = event.points();
    const bool isLifted = std::ranges::any_of(
        points, [](const QEventPoint &point) { return point.state() == QEventPoint::Released; });
    if (points.size() != 2 || isLifted) {
        m_pinches = false;
        return false;
    }
    const QLineF now(m_widget.mapFromGlobal(points[0].globalPosition()),
                     m_widget.mapFromGlobal(points[1].globalPosition()));
    const QPointF from = std::exchange(m_between, now.center());
    const double before = std::exchange(m_apart, std::max(1.0, now.length()));
    if (std::exchange(m_pinches, true))
        m_listener.moved(from, m_between, m_apart / before);
    else
        m_listener.started();
    return true;
}

} // namespace tempestry
