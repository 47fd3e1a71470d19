#include "app/controls/toast.h"

#include "app/controls/look.h"

#include <QEvent>
#include <QPainter>

namespace tempestry {

Toast::Toast(QWidget *parent)
    : QWidget(parent)
{
    setFont(look::textFont());
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setAttribute(Qt::WA_NoSystemBackground);
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &QWidget::hide);
    parent->installEventFilter(this);
    hide();
}

void Toast::say(const QString &text)
{
    m_text = text;
    setAccessibleName(text);
    setVisible(!text.isEmpty());
    if (text.isEmpty())
        return;
    place();
    raise();
    update();
    m_timer.start(2500 + 45 * static_cast<int>(text.size()));
}

bool Toast::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize)
        place();
    return QWidget::eventFilter(watched, event);
}

// The lower edge of the paper, or the upper one of a strip that lies over it.
int Toast::ground() const
{
    int ground = parentWidget()->height();
    for (const auto *beside : parentWidget()->findChildren<QWidget *>(Qt::FindDirectChildrenOnly))
        if (beside->isVisible() && beside->property("overLowerEdge").toBool())
            ground = std::min(ground, beside->y());
    return ground;
}

void Toast::place()
{
    const QWidget *below = parentWidget();
    const int room = below->width() - 40;
    const int width = std::min(room, fontMetrics().horizontalAdvance(m_text) + 32);
    const int inside = std::max(1, width - 32);
    const int height =
        fontMetrics().boundingRect(QRect(0, 0, inside, 1000), Qt::TextWordWrap, m_text).height() + 18;
    setGeometry((below->width() - width) / 2, ground() - height - 18, width, height);
}

void Toast::paintEvent(QPaintEvent *)
{
    const Theme &theme = look::themeOf(*this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.ink);
    painter.setOpacity(0.94);
    painter.drawRoundedRect(rect(), 8, 8);
    painter.setPen(theme.chrome);
    painter.drawText(rect().adjusted(15, 0, -15, 0), Qt::AlignCenter | Qt::TextWordWrap, m_text);
}

} // namespace tempestry
