#pragma once

#include "app/simulation/many_runs.h"

class QTextStream;

namespace tempestry {

// What many runs came to, as tables for people.
void writeStatisticsText(const FinishedRuns &made, QTextStream &out);

} // namespace tempestry
