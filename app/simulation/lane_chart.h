#pragma once

#include "app/simulation/chart_lanes.h"

#include <QWidget>

#include <memory>
#include <vector>

namespace tempestry {

// Who works when: a row for each handler, policy and actor, and a line at the instant that is shown. Bars are
// work, hatched where it failed; thin ones are waiting. A press or drag seeks; Ctrl+wheel, + and - zoom the
// time, Shift+wheel, left and right move along it, 0 shows all of it.
class LaneChart : public QWidget
{
    Q_OBJECT

public:
    explicit LaneChart(QWidget *parent = nullptr);

    // nullptr empties it. The lanes belong to the film's journal and outlive their being shown.
    void setRun(std::shared_ptr<const simulation::Film> film, const std::vector<ChartLane> *lanes);
    void setTime(double time);

    // The part of the film that is shown, in its seconds.
    double from() const { return m_from; }
    double to() const { return m_to; }
    void showAll();
    // By a factor, keeping the instant where it is.
    void zoom(double factor, double about);
    void pan(double seconds);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {300, sizeHint().height()}; }

Q_SIGNALS:
    void seekAsked(double time);
    void picked(tempestry::NoteId note);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool event(QEvent *event) override;

private:
    struct Strip // in pixels
    {
        double left;
        double right;
        ChartLane::Doing doing;
    };

    double room() const;
    double xOf(double time) const;
    double timeAt(double x) const;
    void setShown(double from, double to);
    void layOut();
    std::vector<Strip> stripsOf(const ChartLane &lane) const;
    void paintLane(QPainter &painter, size_t lane, int y) const;
    void paintStrips(QPainter &painter, size_t lane, const QRectF &bar) const;
    int laneAt(int y) const;
    QString tell(const ChartLane &lane, double time) const;
    QString tell(const ChartLane &lane, const simulation::Work &work) const;

    std::shared_ptr<const simulation::Film> m_film;
    const std::vector<ChartLane> *m_lanes = nullptr;
    std::vector<std::vector<Strip>> m_strips; // as they are shown now
    bool m_laidOut = false;
    double m_from = 0;
    double m_to = 0;
    double m_time = 0;
};

} // namespace tempestry
