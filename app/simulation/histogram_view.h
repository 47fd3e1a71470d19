#pragma once

#include "app/simulation/many_runs_model.h"

#include <QWidget>

#include <vector>

namespace tempestry {

// A histogram as bars of equal width, one for each number where there are few.
struct HistogramBars
{
    quint64 from = 0;            // the first bar begins here
    quint64 to = 0;              // the last bar holds this
    std::vector<double> heights; // 0 to 1, the tallest
};

// `most` bars at most. Values close to one another take up a part of the width only, so that it can be seen
// that they are. Precondition: the histogram is not empty.
HistogramBars barsOf(const simulation::LogHistogram &histogram, size_t most);

// One histogram in large, with its percentiles.
class HistogramView : public QWidget
{
    Q_OBJECT

public:
    explicit HistogramView(QWidget *parent = nullptr);

    // `caption` says what is counted. An empty histogram shows `nothing` instead.
    void show(const simulation::LogHistogram &histogram, Measure measure, const QString &caption,
              const QString &nothing);
    using QWidget::show;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void paintBars(QPainter &painter, const QRectF &room) const;
    void paintPercentiles(QPainter &painter, const QRectF &room) const;
    QString sentence() const;
    double xOf(double value, const QRectF &room) const;

    simulation::LogHistogram m_histogram;
    HistogramBars m_bars; // of it
    Measure m_measure = Measure::Time;
    QString m_caption;
    QString m_nothing;
};

} // namespace tempestry
