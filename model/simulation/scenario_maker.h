#pragma once

#include "model/scenario_edits.h"
#include "model/simulation/journal.h"
#include "model/simulation/plan.h"

#include <vector>

namespace tempestry::simulation {

// Something of a run that a scenario made from it could say.
struct Candidate
{
    ScenarioList list = ScenarioList::Then;
    ScenarioEntry entry;    // with all of the entity and payload; a time only where a start is not at once
    quint32 record = kNone; // that shows it; kNone for what a read model holds at the end
    bool matters = false;   // whether it goes into the scenario; at first a proposal

    bool operator==(const Candidate &) const = default;
};

// In the order of the lists, and of the journal. The run is taken from the instant `from` on, in virtual
// microseconds: what happened before is given, and what still came of that is left out, since what is given
// leads to nothing. Proposed are all that is given, all starts, and the events to which nothing else was due.
// What timers start is no candidate: it comes by itself.
std::vector<Candidate> candidatesOf(const Board &board, const Journal &journal, qint64 from = 0);

// With those that matter.
Scenario scenarioFrom(const QString &name, const std::vector<Candidate> &candidates, const Conditions &set);

} // namespace tempestry::simulation
