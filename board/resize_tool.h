#pragma once

#include "board/board_scene.h"
#include "board/guides.h"
#include "board/tool.h"

namespace tempestry {

// Drags edges of a note; with Shift held it keeps its proportions, with Ctrl held it snaps to nothing. The
// note never gets too small for its text or for a hand.
class ResizeTool : public Tool
{
public:
    ResizeTool(BoardScene &scene, NoteId note, Qt::Edges edges, const Pointer &pressed);

    State move(const Pointer &pointer) override;
    State release(const Pointer &pointer) override;
    void cancel() override;
    QCursor cursor() const override { return cursorOf(m_edges); }

    static QCursor cursorOf(Qt::Edges edges);

private:
    ChangeSet changeAt(const Pointer &pointer);
    QRectF dragged(QPointF way, bool keepsShape) const;
    QRectF withRoom(const QRectF &wished) const;

    BoardScene &m_scene;
    NoteId m_note;
    Qt::Edges m_edges;
    Pointer m_pressed;
    QRectF m_before;
    Guides m_guides;
    bool m_dragging = false;
};

} // namespace tempestry
