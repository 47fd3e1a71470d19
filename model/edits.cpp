#include "model/edits.h"

#include "model/arrange_edits.h"
#include "model/column_groups.h"
#include "model/geometry.h"
#include "model/timeline_layout.h"

#include <QCoreApplication>

#include <algorithm>

namespace tempestry::edits {

namespace {

constexpr double kSnap = 30;      // a note dropped this close to another's height stands in its row
constexpr double kGapShare = 0.2; // of a column's width on either side belongs to the gap beside it

QString tr(const char *text)
{
    return QCoreApplication::translate("Edits", text);
}

std::vector<Note> existing(const Board &board, std::span<const NoteId> ids)
{
    std::vector<Note> notes;
    for (const NoteId id : ids)
        if (const Note *note = board.find(id))
            notes.push_back(*note);
    return notes;
}

// Those that may be moved and removed.
std::vector<Note> unlocked(const Board &board, std::span<const NoteId> ids)
{
    std::vector<Note> notes = existing(board, ids);
    std::erase_if(notes, &Note::locked);
    return notes;
}

void layoutAll(BoardDraft &draft, const QSet<TimelineId> &timelines)
{
    // From top to bottom, because one that grows moves those below it.
    std::vector<std::pair<double, TimelineId>> order;
    for (const TimelineId &id : timelines)
        if (const Timeline *timeline = draft.board().find(id))
            order.emplace_back(timeline->y, id);
    std::ranges::sort(order);
    for (const auto &[y, id] : order)
        layoutTimeline(draft, id);
}

// Takes the notes off their timelines, which close up.
void detach(BoardDraft &draft, const std::vector<Note> &notes)
{
    QSet<TimelineId> left;
    for (const Note &note : notes) {
        if (note.timeline)
            left.insert(*note.timeline);
        draft.change(note.id, [](Note &current) {
            current.timeline.reset();
            current.column = 0;
            current.columnWidth = 0;
        });
    }
    layoutAll(draft, left);
}

// The width that a column was widened to, if all of its notes are in the group.
double columnWidth(const Board &board, const ColumnGroup &group)
{
    const Note &first = group.notes.front();
    double width = 0;
    for (const Note &note : group.notes)
        width = std::max(width, note.columnWidth);
    if (width == 0 || !first.timeline)
        return 0;
    const auto notes = std::ranges::count_if(board.notesOn(*first.timeline), [&](const NoteId &id) {
        return board.find(id)->column == first.column;
    });
    return size_t(notes) == group.notes.size() ? width : 0;
}

// The shift that brings a note at y into the row of a note on the timeline that is nearly as high.
double snap(const Board &board, const Note &note, double y, TimelineId timeline)
{
    double shift = 0;
    double best = kSnap;
    for (const NoteId &other : board.notesOn(timeline)) {
        const double away = centreY(*board.find(other)) - (y + note.height / 2);
        if (std::abs(away) < best) {
            best = std::abs(away);
            shift = away;
        }
    }
    return shift;
}

// Takes what speaks of a removed note out of the scenarios.
void removeFromScenarios(BoardDraft &draft, const QSet<NoteId> &removed)
{
    const ElementMap<Scenario> scenarios = draft.board().scenarios();
    scenarios.forEach([&](const Scenario &scenario) {
        draft.change(scenario.id, [&removed](Scenario &current) {
            for (auto *entries :
                 {&current.given, &current.when, &current.then, &current.never, &current.readModels})
                std::erase_if(*entries, [&removed](const ScenarioEntry &entry) {
                    return removed.contains(entry.note);
                });
            std::erase_if(current.faults, [&removed](const Fault &fault) {
                return fault.note && removed.contains(*fault.note);
            });
        });
    });
}

// What waits for a removed note to stay away waits for the time alone.
void removeFromTimers(BoardDraft &draft, const QSet<NoteId> &removed)
{
    const ElementMap<Note> notes = draft.board().notes();
    notes.forEach([&](const Note &note) {
        if (note.timer && note.timer->without && removed.contains(*note.timer->without))
            draft.change(note.id, [](Note &current) { current.timer->without.reset(); });
    });
}

} // namespace

Note newNote(const Board &board, NoteKind kind, double x, double y)
{
    const KindInfo &row = info(kind);
    Note note;
    note.id = NoteId::create();
    note.kind = kind;
    note.width = row.width;
    note.height = row.height;
    note.x = x - row.width / 2;
    note.y = y - row.height / 2;
    board.notes().forEach([&note](const Note &other) { note.z = std::max(note.z, other.z + 1); });
    return note;
}

Slots::Slots(const Board &board, std::span<const NoteId> moving)
{
    board.timelines().forEach([this](const Timeline &timeline) { m_timelines.push_back(timeline); });
    BoardDraft rest(board);
    detach(rest, unlocked(board, moving));
    m_rest = std::move(rest).finish();
}

std::optional<Slot> Slots::at(double x, double y)
{
    std::optional<Slot> slot;
    for (const Timeline &timeline : m_timelines)
        if (containsPoint(timeline, x, y))
            slot = Slot{.timeline = timeline.id, .y = y};
    if (!slot)
        return {};
    auto columns = m_columns.constFind(slot->timeline);
    if (columns == m_columns.constEnd())
        columns = m_columns.insert(slot->timeline, columnsOf(m_rest, slot->timeline));
    for (const Column &column : *columns) {
        const double margin = column.natural() * kGapShare;
        if (x < column.left + margin)
            break;
        if (x <= column.right - margin) {
            slot->insert = false;
            break;
        }
        ++slot->column;
    }
    return slot;
}

std::optional<Slot> slotAt(const Board &board, double x, double y, std::span<const NoteId> moving)
{
    return Slots(board, moving).at(x, y);
}

ChangeSet addNote(const Board &board, const Note &note, const std::optional<Slot> &slot)
{
    BoardDraft draft(board);
    Note added = note;
    keepWithinLimits(added);
    draft.set(std::move(added));
    if (!slot)
        return between(board, draft.board());
    const Board next = draft.board();
    return compose(between(board, next), placeNotes(next, std::span(&note.id, 1), *slot));
}

ChangeSet removeNotes(const Board &board, std::span<const NoteId> ids)
{
    const std::vector<Note> notes = unlocked(board, ids);
    BoardDraft draft(board);
    detach(draft, notes);
    QSet<NoteId> removed;
    QSet<GroupId> groups;
    for (const Note &note : notes) {
        draft.remove(note.id);
        removed.insert(note.id);
        if (note.group)
            groups.insert(*note.group);
    }
    dissolveLoneGroups(draft, groups);
    board.links().forEach([&](const Link &link) {
        if (removed.contains(link.from) || removed.contains(link.to))
            draft.remove(link.id);
    });
    removeFromScenarios(draft, removed);
    removeFromTimers(draft, removed);
    return between(board, draft.board());
}

ChangeSet moveNotes(const Board &board, std::span<const NoteId> ids, double dx, double dy)
{
    const std::vector<Note> notes = unlocked(board, ids);
    BoardDraft draft(board);
    detach(draft, notes);
    for (const Note &note : notes)
        draft.change(note.id, [&](Note &current) {
            current.x = note.x + dx;
            current.y = note.y + dy;
            keepWithinLimits(current);
        });
    return between(board, draft.board());
}

ChangeSet placeNotes(const Board &board, std::span<const NoteId> ids, const Slot &slot)
{
    const std::vector<Note> notes = unlocked(board, ids);
    if (notes.empty() || !board.find(slot.timeline))
        return {};
    BoardDraft draft(board);
    detach(draft, notes);

    const std::vector<ColumnGroup> groups = columnGroups(notes);
    const int added = static_cast<int>(groups.size()) - (slot.insert ? 0 : 1);
    const int firstShifted = slot.insert ? slot.column : slot.column + 1;
    const Board rest = draft.board();
    if (added > 0)
        for (const NoteId &note : rest.notesOn(slot.timeline))
            if (rest.find(note)->column >= firstShifted)
                draft.change(note, [added](Note &current) { current.column += added; });

    const Note &topmost = std::ranges::min(notes, {}, &Note::y);
    const double dy = slot.y - topmost.y + snap(rest, topmost, slot.y, slot.timeline);
    int column = slot.column;
    for (const ColumnGroup &group : groups) {
        const bool opens = slot.insert || column > slot.column;
        const double width = opens ? columnWidth(board, group) : 0;
        for (const Note &note : group.notes)
            draft.change(note.id, [&](Note &current) {
                current.timeline = slot.timeline;
                current.column = column;
                current.columnWidth = width;
                current.y = note.y + dy;
            });
        ++column;
    }
    layoutTimeline(draft, slot.timeline);
    return between(board, draft.board());
}

QString linkProblem(const Board &board, NoteId fromId, NoteId toId)
{
    const Note *from = board.find(fromId);
    const Note *to = board.find(toId);
    if (!from || !to)
        return tr("One of the two notes is no longer on the board.");
    if (fromId == toId)
        return tr("A note can't be linked to itself.");
    if (!mayFollow(from->kind, to->kind)) {
        const auto name = [](const Note *note) {
            return QCoreApplication::translate("NoteKind", info(note->kind).name).toLower();
        };
        QStringList followers;
        for (const Follower &follower : info(from->kind).followers)
            followers += QCoreApplication::translate("NoteKind", info(follower.kind).name).toLower();
        return followers.isEmpty() ? tr("A note of the kind “%1” leads to nothing.").arg(name(from))
                                   : tr("“%1” does not lead to “%2”; it leads to: %3.")
                                         .arg(name(from), name(to), followers.join(QStringLiteral(", ")));
    }
    bool linked = false;
    board.links().forEach(
        [&](const Link &link) { linked = linked || (link.from == fromId && link.to == toId); });
    return linked ? tr("The two notes are linked already.") : QString();
}

ChangeSet addLink(const Board &board, NoteId from, NoteId to)
{
    if (!linkProblem(board, from, to).isEmpty())
        return {};
    BoardDraft draft(board);
    draft.set(Link{.id = LinkId::create(), .from = from, .to = to, .label = {}, .guard = {}});
    return between(board, draft.board());
}

ChangeSet removeLinks(const Board &board, std::span<const LinkId> links)
{
    BoardDraft draft(board);
    for (const LinkId link : links)
        draft.remove(link);
    return between(board, draft.board());
}

ChangeSet changeLink(const Board &board, const Link &link)
{
    BoardDraft draft(board);
    draft.change(link.id, [&link](Link &current) {
        current = link;
        keepWithinLimits(current);
    });
    return between(board, draft.board());
}

ChangeSet makeLink(const Board &board, const FlowEdge &edge)
{
    return addLink(board, edge.from, edge.to);
}

ChangeSet duplicateNotes(const Board &board, std::span<const NoteId> ids, double dx, double dy,
                         std::vector<NoteId> *copies)
{
    const std::vector<Note> notes = existing(board, ids);
    BoardDraft draft(board);
    QHash<NoteId, NoteId> copyOf;
    QHash<TimelineId, int> lastColumn;
    QHash<TimelineId, std::vector<NoteId>> onTimeline;
    QHash<GroupId, GroupId> groupOf;
    int z = newNote(board, NoteKind::Text, 0, 0).z;
    for (const Note &note : notes) {
        Note copy = note;
        copy.id = NoteId::create();
        copy.z = z++;
        copy.locked = false;
        if (note.group) {
            if (!groupOf.contains(*note.group))
                groupOf.insert(*note.group, GroupId::create());
            copy.group = groupOf.value(*note.group);
        }
        copy.x += dx;
        copy.y += dy;
        copy.twins.reset();
        copyOf.insert(note.id, copy.id);
        if (copies)
            copies->push_back(copy.id);
        if (note.timeline) {
            onTimeline[*note.timeline].push_back(copy.id);
            lastColumn[*note.timeline] = std::max(lastColumn.value(*note.timeline), note.column);
            copy.timeline.reset();
            copy.y = note.y;
        }
        draft.set(std::move(copy));
    }
    for (const NoteId &id : std::as_const(copyOf))
        draft.change(id, [&copyOf](Note &copy) {
            if (copy.timer && copy.timer->without)
                copy.timer->without = copyOf.value(*copy.timer->without, *copy.timer->without);
        });
    board.links().forEach([&](const Link &link) {
        if (!copyOf.contains(link.from) || !copyOf.contains(link.to))
            return;
        Link copy = link;
        copy.id = LinkId::create();
        copy.from = copyOf.value(link.from);
        copy.to = copyOf.value(link.to);
        draft.set(std::move(copy));
    });
    const QList<GroupId> groups = groupOf.values();
    dissolveLoneGroups(draft, {groups.begin(), groups.end()});
    Board result = std::move(draft).finish();
    for (auto [timeline, placed] : onTimeline.asKeyValueRange()) {
        const double top = std::ranges::min(existing(result, placed), {}, &Note::y).y;
        result =
            apply(placeNotes(result, placed, {timeline, lastColumn.value(timeline) + 1, true, top}), result);
    }
    return between(board, result);
}

} // namespace tempestry::edits
