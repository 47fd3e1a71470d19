#pragma once

#include "model/board.h"
#include "model/simulation/journal.h"

#include <vector>

namespace tempestry::simulation {

// What a scenario expected of a run, and what came instead.
struct Unmet
{
    enum class List : quint8 { Then, Never, ReadModels };

    List list = List::Then;
    size_t entry = 0;       // in the scenario's list
    quint32 record = kNone; // what came, where one record shows it
    QString expected;       // for people: the note's title, entity and payload
    QString came;

    bool operator==(const Unmet &) const = default;
};

// Whether the run came out as the scenario says. A message meets an entry when it is of its note, of its
// entity if it names one, at its time if it has one, and holds at least its payload. Each meets one entry of
// `then` only; in an ordered scenario those come one after the other. What was given does not count. A read
// model meets an entry when what it holds at the end, of the entity or of any, has at least the payload.
std::vector<Unmet> checkScenario(const Board &board, const Scenario &scenario, const Journal &journal);

} // namespace tempestry::simulation
