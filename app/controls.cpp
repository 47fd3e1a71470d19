#include "app/controls.h"

#include "app/look.h"
#include "model/limits.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>
#include <QTextBlock>
#include <QTextCursor>

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

QSize Button::sizeHint() const
{
    int width = 2 * padding() + (m_picture == Picture::None ? fontMetrics().horizontalAdvance(text()) : 14);
    for (const QString &text : m_textsInTurn)
        width = std::max(width, 2 * padding() + fontMetrics().horizontalAdvance(text));
    if (!m_key.isEmpty())
        width += 8 + QFontMetrics(look::sectionFont()).horizontalAdvance(m_key);
    return {width, m_style == Style::Link ? fontMetrics().height() + 4 : lineHeight()};
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

KindChip::KindChip(NoteKind kind, QWidget *parent)
    : QWidget(parent)
    , m_kind(kind)
{
    setFont(look::sectionFont());
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QSize KindChip::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(kindName(m_kind)) + 18, look::scaled(20)};
}

void KindChip::paintEvent(QPaintEvent *)
{
    const Theme &theme = look::themeOf(*this);
    const QColor colour = kindColour(m_kind, theme);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(colour.lightness() > 235 ? QPen(theme.chromeBorder) : QPen(Qt::NoPen));
    painter.setBrush(colour);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), height() / 2.0 - 0.5,
                            height() / 2.0 - 0.5);
    painter.setPen(theme.of(m_kind).paper.alpha() ? theme.of(m_kind).ink : QColor(Qt::black));
    painter.drawText(rect(), Qt::AlignCenter, kindName(m_kind));
}

Swatch::Swatch(NoteKind kind, QWidget *parent)
    : QWidget(parent)
    , m_kind(kind)
{
    look::setFixedWidth(*this, 14);
    look::setFixedHeight(*this, 14);
}

void Swatch::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintSwatch(painter, QRectF(rect()).adjusted(2, 2, -2, -2), m_kind, look::themeOf(*this));
}

TextBox::TextBox(const QString &text, qsizetype longest, QWidget *parent)
    : QPlainTextEdit(text, parent)
    , m_committed(text)
    , m_longest(longest)
{
    setFont(look::textFont());
    setTabChangesFocus(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    document()->setDocumentMargin(0);
    connect(this, &QPlainTextEdit::textChanged, this, [this] {
        cutToLongest();
        setFixedHeight(wantedHeight());
    });
}

void TextBox::cutToLongest()
{
    if (document()->characterCount() - 1 <= m_longest)
        return;
    const qsizetype kept = atMost(toPlainText(), m_longest).size();
    QTextCursor tooMuch(document());
    tooMuch.setPosition(static_cast<int>(kept));
    tooMuch.movePosition(QTextCursor::End, QTextCursor::KeepAnchor);
    tooMuch.removeSelectedText();
}

int TextBox::wantedHeight() const
{
    int lines = 0;
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next())
        lines += std::max(1, block.layout() ? block.layout()->lineCount() : 1);
    if (toPlainText().isEmpty()) {
        const QRect room(0, 0, std::max(40, viewport()->width()), 10000);
        lines = std::max(1, fontMetrics().boundingRect(room, Qt::TextWordWrap, placeholderText()).height() /
                                fontMetrics().lineSpacing());
    }
    return lines * fontMetrics().lineSpacing() + 8;
}

QSize TextBox::sizeHint() const
{
    return {120, wantedHeight()};
}

void TextBox::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (event->key() == Qt::Key_Escape) {
        setPlainText(m_committed);
        clearFocus();
    } else if (enter && !(event->modifiers() & Qt::ShiftModifier)) {
        commit();
        selectAll();
    } else {
        QPlainTextEdit::keyPressEvent(event);
    }
}

void TextBox::focusOutEvent(QFocusEvent *event)
{
    QPlainTextEdit::focusOutEvent(event);
    if (event->reason() != Qt::PopupFocusReason)
        commit();
}

void TextBox::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    setFixedHeight(wantedHeight());
}

void TextBox::commit()
{
    const QString text = toPlainText();
    if (isReadOnly() || text == m_committed)
        return;
    m_committed = text;
    Q_EMIT committed(text);
}

QColor kindColour(NoteKind kind, const Theme &theme)
{
    const QColor &paper = theme.of(kind).paper;
    return paper.alpha() ? paper : QColor(Qt::white);
}

QString kindName(NoteKind kind)
{
    return QCoreApplication::translate("NoteKind", info(kind).name);
}

QString kindPlural(NoteKind kind)
{
    return QCoreApplication::translate("NoteKind", info(kind).plural);
}

QString kindHint(NoteKind kind)
{
    return QCoreApplication::translate("NoteKind", info(kind).hint);
}

QString kindAlias(NoteKind kind)
{
    return QCoreApplication::translate("NoteKind", info(kind).alias);
}

void paintSwatch(QPainter &painter, const QRectF &rect, NoteKind kind, const Theme &theme)
{
    const bool bare = theme.of(kind).paper.alpha() == 0;
    const QColor colour = kindColour(kind, theme);
    const bool edged = colour.lightness() > 235 || theme.noteEdge.isValid();
    const QColor edge = theme.noteEdge.isValid() ? theme.noteEdge : theme.thirdInk;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    if (info(kind).turn != 0) {
        painter.translate(rect.center());
        painter.rotate(2 * info(kind).turn);
        painter.translate(-rect.center());
    }
    painter.setBrush(bare ? QBrush(Qt::NoBrush) : QBrush(colour));
    if (bare)
        painter.setPen(QPen(theme.thirdInk, 1, Qt::DashLine));
    else
        painter.setPen(edged ? QPen(edge, 1) : QPen(Qt::NoPen));
    painter.drawRoundedRect(rect, 2, 2);
    painter.restore();
}

int paintKey(QPainter &painter, const QPoint &rightMiddle, const QString &key, const QColor &ink,
             const QColor &border)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(look::sectionFont());
    const int width = std::max(look::scaled(18), painter.fontMetrics().horizontalAdvance(key) + 10);
    const int height = look::scaled(17);
    const QRectF box(rightMiddle.x() - width + 0.5, rightMiddle.y() - height / 2.0, width - 1, height);
    painter.setPen(border);
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(box, 3.5, 3.5);
    painter.setPen(ink);
    painter.drawText(box, Qt::AlignCenter, key);
    painter.restore();
    return width;
}

} // namespace tempestry
