#include "board/board_scene.h"
#include "board/board_view.h"
#include "board/note_editing.h"
#include "board/note_layer.h"
#include "board/note_size.h"
#include "board/roll_painter.h"
#include "board/select_tool.h"
#include "board/tool.h"
#include "model/arrange_edits.h"
#include "model/document.h"

#include <QContextMenuEvent>

#include <algorithm>

// Sizes, locks and the menu of what is on the paper.
namespace tempestry {

std::optional<LinkId> BoardView::selectedLink() const
{
    return m_scene->selection().link;
}

void BoardView::setSnapping(bool snapping)
{
    m_scene->setSnapping(snapping);
}

void BoardView::setGrips(bool shown)
{
    m_scene->setGrips(shown);
}

bool BoardView::isSnapping() const
{
    return m_scene->isSnapping();
}

bool BoardView::refusesLocked(std::span<const NoteId> notes)
{
    const auto isLocked = [this](const NoteId &id) { return m_document.board().find(id)->locked; };
    if (notes.empty() || !std::ranges::all_of(notes, isLocked))
        return false;
    Q_EMIT hint(notes.size() == 1 ? tr("This note is locked. Unlock it first.")
                                  : tr("These notes are locked. Unlock them first."));
    return true;
}

void BoardView::resizeSelected(double wider, double higher)
{
    commitEditing();
    cancelTool();
    if (const auto frame = selectedFrame()) {
        m_document.apply(edits::resizeFrame(m_document.board(), *frame, wider, higher), tr("Resize frame"));
        return;
    }
    resizeNotes([=](const Note &note) { return roomFor(note, {note.width + wider, note.height + higher}); });
}

void BoardView::fitSelected()
{
    commitEditing();
    cancelTool();
    resizeNotes(fittingSize);
}

void BoardView::resizeNotes(const std::function<QSizeF(const Note &)> &sizeOf)
{
    const auto notes = selectedNotes();
    if (refusesLocked(notes))
        return;
    const Board &before = m_document.board();
    Board board = before;
    for (const NoteId &id : notes) {
        const Note &note = *board.find(id);
        board = apply(edits::resizeNote(board, id, QRectF({note.x, note.y}, sizeOf(note))), board);
    }
    if (!m_document.apply(between(before, board),
                          notes.size() == 1 ? tr("Resize note") : tr("Resize %1 notes").arg(notes.size())) &&
        !notes.empty() && !m_document.isReadOnly())
        Q_EMIT hint(tr("The text needs this size."));
}

void BoardView::pointAt(std::optional<QPointF> paper)
{
    m_cursor = paper ? std::optional(mapFromScene(*paper)) : std::nullopt;
}

void BoardView::askForMenu()
{
    commitEditing();
    cancelTool();
    QRectF around;
    for (const NoteId &note : selectedNotes())
        around |= m_scene->notes().shownRect(note);
    const Board &board = m_document.board();
    if (const Timeline *timeline = selectedTimeline() ? board.find(*selectedTimeline()) : nullptr)
        around = titleStrip(*timeline);
    else if (const Frame *frame = selectedFrame() ? board.find(*selectedFrame()) : nullptr)
        around = titleStrip(*frame);
    const QRect room = viewport()->rect();
    QPoint at = m_cursor.value_or(room.center());
    if (!around.isNull())
        at = mapFromScene(around).boundingRect().center();
    at = {std::clamp(at.x(), room.left(), room.right()), std::clamp(at.y(), room.top(), room.bottom())};
    Q_EMIT menuAsked(viewport()->mapToGlobal(at), mapToScene(at));
}

void BoardView::contextMenuEvent(QContextMenuEvent *event)
{
    const auto *editor = isEditing() ? m_scene->focusItem() : nullptr;
    if (editor && (event->reason() == QContextMenuEvent::Keyboard ||
                   editor->sceneBoundingRect().contains(mapToScene(event->pos())))) {
        PaperView::contextMenuEvent(event);
        return;
    }
    event->accept();
    if (event->reason() == QContextMenuEvent::Keyboard) {
        askForMenu();
        return;
    }
    commitEditing();
    cancelTool();
    m_select->pick(pointerAt(event->pos(), {}));
    Q_EMIT menuAsked(event->globalPos(), mapToScene(event->pos()));
}

} // namespace tempestry
