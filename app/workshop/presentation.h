#pragma once

#include "model/stops.h"

#include <QObject>
#include <QPointF>
#include <QRect>

#include <functional>
#include <optional>

class QKeyEvent;
class QMouseEvent;

namespace tempestry {

class BoardView;
class Caption;
class MainWindow;

// The board shown to a room: the window fills its screen with nothing but the paper, and goes from stop to
// stop. It ends as it began, with the window, its parts and the view as they were. Keys that a presenter's
// remote sends, digits, Escape and clicks on bare paper belong to it while it lasts; a walk-through within it
// goes first.
class Presentation : public QObject
{
    Q_OBJECT

public:
    enum class From : quint8 { Start, Here };

    // Before this, the window has its view, walk and pointer; the view owns it.
    explicit Presentation(MainWindow &window);

    bool isOn() const { return m_on; }
    void begin(From from);
    void end();

    const std::vector<Stop> &stops() const { return m_stops; }
    size_t at() const { return m_at; } // among stops(); 0 when there are none

    void next();
    void back();
    // Kept within the stops.
    void goTo(qint64 stop);

    bool isBlank() const;
    void setBlank(bool blank);
    // All notes but those of the stop are faint.
    bool isDimming() const { return m_dimming; }
    void setDimming(bool dimming);

    bool eventFilter(QObject *watched, QEvent *event) override;

Q_SIGNALS:
    void stateChanged(); // begun, ended, or at another stop

private:
    // What the end brings back.
    struct Former
    {
        Qt::WindowStates state;
        QRect geometry;
        QSize viewSize;
        double zoom;
        QPoint scroll;
        std::vector<NoteId> selected;
    };

    void findStops();
    size_t stopHere() const;
    void show();
    void showAtOnce();
    void showLight();
    void showCaption();
    void followDocument();
    void restoreView();
    void showTimer();

    bool handle(QEvent &event);
    std::function<void()> deedOf(const QKeyEvent &event);
    std::function<void()> stepOf(int key);
    void typeDigit(int digit);
    void goToTyped();
    bool handleClick(const QMouseEvent &event);

    MainWindow &m_window;
    BoardView &m_view;
    Caption *m_caption;
    QWidget *m_timer; // of the workshop, while it runs
    QWidget *m_blank; // black, over everything
    std::vector<Stop> m_stops;
    size_t m_at = 0;
    bool m_on = false;
    bool m_dimming = true;
    int m_typed = 0;                  // the number of a stop; 0 for none
    std::optional<QPointF> m_pressed; // on bare paper, in pixels of the view
    std::optional<Former> m_former;   // until the view is as it was
};

} // namespace tempestry
