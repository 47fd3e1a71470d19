#pragma once

#include "model/note_kind.h"

#include <QStringView>

#include <span>

namespace tempestry {

// One step of a workshop: what the facilitator asks of the room, and how the room knows that it is done.
// All texts are source texts for translation in context "Workshop".
struct Phase
{
    const char *key; // unique in its format
    const char *name;
    const char *prompt;              // said to the room
    const char *doneWhen;            // reads on from "Done when"
    std::span<const NoteKind> kinds; // what the palette offers; every kind stays valid all the time
    int minutes;                     // suggested
};

// A kind of workshop: its phases in order.
struct WorkshopFormat
{
    const char *key;
    const char *name;
    std::span<const Phase> phases; // never empty
};

std::span<const WorkshopFormat> workshopFormats();
// nullptr for none of that key.
const WorkshopFormat *workshopFormat(QStringView key);

bool offers(const Phase &phase, NoteKind kind);

} // namespace tempestry
