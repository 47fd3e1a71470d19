#include "board/board_scene.h"
#include "board/board_view.h"
#include "board/link_tool.h"
#include "board/note_editing.h"
#include "board/note_layer.h"
#include "board/roll_painter.h"
#include "board/roll_tools.h"
#include "board/select_tool.h"
#include "board/writing_keys.h"

#include <algorithm>

// What a person does to the board by command rather than by gesture.
namespace tempestry {

namespace {

constexpr double kFramePadding = 28;
constexpr double kFrameTitleRoom = 26;
constexpr double kDuplicateShift = 24;
constexpr double kReadableZoom = 0.5; // nobody can read what is typed below

} // namespace

QPointF BoardView::middle() const
{
    return mapToScene(viewport()->rect().center());
}

QPointF BoardView::placeForNew() const
{
    return m_cursor ? mapToScene(*m_cursor) : middle();
}

void BoardView::makeReadable(const QRectF &paper)
{
    if (zoom() < kReadableZoom) {
        setZoom(1);
        centerOn(paper.center());
    }
    makeVisible(paper);
}

void BoardView::openDraft(const Draft &draft)
{
    if (m_document.isReadOnly()) {
        Q_EMIT hint(tr("This board is open read-only."));
        return;
    }
    cancelTool();
    m_lastKind = draft.note.kind;
    m_cursorSpent = true;
    setFocus(Qt::OtherFocusReason);
    m_select->leave();
    m_scene->select({});
    m_editing->begin(draft);
    if (const Note *shown = m_scene->shown().find(draft.note.id))
        makeReadable(rectOf(*shown));
}

void BoardView::createNote(NoteKind kind)
{
    commitEditing();
    const auto selected = selectedNotes();
    if (m_cursor && (!m_cursorSpent || selected.empty())) {
        const QPointF paper = mapToScene(*m_cursor);
        if (const auto under = m_scene->notes().noteAt(paper))
            createAfter(*under, kind);
        else
            openDraft(draftNear(m_document.board(), kind, paper));
    } else if (!selected.empty()) {
        createAfter(selected.back(), kind);
    } else {
        openDraft(draftNear(m_document.board(), kind, middle()));
    }
}

// What is said of a note stands below it, whatever follows it on its right.
void BoardView::createAfter(NoteId after, NoteKind kind)
{
    const Note *note = m_document.board().find(after);
    const bool isSaidOfIt = note && isAnnotation(kind) && !isAnnotation(note->kind);
    createBeside(after, kind, isSaidOfIt ? Side::Below : Side::Right);
}

void BoardView::createBeside(NoteId beside, NoteKind kind, Side side)
{
    if (const Note *note = m_document.board().find(beside))
        openDraft(draftBeside(m_document.board(), *note, kind, side));
}

const Note *BoardView::oneSelectedNote()
{
    commitEditing();
    const auto selected = selectedNotes();
    if (selected.size() == 1)
        return m_document.board().find(selected.front());
    Q_EMIT hint(tr("Select one note to go on from."));
    return nullptr;
}

void BoardView::createNext(Side side)
{
    if (const Note *note = oneSelectedNote())
        createBeside(note->id, note->kind, side);
}

void BoardView::goOnFrom(NoteId id, Side side)
{
    if (const Note *note = m_document.board().find(id))
        createBeside(id, note->kind, side);
}

void BoardView::grow(Side side)
{
    if (const Note *note = oneSelectedNote())
        growFrom(note->id, side);
}

void BoardView::growFrom(NoteId note, Side side)
{
    if (const Note *from = m_document.board().find(note))
        openDraft(draftGrown(m_document.board(), flow(), *from, side));
}

void BoardView::createTimeline()
{
    createTimelineAt({});
}

void BoardView::createTimelineAt(std::optional<double> y)
{
    commitEditing();
    const ChangeSet change = edits::addTimeline(m_document.board(), tr("Timeline"), y);
    if (!m_document.apply(change, tr("Add timeline")))
        return;
    const Timeline &timeline = *change.timelines().front().after;
    m_scene->select({.notes = {}, .link = {}, .timeline = timeline.id, .frame = {}});
    makeVisible(titleStrip(timeline));
    editSelected();
}

void BoardView::createFrame()
{
    commitEditing();
    QRectF around;
    for (const NoteId &note : selectedNotes())
        around |= rectOf(*m_document.board().find(note));
    if (around.isNull())
        begin(std::make_unique<FrameTool>(*m_scene, [this](const QRectF &rect) { createFrameAt(rect); }));
    else
        createFrameAt(
            around.adjusted(-kFramePadding, -kFramePadding - kFrameTitleRoom, kFramePadding, kFramePadding));
}

void BoardView::createFrameAt(const QRectF &rect)
{
    Frame frame;
    frame.id = FrameId::create();
    frame.title = tr("Frame");
    frame.x = rect.x();
    frame.y = rect.y();
    frame.width = rect.width();
    frame.height = rect.height();
    if (!m_document.apply(edits::addFrame(m_document.board(), frame), tr("Add frame")))
        return;
    m_scene->select({.notes = {}, .link = {}, .timeline = {}, .frame = frame.id});
    editSelected();
}

void BoardView::startLink()
{
    commitEditing();
    if (m_document.isReadOnly())
        return;
    const auto selected = selectedNotes();
    begin(std::make_unique<LinkTool>(*m_scene,
                                     selected.size() == 1 ? std::optional(selected.front()) : std::nullopt,
                                     LinkTool::Way::Click));
}

void BoardView::editSelected()
{
    if (m_document.isReadOnly())
        return;
    cancelTool();
    const Selection &selection = m_scene->selection();
    if (selection.timeline) {
        m_editing->begin(*selection.timeline);
    } else if (selection.frame) {
        m_editing->begin(*selection.frame);
    } else if (selection.notes.size() == 1) {
        m_editing->begin(*selection.notes.begin());
        makeReadable(rectOf(*m_document.board().find(*selection.notes.begin())));
    }
}

bool BoardView::isEditing() const
{
    return m_editing->isActive();
}

void BoardView::commitEditing()
{
    m_editing->commit();
}

void BoardView::cancelEditing()
{
    m_editing->cancel();
}

void BoardView::deleteSelected()
{
    cancelTool();
    const Board &board = m_document.board();
    const Selection selection = m_scene->selection();
    if (selection.link)
        m_document.apply(edits::removeLinks(board, std::span(&*selection.link, 1)), tr("Delete link"));
    else if (selection.timeline)
        m_document.apply(edits::removeTimeline(board, *selection.timeline), tr("Delete timeline"));
    else if (selection.frame)
        m_document.apply(edits::removeFrame(board, *selection.frame), tr("Delete frame"));
    else if (const auto notes = selectedNotes(); !notes.empty() && !refusesLocked(notes))
        m_document.apply(edits::removeNotes(board, notes),
                         notes.size() == 1 ? tr("Delete note") : tr("Delete %1 notes").arg(notes.size()));
}

void BoardView::duplicateSelected()
{
    cancelTool();
    const auto notes = selectedNotes();
    std::vector<NoteId> copies;
    const ChangeSet change =
        edits::duplicateNotes(m_document.board(), notes, kDuplicateShift, kDuplicateShift, &copies);
    if (m_document.apply(change, notes.size() == 1 ? tr("Duplicate note")
                                                   : tr("Duplicate %1 notes").arg(notes.size())))
        selectNotes(copies);
}

void BoardView::togglePivotal()
{
    cancelTool();
    const Board &board = m_document.board();
    BoardDraft draft(board);
    std::vector<NoteId> events;
    for (const NoteId &note : selectedNotes())
        if (board.find(note)->kind == NoteKind::Event)
            events.push_back(note);
    if (events.empty()) {
        Q_EMIT hint(tr("Only a domain event can be pivotal."));
        return;
    }
    if (refusesLocked(events))
        return;
    std::erase_if(events, [&](const NoteId &note) { return board.find(note)->locked; });
    const bool pivotal =
        !std::ranges::all_of(events, [&](const NoteId &note) { return board.find(note)->pivotal; });
    for (const NoteId &note : events)
        draft.change(note, [pivotal](Note &current) { current.pivotal = pivotal; });
    m_document.apply(between(board, draft.board()),
                     pivotal ? tr("Mark as pivotal") : tr("Remove pivotal mark"));
}

void BoardView::makeImpliedLinks()
{
    cancelTool();
    const Board before = m_document.board();
    Board board = before;
    for (const NoteId &note : selectedNotes()) {
        std::vector<FlowEdge> around = flow().incoming(note);
        const auto outgoing = flow().outgoing(note);
        around.insert(around.end(), outgoing.begin(), outgoing.end());
        for (const FlowEdge &edge : around)
            if (edge.reason != FlowReason::Link)
                board = apply(edits::makeLink(board, edge), board);
    }
    if (!m_document.apply(between(before, board), tr("Make implied links")))
        Q_EMIT hint(tr("There is no dotted line at the selected notes."));
}

void BoardView::nudgeSelected(double dx, double dy)
{
    cancelTool();
    const auto notes = selectedNotes();
    if (refusesLocked(notes))
        return;
    m_document.apply(edits::moveNotes(m_document.board(), notes, dx, dy),
                     notes.size() == 1 ? tr("Move note") : tr("Move %1 notes").arg(notes.size()));
}

} // namespace tempestry
