#include "app/controls/edge_glow.h"

#include "app/controls/look.h"

#include <QEvent>
#include <QPainter>
#include <QStyle>

#include <cmath>

namespace tempestry {

namespace {

constexpr int kBreath = 2000; // milliseconds
constexpr int kBreaths = 4;
constexpr int kThick = 10; // pixels
constexpr double kStrongest = 0.75;

} // namespace

EdgeGlow::EdgeGlow(QWidget *parent)
    : QWidget(parent)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setAttribute(Qt::WA_NoSystemBackground);
    m_breath.setStartValue(0.0);
    m_breath.setEndValue(double(kBreaths));
    m_breath.setDuration(kBreath * kBreaths);
    connect(&m_breath, &QVariantAnimation::valueChanged, this, qOverload<>(&QWidget::update));
    connect(&m_breath, &QVariantAnimation::finished, this, &QWidget::hide);
    parent->installEventFilter(this);
    hide();
}

void EdgeGlow::breathe()
{
    place();
    show();
    raise();
    m_breath.stop();
    m_breath.start();
}

bool EdgeGlow::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize)
        place();
    return QWidget::eventFilter(watched, event);
}

// Masked to the edge, so that the paper within is not painted again with every breath.
void EdgeGlow::place()
{
    setGeometry(parentWidget()->rect());
    setMask(QRegion(rect()) - QRegion(rect().adjusted(kThick, kThick, -kThick, -kThick)));
}

void EdgeGlow::paintEvent(QPaintEvent *)
{
    const bool still = !style()->styleHint(QStyle::SH_Widget_Animate, nullptr, this);
    const double breath = m_breath.currentValue().toDouble();
    const double strength = still ? 0.5 : kStrongest * (1 - std::cos(2 * M_PI * breath)) / 2;
    QPainter painter(this);
    painter.setBrush(Qt::NoBrush);
    QColor colour = look::themeOf(*this).accent;
    for (int i = 0; i < kThick; ++i) {
        colour.setAlphaF(float(strength * std::pow(1 - double(i) / kThick, 2)));
        painter.setPen(colour);
        painter.drawRect(rect().adjusted(i, i, -i - 1, -i - 1));
    }
}

} // namespace tempestry
