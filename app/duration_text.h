#pragma once

#include <QString>

#include <optional>

namespace tempestry {

// Whole microseconds as a person writes them: "800 ms", "1.5 s", "2 d"; "0" for none.
QString durationText(qint64 microseconds);

// Reads a number and one of µs (us), ms, s, min, h, d, with or without a space; a bare number is seconds.
// nullopt for anything else, and for what is negative or longer than 100 years.
std::optional<qint64> parseDuration(const QString &text);

// An instant of a run: "0:03.214", from the first hour on "1:02:03.214", from the first day on "2 d 1:02:03".
QString virtualTimeText(qint64 microseconds);

} // namespace tempestry
