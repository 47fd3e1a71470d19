#pragma once

#include "model/change_set.h"

#include <span>

namespace tempestry::edits {

// Writes what was changed on the note since `before` on its twins as well: kind, texts, fields, script,
// persona and how it works, but not what it waits for or when it comes. When its text or kind has changed
// they take its size too. Locked twins are passed over. Does nothing for a note that has just become a twin.
void writeOnTwins(BoardDraft &draft, const Note &before);

// Makes the notes, all of one kind, stand for the same thing from now on. Each gets the title of the first
// in reading order, and what any of them says besides. Empty for fewer than two notes that are not locked.
ChangeSet keepAsTwins(const Board &board, std::span<const NoteId> notes);

// Each of the notes goes its own way again; so does a twin left alone.
ChangeSet partTwins(const Board &board, std::span<const NoteId> notes);

// Makes one note of several of one kind: the first in reading order takes over the links, votes,
// descriptions, fields, actors and the places in scenarios of the others, which are removed. Locked notes
// are passed over. Empty for fewer than two notes.
ChangeSet mergeNotes(const Board &board, std::span<const NoteId> notes);

} // namespace tempestry::edits
