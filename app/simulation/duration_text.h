#pragma once

#include "model/behaviour.h"

#include <QString>

#include <optional>

namespace tempestry {

// Whole microseconds as a person writes them: "800 ms", "1.5 s", "2 d"; "0" for none.
QString durationText(qint64 microseconds);

// Reads a number and one of µs (us), ms, s, min, h, d, with or without a space; a bare number is seconds.
// nullopt for anything else, and for what is negative or longer than 100 years.
std::optional<qint64> parseDuration(const QString &text);

// "800 ms", "1 s to 3 s", "about 2 s (exponential)", "2 s ± 500 ms", "1 s, 2 s, 5 s".
QString durationText(const Duration &duration);

// Reads what durationText() writes, and what people write for it: a dash for "to", "+-", ";" between the
// times of a list, no "about". A time without a unit takes the last one's. nullopt for anything else.
std::optional<Duration> readDuration(const QString &text);
// What to write, as a sentence.
QString durationHint();

// An instant of a run: "0:03.214", from the first hour on "1:02:03.214", from the first day on "2 d 1:02:03".
QString virtualTimeText(qint64 microseconds);

} // namespace tempestry
