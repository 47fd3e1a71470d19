#include "board/band_tool.h"

#include "board/note_layer.h"
#include "board/overlay_item.h"

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
    QSet<NoteId> touched = m_kept;
    for (const NoteId &note : m_scene.notes().notesIn(band))
        touched.insert(note);
    m_scene.selectNotes(touched);
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
