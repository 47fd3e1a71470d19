#pragma once

#include "board/board_scene.h"
#include "board/tool.h"

namespace tempestry {

// Selects the notes that a rectangle touches, drawn on empty paper, with all of their groups but the locked
// ones. Shift or Ctrl adds to what is selected; a click selects nothing.
class BandTool : public Tool
{
public:
    BandTool(BoardScene &scene, const Pointer &pressed);

    State move(const Pointer &pointer) override;
    State release(const Pointer &pointer) override;
    void cancel() override;

private:
    BoardScene &m_scene;
    QPointF m_from;
    Selection m_before;
    QSet<NoteId> m_kept;
};

} // namespace tempestry
