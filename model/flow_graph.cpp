#include "model/flow_graph.h"

#include "model/geometry.h"

#include <algorithm>
#include <functional>
#include <tuple>

namespace tempestry {

namespace {

constexpr double kCell = 256;   // paper units
constexpr double kTouching = 8; // notes this close touch
constexpr double kRow = 104;    // height of a row of free notes in reading order

bool sitsElsewhere(const Note &a, const Note &b)
{
    return std::tie(a.kind, a.x, a.y, a.width, a.height, a.timeline, a.column) !=
           std::tie(b.kind, b.x, b.y, b.width, b.height, b.timeline, b.column);
}

void append(std::vector<NoteId> &to, const std::vector<NoteId> &ids)
{
    to.insert(to.end(), ids.begin(), ids.end());
}

// Where the order does not matter.
template <class Entry, class IdOf = std::identity>
void remove(std::vector<Entry> &from, NoteId id, IdOf idOf = {})
{
    const auto found = std::ranges::find(from, id, idOf);
    Q_ASSERT(found != from.end());
    *found = from.back();
    from.pop_back();
}

// Asks for the list once, and without a copy of it.
template <class Key, class Entry>
const std::vector<Entry> &listed(const QHash<Key, std::vector<Entry>> &lists, const Key &key)
{
    static const std::vector<Entry> none;
    const auto found = lists.constFind(key);
    return found == lists.cend() ? none : *found;
}

std::vector<FlowEdge> edgesFrom(const std::vector<const Note *> &sources, NoteId to, FlowReason reason)
{
    std::vector<FlowEdge> edges;
    for (const Note *source : sources)
        edges.push_back({source->id, to, reason, {}});
    return edges;
}

} // namespace

const char *flowReasonKey(FlowReason reason)
{
    switch (reason) {
    case FlowReason::Link:
        return "link";
    case FlowReason::Timeline:
        return "timeline";
    case FlowReason::Neighbour:
        return "neighbour";
    }
    Q_UNREACHABLE();
}

FlowGraph::FlowGraph(const Board &board)
{
    board.notes().forEach([this](const Note &note) { enter(note); });
    board.links().forEach([this](const Link &link) { enter(link); });
    board.notes().forEach([&](const Note &note) { derive(board, note.id); });
}

std::vector<NoteId> FlowGraph::update(const Board &after, const ChangeSet &change)
{
    std::vector<NoteId> affected;
    QSet<Cell> cells; // whose notes are: asked for once, however many have changed there
    const auto influence = [&](const Note &note) {
        addInfluenced(note, affected);
        if (!note.timeline)
            forEachCell(note, kNeighbourDistance, [&](Cell cell) { cells.insert(cell); });
    };
    for (const auto &[before, now] : change.notes()) {
        if (before && now && !sitsElsewhere(*before, *now))
            continue;
        if (before) {
            influence(*before);
            leave(*before);
        }
        if (now) {
            enter(*now);
            influence(*now);
        }
    }
    for (const Cell &cell : cells)
        for (const Place &place : listed(m_free, cell))
            affected.push_back(place.id);
    addLaterColumns(change, affected);
    for (const auto &[before, now] : change.links()) {
        if (before) {
            leave(*before);
            affected.push_back(before->to);
        }
        if (now) {
            enter(*now);
            affected.push_back(now->to);
        }
    }
    std::ranges::sort(affected);
    const auto repeated = std::ranges::unique(affected);
    affected.erase(repeated.begin(), repeated.end());
    for (const NoteId &note : affected)
        derive(after, note);
    return affected;
}

std::vector<FlowEdge> FlowGraph::outgoing(NoteId note) const
{
    std::vector<FlowEdge> edges;
    for (const NoteId &to : listed(m_outgoing, note))
        for (const FlowEdge &edge : *m_incoming.find(to))
            if (edge.from == note)
                edges.push_back(edge);
    return edges;
}

std::vector<FlowEdge> FlowGraph::edges() const
{
    std::vector<FlowEdge> all;
    for (const auto &edges : m_incoming)
        all.insert(all.end(), edges.begin(), edges.end());
    std::ranges::sort(all, {},
                      [](const FlowEdge &edge) { return std::tuple(edge.from, edge.to, edge.link); });
    return all;
}

template <class Rect, class Visit>
void FlowGraph::forEachCell(const Rect &rect, double margin, Visit visit)
{
    const auto cell = [](double at) { return static_cast<int>(std::floor(at / kCell)); };
    for (int column = cell(rect.x - margin); column <= cell(right(rect) + margin); ++column)
        for (int row = cell(rect.y - margin); row <= cell(bottom(rect) + margin); ++row)
            visit(Cell{column, row});
}

FlowGraph::Place FlowGraph::placeOf(const Note &note)
{
    return {note.id, note.kind, note.x, note.y, note.width, note.height};
}

bool FlowGraph::canBeNeighbour(const Place &from, const Place &to)
{
    if (from.id == to.id || !mayFollow(from.kind, to.kind))
        return false;
    if (right(from) <= to.x)
        return true;
    // Where the grammar alone can't tell, as between two events, the left or upper one comes first.
    const auto standsAt = [](const Place &at) { return std::tuple(centreX(at), centreY(at), at.id); };
    return distance(from, to) <= kTouching &&
           (!mayFollow(to.kind, from.kind) || standsAt(from) < standsAt(to));
}

void FlowGraph::enter(const Note &note)
{
    if (note.timeline)
        m_columns[*note.timeline][note.column].push_back(note.id);
    else
        forEachCell(note, 0, [&](Cell cell) { m_free[cell].push_back(placeOf(note)); });
}

void FlowGraph::leave(const Note &note)
{
    if (note.timeline) {
        auto &columns = m_columns[*note.timeline];
        auto &column = columns[note.column];
        remove(column, note.id);
        if (column.empty())
            columns.remove(note.column);
    } else {
        forEachCell(note, 0, [&](Cell cell) {
            const auto found = m_free.find(cell);
            remove(*found, note.id, &Place::id);
            if (found->empty())
                m_free.erase(found);
        });
    }
}

void FlowGraph::enter(const Link &link)
{
    m_linksTo[link.to].insert(link.id);
    m_linkedFrom[link.from].insert(link.id, link.to);
}

void FlowGraph::leave(const Link &link)
{
    m_linksTo[link.to].remove(link.id);
    m_linkedFrom[link.from].remove(link.id);
}

void FlowGraph::addInfluenced(const Note &note, std::vector<NoteId> &affected) const
{
    affected.push_back(note.id);
    append(affected, listed(m_outgoing, note.id));
    for (const NoteId &to : m_linkedFrom.value(note.id))
        affected.push_back(to);
}

// All notes on a timeline behind the first column in which one has changed: once for each timeline, as many
// may have changed.
void FlowGraph::addLaterColumns(const ChangeSet &change, std::vector<NoteId> &affected) const
{
    QHash<TimelineId, int> first;
    for (const auto &[before, now] : change.notes())
        for (const auto &note : {before, now})
            if (note && note->timeline && !(before && now && !sitsElsewhere(*before, *now)))
                first[*note->timeline] = std::min(first.value(*note->timeline, note->column), note->column);
    for (const auto &[timeline, column] : first.asKeyValueRange()) {
        const auto columns = m_columns.value(timeline);
        for (auto later = columns.upperBound(column); later != columns.end(); ++later)
            append(affected, *later);
    }
}

void FlowGraph::derive(const Board &board, NoteId id)
{
    if (const auto old = m_incoming.constFind(id); old != m_incoming.cend()) {
        for (const FlowEdge &edge : *old)
            if (const auto targets = m_outgoing.find(edge.from); targets != m_outgoing.end()) {
                std::erase(*targets, id);
                if (targets->empty())
                    m_outgoing.erase(targets);
            }
        m_incoming.erase(old);
    }

    const Note *note = board.find(id);
    if (!note || isAnnotation(note->kind))
        return;
    std::vector<FlowEdge> edges = fromLinks(board, *note);
    if (edges.empty())
        edges = note->timeline ? fromTimeline(board, *note) : fromNeighbour(placeOf(*note));
    if (edges.empty())
        return;
    for (const FlowEdge &edge : edges)
        if (auto &targets = m_outgoing[edge.from]; std::ranges::find(targets, id) == targets.end())
            targets.push_back(id);
    m_incoming.insert(id, std::move(edges));
}

std::vector<FlowEdge> FlowGraph::fromLinks(const Board &board, const Note &note) const
{
    std::vector<FlowEdge> edges;
    for (const LinkId &id : m_linksTo.value(note.id)) {
        const Link *link = board.find(id);
        const Note *from = link ? board.find(link->from) : nullptr;
        if (from && mayFollow(from->kind, note.kind))
            edges.push_back({from->id, note.id, FlowReason::Link, id});
    }
    std::ranges::sort(edges, {}, &FlowEdge::link);
    return edges;
}

std::vector<FlowEdge> FlowGraph::fromTimeline(const Board &board, const Note &note) const
{
    const auto columns = m_columns.constFind(*note.timeline);
    if (columns == m_columns.cend())
        return {};
    for (auto column = columns->lowerBound(note.column); column != columns->begin();) {
        --column;
        std::vector<const Note *> sources;
        for (const NoteId &id : *column)
            if (const Note *candidate = board.find(id); candidate && mayFollow(candidate->kind, note.kind))
                sources.push_back(candidate);
        if (sources.empty())
            continue;
        std::ranges::sort(sources, {}, [](const Note *source) { return source->id; });
        std::vector<const Note *> inRow;
        std::ranges::copy_if(sources, std::back_inserter(inRow),
                             [&](const Note *source) { return inOneRow(*source, note); });
        return edgesFrom(inRow.empty() ? sources : inRow, note.id, FlowReason::Timeline);
    }
    return {};
}

std::vector<FlowEdge> FlowGraph::fromNeighbour(const Place &note) const
{
    std::optional<std::tuple<double, NoteId>> nearest;
    forEachCell(note, kNeighbourDistance, [&](Cell cell) {
        for (const Place &candidate : listed(m_free, cell)) {
            if (!canBeNeighbour(candidate, note))
                continue;
            const std::tuple key{distance(candidate, note), candidate.id};
            if (std::get<double>(key) <= kNeighbourDistance && (!nearest || key < *nearest))
                nearest = key;
        }
    });
    if (!nearest)
        return {};
    return {{std::get<NoteId>(*nearest), note.id, FlowReason::Neighbour, {}}};
}

std::vector<NoteId> readingOrder(const Board &board)
{
    std::vector<const Timeline *> timelines;
    board.timelines().forEach([&](const Timeline &timeline) { timelines.push_back(&timeline); });
    std::ranges::sort(timelines, {}, [](const Timeline *t) { return std::tie(t->y, t->x, t->id); });
    QHash<TimelineId, int> rank;
    for (const Timeline *timeline : timelines)
        rank.insert(timeline->id, static_cast<int>(rank.size()));

    std::vector<const Note *> notes;
    board.notes().forEach([&](const Note &note) { notes.push_back(&note); });
    const auto key = [&](const Note *note) {
        if (note->timeline)
            return std::tuple(0, double(rank.value(*note->timeline)), double(note->column), note->y,
                              note->id);
        return std::tuple(1, std::floor(note->y / kRow), note->x, note->y, note->id);
    };
    std::ranges::sort(notes, {}, key);
    std::vector<NoteId> ids;
    std::ranges::transform(notes, std::back_inserter(ids), [](const Note *note) { return note->id; });
    return ids;
}

std::vector<FlowEdge> edgesInReadingOrder(const Board &board, const FlowGraph &flow)
{
    QHash<NoteId, size_t> rank;
    for (const NoteId &id : readingOrder(board))
        rank.insert(id, size_t(rank.size()));
    std::vector<FlowEdge> edges = flow.edges();
    std::ranges::sort(edges, {}, [&rank](const FlowEdge &edge) {
        return std::tuple(rank.value(edge.from), rank.value(edge.to), edge.link);
    });
    return edges;
}

} // namespace tempestry
