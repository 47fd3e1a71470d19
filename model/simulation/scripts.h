#pragma once

#include "model/simulation/journal.h"

#include <QJsonObject>
#include <QJsonValue>
#include <QString>

#include <functional>
#include <optional>
#include <variant>
#include <vector>

namespace tempestry::simulation {

// The scripts of a board's notes, as a run calls them. A run never depends on how they are executed, and
// works without any. Numbers of notes and edges are the plan's; entities and payloads are those of the
// journal's tables. States are kept behind this interface, one for each note and entity: an aggregate's is
// folded from the events of its entity's stream, a read model's from the events that were projected into it.
//
// All calls come from the thread of the run, and equal calls in equal order give equal results: chance and
// time come in with the call.
class Scripts
{
public:
    // As `command`, `event` or `message` is seen by a function.
    struct Message
    {
        quint32 note = kNone;
        quint32 entity = kNone;
        quint32 payload = kNone;
        MessageId id;
    };

    struct Call
    {
        quint32 note = kNone; // whose function it is
        Message message;
        quint32 entity = kNone; // for which it acts
        qint64 now = 0;         // virtual microseconds, context.now
        MessageId activity;     // from which context.random() is drawn
    };

    // A message that context.emit or context.issue was asked for; or, of no note, what
    // context.telemetry.progress told last: `done` and `total`.
    struct Output
    {
        quint32 note = kNone; // one that the acting note links to
        QJsonObject payload;
        std::optional<QString> entity; // another one than the call's: one whose id it was handed
    };

    // Why a function did not come to its end.
    struct Failure
    {
        QString reason;
        int line = 0;       // of the note's script, from 1; 0: not known
        bool fatal = false; // the run can't go on: endless, out of memory, too much output

        // As a record tells it: `reason` and, if known, `line`.
        QJsonObject payload() const;
    };

    virtual ~Scripts() = default;

    // A run begins: no state is left of an earlier one. Entities and payloads are those of the journal
    // `tables`, which grows meanwhile.
    virtual void begin(const Journal &tables) { Q_UNUSED(tables) }

    // What a note's script defines, told before the run.
    virtual bool canHandle(quint32 note) const = 0;  // handle(message, context)
    virtual bool canApply(quint32 note) const = 0;   // apply(state, event)
    virtual bool canProject(quint32 note) const = 0; // project(state, event)

    // What was asked for in the order in which it was, or why it failed; then nothing was asked for.
    virtual std::variant<std::vector<Output>, Failure> handle(const Call &call) = 0;

    // Makes the next state of the aggregate's, or the read model's, entity.
    virtual std::optional<Failure> apply(quint32 aggregate, const Message &event) = 0;
    virtual std::optional<Failure> project(quint32 readModel, const Message &event) = 0;

    // What the note holds of the entity now; undefined for nothing.
    virtual QJsonValue state(quint32 note, quint32 entity) const = 0;
    // The same as a record tells it: what is no object is the `value` of one.
    QJsonObject contents(quint32 note, quint32 entity) const;
    // Forgets all states: the run folds them anew from its journal.
    virtual void forget() = 0;

    // Of guards that are more than guard.h understands, by edge of the plan. Whether this one is a script at
    // all, and whether it then holds for the fields.
    virtual bool canTell(quint32 edge) const = 0;
    virtual std::variant<bool, Failure> holds(quint32 edge, const QJsonObject &fields) = 0;
};

// What a record tells about why something did not happen.
QJsonObject reasonPayload(const QString &reason);

} // namespace tempestry::simulation
