#include "board/board_scene.h"
#include "board/board_view.h"
#include "board/roll_painter.h"
#include "model/geometry.h"

#include <cmath>
#include <limits>

// How the board is moved about in the view.
namespace tempestry {

void BoardView::reveal(NoteId note)
{
    const Note *found = m_document.board().find(note);
    if (!found)
        return;
    rememberPlace();
    m_scene->selectNotes({note});
    makeVisible(rectOf(*found));
}

// What is not far away comes in by the shortest way, so that writing on does not make the paper jump.
void BoardView::makeVisible(const QRectF &paper)
{
    const int margin = 60; // pixels
    const QSize half = viewport()->size() / 2;
    const QRect around =
        viewport()->rect().adjusted(-half.width(), -half.height(), half.width(), half.height());
    if (around.contains(mapFromScene(paper.center())))
        ensureVisible(paper, margin, margin);
    else
        centerOn(paper.center());
}

void BoardView::keepVisible(const QRectF &paper)
{
    if (viewport()->rect().contains(mapFromScene(paper).boundingRect()))
        return;
    rememberPlace();
    fit(paper);
}

void BoardView::zoomToFit()
{
    fit(m_scene->contentBounds());
}

void BoardView::zoomToSelection()
{
    QRectF bounds;
    for (const NoteId &note : selectedNotes())
        bounds |= rectOf(*m_document.board().find(note));
    if (bounds.isEmpty())
        return;
    rememberPlace();
    fit(bounds);
}

void BoardView::zoomToTimeline()
{
    const Board &board = m_document.board();
    std::optional<TimelineId> wanted = m_scene->selection().timeline;
    for (const NoteId &note : selectedNotes())
        if (!wanted)
            wanted = board.find(note)->timeline;
    double nearest = std::numeric_limits<double>::infinity();
    if (!wanted)
        board.timelines().forEach([&](const Timeline &timeline) {
            const double away = std::abs(centreY(timeline) - middle().y());
            if (away < nearest) {
                nearest = away;
                wanted = timeline.id;
            }
        });
    if (!wanted) {
        Q_EMIT hint(tr("There is no timeline yet; N makes one."));
        return;
    }
    rememberPlace();
    fit(rectOf(*board.find(*wanted)));
}

QRectF BoardView::contentBounds() const
{
    return m_scene->contentBounds();
}

bool BoardView::mayPanByTouch(QPoint viewPoint) const
{
    return !m_tool &&
           std::holds_alternative<std::monostate>(m_scene->targetAt(mapToScene(viewPoint), 5 / zoom()));
}

void BoardView::pinchStarted()
{
    PaperView::pinchStarted();
    cancelTool();
}

} // namespace tempestry
