#pragma once

#include "board/typing_history.h"

#include <QGraphicsTextItem>

namespace tempestry {

// The one editor on the paper. Takes plain text only, pasted or typed. What an input method is composing
// counts as text. The cursor moves, and Backspace takes away, whole characters as people see them, however
// many code points they have.
class TextEditorItem : public QGraphicsTextItem
{
    Q_OBJECT

public:
    TextEditorItem(const QString &text, const QColor &ink);

    QString text() const;
    // An input method has text here that it may still change.
    bool isComposing() const;
    // Asks the input method to hand over what it is composing.
    void endComposing();

    // Sets the lines `size` paper units high times the usual line height, centred or from the left in `room`.
    void fit(const QRectF &room, int size, Qt::Alignment alignment, bool bold = false);

    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

Q_SIGNALS:
    void edited();
    void left(); // the keyboard focus went elsewhere in this window

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void contextMenuEvent(QGraphicsSceneContextMenuEvent *event) override;

private:
    TypedText typed() const;
    void restore(const TypedText *typed);
    void setLineHeight(double height);

    TypingHistory m_history;
    bool m_fitting = false;
};

} // namespace tempestry
