#pragma once

#include <QWidget>

namespace tempestry {

// Where in the run the shown instant is. Drag or click to go there; with the keyboard, left and right.
class ScrubBar : public QWidget
{
    Q_OBJECT

public:
    explicit ScrubBar(QWidget *parent = nullptr);

    void setLength(double seconds);
    void setTime(double seconds);

    QSize sizeHint() const override { return {300, 30}; }

Q_SIGNALS:
    void seekAsked(double seconds);
    void stepAsked(bool forward);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    double m_length = 0;
    double m_time = 0;
};

} // namespace tempestry
