#pragma once

#include "model/board.h"

#include <QString>

#include <optional>

// How a note behaves in a run, in words: one form of each, both shown and typed. Reading takes what is shown
// and what people write for it, and gives nullopt for anything else.
namespace tempestry {

// "2026-12-24 18:00", UTC, of microseconds since 1970; the time may be left out.
QString instantText(qint64 instant);
std::optional<qint64> readInstant(const QString &text);

// "3", "3, 1 s apart", "3, backing off from 1 s", "3, backing off from 1 s by 1.5".
QString retryText(const Retry &retry);
std::optional<Retry> readRetry(const QString &text);

// "every day", "every 2 h", "2 h after", "2 h after without Payment taken", "2026-12-24 18:00"; instants are
// UTC.
QString timerText(const Board &board, const Timer &timer);
// A note that is waited for is named by its title, in any case; `problem` says so when there is none of it.
std::optional<Timer> readTimer(const Board &board, const QString &text, QString *problem);

// "every 5 min (exponential), at most 100".
QString arrivalsText(const Arrivals &arrivals);
std::optional<Arrivals> readArrivals(const QString &text);

} // namespace tempestry
