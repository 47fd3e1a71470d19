#pragma once

#include "board/board_scene.h"
#include "board/tool.h"

#include <functional>

namespace tempestry {

// Drags a timeline with its notes, which changes places with others that it is dragged over; a frame with
// what it encloses; or a frame's corner: whatever the given edit does with the distance. A press without a
// drag does nothing.
class RollTool : public Tool
{
public:
    using EditBy = std::function<ChangeSet(const Board &board, double dx, double dy)>;

    static std::unique_ptr<Tool> moving(BoardScene &scene, TimelineId timeline, const Pointer &pressed);
    static std::unique_ptr<Tool> moving(BoardScene &scene, FrameId frame, const Pointer &pressed);
    static std::unique_ptr<Tool> resizing(BoardScene &scene, FrameId frame, const Pointer &pressed);

    State move(const Pointer &pointer) override;
    State release(const Pointer &pointer) override;
    void cancel() override;
    QCursor cursor() const override { return m_cursor; }

private:
    RollTool(BoardScene &scene, const Pointer &pressed, EditBy edit, QString label, QCursor cursor);

    BoardScene &m_scene;
    Pointer m_pressed;
    EditBy m_edit;
    QString m_label;
    QCursor m_cursor;
    ChangeSet m_shown;
    bool m_dragging = false;
};

// Draws a new frame on the paper.
class FrameTool : public Tool
{
public:
    // `drawn` is called with the rectangle at the end, unless it is too small to be meant.
    FrameTool(BoardScene &scene, std::function<void(const QRectF &)> drawn);

    State press(const Pointer &pointer) override;
    State move(const Pointer &pointer) override;
    State release(const Pointer &pointer) override;
    void cancel() override;
    QCursor cursor() const override { return Qt::CrossCursor; }

private:
    BoardScene &m_scene;
    std::function<void(const QRectF &)> m_drawn;
    std::optional<QPointF> m_from;
};

} // namespace tempestry
