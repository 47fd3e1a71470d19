#include "board/text_editor_item.h"

#include "board/note_writing.h"

#include <QClipboard>
#include <QGraphicsSceneContextMenuEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QStyleOptionGraphicsItem>
#include <QTextBlockFormat>
#include <QTextCursor>
#include <QTextDocument>

namespace tempestry {

TextEditorItem::TextEditorItem(const QString &text, const QColor &ink)
{
    setTextInteractionFlags(Qt::TextEditorInteraction);
    setAcceptDrops(false);
    setDefaultTextColor(ink);
    document()->setDocumentMargin(0);
    document()->setPlainText(text);
    document()->setUndoRedoEnabled(true);
    QTextCursor all(document());
    all.select(QTextCursor::Document);
    setTextCursor(all);
    connect(document(), &QTextDocument::contentsChanged, this, [this] {
        if (!m_fitting)
            Q_EMIT edited();
    });
}

void TextEditorItem::fit(const QRectF &room, int size, Qt::Alignment alignment, bool bold)
{
    m_fitting = true;
    QFont font = QGuiApplication::font();
    font.setPixelSize(size);
    font.setWeight(bold ? QFont::DemiBold : QFont::Normal);
    font.setHintingPreference(QFont::PreferNoHinting);
    setFont(font);

    QTextOption option(alignment & Qt::AlignHorizontal_Mask);
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    document()->setDefaultTextOption(option);
    QTextBlockFormat lines;
    lines.setLineHeight(size * kLineHeight, QTextBlockFormat::FixedHeight);
    QTextCursor all(document());
    all.select(QTextCursor::Document);
    all.joinPreviousEditBlock();
    all.mergeBlockFormat(lines);
    all.endEditBlock();
    setTextWidth(room.width());

    const double spare = alignment & Qt::AlignVCenter ? (room.height() - document()->size().height()) / 2 : 0;
    setPos(room.topLeft() + QPointF(0, spare));
    m_fitting = false;
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
