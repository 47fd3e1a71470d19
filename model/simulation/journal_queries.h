#pragma once

#include "model/simulation/journal.h"

#include <span>
#include <vector>

namespace tempestry::simulation {

// Whether it tells of a message that came to be: a command or an event.
inline bool isMessage(const Record &record)
{
    return record.type == RecordType::Command || record.type == RecordType::Event;
}

// One piece of work, as records.
struct Work
{
    quint32 arrived = kNone; // the message that is worked on; kNone where there is none
    quint32 started = kNone;
    quint32 ended = kNone; // kNone: a limit or a cancellation cut it short
    bool failed = false;

    bool operator==(const Work &) const = default;
};

struct Lane
{
    quint32 note = kNone;   // Journal::notes
    std::vector<Work> work; // in the order of their starts

    bool operator==(const Lane &) const = default;
};

// One lane for each note that was at work, in the order of Journal::notes.
std::vector<Lane> lanes(const Journal &journal);

// What led to the record at once: the activity within which it happened, or the message that it answers;
// kNone where it all began.
quint32 causeOf(const Journal &journal, quint32 seq);

// Why the record happened: itself, the activity within which, the message that led to that, and so on, back
// to what began it all.
std::vector<quint32> chain(const Journal &journal, quint32 seq);

// What comes of the records of a journal. 8 bytes a record.
class Consequences
{
public:
    Consequences() = default;
    // Takes time in proportion to the journal.
    explicit Consequences(const Journal &journal);

    // What the record led to at once, in order.
    std::span<const quint32> of(quint32 seq) const
    {
        return std::span(m_caused).subspan(m_begins[seq], m_begins[seq + 1] - m_begins[seq]);
    }
    // The record itself and all that came of it, sorted. Costs time in proportion to what is found.
    std::vector<quint32> all(quint32 seq) const;

private:
    std::vector<quint32> m_begins; // in m_caused, by record; one more at the end
    std::vector<quint32> m_caused;
};

} // namespace tempestry::simulation
