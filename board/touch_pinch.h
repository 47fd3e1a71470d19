#pragma once

#include <QObject>
#include <QPointF>

#include <functional>

class QTouchEvent;
class QWidget;
class QWindow;

namespace tempestry {

// Notices a second finger that comes down after the first. Qt has made a mouse of the first one by then and
// tells no widget of the second, so this looks at what the window gets. Two fingers that land at once are a
// gesture of Qt's.
class TouchPinch : public QObject
{
public:
    struct Listener
    {
        std::function<void()> started; // the first finger meant something else
        // From one place between the fingers to the next, in pixels of the widget; they are so much farther
        // apart now.
        std::function<void(QPointF from, QPointF to, double factor)> moved;
    };

    // The widget outlives it.
    TouchPinch(QWidget &widget, Listener listener);

    // The window that the widget is shown in.
    void watch(QWindow *window);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    bool update(QTouchEvent &event);

    QWidget &m_widget;
    Listener m_listener;
    bool m_isFirstHere = false; // one finger came down on the widget
    bool m_pinches = false;
    QPointF m_between; // pixels of the widget
    double m_apart = 0;
};

} // namespace tempestry
