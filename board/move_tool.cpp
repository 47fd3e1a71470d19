#include "board/move_tool.h"

#include "board/note_layer.h"
#include "board/overlay_item.h"
#include "board/roll_painter.h"

#include <QApplication>
#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace tempestry {

namespace {

constexpr double kPreviewStep = 10; // paper units that notes are dragged up or down before others make room

} // namespace

MoveTool::MoveTool(BoardScene &scene, NoteId grabbed, const Pointer &pressed, QSet<NoteId> clicked)
    : m_scene(scene)
    , m_grabbed(grabbed)
    , m_pressed(pressed)
    , m_clicked(std::move(clicked))
    , m_copies(pressed.modifiers & Qt::AltModifier)
{}

bool MoveTool::pickUp()
{
    m_base = m_scene.board();
    std::vector<NoteId> originals = m_scene.selectedNotes();
    if (!m_copies)
        std::erase_if(originals, [this](const NoteId &note) { return m_base.find(note)->locked; });
    if (std::ranges::find(originals, m_grabbed) == originals.end())
        return false;
    m_dragging = true;
    m_notes = originals;
    if (m_copies) {
        m_notes.clear();
        m_copying = edits::duplicateNotes(m_base, originals, 0, 0, &m_notes);
        m_base = apply(m_copying, m_base);
    }
    for (const NoteId &original : originals)
        m_bounds |= m_scene.notes().shownRect(original);
    m_grabbedPlace = m_scene.notes().shownRect(m_grabbed).topLeft();
    m_grabbed = m_notes[size_t(std::ranges::find(originals, m_grabbed) - originals.begin())];
    const QSet<NoteId> moving(m_notes.begin(), m_notes.end());
    m_slots.emplace(m_base, m_notes);
    m_guides.emplace(m_scene, moving);
    if (m_copies)
        m_scene.preview(m_copying, BoardScene::Motion::AtOnce);
    m_scene.hold(moving);
    return true;
}

Tool::State MoveTool::move(const Pointer &pointer)
{
    if (!m_dragging) {
        if ((pointer.view - m_pressed.view).manhattanLength() < QApplication::startDragDistance() ||
            m_scene.document().isReadOnly())
            return State::Active;
        if (!pickUp()) {
            Q_EMIT m_scene.hint(QCoreApplication::translate(
                "Board", "This note is locked and stays where it is. Unlock it first to move it."));
            return State::Done;
        }
    }
    auto slot = follow(pointer);
    m_scene.carry(m_way);

    // The notes in hand show where they are; the others move only when the slot is another one.
    if (slot)
        slot->y = std::round(slot->y / kPreviewStep) * kPreviewStep;
    if (m_previewing && slot == m_previewed)
        return State::Active;
    m_previewing = true;
    m_previewed = slot;
    m_scene.preview(changeAt(slot));
    return State::Active;
}

std::optional<edits::Slot> MoveTool::follow(const Pointer &pointer)
{
    m_way = pointer.paper - m_pressed.paper;
    const bool free = pointer.modifiers & Qt::ControlModifier;
    auto slot = free ? std::nullopt : m_slots->at(pointer.paper.x(), pointer.paper.y());
    if (!slot && !free && m_scene.isSnapping())
        m_way = snapped(m_way, pointer);
    else
        m_scene.overlay().showGuides({}, pointer.zoom);
    if (!slot)
        return {};
    slot->y = m_bounds.top() + m_way.y();
    return slot;
}

// Lets free notes line up with others and shows with what.
QPointF MoveTool::snapped(QPointF way, const Pointer &pointer)
{
    const Guides::Snap snap =
        m_guides->snap(m_bounds.translated(way), Guides::kAll, pointer.onPaper(Guides::kReach));
    m_scene.overlay().showGuides(snap, pointer.zoom);
    return way + snap.shift;
}

ChangeSet MoveTool::changeAt(const std::optional<edits::Slot> &slot) const
{
    const auto withCopies = [this](ChangeSet change) {
        return m_copies ? compose(m_copying, change) : std::move(change);
    };
    if (slot)
        return withCopies(edits::placeNotes(m_base, m_notes, *slot));
    const Note *grabbed = m_base.find(m_grabbed);
    const QPointF target = m_grabbedPlace + m_way;
    return withCopies(edits::moveNotes(m_base, m_notes, target.x() - grabbed->x, target.y() - grabbed->y));
}

Tool::State MoveTool::release(const Pointer &pointer)
{
    if (!m_dragging) {
        m_scene.selectNotes(m_clicked);
        return State::Done;
    }
    const ChangeSet change = changeAt(follow(pointer));
    m_scene.overlay().showGuides({}, 1);
    if (!m_scene.document().apply(change, label()))
        cancel();
    else if (m_copies)
        m_scene.selectNotes(QSet<NoteId>(m_notes.begin(), m_notes.end()));
    return State::Done;
}

void MoveTool::cancel()
{
    if (!m_dragging)
        return;
    m_scene.overlay().showGuides({}, 1);
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
