#pragma once

#include "model/id.h"

#include <QByteArray>
#include <QHash>
#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <compare>
#include <cstdint>
#include <limits>
#include <vector>

namespace tempestry::simulation {

// 128 bits made from the run's seed and the message's cause: equal in every run with equal inputs, and never
// from a counter that two handlers share. Shown and written as 32 hexadecimal digits.
struct MessageId
{
    quint64 high = 0;
    quint64 low = 0;

    friend auto operator<=>(const MessageId &, const MessageId &) = default;
};

enum class RecordType : quint8 {
    Command,         // a command reached its note
    Event,           // an event was emitted and appended to its entity's stream
    ActivityStarted, // a handler, policy, actor or screen began to act on `causation`
    ActivityEnded,
    ActivityFailed,
    Issued,    // the note issued a command; `id` is the command's, which follows as Command
    Dropped,   // a message that a note had already seen, or that was lost on its way and comes anew
    Projected, // a read model took up the event `causation`; a payload is what it then holds of the entity
    Limit,     // the run was ended by a limit or a script; the payload says which, and the notes of the loop
};

inline constexpr quint32 kNone = std::numeric_limits<quint32>::max();

// One line of the journal. Indexes point into the journal's tables; kNone where there is nothing to point at.
// 64 bytes, so that a million are 64 MB.
struct Record
{
    MessageId id;                // of the message; of the activity for Activity records
    qint64 time = 0;             // virtual microseconds from the start of the run
    quint32 note = kNone;        // Journal::notes
    quint32 entity = kNone;      // Journal::entities; also names the stream of an event
    quint32 version = 0;         // in its stream, from 1; 0: in no stream
    quint32 correlation = kNone; // the record of the message that began it all
    quint32 causation = kNone;   // the record of the message that led to this one
    quint32 activity = kNone;    // the ActivityStarted record within which this happened
    quint32 payload = kNone;     // Journal::payloads
    RecordType type = RecordType::Event;
    qint64 waited = 0; // of ActivityStarted: microseconds that its message waited for a place at the note
};
static_assert(sizeof(Record) <= 64);

// What happened in a run, in order. A record's number ("seq") is its index.
struct Journal
{
    std::vector<NoteId> notes;
    QStringList noteNames; // titles, beside `notes`
    QStringList entities;
    std::vector<QJsonObject> payloads;
    std::vector<Record> records;
};

} // namespace tempestry::simulation
