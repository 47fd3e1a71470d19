#include "model/arrange_edits.h"

#include "model/edits.h"
#include "model/geometry.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <limits>

namespace tempestry::edits {

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

QString tr(const char *text)
{
    return QCoreApplication::translate("Edits", text);
}

// What is arranged as one thing: a note, or the notes of a group.
struct Unit
{
    double x = kInfinity;
    double y = kInfinity;
    double width = 0;
    double height = 0;
    std::vector<Note> notes;

    void add(const Note &note)
    {
        const double toRight = notes.empty() ? right(note) : std::max(x + width, right(note));
        const double toBottom = notes.empty() ? bottom(note) : std::max(y + height, bottom(note));
        x = std::min(x, note.x);
        y = std::min(y, note.y);
        width = toRight - x;
        height = toBottom - y;
        notes.push_back(note);
    }
};

bool isMovable(const Note *note)
{
    return note && !note->locked && !note->timeline;
}

std::vector<Unit> unitsOf(const Board &board, std::span<const NoteId> ids)
{
    std::vector<Unit> units;
    QHash<GroupId, size_t> unitOfGroup;
    for (const NoteId id : ids) {
        const Note *note = board.find(id);
        if (!isMovable(note))
            continue;
        const bool joins = note->group && unitOfGroup.contains(*note->group);
        if (!joins)
            units.emplace_back();
        const size_t unit = joins ? unitOfGroup.value(*note->group) : units.size() - 1;
        if (note->group)
            unitOfGroup.insert(*note->group, unit);
        units[unit].add(*note);
    }
    if (units.size() == 1) { // within one group its notes are arranged
        const std::vector<Note> notes = std::move(units.front().notes);
        units.assign(notes.size(), {});
        for (size_t i = 0; i < notes.size(); ++i)
            units[i].add(notes[i]);
    }
    return units;
}

Unit boundsOf(const std::vector<Unit> &units)
{
    Unit bounds;
    for (const Unit &unit : units)
        for (const Note &note : unit.notes)
            bounds.add(note);
    return bounds;
}

void shift(BoardDraft &draft, const Unit &unit, double dx, double dy)
{
    for (const Note &note : unit.notes)
        draft.change(note.id, [&](Note &current) {
            current.x = note.x + dx;
            current.y = note.y + dy;
            keepWithinLimits(current);
        });
}

std::pair<double, double> wayToEdge(const Unit &unit, const Unit &bounds, Edge edge)
{
    switch (edge) {
    case Edge::Left:
        return {bounds.x - unit.x, 0};
    case Edge::Right:
        return {right(bounds) - right(unit), 0};
    case Edge::Top:
        return {0, bounds.y - unit.y};
    case Edge::Bottom:
        return {0, bottom(bounds) - bottom(unit)};
    case Edge::CentreX:
        return {centreX(bounds) - centreX(unit), 0};
    case Edge::CentreY:
        return {0, centreY(bounds) - centreY(unit)};
    }
    return {};
}

using Row = std::vector<Unit>;

// From top to bottom and, in each row, from left to right.
std::vector<Row> rowsOf(std::vector<Unit> units)
{
    std::ranges::sort(units, {}, [](const Unit &unit) { return std::pair(centreY(unit), unit.x); });
    std::vector<Row> rows;
    for (Unit &unit : units) {
        if (rows.empty() || !inOneRow(rows.back().front(), unit))
            rows.emplace_back();
        rows.back().push_back(std::move(unit));
    }
    for (Row &row : rows)
        std::ranges::stable_sort(row, {}, &Unit::x);
    return rows;
}

// A row whose notes lie on one another is no row that anybody meant.
bool isHeap(const std::vector<Row> &rows, double width)
{
    double needed = 0;
    for (const Unit &unit : rows.front())
        needed += unit.width;
    return rows.size() == 1 && width < needed * 0.6;
}

std::vector<Row> asSquare(const Row &units)
{
    const auto across = static_cast<size_t>(std::ceil(std::sqrt(static_cast<double>(units.size()))));
    std::vector<Row> rows;
    for (size_t i = 0; i < units.size(); ++i) {
        if (i % across == 0)
            rows.emplace_back();
        rows.back().push_back(units[i]);
    }
    return rows;
}

template <class Change>
ChangeSet changeEach(const Board &board, std::span<const NoteId> ids, Change change)
{
    BoardDraft draft(board);
    for (const NoteId id : ids)
        draft.change(id, change);
    return between(board, draft.board());
}

using Order = std::vector<const Note *>;

// From back to front.
Order stackingOrder(const Board &board)
{
    Order order;
    board.notes().forEach([&order](const Note &note) { order.push_back(&note); });
    std::ranges::sort(order, {}, [](const Note *note) { return std::pair(note->z, note->id); });
    return order;
}

bool overlap(const Note &a, const Note &b)
{
    return a.x < right(b) && b.x < right(a) && a.y < bottom(b) && b.y < bottom(a);
}

// Moves the chosen notes on past the first other one that overlaps one of them before it, or to the end.
void moveOn(Order &order, const QSet<NoteId> &chosen, bool toEnd)
{
    const auto stays = [&chosen](const Note *note) { return !chosen.contains(note->id); };
    const auto first = std::find_if_not(order.begin(), order.end(), stays);
    auto target = order.end();
    if (!toEnd) {
        target = std::find_if(first, order.end(), [&](const Note *const &note) {
            const auto isUnder = [&](const Note *other) { return !stays(other) && overlap(*other, *note); };
            const auto here = order.begin() + (&note - order.data());
            return stays(note) && std::any_of(first, here, isUnder);
        });
        if (target == order.end())
            return;
        ++target;
    }
    std::stable_partition(first, target, stays);
}

// Numbers for the order, from back to front, that differ little from those the notes have: from the first one
// on when notes went forward, from the last one on when they went backward.
std::vector<int> numbered(const Order &order, bool forward)
{
    std::vector<qint64> numbers(order.size());
    const auto number = [&](size_t i, size_t neighbour, int step) {
        const Note &note = *order[i];
        const auto keeps = [&] {
            const std::pair own(static_cast<qint64>(note.z), note.id);
            const std::pair other(numbers[neighbour], order[neighbour]->id);
            return step > 0 ? other < own : own < other;
        };
        numbers[i] = i == neighbour || keeps() ? note.z : numbers[neighbour] + step;
    };
    for (size_t i = 0; i < order.size(); ++i)
        if (forward)
            number(i, i == 0 ? 0 : i - 1, 1);
        else
            number(order.size() - 1 - i, order.size() - (i == 0 ? 1 : i), -1);
    using Limits = std::numeric_limits<int>;
    const bool fit = numbers.empty() || (numbers.front() >= Limits::min() && numbers.back() <= Limits::max());
    std::vector<int> result(order.size());
    for (size_t i = 0; i < order.size(); ++i)
        result[i] = static_cast<int>(fit ? numbers[i] : static_cast<qint64>(i));
    return result;
}

} // namespace

QString arrangeProblem(const Board &board, std::span<const NoteId> ids, int least)
{
    if (static_cast<int>(unitsOf(board, ids).size()) >= least)
        return {};
    int locked = 0;
    int onTimelines = 0;
    for (const NoteId id : ids) {
        const Note *note = board.find(id);
        locked += note && note->locked ? 1 : 0;
        onTimelines += note && !note->locked && note->timeline ? 1 : 0;
    }
    const bool none = unitsOf(board, ids).empty() && !ids.empty();
    if (none && onTimelines == 0)
        return tr("All of these notes are locked. Unlock them first.");
    if (none)
        return tr("Timelines keep their notes in place. Drag the notes off the timeline first.");
    return locked + onTimelines > 0
               ? tr("Select at least %1 notes that are neither locked nor on a timeline.").arg(least)
               : tr("Select at least %1 notes first.").arg(least);
}

ChangeSet alignNotes(const Board &board, std::span<const NoteId> ids, Edge edge)
{
    const std::vector<Unit> units = unitsOf(board, ids);
    const Unit bounds = boundsOf(units);
    BoardDraft draft(board);
    for (const Unit &unit : units) {
        const auto [dx, dy] = wayToEdge(unit, bounds, edge);
        shift(draft, unit, dx, dy);
    }
    return between(board, draft.board());
}

ChangeSet distributeNotes(const Board &board, std::span<const NoteId> ids, Qt::Orientation direction)
{
    std::vector<Unit> units = unitsOf(board, ids);
    if (units.size() < 3)
        return {};
    const bool across = direction == Qt::Horizontal;
    const auto from = across ? &Unit::x : &Unit::y;
    const auto length = across ? &Unit::width : &Unit::height;
    std::ranges::sort(units, {}, [&](const Unit &unit) {
        return std::tuple(unit.*from + unit.*length / 2, unit.notes.front().id);
    });
    double gaps = units.back().*from + units.back().*length - units.front().*from;
    for (const Unit &unit : units)
        gaps -= unit.*length;
    const double gap = gaps / static_cast<double>(units.size() - 1);

    BoardDraft draft(board);
    double at = units.front().*from;
    for (const Unit &unit : units) {
        const double way = &unit == &units.back() ? 0 : at - unit.*from;
        shift(draft, unit, across ? way : 0, across ? 0 : way);
        at += unit.*length + gap;
    }
    return between(board, draft.board());
}

ChangeSet tidyNotes(const Board &board, std::span<const NoteId> ids)
{
    const std::vector<Unit> units = unitsOf(board, ids);
    if (units.size() < 2)
        return {};
    const Unit bounds = boundsOf(units);
    std::vector<Row> rows = rowsOf(units);
    if (isHeap(rows, bounds.width))
        rows = asSquare(rows.front());
    std::vector<double> widths;
    for (const Row &row : rows) {
        widths.resize(std::max(widths.size(), row.size()));
        for (size_t i = 0; i < row.size(); ++i)
            widths[i] = std::max(widths[i], row[i].width);
    }

    BoardDraft draft(board);
    double y = bounds.y;
    for (const Row &row : rows) {
        const double height = std::ranges::max(row, {}, &Unit::height).height;
        double x = bounds.x;
        for (size_t i = 0; i < row.size(); ++i) {
            const Unit &unit = row[i];
            shift(draft, unit, x + (widths[i] - unit.width) / 2 - unit.x,
                  y + (height - unit.height) / 2 - unit.y);
            x += widths[i] + kColumnGap;
        }
        y += height + kRowGap;
    }
    return between(board, draft.board());
}

QSet<NoteId> withGroups(const Board &board, const QSet<NoteId> &notes)
{
    QSet<GroupId> groups;
    for (const NoteId &id : notes)
        if (const Note *note = board.find(id); note && note->group)
            groups.insert(*note->group);
    QSet<NoteId> all = notes;
    if (!groups.isEmpty())
        board.notes().forEach([&](const Note &note) {
            if (note.group && groups.contains(*note.group))
                all.insert(note.id);
        });
    return all;
}

void dissolveLoneGroups(BoardDraft &draft, const QSet<GroupId> &groups)
{
    if (groups.isEmpty())
        return;
    QHash<GroupId, std::vector<NoteId>> members;
    draft.board().notes().forEach([&](const Note &note) {
        if (note.group && groups.contains(*note.group))
            members[*note.group].push_back(note.id);
    });
    for (const std::vector<NoteId> &left : std::as_const(members))
        if (left.size() == 1)
            draft.change(left.front(), [](Note &note) { note.group.reset(); });
}

ChangeSet groupNotes(const Board &board, std::span<const NoteId> ids)
{
    std::vector<NoteId> joining;
    QSet<GroupId> before;
    bool areOne = true; // already
    for (const NoteId id : ids)
        if (const Note *note = board.find(id); note && !note->locked) {
            joining.push_back(id);
            if (note->group)
                before.insert(*note->group);
            areOne = areOne && note->group;
        }
    areOne = areOne && before.size() == 1 &&
             withGroups(board, {ids.begin(), ids.end()}).size() == static_cast<qsizetype>(joining.size());
    if (joining.size() < 2 || areOne)
        return {};
    BoardDraft draft(board);
    const GroupId group = GroupId::create();
    for (const NoteId id : joining)
        draft.change(id, [group](Note &note) { note.group = group; });
    dissolveLoneGroups(draft, before);
    return between(board, draft.board());
}

ChangeSet ungroupNotes(const Board &board, std::span<const NoteId> ids)
{
    const QSet<NoteId> members = withGroups(board, {ids.begin(), ids.end()});
    BoardDraft draft(board);
    QSet<GroupId> groups;
    for (const NoteId &id : members)
        draft.change(id, [&groups](Note &note) {
            if (note.group)
                groups.insert(*note.group);
            if (!note.locked)
                note.group.reset();
        });
    dissolveLoneGroups(draft, groups);
    return between(board, draft.board());
}

ChangeSet lockNotes(const Board &board, std::span<const NoteId> ids, bool locked)
{
    return changeEach(board, ids, [locked](Note &note) { note.locked = locked; });
}

ChangeSet unlockAll(const Board &board)
{
    std::vector<NoteId> locked;
    board.notes().forEach([&locked](const Note &note) {
        if (note.locked)
            locked.push_back(note.id);
    });
    return lockNotes(board, locked, false);
}

ChangeSet stackNotes(const Board &board, std::span<const NoteId> ids, Stacking where)
{
    QSet<NoteId> chosen;
    for (const NoteId id : ids)
        if (const Note *note = board.find(id); note && !note->locked)
            chosen.insert(id);
    const bool forward = where == Stacking::Forward || where == Stacking::ToFront;
    const bool toEnd = where == Stacking::ToFront || where == Stacking::ToBack;
    const Order before = stackingOrder(board);
    Order order = before;
    if (!forward)
        std::ranges::reverse(order);
    moveOn(order, chosen, toEnd);
    if (!forward)
        std::ranges::reverse(order);
    if (order == before)
        return {};

    const std::vector<int> numbers = numbered(order, forward);
    BoardDraft draft(board);
    for (size_t i = 0; i < order.size(); ++i)
        draft.change(order[i]->id, [z = numbers[i]](Note &note) { note.z = z; });
    return between(board, draft.board());
}

ChangeSet resizeNote(const Board &board, NoteId id, const QRectF &rect)
{
    return changeNote(board, id, [&rect](Note &note) {
        note.x = rect.x();
        note.y = rect.y();
        note.width = rect.width();
        note.height = rect.height();
    });
}

} // namespace tempestry::edits
