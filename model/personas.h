#pragma once

#include "model/change_set.h"

#include <optional>
#include <vector>

// The actors of a board as a table: all actor notes with one title are one persona.
namespace tempestry {

struct PersonaRow
{
    QString name;    // the title in one line; never empty
    Persona persona; // of the first of its notes, in reading order, that says something
    int places = 0;  // its actor notes, and the other notes on which it is named

    bool operator==(const PersonaRow &) const = default;
};

// In reading order of their first notes. Actor notes without a title are left out.
std::vector<PersonaRow> personasOf(const Board &board);

// The actor notes of the persona, in reading order.
std::vector<NoteId> notesOfPersona(const Board &board, const QString &name);

namespace edits {

// On all its notes, and wherever it is named. An empty name changes nothing.
ChangeSet renamePersona(const Board &board, const QString &name, const QString &newName);
// On all its notes.
ChangeSet changePersona(const Board &board, const QString &name, const Persona &persona);

// A new actor note for the persona, with what the table says of it: below the persona's last note, or that of
// the last persona; not on the board yet.
Note newPersonaNote(const Board &board, const QString &name);

} // namespace edits

} // namespace tempestry
