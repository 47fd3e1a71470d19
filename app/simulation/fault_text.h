#pragma once

#include "model/board.h"

#include <optional>
#include <vector>

namespace tempestry {

// Faults as a person writes them, with semicolons between: "duplicate 10 %; failure of "Ship parcel" at 3;
// loss 5 % after 2 s; crash at 100". Each is a kind, then, where it matters and in this order, "of" and the
// title of a note, a probability or "at" and the number of the message concerned, "after" and a duration.
// A duration that is drawn anew each time is shown by its mean, as "after about 2 s".
QString faultsText(const Board &board, const std::vector<Fault> &faults);

// nullopt when the text is no such list; `problem` says what is wrong and how to write it. What reads as one
// of `before` is that one, with all that the text leaves out.
std::optional<std::vector<Fault>> parseFaults(const Board &board, const std::vector<Fault> &before,
                                              const QString &text, QString *problem);

} // namespace tempestry
