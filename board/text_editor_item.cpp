#include "board/text_editor_item.h"

#include "board/note_writing.h"

#include <QClipboard>
#include <QGraphicsSceneContextMenuEvent>
#include <QGuiApplication>
#include <QInputMethod>
#include <QKeyEvent>
#include <QStyleOptionGraphicsItem>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>
#include <QTextLayout>

namespace tempestry {

TextEditorItem::TextEditorItem(const QString &text, const QColor &ink)
    : m_history({text, 0, static_cast<int>(text.size())})
{
    setTextInteractionFlags(Qt::TextEditorInteraction);
    setAcceptDrops(false);
    setDefaultTextColor(ink);
    document()->setDocumentMargin(0);
    document()->setPlainText(text);
    document()->setUndoRedoEnabled(false); // which would undo the size of the text, too
    QTextCursor all(document());
    all.select(QTextCursor::Document);
    setTextCursor(all);
    connect(document(), &QTextDocument::contentsChanged, this, [this] {
        if (m_fitting)
            return;
        m_history.add(typed());
        Q_EMIT edited();
    });
}

QString TextEditorItem::text() const
{
    QString text = toPlainText();
    const QTextBlock block = textCursor().block();
    if (const QTextLayout *layout = block.layout(); !layout->preeditAreaText().isEmpty())
        text.insert(block.position() + layout->preeditAreaPosition(), layout->preeditAreaText());
    return text;
}

bool TextEditorItem::isComposing() const
{
    return !textCursor().block().layout()->preeditAreaText().isEmpty();
}

void TextEditorItem::endComposing()
{
    if (isComposing())
        QGuiApplication::inputMethod()->commit();
}

void TextEditorItem::fit(const QRectF &room, int size, Qt::Alignment alignment, bool bold)
{
    m_fitting = true;
    QFont font = writingFont(size, text());
    font.setWeight(bold ? QFont::DemiBold : QFont::Normal);
    setFont(font);

    QTextOption option(alignment & Qt::AlignHorizontal_Mask);
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    document()->setDefaultTextOption(option);
    setLineHeight(size * kLineHeight);
    setTextWidth(room.width());

    const double spare = alignment & Qt::AlignVCenter ? (room.height() - document()->size().height()) / 2 : 0;
    setPos(room.topLeft() + QPointF(0, spare));
    m_fitting = false;
    QGuiApplication::inputMethod()->update(Qt::ImCursorRectangle);
}

void TextEditorItem::setLineHeight(double height)
{
    QTextBlockFormat lines;
    lines.setLineHeight(height, QTextBlockFormat::FixedHeight);
    QTextCursor all(document());
    all.select(QTextCursor::Document);
    all.mergeBlockFormat(lines);
}

TypedText TextEditorItem::typed() const
{
    const QTextCursor cursor = textCursor();
    return {toPlainText(), cursor.anchor(), cursor.position()};
}

void TextEditorItem::restore(const TypedText *typed)
{
    if (!typed || isComposing())
        return;
    m_fitting = true;
    document()->setPlainText(typed->text);
    QTextCursor cursor(document());
    cursor.setPosition(typed->anchor);
    cursor.setPosition(typed->position, QTextCursor::KeepAnchor);
    setTextCursor(cursor);
    m_fitting = false;
    Q_EMIT edited();
}

// Without the dashed frame that a focused text item draws around itself.
void TextEditorItem::paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget)
{
    QStyleOptionGraphicsItem plain = *option;
    plain.state &= ~(QStyle::State_HasFocus | QStyle::State_Selected);
    QGraphicsTextItem::paint(painter, &plain, widget);
}

void TextEditorItem::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Paste)) {
        textCursor().insertText(QGuiApplication::clipboard()->text());
        event->accept();
        return;
    }
    if (event->matches(QKeySequence::Undo) || event->matches(QKeySequence::Redo)) {
        restore(event->matches(QKeySequence::Undo) ? m_history.back() : m_history.forward());
        event->accept();
        return;
    }
    QTextCursor cursor = textCursor();
    if (event->key() == Qt::Key_Backspace && !(event->modifiers() & ~Qt::ShiftModifier) &&
        !cursor.hasSelection() && !isComposing()) {
        cursor.movePosition(QTextCursor::PreviousCharacter, QTextCursor::KeepAnchor);
        cursor.removeSelectedText();
        setTextCursor(cursor);
        event->accept();
        return;
    }
    QGraphicsTextItem::keyPressEvent(event);
}

void TextEditorItem::focusOutEvent(QFocusEvent *event)
{
    QGraphicsTextItem::focusOutEvent(event);
    if (event->reason() != Qt::PopupFocusReason && event->reason() != Qt::ActiveWindowFocusReason)
        Q_EMIT left();
}

void TextEditorItem::contextMenuEvent(QGraphicsSceneContextMenuEvent *event)
{
    event->accept(); // its Paste would take rich text
}

} // namespace tempestry
