#pragma once

#include "board/board_scene.h"
#include "board/column_tool.h"
#include "board/tool.h"

#include <memory>

namespace tempestry {

// What the mouse does while no gesture is under way: shows what is under it, and turns a press into a
// gesture.
class SelectTool
{
public:
    explicit SelectTool(BoardScene &scene)
        : m_scene(scene)
    {}

    void hover(const Pointer &pointer);
    // Hides what hover() shows.
    void leave();
    // Selects what is pressed and returns the gesture that begins there; nullptr when none does.
    std::unique_ptr<Tool> press(const Pointer &pointer);
    QCursor cursor() const { return m_cursor; }
    // Selects what is there, with all of its group, unless it is selected already.
    void pick(const Pointer &pointer);
    // The edges of the selected note that are taken hold of there.
    std::optional<Qt::Edges> gripAt(const Pointer &pointer) const;

private:
    std::optional<NoteId> handleAt(const Pointer &pointer) const;
    std::optional<ColumnEdge> columnEdgeAt(const Pointer &pointer) const;
    std::unique_ptr<Tool> pressNote(NoteId note, const Pointer &pointer);
    QSet<NoteId> clicked(NoteId note) const;

    BoardScene &m_scene;
    std::optional<NoteId> m_hovered;
    QCursor m_cursor;
};

} // namespace tempestry
