#pragma once

#include "model/simulation/run_statistics.h"

#include <QByteArray>

namespace tempestry::persistence {

// Statistics of many runs as JSON, UTF-8, in a stable order; what is empty or 0 is left out:
//   format       "tempestry-statistics", version 1
//   board        its id
//   seeds        first, runs
//   limited      runs that a limit ended
//   length       of each run, a histogram in virtual microseconds
//   messages     of each run, a histogram
//   cost         of each run, a histogram in thousandths
//   notes        of each note that was reached: note (id), title, reached, activities, failures, busy,
//                utilisation, and histograms: duration, waiting, queue, cycle, perRun;
//                outcomes: note, title, count
//   hotspots     of each: note, title, crossings, runs
//   bottleneck   note, title, reason ("waiting" or "work"), share
// A histogram has count, sum, least, most, p5, p50, p95, p99 and bins, each [least number in it, count]; see
// LogHistogram. Titles, percentiles, utilisation and bottleneck are for readers; they are worked out anew.
QByteArray statisticsToJson(const Board &board, const simulation::StatisticsScope &scope, quint64 firstSeed,
                            const simulation::RunStatistics &statistics);

// Reads what statisticsToJson wrote, from anywhere. Throws JsonError, also when it is not of the scope.
simulation::RunStatistics statisticsFromJson(QByteArrayView json, const simulation::StatisticsScope &scope);

} // namespace tempestry::persistence
