#include "board/band_tool.h"

#include "board/note_layer.h"
#include "board/overlay_item.h"
#include "model/arrange_edits.h"

namespace tempestry {

BandTool::BandTool(BoardScene &scene, const Pointer &pressed)
    : m_scene(scene)
    , m_from(pressed.paper)
    , m_before(scene.selection())
{
    if (pressed.modifiers & (Qt::ShiftModifier | Qt::ControlModifier))
        m_kept = m_before.notes;
    m_scene.selectNotes(m_kept);
}

Tool::State BandTool::move(const Pointer &pointer)
{
    const QRectF band = QRectF(m_from, pointer.paper).normalized();
    m_scene.overlay().showBand(band);
    const auto isLocked = [this](const NoteId &id) {
        const Note *note = m_scene.board().find(id);
        return note && note->locked;
    };
    QSet<NoteId> touched;
    for (const NoteId &note : m_scene.notes().notesIn(band))
        if (!isLocked(note))
            touched.insert(note);
    touched = edits::withGroups(m_scene.board(), touched);
    touched.removeIf(isLocked);
    m_scene.selectNotes(touched | m_kept);
    return State::Active;
}

Tool::State BandTool::release(const Pointer &)
{
    m_scene.overlay().showBand({});
    return State::Done;
}

void BandTool::cancel()
{
    m_scene.overlay().showBand({});
    m_scene.select(m_before);
}

} // namespace tempestry
