#pragma once

#include <QVariantAnimation>
#include <QWidget>

namespace tempestry {

// The edge of its parent breathes in the accent colour for some seconds, and takes nothing from the pointer.
class EdgeGlow : public QWidget
{
    Q_OBJECT

public:
    explicit EdgeGlow(QWidget *parent);

    // Stands still instead of breathing where the style asks for less motion.
    void breathe();

    bool eventFilter(QObject *watched, QEvent *event) override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void place();

    QVariantAnimation m_breath;
};

} // namespace tempestry
