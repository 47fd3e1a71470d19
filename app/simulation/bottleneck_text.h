#pragma once

#include "app/simulation/many_runs.h"

namespace tempestry {

// Where the time goes, as sentences; empty when no note took any.
QString bottleneckText(const FinishedRuns &made);

} // namespace tempestry
