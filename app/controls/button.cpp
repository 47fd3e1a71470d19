#include "app/controls/controls.h"
#include "app/controls/look.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace tempestry {

namespace {

int lineHeight()
{
    return look::scaled(30);
}

void paintPicture(QPainter &painter, const QPointF &c, Button::Picture picture, const QColor &ink)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(ink);
    const auto triangle = [&](double x, double direction) {
        painter.drawPolygon(QPolygonF{{x - 4.5 * direction, c.y() - 5},
                                      {x + 4.5 * direction, c.y()},
                                      {x - 4.5 * direction, c.y() + 5}});
    };
    switch (picture) {
    case Button::Picture::None:
        break;
    case Button::Picture::Menu:
        for (const double y : {-5.0, 0.0, 5.0})
            painter.drawRect(QRectF(c.x() - 7, c.y() + y - 0.75, 14, 1.5));
        break;
    case Button::Picture::ToStart:
        painter.drawRect(QRectF(c.x() - 7.5, c.y() - 5, 2, 10));
        triangle(c.x() - 1.5, -1);
        triangle(c.x() + 4.5, -1);
        break;
    case Button::Picture::Back:
        triangle(c.x() - 1.5, -1);
        painter.drawRect(QRectF(c.x() + 4.5, c.y() - 5, 2, 10));
        break;
    case Button::Picture::Forward:
        painter.drawRect(QRectF(c.x() - 6.5, c.y() - 5, 2, 10));
        triangle(c.x() + 1.5, 1);
        break;
    case Button::Picture::Play:
        triangle(c.x(), 1);
        break;
    case Button::Picture::Pause:
        painter.drawRect(QRectF(c.x() - 4.5, c.y() - 5, 3, 10));
        painter.drawRect(QRectF(c.x() + 1.5, c.y() - 5, 3, 10));
        break;
    case Button::Picture::Close: {
        painter.setPen(QPen(ink, 1.6, Qt::SolidLine, Qt::RoundCap));
        painter.drawLine(QPointF(c.x() - 4, c.y() - 4), QPointF(c.x() + 4, c.y() + 4));
        painter.drawLine(QPointF(c.x() - 4, c.y() + 4), QPointF(c.x() + 4, c.y() - 4));
        break;
    }
    case Button::Picture::Gear:
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(ink, 1.5));
        painter.drawEllipse(c, 4, 4);
        for (int i = 0; i < 8; ++i) {
            const QPointF way(std::cos(i * M_PI / 4), std::sin(i * M_PI / 4));
            painter.drawLine(c + way * 5, c + way * 7);
        }
        break;
    }
}

} // namespace

Button::Button(const QString &text, Style style, QWidget *parent)
    : QAbstractButton(parent)
    , m_style(style)
{
    setText(text);
    setAccessibleName(text);
    setFont(style == Style::Dark ? look::strongFont() : look::textFont());
    setFocusPolicy(Qt::TabFocus);
    setCursor(style == Style::Link ? Qt::PointingHandCursor : Qt::ArrowCursor);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
}

void Button::setKey(const QString &key)
{
    m_key = key;
    updateGeometry();
    update();
}

void Button::setStyle(Style style)
{
    m_style = style;
    setFont(style == Style::Dark ? look::strongFont() : look::textFont());
    updateGeometry();
    update();
}

void Button::setPicture(Picture picture)
{
    m_picture = picture;
    updateGeometry();
    update();
}

int Button::padding() const
{
    switch (m_style) {
    case Style::Link:
        return 2;
    case Style::Bare:
        return 8;
    case Style::Quiet:
    case Style::Dark:
        break;
    }
    return 12;
}

void Button::setTextsInTurn(const QStringList &texts)
{
    m_textsInTurn = texts;
    updateGeometry();
}

int Button::widthFor(const QString &text) const
{
    int width = 2 * padding() + (m_picture == Picture::None ? fontMetrics().horizontalAdvance(text) : 14);
    if (!m_key.isEmpty())
        width += 8 + QFontMetrics(look::sectionFont()).horizontalAdvance(m_key);
    return width;
}

QSize Button::minimumSizeHint() const
{
    return {widthFor(text()), m_style == Style::Link ? fontMetrics().height() + 4 : lineHeight()};
}

QSize Button::sizeHint() const
{
    QSize size = minimumSizeHint();
    for (const QString &text : m_textsInTurn)
        size.setWidth(std::max(size.width(), widthFor(text)));
    return size;
}

void Button::paintEvent(QPaintEvent *)
{
    const Theme &theme = look::themeOf(*this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF box = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    const bool hot = isEnabled() && (underMouse() || isDown());
    QColor ink = theme.ink;
    QColor keyInk = theme.secondInk;
    QColor fill = Qt::transparent;
    QColor border = Qt::transparent;
    if (m_style == Style::Quiet) {
        fill = hot ? look::mixed(theme.timeline, theme.ink, isDown() ? 0.12 : 0.05) : theme.timeline;
        border = theme.chromeBorder;
    } else if (m_style == Style::Dark) {
        fill = hot ? look::mixed(theme.ink, theme.chrome, 0.16) : theme.ink;
        ink = theme.chrome;
        keyInk = look::mixed(theme.ink, theme.chrome, 0.6);
    } else if (m_style == Style::Bare) {
        if (!hot && !isChecked())
            ink = theme.secondInk;
        fill = hot || isChecked() ? look::mixed(theme.chrome, theme.ink, isDown() ? 0.12 : 0.06)
                                  : QColor(Qt::transparent);
    } else {
        ink = theme.accent;
    }
    if (!isEnabled()) {
        ink = theme.thirdInk;
        keyInk = theme.thirdInk;
        if (m_style == Style::Dark) {
            fill = look::mixed(theme.chrome, theme.ink, 0.1);
        }
    }
    if (isChecked() && m_style == Style::Quiet)
        fill = theme.highlight;
    painter.setBrush(fill);
    painter.setPen(hasFocus() ? QPen(theme.accent, 1.5) : QPen(border, 1));
    painter.drawRoundedRect(box, 5, 5);

    QRect inside = rect().adjusted(padding(), 0, -padding(), 0);
    if (m_picture != Picture::None) {
        paintPicture(painter, QRectF(rect()).center(), m_picture, ink);
        return;
    }
    QFont shown = font();
    shown.setUnderline(m_style == Style::Link && hot);
    painter.setFont(shown);
    painter.setPen(ink);
    painter.drawText(inside,
                     static_cast<int>(m_key.isEmpty() && m_style != Style::Link
                                          ? Qt::AlignCenter
                                          : Qt::AlignLeft | Qt::AlignVCenter),
                     fontMetrics().elidedText(text(), Qt::ElideRight, inside.width() + 1));
    if (m_key.isEmpty())
        return;
    painter.setFont(look::sectionFont());
    painter.setPen(keyInk);
    painter.drawText(inside, Qt::AlignRight | Qt::AlignVCenter, m_key);
}

void Button::enterEvent(QEnterEvent *event)
{
    update();
    QAbstractButton::enterEvent(event);
}

void Button::leaveEvent(QEvent *event)
{
    update();
    QAbstractButton::leaveEvent(event);
}

} // namespace tempestry
