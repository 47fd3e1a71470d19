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

void BoardView::makeVisible(const QRectF &paper)
{
    const int margin = 60;
    const QRect room = viewport()->rect().adjusted(margin, margin, -margin, -margin);
    if (!room.contains(mapFromScene(paper).boundingRect()))
        centerOn(paper.center());
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
