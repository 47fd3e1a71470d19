#pragma once

#include "model/limits.h"

namespace tempestry {

// What the parts of behaviour.h may be at the most; see limits.h.
inline constexpr qint64 kLatestInstant = kLongestDuration; // microseconds since 1970; in 2255
inline constexpr qsizetype kMostChoices = 1'000; // of an enum, or of a duration that is one of a list
inline constexpr int kMostCapacity = 1'000'000;
inline constexpr int kMostRetries = 1'000;
inline constexpr double kSteepestBackOff = 1'000; // by which a wait is multiplied each time; at least 1
inline constexpr int kMostArrivals = 1'000'000;
inline constexpr double kHighestCost = 1e12;
inline constexpr qint64 kLastFault = 1'000'000'000; // the message at which something can go wrong

} // namespace tempestry
