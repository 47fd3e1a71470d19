#include "model/growth.h"

#include "model/edits.h"

#include <algorithm>
#include <tuple>

namespace tempestry {

namespace {

// Smaller is likelier. An activity comes last: it is a stopgap for something that has a name.
auto likelihood(NoteKind from, NoteKind to)
{
    const auto followers = info(from).followers;
    const auto rank = std::ranges::find(followers, to, &Follower::kind) - followers.begin();
    const bool vague = from == NoteKind::Activity || to == NoteKind::Activity;
    return std::tuple(vague, follows(from, to)->shortForm, rank);
}

std::vector<NoteKind> sortedKinds(auto mayBe, auto key)
{
    std::vector<NoteKind> kinds;
    for (const KindInfo &row : noteKinds())
        if (mayBe(row.kind))
            kinds.push_back(row.kind);
    std::ranges::stable_sort(kinds, {}, key);
    return kinds;
}

std::vector<NoteKind> followersOf(NoteKind from)
{
    return sortedKinds([from](NoteKind kind) { return mayFollow(from, kind); },
                       [from](NoteKind kind) { return likelihood(from, kind); });
}

std::vector<NoteKind> precursorsOf(NoteKind to)
{
    return sortedKinds([to](NoteKind kind) { return mayFollow(kind, to); },
                       [to](NoteKind kind) { return likelihood(kind, to); });
}

void append(std::vector<NoteKind> &kinds, std::span<const NoteKind> more)
{
    for (const NoteKind kind : more)
        if (std::ranges::find(kinds, kind) == kinds.end())
            kinds.push_back(kind);
}

struct Ends
{
    NoteId from;
    NoteId to;

    bool operator==(const Ends &) const = default;
    auto operator<=>(const Ends &) const = default;
};

std::vector<Ends> eachOnce(std::vector<Ends> ends)
{
    std::ranges::sort(ends);
    ends.erase(std::unique(ends.begin(), ends.end()), ends.end());
    return ends;
}

std::vector<Ends> endsOf(const std::vector<FlowEdge> &edges)
{
    std::vector<Ends> ends;
    std::ranges::transform(edges, std::back_inserter(ends), [](const FlowEdge &edge) {
        return Ends{edge.from, edge.to};
    });
    return eachOnce(std::move(ends));
}

// What is to lead to the one note whose predecessors the growth changes.
std::vector<Ends> wantedEnds(const Board &board, const FlowGraph &flow, const Note &grown, const Note &from,
                             Growth growth)
{
    std::vector<Ends> ends;
    const auto lead = [&](const Note *source, const Note &target) {
        if (source && mayFollow(source->kind, target.kind))
            ends.push_back({source->id, target.id});
    };
    const std::vector<FlowEdge> incoming = flow.incoming(from.id);
    switch (growth) {
    case Growth::Next:
        lead(&from, grown);
        break;
    case Growth::Previous:
        lead(&grown, from);
        if (!ends.empty())
            std::ranges::copy(endsOf(incoming), std::back_inserter(ends));
        break;
    case Growth::Parallel:
        for (const FlowEdge &edge : incoming)
            lead(board.find(edge.from), grown);
        if (incoming.empty() && grown.kind != from.kind)
            lead(&from, grown);
        break;
    }
    return eachOnce(std::move(ends));
}

} // namespace

std::vector<NoteKind> growths(NoteKind from, Growth growth, std::span<const NoteKind> predecessors)
{
    std::vector<NoteKind> kinds;
    switch (growth) {
    case Growth::Next:
        kinds = followersOf(from);
        break;
    case Growth::Previous:
        kinds = precursorsOf(from);
        break;
    case Growth::Parallel:
        kinds = {from};
        for (const NoteKind predecessor : predecessors)
            append(kinds, followersOf(predecessor));
        if (predecessors.empty())
            append(kinds, followersOf(from));
        break;
    }
    if (kinds.empty())
        kinds = {from};
    std::erase(kinds, NoteKind::Hotspot);
    kinds.push_back(NoteKind::Hotspot);
    return kinds;
}

std::vector<NoteKind> predecessorKinds(const Board &board, const FlowGraph &flow, NoteId note)
{
    std::vector<NoteKind> kinds;
    for (const Ends &ends : endsOf(flow.incoming(note)))
        if (const Note *source = board.find(ends.from))
            append(kinds, std::span(&source->kind, 1));
    return kinds;
}

std::vector<Link> growthLinks(const Board &board, const FlowGraph &flow, const Note &grown, NoteId fromId,
                              Growth growth)
{
    const Note *from = board.find(fromId);
    if (!from)
        return {};
    const std::vector<Ends> wanted = wantedEnds(board, flow, grown, *from, growth);
    if (wanted.empty())
        return {};
    const ChangeSet change = edits::addNote(board, grown);
    FlowGraph next = flow;
    next.update(apply(change, board), change);
    if (endsOf(next.incoming(wanted.front().to)) == wanted)
        return {};

    std::vector<Ends> linked;
    for (const FlowEdge &edge : flow.incoming(wanted.front().to))
        if (edge.reason == FlowReason::Link)
            linked.push_back({edge.from, edge.to});
    std::vector<Link> links;
    for (const Ends &ends : wanted)
        if (std::ranges::find(linked, ends) == linked.end())
            links.push_back(
                {.id = LinkId::create(), .from = ends.from, .to = ends.to, .label = {}, .guard = {}});
    return links;
}

} // namespace tempestry
