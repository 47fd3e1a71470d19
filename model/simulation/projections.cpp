#include "model/simulation/projections.h"

#include <algorithm>

namespace tempestry::simulation {

Projections projectionsOf(const Board &board, const FlowGraph &flow)
{
    Projections projections;
    board.notes().forEach([&](const Note &note) {
        if (note.kind != NoteKind::ReadModel)
            return;
        std::vector<NoteId> events;
        for (const FlowEdge &edge : flow.incoming(note.id))
            if (board.find(edge.from)->kind == NoteKind::Event)
                events.push_back(edge.from);
        if (events.empty())
            return;
        std::ranges::sort(events);
        events.erase(std::ranges::unique(events).begin(), events.end());
        projections.emplace(note.id, Projection{std::move(events),
                                                note.script.trimmed().isEmpty() ? QString() : note.script});
    });
    return projections;
}

Projections projectionsSince(const Projections &ran, const Board &now, const FlowGraph &flow)
{
    Projections since = projectionsOf(now, flow);
    std::erase_if(since, [&](const auto &projection) {
        const auto before = ran.find(projection.first);
        return before != ran.end() && before->second == projection.second;
    });
    return since;
}

} // namespace tempestry::simulation
