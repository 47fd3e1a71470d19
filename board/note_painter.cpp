#include "board/note_painter.h"

#include "board/note_badges.h"
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
    painter.setOpacity(1);
    if (look.strength < 1 && hasPaper(note.kind, theme) && info(note.kind).turn == 0)
        painter.fillRect(rect, note.timeline ? theme.timeline : theme.paper); // no pivotal line shows through
    painter.setOpacity(look.strength);
    if (note.pivotal && !note.timeline)
        drawFreePivot(painter, rect, theme);
    if (hasPaper(note.kind, theme)) {
        if (look.paper != 1)
            painter.setOpacity(look.strength * look.paper);
        m_stamps.draw(painter, note.kind, topLeft, rect.size(), look.lift, look.glow, theme);
        if (look.paper != 1)
            painter.setOpacity(look.strength);
    }
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
    if (hasPaper(note.kind, theme)) {
        painter.setOpacity(note.resolved ? kResolvedPaper : 1);
        drawPaperOutline(painter, note.kind, rect, theme);
        painter.setOpacity(1);
    }
    writeNote(painter, note, rect.topLeft(), theme);
    painter.restore();
    if (hasBadges(note))
        printBadges(painter, note, rect.topLeft(), theme);
}

} // namespace tempestry
