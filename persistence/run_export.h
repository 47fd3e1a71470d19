#pragma once

#include "model/board.h"
#include "model/simulation/journal.h"

#include <QStringList>

#include <functional>
#include <memory>
#include <span>

namespace tempestry::persistence {

// What an export of a run says besides its journal.
struct ExportedRun
{
    Board board;       // as it ran
    qint64 begins = 0; // of virtual time 0: microseconds since 1970, UTC
};

// Told how many messages are written; returns false to give up.
using GoOn = std::function<bool(quint64 messages)>;

// Writes the messages of a run, its commands and events, as a file for other programs. The file appears at
// finish(), whole; without that nothing is left behind, and a file that was there stays. All throw
// BoardFileError when it can't be written.
class RunExport
{
public:
    virtual ~RunExport() = default;

    // The records from number `firstSeq` on, with tables that only grow. Parts come in order and without
    // gaps.
    virtual void take(const simulation::Journal &tables, std::span<const simulation::Record> records,
                      quint64 firstSeq) = 0;
    // False when `goOn` gave up. `goOn` may be empty.
    virtual bool finish(const GoOn &goOn = {}) = 0;
};

// The endings of the files a run can be written as, in lower case, without the dot before them.
QStringList runExportEndings();

// nullptr when the path has none of these endings; upper and lower case are the same.
std::unique_ptr<RunExport> makeRunExport(const QString &path, const ExportedRun &run);

// Writes a whole journal. False when `goOn` gave up.
bool exportRun(RunExport &to, const simulation::Journal &journal, const GoOn &goOn = {});

} // namespace tempestry::persistence
