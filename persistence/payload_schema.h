#pragma once

#include "model/board.h"

#include <QByteArray>

// What commands and events carry, as JSON Schema (draft 2020-12) in UTF-8. Beyond the standard, a member that
// names the entity has "x-entityId": true, one of a type that only people understand has "x-type", and a
// message has "x-kind", "command" or "event". Equal boards give equal bytes.
namespace tempestry::persistence {

// Of one command or event.
QByteArray payloadSchema(const Note &note);

// Of all commands and events of a board, each under its title in "$defs", in reading order. Several notes of
// one kind and title share one, which has the members of all; what is required of each of them that has
// fields is required. Of a command and an event with one title, the event's name ends with " (event)". Notes
// without a title are left out.
QByteArray payloadSchemas(const Board &board);

} // namespace tempestry::persistence
