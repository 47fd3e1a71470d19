#pragma once

#include "board/board_scene.h"
#include "board/tool.h"
#include "model/edits.h"

namespace tempestry {

// Drags the selected notes; over a timeline the notes there make room. With Alt held at the press, copies are
// dragged; with Ctrl held, the notes stay free wherever they are put down. Locked notes stay. A press without
// a drag is a click on the note.
class MoveTool : public Tool
{
public:
    // `grabbed` is one of the selected notes.
    MoveTool(BoardScene &scene, NoteId grabbed, const Pointer &pressed);

    State move(const Pointer &pointer) override;
    State release(const Pointer &pointer) override;
    void cancel() override;
    QCursor cursor() const override { return m_dragging ? Qt::ClosedHandCursor : Qt::ArrowCursor; }

private:
    bool pickUp();
    // Where the notes would go; nullopt for free paper.
    std::optional<edits::Slot> slotAt(const Pointer &pointer) const;
    ChangeSet changeAt(const Pointer &pointer, const std::optional<edits::Slot> &slot) const;
    QString label() const;

    BoardScene &m_scene;
    NoteId m_grabbed;
    Pointer m_pressed;
    bool m_dragging = false;
    bool m_copies;
    std::vector<NoteId> m_notes;     // that move: the selected ones or their copies
    QHash<NoteId, QPointF> m_places; // where they were picked up
    Board m_base;                    // with the copies, if any
    ChangeSet m_copying;             // from the document's board to m_base
    std::optional<edits::Slots> m_slots;
    bool m_previewing = false;
    std::optional<edits::Slot> m_previewed;
};

} // namespace tempestry
