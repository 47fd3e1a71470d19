#pragma once

#include "model/simulation/journal.h"

#include <vector>

namespace tempestry::simulation {

// Whether it tells of a message that came to be: a command or an event.
inline bool isMessage(const Record &record)
{
    return record.type == RecordType::Command || record.type == RecordType::Event;
}

// A span of virtual time, in microseconds, in which a note was at work.
struct BusySpan
{
    qint64 start = 0;
    qint64 end = 0;
    quint32 started = kNone; // the ActivityStarted record
    bool failed = false;

    bool operator==(const BusySpan &) const = default;
};

struct Lane
{
    quint32 note = kNone;       // Journal::notes
    std::vector<BusySpan> busy; // in the order of their starts

    bool operator==(const Lane &) const = default;
};

// One lane for each note that was at work, in the order of Journal::notes. Work that a limit or a
// cancellation cut short lasts until the last record.
std::vector<Lane> lanes(const Journal &journal);

// Why the record happened: itself, the activity within which, the message that led to that, and so on, back
// to what began it all.
std::vector<quint32> chain(const Journal &journal, quint32 seq);

} // namespace tempestry::simulation
