#pragma once

#include "board/board_scene.h"
#include "board/tool.h"

namespace tempestry {

// Draws a link: dragged from a handle to the note where it is dropped, or clicked from note to note.
class LinkTool : public Tool
{
public:
    enum class Way : quint8 { Drag, Click };

    // Without `from`, the first note that is clicked begins the link.
    LinkTool(BoardScene &scene, std::optional<NoteId> from, Way way);

    State press(const Pointer &pointer) override;
    State move(const Pointer &pointer) override;
    State release(const Pointer &pointer) override;
    void cancel() override;
    QCursor cursor() const override { return Qt::CrossCursor; }

private:
    void join(NoteId to);

    BoardScene &m_scene;
    std::optional<NoteId> m_from;
    Way m_way;
};

} // namespace tempestry
