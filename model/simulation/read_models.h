#pragma once

#include "model/simulation/journal.h"

#include <map>
#include <utility>

namespace tempestry::simulation {

// By note and entity, both as numbers of the journal's tables.
using ReadModelContents = std::map<std::pair<quint32, quint32>, QJsonObject>;

// What the read models hold once the first `records` records have happened: of each entity the fields of the
// events that were projected, the latest value of each; where a Projected record has a payload, that.
ReadModelContents readModelsAfter(const Journal &journal, size_t records);

} // namespace tempestry::simulation
