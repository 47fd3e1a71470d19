#include "app/inspector/shares.h"

#include "model/edits.h"

namespace tempestry {

namespace {

const Link *linkOf(const Board &board, const FlowEdge &edge)
{
    return edge.link ? board.find(*edge.link) : nullptr;
}

double weightOf(const Board &board, const FlowEdge &edge)
{
    const Link *link = linkOf(board, edge);
    return link ? link->weight : 1;
}

// Shares or guards as they stand on the paper.
template <class Answers>
void sortFromTop(const Board &board, Answers &answers)
{
    std::ranges::sort(answers, {}, [&board](const auto &answer) {
        const Note *note = board.find(answer.to);
        return std::pair(note->y, note->x);
    });
}

} // namespace

std::vector<Share> sharesOf(const Board &board, const FlowGraph &flow, NoteId handler)
{
    std::vector<Share> shares;
    double sum = 0;
    for (const FlowEdge &edge : flow.outgoing(handler)) {
        if (!board.find(edge.to))
            continue;
        shares.push_back({edge.to, weightOf(board, edge)});
        sum += shares.back().percent;
    }
    for (Share &share : shares)
        share.percent = sum > 0 ? share.percent * 100 / sum : 100.0 / static_cast<double>(shares.size());
    sortFromTop(board, shares);
    return shares;
}

ChangeSet setShare(const Board &board, const FlowGraph &flow, NoteId handler, NoteId to, double percent)
{
    const std::vector<Share> shares = sharesOf(board, flow, handler);
    double others = 0;
    for (const Share &share : shares)
        others += share.to == to ? 0 : share.percent;

    Board linked = board;
    for (const FlowEdge &edge : flow.outgoing(handler))
        if (edge.reason != FlowReason::Link)
            linked = apply(edits::makeLink(linked, edge), linked);

    BoardDraft draft(linked);
    linked.links().forEach([&](const Link &link) {
        const auto share = std::ranges::find(shares, link.to, &Share::to);
        if (link.from != handler || share == shares.end())
            return;
        double weight = percent;
        if (link.to != to)
            weight = others > 0 ? share->percent * (100 - percent) / others
                                : (100 - percent) / static_cast<double>(shares.size() - 1);
        draft.change(link.id, [weight](Link &edited) { edited.weight = weight; });
    });
    return between(board, draft.board());
}

std::vector<AnswerGuard> guardsOf(const Board &board, const FlowGraph &flow, NoteId handler)
{
    std::vector<AnswerGuard> guards;
    for (const FlowEdge &edge : flow.outgoing(handler)) {
        const Link *link = linkOf(board, edge);
        if (board.find(edge.to))
            guards.push_back({edge.to, link ? link->guard : QString()});
    }
    sortFromTop(board, guards);
    return guards;
}

ChangeSet setGuard(const Board &board, const FlowGraph &flow, NoteId handler, NoteId to, const QString &guard)
{
    Board linked = board;
    for (const FlowEdge &edge : flow.outgoing(handler))
        if (edge.to == to && edge.reason != FlowReason::Link)
            linked = apply(edits::makeLink(linked, edge), linked);
    BoardDraft draft(linked);
    linked.links().forEach([&](const Link &link) {
        if (link.from == handler && link.to == to)
            draft.change(link.id, [&guard](Link &edited) { edited.guard = guard; });
    });
    return between(board, draft.board());
}

} // namespace tempestry
