#pragma once

#include "model/board.h"
#include "model/simulation/journal.h"

#include <QStringList>

#include <functional>
#include <optional>

namespace tempestry {

struct JournalTold
{
    std::optional<simulation::Journal> journal;
    QString problem; // a sentence for the person, where there is no journal
};

using ToldProgress = std::function<void(quint64 messages)>;

// Runs a Tempestry, `program` with the arguments, in a process of its own, hands it the board on standard
// input and reads the journal that it writes on standard output. Waits for it, in any thread. `stopped` is
// asked several times a second; when it says yes the process is killed and what comes back is of no use.
JournalTold toldBy(const QString &program, const QStringList &arguments, const Board &board,
                   const std::function<bool()> &stopped, const ToldProgress &progress);

} // namespace tempestry
