#pragma once

#include "model/change_set.h"

#include <QHash>

#include <vector>

// Dot voting. The dots of a round stay hidden until it is revealed; nothing may show or write them before.
namespace tempestry {

// The dots everybody may see: none while they are hidden.
inline int shownVotes(const Note &note)
{
    return note.votesHidden ? 0 : note.votes;
}

// One line of the result.
struct RankedNote
{
    int rank = 1; // notes with equally many dots share it, and the next rank counts them all
    NoteId note;
    int votes = 0;

    bool operator==(const RankedNote &) const = default;
};

// Notes with dots that are not hidden, most dots first, equal ones in reading order.
std::vector<RankedNote> ranking(const Board &board);

// The notes of a round that has not been revealed, with or without dots, in reading order.
std::vector<NoteId> notesInHiddenRound(const Board &board);
bool hasHiddenVotes(const Board &board);
bool hasVotes(const Board &board);

namespace edits {

// The dots of one voter, for each note that could be voted on; 0 for none. They are added to those there, and
// all notes of the ballot keep their dots hidden from now on.
ChangeSet castBallot(const Board &board, const QHash<NoteId, int> &dots);
ChangeSet revealVotes(const Board &board);
// Takes all dots off all notes.
ChangeSet clearVotes(const Board &board);

} // namespace edits

} // namespace tempestry
