#include "model/column_groups.h"
#include "model/edits.h"
#include "model/geometry.h"
#include "model/order_edits.h"

#include <QSet>

#include <algorithm>
#include <limits>

namespace tempestry::edits {

namespace {

constexpr double kAtNote = 40;   // an annotation this close to a note belongs to it
constexpr double kFirstRow = 32; // below the title of an empty timeline
constexpr double kSlip = 4;      // how much less straight a row made by hand may be for each note more

bool isRemark(const Note &note)
{
    return note.kind == NoteKind::Hotspot || note.kind == NoteKind::Opportunity;
}

struct Bounds
{
    double x;
    double y;
    double width;
    double height;
};

Bounds boundsOf(const std::vector<Note> &notes)
{
    Bounds bounds{notes.front().x, notes.front().y, notes.front().width, notes.front().height};
    for (const Note &note : notes) {
        const double east = std::max(right(bounds), right(note));
        const double south = std::max(bottom(bounds), bottom(note));
        bounds.x = std::min(bounds.x, note.x);
        bounds.y = std::min(bounds.y, note.y);
        bounds.width = east - bounds.x;
        bounds.height = south - bounds.y;
    }
    return bounds;
}

std::optional<TimelineId> nearestTimeline(const Board &board, const Bounds &bounds)
{
    std::optional<TimelineId> nearest;
    std::tuple best(std::numeric_limits<double>::infinity(), 0.0, TimelineId());
    board.timelines().forEach([&](const Timeline &timeline) {
        const std::tuple away(distance(timeline, bounds), timeline.y, timeline.id);
        if (away < best) {
            best = away;
            nearest = timeline.id;
        }
    });
    return nearest;
}

// One column of the timeline to be: as it is there already, or of notes that come.
struct Place
{
    double centre;
    std::optional<int> there;
    std::vector<NoteId> notes; // that come
};

std::vector<Place> placesOn(const Board &board, TimelineId timeline, const std::vector<Note> &coming)
{
    std::vector<Place> places;
    const Columns columns = columnsOf(board, timeline);
    for (size_t i = 0; i < columns.size(); ++i)
        places.push_back({columns[i].centre(), int(i), {}});
    for (const ColumnGroup &group : columnGroups(coming)) {
        Place *place = nullptr;
        double best = std::numeric_limits<double>::infinity();
        for (size_t i = 0; i < columns.size(); ++i) {
            const double away = std::abs(columns[i].centre() - centreX(group));
            const Bounds column{columns[i].left, 0, columns[i].natural(), 0};
            if (inOneColumn(column, group) && away <= columns[i].natural() / 2 && away < best) {
                best = away;
                place = &places[i];
            }
        }
        if (!place)
            place = &places.emplace_back(Place{centreX(group), {}, {}});
        for (const Note &note : group.notes)
            place->notes.push_back(note.id);
    }
    std::ranges::stable_sort(places, {}, &Place::centre);
    return places;
}

struct Row
{
    std::vector<const Note *> notes; // from top to bottom by their middles
    double height = 0;
    bool aligned = false; // somebody has put them in a row

    void take(const Note *note)
    {
        notes.push_back(note);
        height = std::max(height, note->height);
    }
};

bool isAligned(const Row &row)
{
    const double spread = centreY(*row.notes.back()) - centreY(*row.notes.front());
    const double allowed = std::min(kSlip * static_cast<double>(row.notes.size() - 1), row.height / 4);
    return row.notes.size() > 1 && spread <= allowed;
}

std::vector<Row> rowsOf(const std::vector<Note> &notes)
{
    std::vector<const Note *> order;
    for (const Note &note : notes)
        order.push_back(&note);
    std::ranges::sort(order, {}, [](const Note *note) { return std::tuple(centreY(*note), note->id); });
    std::vector<Row> rows;
    for (const Note *note : order) {
        if (rows.empty() || note->y >= bottom(*rows.back().notes.front()))
            rows.emplace_back();
        rows.back().take(note);
    }
    for (Row &row : rows)
        row.aligned = isAligned(row);
    return rows;
}

// The notes of rows that nobody has made, as after chaotic exploration, go into the first such row that has
// none in their column.
std::vector<Row> withoutStrayRows(const std::vector<Row> &rows, const QHash<NoteId, int> &columnOf)
{
    std::vector<Row> kept;
    std::vector<QSet<int>> taken; // the columns of each row that is kept
    size_t firstStray = 0;        // of those that notes may go to
    const auto open = [&] {
        kept.emplace_back();
        taken.emplace_back();
    };
    for (const Row &row : rows) {
        if (row.aligned) {
            open();
            firstStray = kept.size();
        }
        for (const Note *note : row.notes) {
            const int column = columnOf.value(note->id);
            size_t at = row.aligned ? kept.size() - 1 : firstStray;
            while (!row.aligned && at < kept.size() && taken[at].contains(column))
                ++at;
            if (at == kept.size())
                open();
            kept[at].take(note);
            taken[at].insert(column);
        }
    }
    return kept;
}

// The upper edge of the first row that comes, `height` high: a row that is there already if it is near.
double firstRow(const Board &board, TimelineId id, const Bounds &bounds, double height)
{
    const Timeline &timeline = *board.find(id);
    const double top = timeline.y + kTimelineTitleHeight;
    const bool lieOnIt = bounds.y < bottom(timeline) && bottom(bounds) > timeline.y;
    const double wished = lieOnIt ? std::max(bounds.y, top) : top;
    double row = lieOnIt ? wished : top + kFirstRow;
    double best = lieOnIt ? height / 2 : std::numeric_limits<double>::infinity();
    board.notes().forEach([&](const Note &note) {
        if (note.timeline != id || isRemark(note))
            return;
        const double candidate = centreY(note) - height / 2;
        if (std::abs(candidate - wished) < best) {
            best = std::abs(candidate - wished);
            row = candidate;
        }
    });
    return row;
}

// Finds the note that a remark lies at.
const Note *noteAt(const Note &remark, const std::vector<Note> &others)
{
    const Note *nearest = nullptr;
    std::pair best(kAtNote, std::numeric_limits<double>::infinity());
    for (const Note &other : others) {
        const std::pair away(distance(remark, other),
                             std::hypot(centreX(remark) - centreX(other), centreY(remark) - centreY(other)));
        if (away < best) {
            best = away;
            nearest = &other;
        }
    }
    return nearest;
}

class Convergence
{
public:
    // Precondition: the board has the timeline; the notes are free and there is at least one.
    Convergence(const Board &board, TimelineId timeline, std::vector<Note> notes)
        : m_draft(board)
        , m_timeline(timeline)
        , m_bounds(boundsOf(notes))
    {
        std::vector<Note> there;
        for (const NoteId &note : board.notesOn(timeline))
            if (!isRemark(*board.find(note)))
                there.push_back(*board.find(note));
        const auto firstRemark = std::stable_partition(notes.begin(), notes.end(),
                                                       [](const Note &note) { return !isRemark(note); });
        there.insert(there.end(), notes.begin(), firstRemark);
        m_notes.assign(notes.begin(), firstRemark);
        for (auto remark = firstRemark; remark != notes.end(); ++remark) {
            if (const Note *at = noteAt(*remark, there))
                m_remarks.emplace_back(*remark, at->id);
            else
                m_notes.push_back(*remark);
        }
    }

    Board board()
    {
        placeInColumns();
        placeInRows();
        placeRemarks();
        layoutTimeline(m_draft, m_timeline);
        return m_draft.board();
    }

private:
    void placeInColumns()
    {
        const Board before = m_draft.board();
        const std::vector<Place> places = placesOn(before, m_timeline, m_notes);
        QHash<int, int> newNumber;
        for (size_t i = 0; i < places.size(); ++i) {
            if (places[i].there)
                newNumber.insert(*places[i].there, int(i));
            for (const NoteId &id : places[i].notes)
                m_columnOf.insert(id, int(i));
        }
        before.notes().forEach([&](const Note &note) {
            if (note.timeline == m_timeline) {
                m_lowest[newNumber.value(note.column)] =
                    std::max(m_lowest.value(newNumber.value(note.column), bottom(note)), bottom(note));
                m_draft.change(note.id,
                               [&](Note &current) { current.column = newNumber.value(note.column); });
            }
        });
    }

    void place(NoteId id, int column, double y)
    {
        m_draft.change(id, [&](Note &note) {
            note.timeline = m_timeline;
            note.column = column;
            note.y = y;
        });
    }

    void placeInRows()
    {
        const std::vector<Row> rows = withoutStrayRows(rowsOf(m_notes), m_columnOf);
        if (rows.empty())
            return;
        double top = firstRow(m_draft.board(), m_timeline, m_bounds, rows.front().height);
        for (const Row &row : rows) {
            for (const Note *note : row.notes) {
                const int column = m_columnOf.value(note->id);
                const double y = top + (row.height - note->height) / 2;
                const auto lowest = m_lowest.constFind(column);
                place(note->id, column, lowest == m_lowest.constEnd() ? y : std::max(y, *lowest + kRowGap));
            }
            top += row.height + kRowGap;
        }
    }

    void placeRemarks()
    {
        for (const auto &[remark, at] : m_remarks) {
            const Note &note = *m_draft.board().find(at);
            // Just behind it in the order from top to bottom, but behind all that was there before; the
            // layout moves it clear of what is above.
            place(remark.id, note.column, std::max(note.y, m_lowest.value(note.column, note.y)) + 1);
        }
    }

    BoardDraft m_draft;
    TimelineId m_timeline;
    Bounds m_bounds; // of all that come
    std::vector<Note> m_notes;
    std::vector<std::pair<Note, NoteId>> m_remarks; // and what they lie at
    QHash<NoteId, int> m_columnOf;
    QHash<int, double> m_lowest; // column -> lower edge of what is there already
};

bool isClear(const Board &board, const Timeline &timeline)
{
    bool clear = true;
    const auto look = [&](const auto &element) {
        clear = clear && (element.x >= right(timeline) || right(element) <= timeline.x ||
                          element.y >= bottom(timeline) || bottom(element) <= timeline.y);
    };
    board.notes().forEach([&](const Note &note) {
        if (note.timeline != timeline.id)
            look(note);
    });
    board.frames().forEach(look);
    return clear;
}

Board onNewTimeline(const Board &board, const std::vector<Note> &notes, const QString &title)
{
    const Bounds bounds = boundsOf(notes);
    const ChangeSet adding = addTimeline(board, title);
    const Timeline below = *adding.timelines().front().after;
    Timeline atPlace = below;
    atPlace.x = bounds.x - kTimelinePadding;
    atPlace.y = bounds.y - kTimelineTitleHeight - kFirstRow;
    BoardDraft draft(board);
    draft.set(atPlace);
    const Board result = Convergence(draft.board(), atPlace.id, notes).board();
    if (isClear(result, *result.find(atPlace.id)))
        return result;
    return Convergence(apply(adding, board), below.id, notes).board();
}

} // namespace

bool isConvergeable(const Note &note)
{
    return !note.timeline && !note.locked && note.kind != NoteKind::Text;
}

std::vector<NoteId> convergeable(const Board &board, std::span<const NoteId> notes)
{
    std::vector<NoteId> ids;
    const auto take = [&ids](const Note &note) {
        if (isConvergeable(note))
            ids.push_back(note.id);
    };
    if (notes.empty())
        board.notes().forEach(take);
    for (const NoteId &id : notes)
        if (const Note *note = board.find(id))
            take(*note);
    return ids;
}

ChangeSet converge(const Board &board, std::span<const NoteId> ids, const QString &newTitle,
                   std::optional<TimelineId> onto)
{
    std::vector<Note> notes;
    if (!ids.empty())
        for (const NoteId &id : convergeable(board, ids))
            notes.push_back(*board.find(id));
    if (notes.empty())
        return {};
    if (!onto || !board.find(*onto))
        onto = nearestTimeline(board, boundsOf(notes));
    return between(board,
                   onto ? Convergence(board, *onto, notes).board() : onNewTimeline(board, notes, newTitle));
}

} // namespace tempestry::edits
