#pragma once

#include "model/board.h"
#include "persistence/json_value.h"

#include <string>
#include <vector>

// How notes behave in a run and what goes wrong in it, as members of a board's JSON. Whoever reads gets
// JsonError, and `unknown` receives the paths of members that are not known.
namespace tempestry::persistence {

using UnknownPaths = std::vector<std::string>; // may be passed as nullptr

// A whole number of microseconds for a fixed one, otherwise an object with its "kind".
Json durationJson(const Duration &duration);
Duration readDuration(const JsonValue &value, UnknownPaths *unknown);

// "2026-12-24T18:00:00Z", with six digits after the second where they are not 0. From microseconds since
// 1970.
Json instantJson(qint64 instant);
qint64 readInstant(const JsonValue &value);

// From `trigger` to `takesTwice`.
void writeBehaviour(Json &json, const Note &note);
void readBehaviour(JsonObject &object, Note &note, UnknownPaths *unknown);

Json faultJson(const Fault &fault);
Fault readFault(const JsonValue &value, UnknownPaths *unknown);

} // namespace tempestry::persistence
