#include "model/votes.h"

#include "model/flow_graph.h"
#include "model/limits.h"

#include <algorithm>

namespace tempestry {

std::vector<RankedNote> ranking(const Board &board)
{
    std::vector<RankedNote> ranked;
    for (const NoteId &id : readingOrder(board))
        if (const int votes = shownVotes(*board.find(id)))
            ranked.push_back({.rank = 1, .note = id, .votes = votes});
    std::ranges::stable_sort(ranked, std::ranges::greater(), &RankedNote::votes);
    for (size_t i = 1; i < ranked.size(); ++i)
        ranked[i].rank = ranked[i].votes == ranked[i - 1].votes ? ranked[i - 1].rank : int(i) + 1;
    return ranked;
}

std::vector<NoteId> notesInHiddenRound(const Board &board)
{
    std::vector<NoteId> notes = readingOrder(board);
    std::erase_if(notes, [&board](const NoteId &id) { return !board.find(id)->votesHidden; });
    return notes;
}

bool hasHiddenVotes(const Board &board)
{
    bool hidden = false;
    board.notes().forEach([&hidden](const Note &note) { hidden = hidden || note.votesHidden; });
    return hidden;
}

bool hasVotes(const Board &board)
{
    bool any = false;
    board.notes().forEach([&any](const Note &note) { any = any || note.votes > 0; });
    return any;
}

ChangeSet edits::castBallot(const Board &board, const QHash<NoteId, int> &dots)
{
    BoardDraft draft(board);
    for (auto given = dots.begin(); given != dots.end(); ++given)
        draft.change(given.key(), [&given](Note &note) {
            note.votes = std::min(kMostVotes, note.votes + std::max(0, *given));
            note.votesHidden = true;
        });
    return between(board, draft.board());
}

ChangeSet edits::revealVotes(const Board &board)
{
    BoardDraft draft(board);
    board.notes().forEach([&draft](const Note &note) {
        draft.change(note.id, [](Note &shown) { shown.votesHidden = false; });
    });
    return between(board, draft.board());
}

ChangeSet edits::clearVotes(const Board &board)
{
    BoardDraft draft(board);
    board.notes().forEach([&draft](const Note &note) {
        draft.change(note.id, [](Note &cleared) {
            cleared.votes = 0;
            cleared.votesHidden = false;
        });
    });
    return between(board, draft.board());
}

} // namespace tempestry
