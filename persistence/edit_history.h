#pragma once

#include "model/document.h"

#include <functional>
#include <vector>

namespace tempestry::persistence {

// All edits that a board file keeps, as far as they can be read.
struct EditHistory
{
    std::vector<Edit> edits; // oldest first
    qint64 missing = 0;      // edits before these that can't be read, or that `goOn` gave up
    QString problem;         // why there are missing ones, as a sentence; empty when there are none
};

// Reads them in small bites, between which the file can be written by others, from the newest to the oldest.
// `goOn` is called after each bite with how many are read, of how many, and says whether to go on. May take
// some tens of microseconds an edit, in any thread. Safe beside a BoardWriter of this program on the same
// file. Never throws: what can't be read is told in `problem`.
EditHistory readEditHistory(const QString &path,
                            const std::function<bool(qint64 read, qint64 all)> &goOn = {});

} // namespace tempestry::persistence
