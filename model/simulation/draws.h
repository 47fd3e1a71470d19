#pragma once

#include "model/behaviour.h"
#include "model/simulation/journal.h"

namespace tempestry::simulation {

// Chance in a run. A draw depends on the id of what it is made for and on what it is made for, and on nothing
// else: not on how much was drawn before. It uses no function of the platform's mathematical library but the
// square root, which IEEE 754 defines to the bit, so that it is the same everywhere.
enum class Purpose : quint8 { Duration, Delay, Arrival, Answer, Fault, FaultDelay };

// Of [0, 1), in steps of 2^-53.
double share(const MessageId &id, Purpose purpose, quint64 which = 0);

// Microseconds, at least 0, at most 2^62.
qint64 drawn(const Duration &duration, const MessageId &id, Purpose purpose, quint64 which = 0);

// How long to wait before the try after the `attempt`-th one, from 1.
qint64 backOff(const Retry &retry, int attempt);

// The natural logarithm of a positive, normal number, by the series of the inverse hyperbolic tangent.
double portableLog(double number);

} // namespace tempestry::simulation
