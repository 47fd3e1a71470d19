#pragma once

#include "board/draft.h"

#include <QGraphicsItem>

namespace tempestry {

struct Theme;

// What an empty draft says of itself: faint on the note how such a note is worded, and below it of what kind
// it is.
class DraftHint : public QGraphicsItem
{
public:
    explicit DraftHint(const Theme &theme);

    // `rect` is where the draft is shown.
    void sync(const Draft &draft, const QRectF &rect);

    const QString &wording() const { return m_wording; }
    const QString &label() const { return m_label; }

    QRectF boundingRect() const override;
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

private:
    const Theme *m_theme;
    NoteKind m_kind = NoteKind::Event;
    QRectF m_rect;
    QRectF m_labelRect;
    QString m_wording;
    QString m_label;
};

} // namespace tempestry
