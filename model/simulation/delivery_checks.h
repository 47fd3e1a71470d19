#pragma once

#include "model/simulation/ends.h"
#include "model/simulation/engine.h"

#include <functional>
#include <optional>

namespace tempestry::simulation {

// What a run ended with when messages came twice, or in other orders.
struct DeliveryCheck
{
    std::vector<EndDifference> differences; // empty: it ended the same
    std::vector<Fault> faults;              // the fewest found with which it ends like this
};

// Called before each run with how many there were; returns false to cancel. May be empty.
using CheckProgress = std::function<bool(int runs)>;

// Compares a run without faults to one in which every message is delivered twice, while the notes of `asked`
// (all, if it is empty) have no inbox. Of what differs it looks for the fewest duplicates that still make a
// difference, by delta debugging (Zeller and Hildebrandt 2002), in at most a few hundred runs. The options'
// own faults don't happen. nullopt when cancelled. To be called off the thread of the window.
std::optional<DeliveryCheck> checkIdempotence(const Plan &plan, const RunOptions &options,
                                              const std::vector<NoteId> &asked,
                                              const CheckProgress &progress = {});

// The same with messages that come after the next one for the same note, in `orders` different ways.
std::optional<DeliveryCheck> checkOrderIndependence(const Plan &plan, const RunOptions &options, int orders,
                                                    const CheckProgress &progress = {});

} // namespace tempestry::simulation
