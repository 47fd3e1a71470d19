#pragma once

#include "model/simulation/flat_flow.h"

namespace tempestry::simulation {

// The instant of a run's virtual time 0, in microseconds since 1970, UTC: what the scenario says; else
// midnight before the first Timer::At; else 0.
qint64 runBegin(const FlatFlow &flow, const Scenario *scenario);

} // namespace tempestry::simulation
