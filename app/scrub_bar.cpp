#include "app/scrub_bar.h"

#include "app/look.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

namespace tempestry {

namespace {

constexpr double kEnd = 9; // room for half the handle

} // namespace

ScrubBar::ScrubBar(QWidget *parent)
    : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Instant of the run"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void ScrubBar::setLength(double seconds)
{
    m_length = seconds;
    update();
}

void ScrubBar::setTime(double seconds)
{
    m_time = seconds;
    update();
}

void ScrubBar::paintEvent(QPaintEvent *)
{
    const Theme &theme = look::themeOf(*this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double room = width() - 2 * kEnd;
    const double x = kEnd + (m_length > 0 ? m_time / m_length : 0) * room;
    const double middle = height() / 2.0;
    painter.setPen(Qt::NoPen);
    painter.setBrush(look::mixed(theme.chrome, theme.ink, 0.13));
    painter.drawRoundedRect(QRectF(kEnd, middle - 3, room, 6), 3, 3);
    painter.setBrush(theme.ink);
    painter.drawRoundedRect(QRectF(kEnd, middle - 3, x - kEnd, 6), 3, 3);
    painter.setBrush(theme.timeline);
    painter.setPen(QPen(hasFocus() ? theme.accent : theme.ink, 2));
    painter.drawEllipse(QPointF(x, middle), 7, 7);
}

void ScrubBar::mousePressEvent(QMouseEvent *event)
{
    mouseMoveEvent(event);
}

void ScrubBar::mouseMoveEvent(QMouseEvent *event)
{
    if (event->buttons() & Qt::LeftButton)
        Q_EMIT seekAsked((event->position().x() - kEnd) / std::max(1.0, width() - 2 * kEnd) * m_length);
}

void ScrubBar::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Left:
        Q_EMIT stepAsked(false);
        break;
    case Qt::Key_Right:
        Q_EMIT stepAsked(true);
        break;
    case Qt::Key_Home:
        Q_EMIT seekAsked(0);
        break;
    case Qt::Key_End:
        Q_EMIT seekAsked(m_length);
        break;
    default:
        QWidget::keyPressEvent(event);
    }
}

} // namespace tempestry
