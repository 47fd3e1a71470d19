#include "model/simulation/coverage.h"

namespace tempestry::simulation {

namespace {

bool isOutcome(const Board &board, const FlowEdge &edge)
{
    const auto roleOf = [&board](const NoteId &id) { return info(board.find(id)->kind).role; };
    return roleOf(edge.from) == Role::Handler && roleOf(edge.to) == Role::Event;
}

} // namespace

Coverage coverageOf(const Board &board, const FlowGraph &flow, const Travels &travels)
{
    Coverage coverage;
    for (const NoteId &id : readingOrder(board)) {
        if (isAnnotation(board.find(id)->kind))
            continue;
        ++coverage.noteCount;
        if (!travels.notes.contains(id))
            coverage.notes.push_back(id);
    }
    for (const FlowEdge &edge : edgesInReadingOrder(board, flow)) {
        const bool outcome = isOutcome(board, edge);
        ++(outcome ? coverage.outcomeCount : coverage.linkCount);
        if (!travels.edges.contains({edge.from, edge.to}))
            (outcome ? coverage.outcomes : coverage.links).push_back(edge);
    }
    return coverage;
}

} // namespace tempestry::simulation
