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
