#include "board/note_layer.h"

#include "board/theme.h"

#include <QGraphicsScene>
#include <QGraphicsView>

#include <algorithm>

namespace tempestry {

namespace {

constexpr double kRingReach = 10;           // pixels beyond the note, with the grips on the ring
constexpr qsizetype kMostInvalidated = 400; // notes that are updated one by one; with more, all is painted

bool isTurned(const Note &note)
{
    return info(note.kind).turn != 0;
}

bool covers(const Note &note, const QRectF &shown, QPointF point)
{
    if (!isTurned(note))
        return shown.contains(point);
    QTransform back;
    back.rotate(-info(note.kind).turn);
    return shown.contains(shown.center() + back.map(point - shown.center()));
}

} // namespace

NoteLayer::NoteLayer(const Theme &theme)
    : m_theme(&theme)
{
    setFlag(ItemUsesExtendedStyleOption);
    setAcceptedMouseButtons(Qt::NoButton);
}

void NoteLayer::setTheme(const Theme &theme)
{
    m_theme = &theme;
    update();
}

void NoteLayer::setTextScale(double scale)
{
    m_painter.setTextScale(scale);
    for (const std::shared_ptr<Entry> &entry : std::as_const(m_entries))
        entry->writing.reset();
    update();
}

void NoteLayer::sync(const std::shared_ptr<const Note> &note)
{
    std::shared_ptr<Entry> &entry = m_entries[note->id];
    if (!entry) {
        entry = std::make_shared<Entry>();
        entry->shown = {note->x, note->y, note->width, note->height};
        m_order.push_back(entry.get());
        m_ordered = false;
        m_grid.insert(entry.get(), entry->shown);
    } else {
        invalidate(*entry);
        moveTo(*entry, {entry->shown.topLeft(), QSizeF(note->width, note->height)});
        m_ordered = m_ordered && entry->note->z == note->z;
    }
    if (!entry->note || !areWrittenAlike(*entry->note, *note))
        entry->writing.reset();
    entry->note = note;
    entry->badged = hasBadges(*note);
    invalidate(*entry);
}

void NoteLayer::remove(NoteId id)
{
    const auto found = m_entries.constFind(id);
    if (found == m_entries.constEnd())
        return;
    Entry *entry = found->get();
    invalidate(*entry);
    if (entry->held) {
        m_held.remove(id);
        std::erase(m_heldEntries, entry);
    } else {
        m_grid.remove(entry, entry->shown);
    }
    std::erase(m_order, entry);
    m_entries.erase(found);
}

void NoteLayer::place(NoteId id, QPointF topLeft)
{
    const auto found = m_entries.constFind(id);
    if (found == m_entries.constEnd() || (*found)->shown.topLeft() == topLeft)
        return;
    Entry &entry = **found;
    const QRectF before = entry.shown;
    moveTo(entry, {topLeft, before.size()});
    // One rectangle where that is not much larger than two: glyphs are clipped to rectangles quickest.
    if (before.intersects(entry.shown)) {
        invalidate(before | entry.shown, reach(entry));
    } else {
        invalidate(before, reach(entry));
        invalidate(entry);
    }
}

void NoteLayer::moveTo(Entry &entry, const QRectF &shown)
{
    if (!entry.held)
        m_grid.remove(&entry, entry.shown);
    entry.shown = shown;
    if (!entry.held)
        m_grid.insert(&entry, entry.shown);
}

QRectF NoteLayer::shownRect(NoteId id) const
{
    const auto found = m_entries.constFind(id);
    return found == m_entries.constEnd() ? QRectF() : (*found)->shown;
}

QRectF NoteLayer::shownBounds() const
{
    QRectF bounds;
    for (const Entry *entry : m_order)
        bounds |= entry->shown;
    return bounds;
}

std::optional<NoteId> NoteLayer::noteAt(QPointF point) const
{
    order();
    const double margin = 8; // the corners of turned notes
    const Entry *top = nullptr;
    for (const Entry *entry : m_grid.near(QRectF(point, QSizeF()).adjusted(-margin, -margin, margin, margin)))
        if (covers(*entry->note, entry->shown, point) && (!top || entry->rank > top->rank))
            top = entry;
    return top ? std::optional(top->note->id) : std::nullopt;
}

std::vector<NoteId> NoteLayer::notesIn(const QRectF &rect) const
{
    std::vector<NoteId> notes;
    for (const Entry *entry : exposed(rect))
        notes.push_back(entry->note->id);
    return notes;
}

void NoteLayer::setSelected(const QSet<NoteId> &notes)
{
    const QSet<NoteId> before = m_selected;
    if (std::max(before.size(), notes.size()) > kMostInvalidated) {
        m_selected = notes;
        update();
        return;
    }
    m_selected |= notes; // both have rings to update
    const auto invalidateRings = [this](const QSet<NoteId> &these, const QSet<NoteId> &others) {
        for (const NoteId &id : these)
            if (!others.contains(id))
                invalidate(id);
    };
    invalidateRings(before, notes);
    invalidateRings(notes, before);
    m_selected = notes;
}

void NoteLayer::setHovered(std::optional<NoteId> note)
{
    if (note == m_hovered)
        return;
    const auto before = m_hovered;
    if (before)
        invalidate(*before);
    m_hovered = note;
    if (note)
        invalidate(*note);
}

void NoteLayer::setHeld(const QSet<NoteId> &notes)
{
    if (notes == m_held)
        return;
    for (Entry *entry : std::exchange(m_heldEntries, {})) {
        invalidate(*entry);
        entry->held = false;
        m_grid.insert(entry, entry->shown);
    }
    m_held = notes;
    for (const NoteId &id : std::as_const(m_held)) {
        Entry *entry = m_entries.value(id).get();
        if (!entry)
            continue;
        m_grid.remove(entry, entry->shown);
        entry->held = true;
        m_heldEntries.push_back(entry);
        invalidate(*entry);
    }
}

void NoteLayer::carry(QPointF distance)
{
    const bool all = qsizetype(m_heldEntries.size()) > kMostInvalidated;
    for (Entry *entry : m_heldEntries) {
        const QRectF before = entry->shown;
        entry->shown.translate(distance);
        if (!all)
            invalidate(before | entry->shown, reach(*entry));
    }
    if (all)
        update();
}

void NoteLayer::setWritingHidden(std::optional<NoteId> note)
{
    if (note == m_writingHidden)
        return;
    if (m_writingHidden)
        invalidate(*m_writingHidden);
    m_writingHidden = note;
    if (note)
        invalidate(*note);
}

void NoteLayer::setRun(std::optional<Run> run)
{
    const auto before = std::exchange(m_run, std::move(run));
    if (!before || !m_run) {
        update();
        return;
    }
    for (auto entry = m_run->begin(); entry != m_run->end(); ++entry)
        if (before->value(entry.key()) != *entry)
            invalidate(entry.key());
    for (auto entry = before->begin(); entry != before->end(); ++entry)
        if (!m_run->contains(entry.key()))
            invalidate(entry.key());
}

void NoteLayer::setLit(std::optional<QSet<NoteId>> notes)
{
    if (notes == m_lit)
        return;
    m_lit = std::move(notes);
    update();
}

void NoteLayer::setMarks(const NoteMarks &marks)
{
    if (marks == m_marks)
        return;
    m_marks = marks;
    update();
}

QRectF NoteLayer::boundingRect() const
{
    return {-kPaperReach, -kPaperReach, 2 * kPaperReach, 2 * kPaperReach};
}

// How far the note shows beyond its rectangle as it lies now.
double NoteLayer::reach(const Entry &entry) const
{
    const NoteId &id = entry.note->id;
    if (m_selected.contains(id) || m_writingHidden == id || m_marks.contains(id))
        return ringReach();
    const bool isFlat =
        !m_run && m_hovered != id && !entry.held && info(entry.note->kind).turn == 0 && !entry.note->pivotal;
    return isFlat ? kFlatReach : kNoteReach;
}

void NoteLayer::invalidate(const QRectF &rect, double margin)
{
    if (scene())
        scene()->update(rect.adjusted(-margin, -margin, margin, margin));
}

void NoteLayer::invalidate(const Entry &entry)
{
    invalidate(entry.shown, reach(entry));
}

void NoteLayer::invalidate(NoteId id)
{
    if (const auto found = m_entries.constFind(id); found != m_entries.constEnd())
        invalidate(**found);
}

void NoteLayer::order() const
{
    if (m_ordered)
        return;
    std::ranges::sort(m_order, [](const Entry *a, const Entry *b) {
        return std::pair(a->note->z, a->note->id) < std::pair(b->note->z, b->note->id);
    });
    for (size_t i = 0; i < m_order.size(); ++i)
        m_order[i]->rank = int(i);
    m_ordered = true;
}

std::vector<NoteLayer::Entry *> NoteLayer::exposed(const QRectF &rect) const
{
    order();
    const auto outside = [&rect](const Entry *entry) { return !entry->shown.intersects(rect); };
    std::vector<Entry *> entries;
    if (m_grid.coversMost(rect)) {
        std::ranges::remove_copy_if(m_order, std::back_inserter(entries), outside);
    } else {
        entries = m_grid.near(rect);
        entries.insert(entries.end(), m_heldEntries.begin(), m_heldEntries.end());
        std::erase_if(entries, outside);
        std::ranges::sort(entries, {}, &Entry::rank);
    }
    return entries;
}

// How far rings reach beyond notes, in paper units, in the view that shows least of them.
double NoteLayer::ringReach() const
{
    double zoom = 1;
    if (scene())
        for (const QGraphicsView *view : scene()->views())
            zoom = std::min(zoom, view->transform().m11());
    return std::max(kNoteReach, kRingReach / zoom);
}

} // namespace tempestry
