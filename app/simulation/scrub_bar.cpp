#include "app/simulation/scrub_bar.h"

#include "app/controls/look.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <cmath>

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

void ScrubBar::setTicks(std::vector<Tick> ticks)
{
    m_ticks = std::move(ticks);
    update();
}

double ScrubBar::xOf(double time) const
{
    return kEnd + (m_length > 0 ? time / m_length : 0) * (width() - 2 * kEnd);
}

void ScrubBar::paintTicks(QPainter &painter, double middle) const
{
    const Theme &theme = look::themeOf(*this);
    painter.setFont(look::sectionFont());
    const QFontMetricsF metrics(painter.font());
    double free = 0;
    for (size_t i = 0; i < m_ticks.size(); ++i) {
        const double x = xOf(m_ticks[i].time);
        painter.fillRect(QRectF(x - 1, middle - 8, 2, 16), theme.accent);
        const double end = i + 1 < m_ticks.size() ? xOf(m_ticks[i + 1].time) : width();
        const double room = std::min(160.0, std::max(end, free) - free - 8);
        const QString name = metrics.elidedText(m_ticks[i].name.simplified(), Qt::ElideRight, room);
        const double written = metrics.horizontalAdvance(name);
        const double left = std::clamp(x - written / 2, free, std::max(free, width() - written));
        if (room < 24 || left > x)
            continue;
        painter.setPen(theme.accent);
        painter.drawText(QPointF(left, middle - 11), name);
        free = left + written + 8;
    }
}

bool ScrubBar::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        QStringList names;
        for (const Tick &tick : m_ticks)
            if (std::abs(xOf(tick.time) - help->pos().x()) < 6)
                names << tick.name.simplified();
        // Never rich text, whatever the names say.
        const QString text = names.join(QStringLiteral(", ")).toHtmlEscaped();
        QToolTip::showText(help->globalPos(),
                           text.isEmpty() ? QString() : QStringLiteral("<p>%1</p>").arg(text), this);
        return true;
    }
    return QWidget::event(event);
}

void ScrubBar::paintEvent(QPaintEvent *)
{
    const Theme &theme = look::themeOf(*this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double room = width() - 2 * kEnd;
    const double x = xOf(m_time);
    const double middle = m_ticks.empty() ? height() / 2.0 : height() / 2.0 + 6;
    painter.setPen(Qt::NoPen);
    painter.setBrush(look::mixed(theme.chrome, theme.ink, 0.13));
    painter.drawRoundedRect(QRectF(kEnd, middle - 3, room, 6), 3, 3);
    painter.setBrush(theme.ink);
    painter.drawRoundedRect(QRectF(kEnd, middle - 3, x - kEnd, 6), 3, 3);
    paintTicks(painter, middle);
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
