#pragma once

#include <QBasicTimer>
#include <QElapsedTimer>
#include <QWidget>

#include <optional>
#include <vector>

class QKeyEvent;

namespace tempestry {

class BoardView;

// What points at things for the room: a laser dot with a short trail, and a spotlight that darkens all but a
// circle around the pointer. Both lie over the paper and let everything through to it. K and Shift+K switch
// them; held down for longer, they last as long as the key. Escape ends both.
class PointerOverlay : public QWidget
{
    Q_OBJECT

public:
    static constexpr int kTrailMilliseconds = 350;

    // Lies over the view, its parent.
    explicit PointerOverlay(BoardView &view);

    bool isLaserOn() const { return m_laser; }
    bool isSpotlightOn() const { return m_spotlight; }
    void setLaser(bool on);
    void setSpotlight(bool on);

    bool eventFilter(QObject *watched, QEvent *event) override;

Q_SIGNALS:
    void switched();

protected:
    void paintEvent(QPaintEvent *event) override;
    void timerEvent(QTimerEvent *event) override;

private:
    struct Spot
    {
        QPointF at;
        qint64 time; // of m_clock
    };

    bool pressKey(const QKeyEvent &event);
    void releaseKey(const QKeyEvent &event);
    void syncShown();
    void moveTo(std::optional<QPointF> point);
    double dotRadius() const;
    double lightRadius() const;
    QRect lightBounds(const std::optional<QPointF> &point) const;
    QRegion trailRegion() const; // with the dot
    void paintLaser(QPainter &painter) const;
    void paintDark(QPainter &painter, const QRect &exposed) const;

    BoardView &m_view;
    bool m_laser = false;
    bool m_spotlight = false;
    std::optional<QPointF> m_at; // pixels of the view; nullopt while the pointer is elsewhere
    std::vector<Spot> m_trail;   // oldest first
    QElapsedTimer m_clock;
    QElapsedTimer m_keyDown; // since the press that switched something on
    QBasicTimer m_frames;    // while there is a trail
};

} // namespace tempestry
