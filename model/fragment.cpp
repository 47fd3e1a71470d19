#include "model/fragment.h"

#include "model/edits.h"
#include "model/flow_graph.h"
#include "model/geometry.h"

#include <QSet>
#include <QStringList>

#include <algorithm>
#include <cmath>
#include <limits>

namespace tempestry {

namespace {

constexpr double kShift = 24; // from what a copy would cover

struct Bounds
{
    double left = std::numeric_limits<double>::infinity();
    double top = left;
    double right = -left;
    double bottom = -left;

    explicit Bounds(const Board &board)
    {
        const auto include = [this](const auto &element) {
            left = std::min(left, element.x);
            top = std::min(top, element.y);
            right = std::max(right, tempestry::right(element));
            bottom = std::max(bottom, tempestry::bottom(element));
        };
        board.notes().forEach(include);
        board.timelines().forEach(include);
        board.frames().forEach(include);
    }
};

using Places = QSet<std::pair<qint64, qint64>>;

std::pair<qint64, qint64> placeOf(double x, double y)
{
    return {std::llround(x), std::llround(y)};
}

Places placesOf(const Board &board)
{
    Places places;
    const auto include = [&places](const auto &element) { places.insert(placeOf(element.x, element.y)); };
    board.notes().forEach(include);
    board.timelines().forEach(include);
    board.frames().forEach(include);
    return places;
}

// Whether something of the fragment, moved there, would lie exactly on something of the board.
bool covers(const Board &fragment, double dx, double dy, const Places &taken)
{
    bool found = false;
    const auto look = [&](const auto &element) {
        found = found || taken.contains(placeOf(element.x + dx, element.y + dy));
    };
    fragment.notes().forEach(look);
    fragment.timelines().forEach(look);
    fragment.frames().forEach(look);
    return found;
}

double within(double place)
{
    return std::clamp(place, -kFarthest, kFarthest);
}

// The copies of a fragment's elements, with ids of their own.
class Copies
{
public:
    Copies(const Board &board, const Board &fragment)
    {
        board.notes().forEach([this](const Note &note) {
            m_front = std::max(m_front, note.z + 1);
            if (note.twins)
                m_twins.insert(*note.twins, note);
        });
        fragment.notes().forEach([this](const Note &note) {
            m_notes.insert(note.id, NoteId::create());
            if (note.group)
                ++m_sharing[note.group->uuid()];
            if (note.twins)
                ++m_sharing[note.twins->uuid()];
        });
        fragment.timelines().forEach(
            [this](const Timeline &timeline) { m_timelines.insert(timeline.id, TimelineId::create()); });
        for (const NoteId &note : fromBackToFront(fragment))
            m_order.insert(note, m_front++);
    }

    Note copy(const Note &note, double dx, double dy)
    {
        Note copy = note;
        if (const auto twin = note.twins ? m_twins.constFind(*note.twins) : m_twins.constEnd();
            twin != m_twins.constEnd()) {
            copy = *twin;
            copy.width = note.width;
            copy.height = note.height;
            copy.columnWidth = note.columnWidth;
        } else {
            copy.twins = shared(note.twins);
        }
        copy.timer = timerOf(note);
        copy.group = shared(note.group);
        copy.id = m_notes.value(note.id);
        copy.x = note.x + dx;
        copy.y = note.y + dy;
        copy.z = m_order.value(note.id);
        copy.column = note.column;
        copy.timeline.reset();
        if (note.timeline && m_timelines.contains(*note.timeline))
            copy.timeline = m_timelines.value(*note.timeline);
        copy.locked = false;
        keepWithinLimits(copy);
        return copy;
    }

    Link copy(const Link &link) const
    {
        Link copy = link;
        copy.id = LinkId::create();
        copy.from = m_notes.value(link.from);
        copy.to = m_notes.value(link.to);
        return copy;
    }

    Timeline copy(const Timeline &timeline, double dx, double dy) const
    {
        Timeline copy = timeline;
        copy.id = m_timelines.value(timeline.id);
        copy.x = within(timeline.x + dx);
        copy.y = within(timeline.y + dy);
        return copy;
    }

    static Frame copy(const Frame &frame, double dx, double dy)
    {
        Frame copy = frame;
        copy.id = FrameId::create();
        copy.x = within(frame.x + dx);
        copy.y = within(frame.y + dy);
        return copy;
    }

private:
    static std::vector<NoteId> fromBackToFront(const Board &fragment)
    {
        std::vector<std::pair<int, NoteId>> order;
        fragment.notes().forEach([&order](const Note &note) { order.emplace_back(note.z, note.id); });
        std::ranges::sort(order);
        std::vector<NoteId> notes;
        for (const auto &entry : order)
            notes.push_back(entry.second);
        return notes;
    }

    // A note that stays away is one of the copies, or none.
    std::optional<Timer> timerOf(const Note &note) const
    {
        std::optional<Timer> timer = note.timer;
        if (timer && timer->without) {
            const auto copy = m_notes.constFind(*timer->without);
            timer->without = copy != m_notes.constEnd() ? std::optional(*copy) : std::nullopt;
        }
        return timer;
    }

    // A new id for what several of the copies share; none for what one would have alone.
    template <class IdType>
    std::optional<IdType> shared(const std::optional<IdType> &id)
    {
        if (!id || m_sharing.value(id->uuid()) < 2)
            return {};
        QUuid &copy = m_shared[id->uuid()];
        if (copy.isNull())
            copy = QUuid::createUuid();
        return IdType(copy);
    }

    int m_front = 0;
    QHash<NoteId, NoteId> m_notes;
    QHash<NoteId, int> m_order;
    QHash<TimelineId, TimelineId> m_timelines;
    QHash<TwinsId, Note> m_twins; // one of each on the board
    QHash<QUuid, int> m_sharing;
    QHash<QUuid, QUuid> m_shared;
};

std::optional<edits::Slot> slotBehind(const Board &board, TimelineId id)
{
    const Timeline *timeline = board.find(id);
    if (!timeline)
        return {};
    edits::Slot slot{.timeline = id, .y = std::numeric_limits<double>::infinity()};
    for (const NoteId &noteId : board.notesOn(id)) {
        const Note &note = *board.find(noteId);
        slot.column = std::max(slot.column, note.column + 1);
        slot.y = std::min(slot.y, note.y);
    }
    if (slot.column == 0)
        slot.y = timeline->y + kTimelineTitleHeight + kRowGap;
    return slot;
}

std::optional<edits::Slot> slotOf(const Board &board, const Board &fragment, const edits::Landing &landing)
{
    if (fragment.notes().isEmpty() || !fragment.timelines().isEmpty() || !fragment.frames().isEmpty())
        return {};
    if (landing.behind)
        return slotBehind(board, *landing.behind);
    auto slot = landing.mayJoin ? edits::slotAt(board, landing.x, landing.y) : std::nullopt;
    if (!slot)
        return {};
    const Bounds bounds(fragment);
    slot->y = landing.y - (bounds.bottom - bounds.top) / 2;
    if (!slot->insert && fragment.notes().size() > 1) { // several keep together, behind the column they meet
        slot->insert = true;
        ++slot->column;
    }
    return slot;
}

} // namespace

Board fragmentOf(const Board &board, const Picked &picked)
{
    QSet<NoteId> notes(picked.notes.begin(), picked.notes.end());
    const Frame *frame = picked.frame ? board.find(*picked.frame) : nullptr;
    board.notes().forEach([&](const Note &note) {
        if ((picked.timeline && note.timeline == picked.timeline) ||
            (frame && !note.timeline && encloses(*frame, note)))
            notes.insert(note.id);
    });
    BoardDraft draft{Board()};
    if (const Timeline *timeline = picked.timeline ? board.find(*picked.timeline) : nullptr)
        draft.set(*timeline);
    if (frame)
        draft.set(*frame);
    for (const NoteId &id : notes) {
        const Note *found = board.find(id);
        if (!found)
            continue;
        Note note = *found;
        if (note.timeline != picked.timeline) {
            note.timeline.reset();
            note.column = 0;
        }
        if (note.timer && note.timer->without && !notes.contains(*note.timer->without))
            note.timer->without.reset();
        draft.set(std::move(note));
    }
    board.links().forEach([&](const Link &link) {
        if (draft.board().find(link.from) && draft.board().find(link.to))
            draft.set(link);
    });
    return std::move(draft).finish();
}

QString fragmentText(const Board &fragment)
{
    QStringList lines;
    for (const NoteId &id : readingOrder(fragment))
        if (const Note &note = *fragment.find(id); !note.title.trimmed().isEmpty())
            lines += noteLine(note.kind, note.title);
    return lines.join(u'\n');
}

ChangeSet edits::pasteFragment(const Board &board, const Board &fragment, const Landing &landing,
                               std::vector<NoteId> *pasted)
{
    if (fragment.notes().isEmpty() && fragment.timelines().isEmpty() && fragment.frames().isEmpty())
        return {};
    const Bounds bounds(fragment);
    const auto slot = slotOf(board, fragment, landing);
    double dx = landing.x - (bounds.left + bounds.right) / 2;
    double dy = landing.y - (bounds.top + bounds.bottom) / 2;
    if (!slot) {
        const Places taken = placesOf(board);
        while (covers(fragment, dx, dy, taken)) {
            dx += kShift;
            dy += kShift;
        }
    }

    BoardDraft draft(board);
    Copies copies(board, fragment);
    std::vector<NoteId> notes;
    fragment.timelines().forEach([&](const Timeline &timeline) { draft.set(copies.copy(timeline, dx, dy)); });
    fragment.frames().forEach([&](const Frame &frame) { draft.set(Copies::copy(frame, dx, dy)); });
    fragment.notes().forEach([&](const Note &note) {
        Note copy = copies.copy(note, dx, dy);
        notes.push_back(copy.id);
        draft.set(std::move(copy));
    });
    fragment.links().forEach([&](const Link &link) { draft.set(copies.copy(link)); });
    Board next = std::move(draft).finish();
    if (slot)
        next = apply(placeNotes(next, notes, *slot), next);
    if (pasted) {
        std::ranges::sort(notes, {}, [&next](const NoteId &id) {
            const Note &note = *next.find(id);
            return std::tuple(note.x, note.y, id);
        });
        *pasted = std::move(notes);
    }
    return between(board, next);
}

ChangeSet edits::removePicked(const Board &board, const Picked &picked)
{
    std::vector<NoteId> notes;
    fragmentOf(board, picked).notes().forEach([&notes](const Note &note) { notes.push_back(note.id); });
    Board next = apply(removeNotes(board, notes), board);
    if (picked.timeline)
        next = apply(removeTimeline(next, *picked.timeline), next);
    if (picked.frame)
        next = apply(removeFrame(next, *picked.frame), next);
    return between(board, next);
}

} // namespace tempestry
