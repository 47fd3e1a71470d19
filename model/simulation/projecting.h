#pragma once

#include "model/simulation/contents_at.h"
#include "model/simulation/journal.h"
#include "model/simulation/plan.h"
#include "model/simulation/projections.h"

#include <optional>
#include <vector>

namespace tempestry::simulation {

class Scripts;

// The events of the journal that the projections take up: a journal of its own, in which nothing points
// elsewhere. `numbers` gets what their records are in the journal.
Journal eventsTakenUp(const Journal &journal, const Projections &projections, std::vector<quint32> *numbers);

// Has the read models take up the events of the journal, as a run of the plan's board would: the journal of
// these events, each followed by a Projected for each of its read models; Dropped, with the reason, where the
// script failed; a Limit at the end, if a script could not go on at all. Without `scripts`, which are those
// of the plan's board, read models act as if they had none.
Journal projectEvents(const Journal &journal, const Projections &projections, const Plan &plan,
                      Scripts *scripts);

// What scripts made of the events, by the records that `numbers` gives for them, told from the journal that
// projectEvents() returned. nullopt when it is not about as many events.
std::optional<ScriptedContents> scriptedContents(const Journal &projected,
                                                 const std::vector<quint32> &numbers);

} // namespace tempestry::simulation
