#include "board/resize_tool.h"

#include "board/note_size.h"
#include "board/overlay_item.h"
#include "board/roll_painter.h"
#include "model/arrange_edits.h"

#include <QApplication>
#include <QCoreApplication>

#include <cmath>

namespace tempestry {

namespace {

Guides::Parts partsOf(Qt::Edges edges)
{
    Guides::Parts parts;
    parts.setFlag(Guides::Left, edges & Qt::LeftEdge);
    parts.setFlag(Guides::Right, edges & Qt::RightEdge);
    parts.setFlag(Guides::Top, edges & Qt::TopEdge);
    parts.setFlag(Guides::Bottom, edges & Qt::BottomEdge);
    return parts;
}

} // namespace

ResizeTool::ResizeTool(BoardScene &scene, NoteId note, Qt::Edges edges, const Pointer &pressed)
    : m_scene(scene)
    , m_note(note)
    , m_edges(edges)
    , m_pressed(pressed)
    , m_before(rectOf(*scene.board().find(note)))
    , m_guides(scene, {note})
{}

QCursor ResizeTool::cursorOf(Qt::Edges edges)
{
    if (edges == Qt::RightEdge || edges == Qt::LeftEdge)
        return Qt::SizeHorCursor;
    if (edges == Qt::BottomEdge || edges == Qt::TopEdge)
        return Qt::SizeVerCursor;
    const bool falls = edges == (Qt::LeftEdge | Qt::TopEdge) || edges == (Qt::RightEdge | Qt::BottomEdge);
    return falls ? Qt::SizeFDiagCursor : Qt::SizeBDiagCursor;
}

// The edges follow the hand. Shape is kept by the farther of the two ways.
QRectF ResizeTool::dragged(QPointF way, bool keepsShape) const
{
    QRectF rect =
        m_before.adjusted(m_edges & Qt::LeftEdge ? way.x() : 0, m_edges & Qt::TopEdge ? way.y() : 0,
                          m_edges & Qt::RightEdge ? way.x() : 0, m_edges & Qt::BottomEdge ? way.y() : 0);
    if (!keepsShape)
        return rect;
    const double wider = rect.width() / m_before.width();
    const double higher = rect.height() / m_before.height();
    const double factor = std::abs(wider - 1) > std::abs(higher - 1) ? wider : higher;
    return {rect.topLeft(), m_before.size() * std::max(factor, 0.01)};
}

// As large as it must be; the edges that are not dragged stay where they are.
QRectF ResizeTool::withRoom(const QRectF &wished) const
{
    const QSizeF size = roomFor(*m_scene.board().find(m_note), wished.size());
    QRectF rect(m_before.topLeft(), size);
    if (m_edges & Qt::LeftEdge)
        rect.moveRight(m_before.right());
    if (m_edges & Qt::TopEdge)
        rect.moveBottom(m_before.bottom());
    return rect;
}

ChangeSet ResizeTool::changeAt(const Pointer &pointer)
{
    const bool keepsShape = pointer.modifiers & Qt::ShiftModifier;
    QPointF way = pointer.paper - m_pressed.paper;
    const Note &note = *m_scene.board().find(m_note);
    Guides::Snap snap;
    if (m_scene.isSnapping() && !note.timeline && !keepsShape && !(pointer.modifiers & Qt::ControlModifier)) {
        snap =
            m_guides.snap(withRoom(dragged(way, false)), partsOf(m_edges), pointer.onPaper(Guides::kReach));
        way += snap.shift;
    }
    m_scene.overlay().showGuides(snap, pointer.zoom);
    return edits::resizeNote(m_scene.board(), m_note, withRoom(dragged(way, keepsShape)));
}

Tool::State ResizeTool::move(const Pointer &pointer)
{
    m_dragging =
        m_dragging || (pointer.view - m_pressed.view).manhattanLength() >= QApplication::startDragDistance();
    if (m_dragging)
        m_scene.preview(changeAt(pointer), BoardScene::Motion::AtOnce);
    return State::Active;
}

Tool::State ResizeTool::release(const Pointer &pointer)
{
    if (!m_dragging)
        return State::Done;
    const ChangeSet change = changeAt(pointer);
    m_scene.overlay().showGuides({}, 1);
    if (!m_scene.document().apply(change, QCoreApplication::translate("Board", "Resize note")))
        m_scene.endPreview();
    return State::Done;
}

void ResizeTool::cancel()
{
    m_scene.overlay().showGuides({}, 1);
    if (m_dragging)
        m_scene.endPreview();
}

} // namespace tempestry
