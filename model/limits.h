#pragma once

#include "model/board.h"

namespace tempestry {

// What the parts of a board may be at the most. Edits keep to these, and files that go beyond them are
// refused.
inline constexpr qsizetype kLongestTitle = 100'000;  // UTF-16 code units; also of every other short text
inline constexpr qsizetype kLongestText = 1'000'000; // a description or a script
inline constexpr double kFarthest = 1e9;             // paper units from the origin, on either axis
inline constexpr double kLargestNote = 20'000;       // paper units on either side
inline constexpr double kLargestRoll = kFarthest;    // a timeline or a frame
inline constexpr int kMostTimes = 1'000'000;
inline constexpr int kMostVotes = 1'000'000;
inline constexpr int kLastColumn = 1'000'000;
inline constexpr qint64 kLongestDuration = 9'000'000'000'000'000; // microseconds; 285 years

// Cuts what is too long and brings numbers into their ranges.
void keepWithinLimits(Note &note);
void keepWithinLimits(Link &link);
// The text, cut between two characters where it is longer.
QString atMost(const QString &text, qsizetype length);

} // namespace tempestry
