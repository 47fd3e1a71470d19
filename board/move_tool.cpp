#include "board/move_tool.h"

#include "board/note_layer.h"
#include "model/edits.h"

#include <QApplication>
#include <QCoreApplication>

namespace tempestry {

MoveTool::MoveTool(BoardScene &scene, NoteId grabbed, const Pointer &pressed)
    : m_scene(scene)
    , m_grabbed(grabbed)
    , m_pressed(pressed)
    , m_copies(pressed.modifiers & Qt::AltModifier)
{}

void MoveTool::pickUp()
{
    m_dragging = true;
    m_base = m_scene.board();
    const std::vector<NoteId> originals = m_scene.selectedNotes();
    m_notes = originals;
    if (m_copies) {
        m_notes.clear();
        m_copying = edits::duplicateNotes(m_base, originals, 0, 0, &m_notes);
        m_base = apply(m_copying, m_base);
    }
    for (size_t i = 0; i < originals.size(); ++i) {
        m_places.insert(m_notes[i], m_scene.notes().shownRect(originals[i]).topLeft());
        if (originals[i] == m_grabbed)
            m_grabbed = m_notes[i];
    }
    if (m_copies)
        m_scene.preview(m_copying, BoardScene::Motion::AtOnce);
}

Tool::State MoveTool::move(const Pointer &pointer)
{
    if (!m_dragging) {
        if ((pointer.view - m_pressed.view).manhattanLength() < QApplication::startDragDistance() ||
            m_scene.document().isReadOnly())
            return State::Active;
        pickUp();
    }
    const QPointF way = pointer.paper - m_pressed.paper;
    QHash<NoteId, QPointF> held;
    for (auto place = m_places.begin(); place != m_places.end(); ++place)
        held.insert(place.key(), place.value() + way);
    m_scene.hold(held);
    m_change = changeAt(pointer);
    m_scene.preview(m_change);
    return State::Active;
}

ChangeSet MoveTool::changeAt(const Pointer &pointer) const
{
    const QPointF way = pointer.paper - m_pressed.paper;
    const bool free = pointer.modifiers & Qt::ControlModifier;
    auto slot = free ? std::nullopt : edits::slotAt(m_base, pointer.paper.x(), pointer.paper.y(), m_notes);
    if (!slot) {
        const Note *grabbed = m_base.find(m_grabbed);
        const QPointF target = m_places.value(m_grabbed) + way;
        return compose(m_copying,
                       edits::moveNotes(m_base, m_notes, target.x() - grabbed->x, target.y() - grabbed->y));
    }
    slot->y = m_places.begin()->y();
    for (const QPointF &place : m_places)
        slot->y = std::min(slot->y, place.y());
    slot->y += way.y();
    return compose(m_copying, edits::placeNotes(m_base, m_notes, *slot));
}

Tool::State MoveTool::release(const Pointer &pointer)
{
    if (!m_dragging) {
        if (!(pointer.modifiers & (Qt::ShiftModifier | Qt::ControlModifier)))
            m_scene.selectNotes({m_grabbed});
        return State::Done;
    }
    m_change = changeAt(pointer);
    if (!m_scene.document().apply(m_change, label()))
        cancel();
    else if (m_copies)
        m_scene.selectNotes(QSet<NoteId>(m_notes.begin(), m_notes.end()));
    return State::Done;
}

void MoveTool::cancel()
{
    if (!m_dragging)
        return;
    m_scene.letGo();
    m_scene.endPreview();
}

QString MoveTool::label() const
{
    const int count = int(m_notes.size());
    if (m_copies)
        return count == 1 ? QCoreApplication::translate("Board", "Duplicate note")
                          : QCoreApplication::translate("Board", "Duplicate %1 notes").arg(count);
    return count == 1 ? QCoreApplication::translate("Board", "Move note")
                      : QCoreApplication::translate("Board", "Move %1 notes").arg(count);
}

} // namespace tempestry
