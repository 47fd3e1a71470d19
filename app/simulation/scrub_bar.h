#pragma once

#include <QWidget>

#include <vector>

namespace tempestry {

// Where in the run the shown instant is. Drag or click to go there; with the keyboard, left and right.
class ScrubBar : public QWidget
{
    Q_OBJECT

public:
    explicit ScrubBar(QWidget *parent = nullptr);

    void setLength(double seconds);
    void setTime(double seconds);
    // Instants with a name, in order; their names stand over the bar where there is room.
    struct Tick
    {
        double time;
        QString name;
    };
    void setTicks(std::vector<Tick> ticks);

    QSize sizeHint() const override { return {300, 30}; }

Q_SIGNALS:
    void seekAsked(double seconds);
    void stepAsked(bool forward);

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    double xOf(double time) const;
    void paintTicks(QPainter &painter, double middle) const;

    std::vector<Tick> m_ticks;
    double m_length = 0;
    double m_time = 0;
};

} // namespace tempestry
