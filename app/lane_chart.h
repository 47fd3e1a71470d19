#pragma once

#include "model/board.h"
#include "model/simulation/journal.h"

#include <QWidget>

#include <vector>

namespace tempestry {

namespace simulation {
class Film;
}

// One row of the chart: when a note was at work, in seconds of the film, in order; what is too close to be
// told apart is one span.
struct ChartLane
{
    struct Span
    {
        double start = 0;
        double end = 0;
        bool failed = false;
    };

    NoteId note;
    QString title;
    NoteKind kind = NoteKind::Procedure;
    qint64 worked = 0; // virtual microseconds in all
    std::vector<Span> busy;
};

std::vector<ChartLane> chartLanes(const simulation::Journal &journal, const simulation::Film &film,
                                  const Board &board);

// Who works when: a row for each handler, policy and actor, and a line at the instant that is shown. A press
// or drag seeks.
class LaneChart : public QWidget
{
    Q_OBJECT

public:
    explicit LaneChart(QWidget *parent = nullptr);

    void setLanes(std::vector<ChartLane> lanes, double length);
    void setTime(double time);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {300, sizeHint().height()}; }

Q_SIGNALS:
    void seekAsked(double time);
    void picked(tempestry::NoteId note);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    bool event(QEvent *event) override;

private:
    double xOf(double time) const;
    void paintLane(QPainter &painter, const ChartLane &lane, int y) const;
    void paintBusy(QPainter &painter, const ChartLane &lane, const QRectF &bar) const;
    int laneAt(int y) const;

    std::vector<ChartLane> m_lanes;
    double m_length = 0;
    double m_time = 0;
};

} // namespace tempestry
