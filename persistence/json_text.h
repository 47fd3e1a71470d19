#pragma once

#include "persistence/element_json.h"

#include <QByteArray>

#include <nlohmann/json_fwd.hpp>

namespace tempestry::persistence {

// Limits of a JSON text, against hostile and broken files.
inline constexpr qsizetype kLargestText = qsizetype(256) * 1024 * 1024; // bytes
inline constexpr size_t kDeepestNesting = 64;
inline constexpr size_t kMostValues = 20'000'000;

// The value in a UTF-8 text, with or without a byte order mark. Throws JsonError, with line and column, on
// what is no JSON, and with the path on an object that has a name twice or on what goes beyond the limits.
// Costs time in proportion to the text, whatever is in it.
nlohmann::ordered_json parseJson(QByteArrayView text);

} // namespace tempestry::persistence
