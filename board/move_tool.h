#pragma once

#include "board/board_scene.h"
#include "board/guides.h"
#include "board/tool.h"
#include "model/edits.h"

namespace tempestry {

// Drags the selected notes; over a timeline the notes there make room. With Alt held at the press, copies are
// dragged; with Ctrl held, the notes stay free wherever they are put down and snap to nothing. Locked notes
// stay. A press without a drag is a click on the note.
class MoveTool : public Tool
{
public:
    // `grabbed` is one of the selected notes; a click selects `clicked`.
    MoveTool(BoardScene &scene, NoteId grabbed, const Pointer &pressed, QSet<NoteId> clicked);

    State move(const Pointer &pointer) override;
    State release(const Pointer &pointer) override;
    void cancel() override;
    QCursor cursor() const override { return m_dragging ? Qt::ClosedHandCursor : Qt::ArrowCursor; }

private:
    bool pickUp();
    // Takes the notes there; returns the slot where they would go, nullopt for free paper.
    std::optional<edits::Slot> follow(const Pointer &pointer);
    QPointF snapped(QPointF way, const Pointer &pointer);
    ChangeSet changeAt(const std::optional<edits::Slot> &slot) const;
    QString label() const;

    BoardScene &m_scene;
    NoteId m_grabbed;
    Pointer m_pressed;
    QSet<NoteId> m_clicked;
    bool m_dragging = false;
    bool m_copies;
    std::vector<NoteId> m_notes; // that move: the selected ones or their copies
    QRectF m_bounds;             // of them where they were picked up
    QPointF m_grabbedPlace;      // upper left corner there
    QPointF m_way;               // from there to where they are shown
    Board m_base;                // with the copies, if any
    ChangeSet m_copying;         // from the document's board to m_base
    std::optional<edits::Slots> m_slots;
    std::optional<Guides> m_guides;
    bool m_previewing = false;
    std::optional<edits::Slot> m_previewed;
};

} // namespace tempestry
