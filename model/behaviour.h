#pragma once

#include "model/id.h"

#include <QString>
#include <QtGlobal>

#include <optional>
#include <vector>

// How a note behaves in a run, as plain values of its note. Times are whole microseconds of virtual time.
namespace tempestry {

// How long something takes: the same each time, or drawn anew each time. Never negative when drawn.
struct Duration
{
    enum class Kind : quint8 {
        Fixed,       // `first`
        Uniform,     // from `first` to `second`
        Exponential, // with the mean `first`
        Normal,      // with the mean `first` and the standard deviation `second`; negative draws count as 0
        List,        // one of `list`, each as likely
    };

    Duration(qint64 fixed = 0) // implicit: a plain number is the usual case
        : first(fixed)
    {}
    Duration(Kind drawn, qint64 firstTime, qint64 secondTime = 0)
        : kind(drawn)
        , first(firstTime)
        , second(secondTime)
    {}

    Kind kind = Kind::Fixed;
    qint64 first = 0;
    qint64 second = 0;
    std::vector<qint64> list;

    // Whether it is 0 each time.
    bool isNone() const { return *this == Duration(); }
    bool operator==(const Duration &) const = default;
};

// What becomes of a handler's failure: it is tried again so often, the n-th time `wait` * `factor`^(n-1)
// later.
struct Retry
{
    int times = 0;
    qint64 wait = 0;
    double factor = 2;

    bool operator==(const Retry &) const = default;
};

// When a note comes about by the clock.
struct Timer
{
    enum class Kind : quint8 {
        Every, // an event, command or policy: each `time`, first after one `time`
        At,    // the same: once, at `time` microseconds since 1970, UTC
        After, // a policy or event: `time` after what leads to it, unless a message of the note `without`
               // that has the same correlation has come by then
    };

    Kind kind = Kind::Every;
    qint64 time = 0;
    std::optional<NoteId> without; // for After

    bool operator==(const Timer &) const = default;
};

// How often an actor comes to issue its commands, each time as a start of its own, for an entity of its own.
struct Arrivals
{
    Duration between; // from one to the next, and from the start of the run to the first
    int most = 100;   // of a run

    bool operator==(const Arrivals &) const = default;
};

// Something that goes wrong in a run: by chance, or at one message.
struct Fault
{
    // The numbers stand in no file.
    enum class Kind : quint8 {
        Duplicate, // the message is delivered twice, the second time after `delay`
        Delay,     // the message comes later by `delay`
        Loss,      // the message is lost and delivered anew after `delay`
        Reorder,   // the message comes after the next one for the same note
        Failure,   // the handler fails at the end of its work, with nothing sent
        Crash,     // the whole system stops and goes on after `delay` with the queue rebuilt from the journal
    };

    Kind kind = Kind::Duplicate;
    std::optional<NoteId> note; // at messages to this note only, or failures of it; of Crash: never
    double probability = 0;     // 0 to 1, for each message
    std::optional<qint64> at;   // in the place of chance: at the at-th message concerned, from 1
    Duration delay;

    bool operator==(const Fault &) const = default;
};

} // namespace tempestry
