#include "board/board_scene.h"

#include "board/contents_card.h"
#include "board/flow_layer.h"
#include "board/histogram_layer.h"
#include "board/note_layer.h"
#include "board/overlay_item.h"
#include "board/playback_item.h"
#include "board/roll_item.h"
#include "board/theme.h"

#include <algorithm>

namespace tempestry {

namespace {

constexpr qsizetype kMostGliding = 600; // more than these move at once

// From back to front; editors are at 0.
enum Depth {
    TimelineDepth = -5,
    FrameDepth = -4,
    EdgeDepth = -3,
    NoteDepth = -2,
    PlaybackDepth = -1,
    OverlayDepth = 1,
    ContentsDepth = 2
};

} // namespace

BoardScene::BoardScene(Document &document, const Theme &theme, QObject *parent)
    : QGraphicsScene(parent)
    , m_document(document)
    , m_theme(&theme)
    , m_flow(document.board())
    , m_shown(document.board().id())
    , m_notes(new NoteLayer(theme))
    , m_edges(new FlowLayer(*m_notes, m_flow, theme))
    , m_playback(new PlaybackItem(*m_notes, *m_edges, theme))
    , m_contents(new ContentsCard(*m_notes, theme))
    , m_histograms(new HistogramLayer(*m_notes, theme))
    , m_overlay(new OverlayItem(*m_notes, theme))
    , m_glide([this](const QUuid &id, const QRectF &rect) { place(id, rect); })
{
    setItemIndexMethod(NoIndex); // a few layers, not an item a note
    setSceneRect(-kPaperReach / 4, -kPaperReach / 4, kPaperReach / 2, kPaperReach / 2);
    m_edges->setZValue(EdgeDepth);
    m_notes->setZValue(NoteDepth);
    m_playback->setZValue(PlaybackDepth);
    m_histograms->setZValue(NoteDepth);
    m_overlay->setZValue(OverlayDepth);
    addItem(m_edges);
    addItem(m_notes);
    addItem(m_histograms);
    addItem(m_playback);
    m_contents->setZValue(ContentsDepth);
    addItem(m_contents);
    addItem(m_overlay);
    setBackgroundBrush(theme.paper);
    show(document.board(), Motion::AtOnce);
    m_shown.notes().forEach([this](const Note &note) { m_edges->syncImplied(note.id); });
    connect(&document, &Document::changed, this, &BoardScene::follow);
    connect(&document, &Document::readOnlyChanged, this, [this] { m_overlay->setGripped(resizable()); });
}

BoardScene::~BoardScene() = default;

void BoardScene::setTheme(const Theme &theme)
{
    m_theme = &theme;
    setBackgroundBrush(theme.paper);
    m_notes->setTheme(theme);
    m_edges->setTheme(theme);
    m_playback->setTheme(theme);
    m_contents->setTheme(theme);
    m_histograms->setTheme(theme);
    m_overlay->setTheme(theme);
    for (TimelineItem *timeline : std::as_const(m_timelines))
        timeline->setTheme(theme);
    for (FrameItem *frame : std::as_const(m_frames))
        frame->setTheme(theme);
}

void BoardScene::setReducedMotion(bool reduced)
{
    m_glide.setEnabled(!reduced);
}

void BoardScene::follow(const Edit &edit)
{
    const std::vector<NoteId> affected =
        m_followsFlow ? m_flow.update(board(), edit.change) : std::vector<NoteId>();
    letGo();
    show(board(), Motion::Glide);
    for (const NoteId &note : affected)
        m_edges->syncImplied(note);
    for (const auto &[before, after] : edit.change.notes())
        if (!after)
            m_edges->syncImplied(before->id);
    m_playback->refresh();
    m_contents->follow();
    dropLostSelection();
    m_overlay->setGripped(resizable());
}

void BoardScene::preview(const ChangeSet &change, Motion motion)
{
    show(apply(change, board()), motion);
}

void BoardScene::endPreview()
{
    show(board(), Motion::Glide);
}

void BoardScene::show(const Board &next, Motion motion)
{
    const ChangeSet change = between(m_shown, next);
    m_shown = next;
    Moves moves;
    syncRolls(change, moves);
    syncNotes(change, moves);
    for (const auto &[before, after] : change.links()) {
        if (after)
            m_edges->syncLink(*after);
        else
            m_edges->removeLink(before->id);
    }
    m_glide.start(moves);
    if (motion == Motion::AtOnce || moves.size() > kMostGliding)
        m_glide.finish();
}

void BoardScene::syncNotes(const ChangeSet &change, Moves &moves)
{
    QSet<TimelineId> touched;
    for (const auto &[before, after] : change.notes()) {
        if (before && before->timeline)
            touched.insert(*before->timeline);
        if (!after) {
            m_glide.drop(before->id.uuid());
            m_held.remove(before->id);
            m_notes->remove(before->id);
            m_edges->followNote(before->id);
            continue;
        }
        if (after->timeline)
            touched.insert(*after->timeline);
        const QRectF shown = m_notes->shownRect(after->id);
        m_notes->sync(after);
        if (shown.isNull() || shown.size() != QSizeF(after->width, after->height))
            m_edges->followNote(after->id);
        if (!shown.isNull() && !m_held.contains(after->id))
            moves.insert(after->id.uuid(), {shown, rectOf(*after)});
    }
    for (const TimelineId &timeline : touched)
        syncContents(timeline);
}

void BoardScene::syncRolls(const ChangeSet &change, Moves &moves)
{
    const auto sync = [&](auto &items, const auto &entries, Depth depth) {
        for (const auto &[before, after] : entries) {
            if (!after) {
                m_glide.drop(before->id.uuid());
                delete items.take(before->id);
                continue;
            }
            auto *&item = items[after->id];
            if (!item) {
                item = new std::remove_pointer_t<std::remove_reference_t<decltype(item)>>(*m_theme);
                item->setZValue(depth);
                addItem(item);
            }
            item->sync(*after);
            moves.insert(after->id.uuid(), {rectOf(item->shown()), rectOf(*after)});
        }
    };
    sync(m_timelines, change.timelines(), TimelineDepth);
    sync(m_frames, change.frames(), FrameDepth);
    for (const auto &[before, after] : change.timelines()) {
        if (after)
            syncContents(after->id);
    }
}

void BoardScene::syncContents(TimelineId id)
{
    TimelineItem *item = m_timelines.value(id);
    const Timeline *timeline = m_shown.find(id);
    if (!item || !timeline)
        return;
    TimelineContents contents;
    for (const NoteId &noteId : m_shown.notesOn(id)) {
        const Note &note = *m_shown.find(noteId);
        ++contents.notes;
        if (note.pivotal)
            contents.pivots.push_back(note.x + note.width / 2 - timeline->x);
    }
    std::ranges::sort(contents.pivots);
    item->setContents(std::move(contents));
}

void BoardScene::place(const QUuid &id, const QRectF &rect)
{
    if (const NoteId note(id); m_notes->contains(note))
        placeNote(note, rect.topLeft());
    else if (TimelineItem *timeline = m_timelines.value(TimelineId(id)))
        timeline->place(rect);
    else if (FrameItem *frame = m_frames.value(FrameId(id)))
        frame->place(rect);
}

void BoardScene::placeNote(NoteId id, QPointF topLeft)
{
    m_notes->place(id, topLeft);
    m_histograms->follow();
    m_edges->followNote(id);
}

void BoardScene::hold(const QSet<NoteId> &notes)
{
    m_held.clear();
    for (const NoteId &id : notes) {
        if (!m_notes->contains(id))
            continue;
        m_held.insert(id);
        m_glide.drop(id.uuid());
    }
    m_carried = {};
    m_notes->setHeld(m_held);
    m_edges->setHeld(m_held);
}

void BoardScene::carry(QPointF distance)
{
    m_notes->carry(distance - std::exchange(m_carried, distance));
    m_histograms->follow();
    m_edges->followHeld();
}

void BoardScene::letGo()
{
    Moves moves;
    m_notes->setHeld({});
    m_edges->setHeld({});
    for (const NoteId &id : std::exchange(m_held, {})) {
        if (const Note *note = m_shown.find(id))
            moves.insert(id.uuid(), {m_notes->shownRect(id), rectOf(*note)});
    }
    m_glide.start(moves);
}

void BoardScene::select(const Selection &selection)
{
    if (selection == m_selection)
        return;
    const Selection before = std::exchange(m_selection, selection);
    m_orderedAmong.reset();
    m_notes->setSelected(selection.notes);
    m_overlay->setGripped(resizable());
    m_edges->setSelected(selection.link);
    const auto mark = [](const auto &items, const auto &id, bool selected) {
        if (id && items.contains(*id))
            items.value(*id)->setSelected(selected);
    };
    mark(m_timelines, before.timeline, false);
    mark(m_timelines, selection.timeline, true);
    mark(m_frames, before.frame, false);
    mark(m_frames, selection.frame, true);
    Q_EMIT picked();
}

void BoardScene::dropLostSelection()
{
    Selection kept = m_selection;
    const auto isLost = [this](const auto &id) { return id && !board().find(*id); };
    for (auto note = kept.notes.begin(); note != kept.notes.end();)
        note = board().find(*note) ? std::next(note) : kept.notes.erase(note);
    if (isLost(kept.link))
        kept.link.reset();
    if (isLost(kept.timeline))
        kept.timeline.reset();
    if (isLost(kept.frame))
        kept.frame.reset();
    select(kept);
}

const std::vector<NoteId> &BoardScene::selectedNotes() const
{
    if (m_orderedAmong == board().notes())
        return m_selectedInOrder;
    std::vector<const Note *> notes;
    for (const NoteId &id : m_selection.notes)
        if (const Note *note = board().find(id))
            notes.push_back(note);
    std::ranges::sort(notes, [](const Note *a, const Note *b) {
        return std::tie(a->x, a->y, a->id) < std::tie(b->x, b->y, b->id);
    });
    m_selectedInOrder.clear();
    std::ranges::transform(notes, std::back_inserter(m_selectedInOrder), &Note::id);
    m_orderedAmong = board().notes();
    return m_selectedInOrder;
}

std::optional<NoteId> BoardScene::resizable() const
{
    const Note *note = m_selection.notes.size() == 1 ? board().find(*m_selection.notes.begin()) : nullptr;
    return note && !note->locked && hasGrips() ? std::optional(note->id) : std::nullopt;
}

bool BoardScene::hasGrips() const
{
    return m_grips && !m_document.isReadOnly();
}

void BoardScene::setGrips(bool shown)
{
    m_grips = shown;
    m_overlay->setGripped(resizable());
    if (!shown)
        m_overlay->showHandles({}, 1);
}

Target BoardScene::targetAt(QPointF point, double tolerance) const
{
    if (const auto note = m_notes->noteAt(point))
        return *note;
    if (const auto link = m_edges->linkAt(point, tolerance))
        return *link;
    for (const FrameItem *frame : m_frames) {
        const QRectF rect = rectOf(frame->shown());
        const double grip = 2 * tolerance;
        if (QRectF(rect.bottomRight() - QPointF(grip, grip), QSizeF(2 * grip, 2 * grip)).contains(point))
            return FrameCorner{frame->shown().id};
        if (titleStrip(frame->shown()).contains(point))
            return frame->shown().id;
    }
    for (const TimelineItem *timeline : m_timelines)
        if (titleStrip(timeline->shown()).contains(point))
            return timeline->shown().id;
    return {};
}

QRectF BoardScene::contentBounds() const
{
    QRectF bounds = m_notes->shownBounds();
    for (const TimelineItem *timeline : m_timelines)
        bounds |= rectOf(timeline->shown());
    for (const FrameItem *frame : m_frames)
        bounds |= rectOf(frame->shown());
    return bounds;
}

} // namespace tempestry
