#include "board/column_tool.h"

#include "board/overlay_item.h"
#include "board/roll_painter.h"
#include "model/order_edits.h"
#include "model/timeline_layout.h"

#include <QApplication>
#include <QCoreApplication>

#include <cmath>

namespace tempestry {

namespace {

constexpr double kStripAbove = 12; // the strip to take hold of, above and below the lower edge of the title
constexpr double kStripBelow = 20;
constexpr double kSnap = 8; // pixels

QRectF gripStrip(const Timeline &timeline)
{
    const double edge = timeline.y + kTimelineTitleHeight;
    return {timeline.x, edge - kStripAbove, timeline.width, kStripAbove + kStripBelow};
}

} // namespace

std::optional<ColumnEdge> ColumnEdge::at(const Board &board, QPointF point, double tolerance)
{
    const Timeline *under = nullptr;
    board.timelines().forEach([&](const Timeline &timeline) {
        if (gripStrip(timeline).contains(point))
            under = &timeline;
    });
    if (!under)
        return {};
    const Columns columns = columnsOf(board, under->id);
    for (size_t i = 0; i < columns.size(); ++i) {
        const Column &column = columns[i];
        const double x = column.centre() + column.width() / 2;
        const double middleOfGap = x + kColumnGap / 2;
        if (point.x() < x - tolerance || point.x() > std::max(middleOfGap, x + tolerance))
            continue;
        return ColumnEdge{
            .timeline = under->id,
            .column = int(i),
            .x = x,
            .natural = x - column.width() + column.natural(),
            .rule = {x, under->y + kTimelineTitleHeight - kStripAbove, x, under->y + under->height}};
    }
    return {};
}

ColumnTool::ColumnTool(BoardScene &scene, const ColumnEdge &edge, const Pointer &pressed)
    : m_scene(scene)
    , m_edge(edge)
    , m_pressed(pressed)
    , m_width(columnsOf(scene.board(), edge.timeline).at(size_t(edge.column)).width())
{}

double ColumnTool::edgeAt(const Pointer &pointer) const
{
    const double edge = m_edge.x + pointer.paper.x() - m_pressed.paper.x();
    return edge < m_edge.natural + pointer.onPaper(kSnap) ? m_edge.natural : edge;
}

ChangeSet ColumnTool::changeAt(const Pointer &pointer) const
{
    return edits::widenColumn(m_scene.board(), m_edge.timeline, m_edge.column,
                              m_width + edgeAt(pointer) - m_edge.x);
}

Tool::State ColumnTool::move(const Pointer &pointer)
{
    m_dragging =
        m_dragging || (pointer.view - m_pressed.view).manhattanLength() >= QApplication::startDragDistance();
    if (!m_dragging || m_scene.document().isReadOnly())
        return State::Active;
    m_scene.preview(changeAt(pointer), BoardScene::Motion::AtOnce);
    m_scene.overlay().showRule(m_edge.rule.translated(edgeAt(pointer) - m_edge.x, 0));
    return State::Active;
}

Tool::State ColumnTool::release(const Pointer &pointer)
{
    m_scene.overlay().showRule({});
    if (m_dragging &&
        !m_scene.document().apply(changeAt(pointer), QCoreApplication::translate("Board", "Widen column")))
        m_scene.endPreview();
    return State::Done;
}

void ColumnTool::cancel()
{
    m_scene.overlay().showRule({});
    if (m_dragging)
        m_scene.endPreview();
}

} // namespace tempestry
