#include "model/standing.h"

#include "model/flow_graph.h"
#include "model/limits.h"
#include "model/votes.h"

#include <algorithm>
#include <utility>

namespace tempestry {

namespace {

template <class Change>
ChangeSet changeStanding(const Board &board, std::span<const NoteId> notes, Change change)
{
    BoardDraft draft(board);
    for (const NoteId &id : notes)
        if (const Note *note = board.find(id); note && hasStanding(note->kind) && !note->locked)
            draft.change(id, [&change](Note &changed) {
                change(changed);
                keepWithinLimits(changed);
            });
    return between(board, draft.board());
}

} // namespace

bool hasStanding(NoteKind kind)
{
    return kind == NoteKind::Hotspot || kind == NoteKind::Opportunity;
}

Hotspots hotspotsOf(const Board &board)
{
    Hotspots hotspots;
    for (const NoteId &id : readingOrder(board)) {
        const Note &note = *board.find(id);
        if (note.kind == NoteKind::Hotspot)
            (note.resolved ? hotspots.resolved : hotspots.open).push_back(id);
    }
    std::ranges::stable_sort(hotspots.open, std::ranges::greater(), [&board](const NoteId &id) {
        const Note &note = *board.find(id);
        return std::pair(note.priority, shownVotes(note));
    });
    return hotspots;
}

ChangeSet edits::resolve(const Board &board, std::span<const NoteId> notes, const QString &decision)
{
    return changeStanding(board, notes, [&decision](Note &note) {
        note.resolved = true;
        note.decision = decision;
    });
}

ChangeSet edits::reopen(const Board &board, std::span<const NoteId> notes)
{
    return changeStanding(board, notes, [](Note &note) { note.resolved = false; });
}

ChangeSet edits::setPriority(const Board &board, std::span<const NoteId> notes, Priority priority)
{
    return changeStanding(board, notes, [priority](Note &note) { note.priority = priority; });
}

ChangeSet edits::setDecision(const Board &board, std::span<const NoteId> notes, const QString &decision)
{
    return changeStanding(board, notes, [&decision](Note &note) { note.decision = decision; });
}

} // namespace tempestry
