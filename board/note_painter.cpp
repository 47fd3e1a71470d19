#include "board/note_painter.h"

#include "board/theme.h"

#include <QPainter>

namespace tempestry {

namespace {

constexpr double kFreePivotReach = 26; // of the pivotal line beyond a note that is on no timeline

void drawFreePivot(QPainter &painter, const QRectF &rect, const Theme &theme)
{
    QPen pen(theme.pivotal, 1.5, Qt::CustomDashLine, Qt::FlatCap);
    pen.setDashPattern({3, 2.5});
    painter.setPen(pen);
    const double x = rect.center().x();
    painter.drawLine(QPointF(x, rect.top() - kFreePivotReach), QPointF(x, rect.bottom() + kFreePivotReach));
}

// At the lower right: where no other mark stands.
void drawPadlock(QPainter &painter, const QRectF &rect, QColor ink)
{
    ink.setAlphaF(0.55F);
    const QRectF body(rect.right() - 17, rect.bottom() - 13, 10, 7);
    painter.setPen(QPen(ink, 1.3));
    painter.setBrush(Qt::NoBrush);
    painter.drawArc(QRectF(body.left() + 2, body.top() - 4.5, 6, 9), 0, 180 * 16);
    painter.setPen(Qt::NoPen);
    painter.setBrush(ink);
    painter.drawRoundedRect(body, 1, 1);
}

void turn(QPainter &painter, NoteKind kind, const QRectF &rect)
{
    painter.translate(rect.center());
    painter.rotate(info(kind).turn);
    painter.translate(-rect.center());
}

bool hasPaper(NoteKind kind, const Theme &theme)
{
    return theme.of(kind).paper.alpha() != 0;
}

} // namespace

void NotePainter::paint(QPainter &painter, const Note &note, QPointF topLeft,
                        std::optional<NoteWriting> &writing, const NoteLook &look, const Theme &theme,
                        double zoom)
{
    const QRectF rect(topLeft, QSizeF(note.width, note.height));
    painter.setOpacity(look.strength);
    if (note.pivotal && !note.timeline)
        drawFreePivot(painter, rect, theme);
    if (hasPaper(note.kind, theme))
        m_stamps.draw(painter, note.kind, topLeft, rect.size(), look.lift, look.glow, theme);
    if (note.locked && zoom >= kMarkZoom)
        drawPadlock(painter, rect, inkOf(note.kind, theme));
    if (look.written && zoom >= kTextZoom) {
        if (!writing)
            writing.emplace(note, m_textScale);
        const auto detail = zoom < kMarkZoom ? NoteWriting::Detail::Title : NoteWriting::Detail::All;
        if (info(note.kind).turn != 0) {
            const QTransform before = painter.worldTransform();
            turn(painter, note.kind, rect);
            writing->draw(painter, topLeft, theme, detail);
            painter.setWorldTransform(before);
        } else {
            writing->draw(painter, topLeft, theme, detail);
        }
    }
}

void printNote(QPainter &painter, const Note &note, const Theme &theme)
{
    const QRectF rect(note.x, note.y, note.width, note.height);
    if (note.pivotal && !note.timeline)
        drawFreePivot(painter, rect, theme);
    painter.save();
    turn(painter, note.kind, rect);
    if (hasPaper(note.kind, theme))
        drawPaperOutline(painter, note.kind, rect, theme);
    writeNote(painter, note, rect.topLeft(), theme);
    painter.restore();
}

} // namespace tempestry
