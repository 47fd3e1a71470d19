#include "app/controls/controls.h"

#include "app/controls/look.h"
#include "model/limits.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QPainter>
#include <QTextBlock>
#include <QTextCursor>

#include <algorithm>

namespace tempestry {

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

int keyWidth(const QString &key)
{
    return std::max(look::scaled(18), QFontMetrics(look::sectionFont()).horizontalAdvance(key) + 10);
}

int paintKey(QPainter &painter, const QPoint &rightMiddle, const QString &key, const QColor &ink,
             const QColor &border)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(look::sectionFont());
    const int width = keyWidth(key);
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
