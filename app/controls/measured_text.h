#pragma once

#include <QString>

namespace tempestry {

// A measured virtual time in the unit in which three digits tell most: "820 ms", "1.25 s", "2.5 h". Never
// parsed again.
QString measuredTime(double microseconds);

// "84 %", "0.3 %"; of 0 to 1.
QString shareText(double share);

// With at most three digits behind the point that tell something: "12", "2.5", "0.034".
QString measuredNumber(double number);

} // namespace tempestry
