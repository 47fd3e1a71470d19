#pragma once

#include "board/board_scene.h"
#include "board/tool.h"

#include <QLineF>

#include <memory>

namespace tempestry {

// The right edge of a column, which can be taken hold of just below the title of its timeline.
struct ColumnEdge
{
    TimelineId timeline;
    int column = 0;
    double x = 0;
    double natural = 0; // where the edge is of a column that is as wide as its notes
    QLineF rule;        // the edge from top to bottom of the timeline

    // `tolerance` in paper units.
    static std::optional<ColumnEdge> at(const Board &board, QPointF point, double tolerance);
};

// Drags the right edge of a column; near its natural width it snaps there.
class ColumnTool : public Tool
{
public:
    ColumnTool(BoardScene &scene, const ColumnEdge &edge, const Pointer &pressed);

    State move(const Pointer &pointer) override;
    State release(const Pointer &pointer) override;
    void cancel() override;
    QCursor cursor() const override { return Qt::SplitHCursor; }

private:
    double edgeAt(const Pointer &pointer) const;
    ChangeSet changeAt(const Pointer &pointer) const;

    BoardScene &m_scene;
    ColumnEdge m_edge;
    Pointer m_pressed;
    double m_width; // of the column as it was
    bool m_dragging = false;
};

} // namespace tempestry
