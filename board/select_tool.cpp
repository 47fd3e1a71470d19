#include "board/select_tool.h"

#include "board/band_tool.h"
#include "board/link_tool.h"
#include "board/move_tool.h"
#include "board/note_layer.h"
#include "board/overlay_item.h"
#include "board/resize_tool.h"
#include "board/roll_tools.h"
#include "model/arrange_edits.h"

#include <cmath>

namespace tempestry {

namespace {

constexpr double kHandleGrip = 9;   // pixels around the middle of a handle
constexpr double kGripReach = 6;    // pixels around the middle of a grip
constexpr double kHandleReach = 30; // pixels around a note within which its handles stay
constexpr double kHandleZoom = 0.4; // none are shown below
constexpr double kTolerance = 5;    // pixels, for thin things

} // namespace

void SelectTool::hover(const Pointer &pointer)
{
    NoteLayer &notes = m_scene.notes();
    const double reach = pointer.onPaper(kHandleReach);
    std::optional<NoteId> over = handleAt(pointer) ? m_hovered : notes.noteAt(pointer.paper);
    if (!over && m_hovered &&
        notes.shownRect(*m_hovered).adjusted(-reach, -reach, reach, reach).contains(pointer.paper))
        over = m_hovered;
    m_hovered = over;
    notes.setHovered(over);

    const Note *note = over ? m_scene.board().find(*over) : nullptr;
    const bool linkable =
        note && !isAnnotation(note->kind) && pointer.zoom >= kHandleZoom && m_scene.hasGrips();
    m_scene.overlay().showHandles(linkable ? std::optional(notes.shownRect(*over)) : std::nullopt,
                                  pointer.zoom, over && over == m_scene.resizable());

    const auto edge = columnEdgeAt(pointer);
    m_scene.overlay().showRule(edge ? std::optional(edge->rule) : std::nullopt);

    if (const auto edges = gripAt(pointer)) {
        m_cursor = ResizeTool::cursorOf(*edges);
        return;
    }

    if (handleAt(pointer)) {
        m_cursor = Qt::CrossCursor;
        return;
    }
    if (edge) {
        m_cursor = Qt::SplitHCursor;
        return;
    }
    const Target target = m_scene.targetAt(pointer.paper, pointer.onPaper(kTolerance));
    if (std::holds_alternative<FrameCorner>(target))
        m_cursor = Qt::SizeFDiagCursor;
    else if (std::holds_alternative<TimelineId>(target) || std::holds_alternative<FrameId>(target))
        m_cursor = Qt::SizeAllCursor;
    else if (std::holds_alternative<LinkId>(target))
        m_cursor = Qt::PointingHandCursor;
    else
        m_cursor = Qt::ArrowCursor;
}

void SelectTool::leave()
{
    m_hovered.reset();
    m_scene.notes().setHovered({});
    m_scene.overlay().showHandles({}, 1);
    m_scene.overlay().showRule({});
}

std::unique_ptr<Tool> SelectTool::press(const Pointer &pointer)
{
    hover(pointer);
    const auto linked = handleAt(pointer);
    const auto edges = gripAt(pointer);
    const auto edge = columnEdgeAt(pointer);
    const Target target = m_scene.targetAt(pointer.paper, pointer.onPaper(kTolerance));
    leave();
    if (edges)
        return std::make_unique<ResizeTool>(m_scene, *m_scene.resizable(), *edges, pointer);
    if (linked)
        return std::make_unique<LinkTool>(m_scene, linked, LinkTool::Way::Drag);
    if (edge)
        return std::make_unique<ColumnTool>(m_scene, *edge, pointer);
    if (const auto *note = std::get_if<NoteId>(&target))
        return pressNote(*note, pointer);
    if (const auto *link = std::get_if<LinkId>(&target)) {
        m_scene.select({.notes = {}, .link = *link, .timeline = {}, .frame = {}});
        return nullptr;
    }
    if (const auto *timeline = std::get_if<TimelineId>(&target)) {
        m_scene.select({.notes = {}, .link = {}, .timeline = *timeline, .frame = {}});
        return RollTool::moving(m_scene, *timeline, pointer);
    }
    if (const auto *frame = std::get_if<FrameId>(&target)) {
        m_scene.select({.notes = {}, .link = {}, .timeline = {}, .frame = *frame});
        return RollTool::moving(m_scene, *frame, pointer);
    }
    if (const auto *corner = std::get_if<FrameCorner>(&target)) {
        m_scene.select({.notes = {}, .link = {}, .timeline = {}, .frame = corner->frame});
        return RollTool::resizing(m_scene, corner->frame, pointer);
    }
    return std::make_unique<BandTool>(m_scene, pointer);
}

std::optional<ColumnEdge> SelectTool::columnEdgeAt(const Pointer &pointer) const
{
    if (!m_scene.hasGrips() || m_scene.notes().noteAt(pointer.paper) || handleAt(pointer))
        return std::nullopt;
    return ColumnEdge::at(m_scene.board(), pointer.paper, pointer.onPaper(kTolerance));
}

std::unique_ptr<Tool> SelectTool::pressNote(NoteId note, const Pointer &pointer)
{
    QSet<NoteId> selected = m_scene.selection().notes;
    const QSet<NoteId> single{note};
    if (pointer.modifiers & (Qt::ShiftModifier | Qt::ControlModifier)) {
        const bool alone = pointer.modifiers & Qt::ControlModifier;
        const QSet<NoteId> these = alone ? single : edits::withGroups(m_scene.board(), single);
        if (selected.contains(note)) {
            m_scene.selectNotes(selected - these);
            return nullptr;
        }
        selected |= these;
        m_scene.selectNotes(selected);
        return std::make_unique<MoveTool>(m_scene, note, pointer, selected);
    }
    const QSet<NoteId> meant = clicked(note);
    if (!selected.contains(note))
        m_scene.selectNotes(meant);
    return std::make_unique<MoveTool>(m_scene, note, pointer, meant);
}

// All of the note's group, or the note alone when the person is among that group already.
QSet<NoteId> SelectTool::clicked(NoteId note) const
{
    const QSet<NoteId> group = edits::withGroups(m_scene.board(), {note});
    const QSet<NoteId> &selected = m_scene.selection().notes;
    return !selected.isEmpty() && group.contains(selected) ? QSet<NoteId>{note} : group;
}

void SelectTool::pick(const Pointer &pointer)
{
    leave();
    const Target target = m_scene.targetAt(pointer.paper, pointer.onPaper(kTolerance));
    Selection selection;
    if (const auto *note = std::get_if<NoteId>(&target))
        selection.notes = m_scene.selection().notes.contains(*note)
                              ? m_scene.selection().notes
                              : edits::withGroups(m_scene.board(), {*note});
    else if (const auto *link = std::get_if<LinkId>(&target))
        selection.link = *link;
    else if (const auto *timeline = std::get_if<TimelineId>(&target))
        selection.timeline = *timeline;
    else if (const auto *frame = std::get_if<FrameId>(&target))
        selection.frame = *frame;
    else if (const auto *corner = std::get_if<FrameCorner>(&target))
        selection.frame = corner->frame;
    m_scene.select(selection);
}

std::optional<Qt::Edges> SelectTool::gripAt(const Pointer &pointer) const
{
    const auto note = m_scene.resizable();
    if (!note)
        return {};
    const QPointF reach(pointer.onPaper(kGripReach), pointer.onPaper(kGripReach));
    for (const Grip &grip : OverlayItem::grips(m_scene.notes().shownRect(*note), pointer.zoom))
        if (QRectF(grip.at - reach, grip.at + reach).contains(pointer.paper))
            return grip.edges;
    return {};
}

std::optional<NoteId> SelectTool::handleAt(const Pointer &pointer) const
{
    const Note *note = m_hovered ? m_scene.board().find(*m_hovered) : nullptr;
    if (!note || isAnnotation(note->kind) || pointer.zoom < kHandleZoom || !m_scene.hasGrips())
        return std::nullopt;
    const double grip = pointer.onPaper(kHandleGrip);
    for (const QPointF &handle : OverlayItem::handles(m_scene.notes().shownRect(*m_hovered), pointer.zoom,
                                                      m_hovered == m_scene.resizable()))
        if (std::hypot(handle.x() - pointer.paper.x(), handle.y() - pointer.paper.y()) <= grip)
            return m_hovered;
    return std::nullopt;
}

} // namespace tempestry
