#pragma once

#include "model/simulation/flat_map.h"
#include "model/simulation/journal.h"
#include "model/simulation/plan.h"

namespace tempestry::simulation {

// What a message carries. `scope` is everything that fields of the same name further on can take their values
// from: the payloads of the causes, the nearest winning, shown or not.
struct Content
{
    quint32 payload = kNone; // Journal::payloads
    quint32 scope = 0;       // number in Contents; 0: empty
    quint32 entity = kNone;  // Journal::entities
};

// What a message is made from. A field takes its value from the scope, else from the state, which is a scope
// too: that of an aggregate's earlier events; else it takes its example.
struct Source
{
    quint32 scope = 0;
    quint32 state = 0;
    quint32 entity = kNone;
};

// Makes the payloads and entities of a run, each distinct one once, into the tables of its journal.
//
// A message concerns the entity that its note's entity id field names: carried over from the cause, or the
// example. Without such a field it concerns the entity of its cause; at a start without one, "1". Where a
// note stands for several occurrences, the k-th concerns the k-th actor named on it, or "#k" of the cause's
// entity, and the entity id field says so.
class Contents
{
public:
    Contents(const Plan &plan, Journal &tables)
        : m_plan(plan)
        , m_tables(tables)
        , m_scopes(1)
    {}

    Content of(quint32 note, quint32 occurrence, const Source &source)
    {
        const PlanNote &planned = m_plan.notes[note];
        if (!planned.hasFields && planned.times == 1)
            return {kNone, source.scope, source.entity};
        return lookUp(note, occurrence, source);
    }

    // The cause, so to speak, of a start: what is carried over into its message, and the entity.
    Content before(const PlanStart &start);
    // A start's message. What the start says wins over examples.
    Content ofStart(const PlanStart &start, quint32 occurrence, const Content &before);

    // The cause of the n-th arrival, from 1.
    Content ofArrival(const PlanTick &tick, quint64 n);
    // A message that a script made: its payload as it is, for the entity that it names or else `entity`.
    Content ofScript(quint32 note, const QJsonObject &object, const std::optional<QString> &named,
                     const Source &source);

    // The entity of one occurrence of a note that stands for several; else `entity`.
    quint32 entityOf(quint32 note, quint32 occurrence, quint32 entity);

    // Enters a payload that no note makes.
    quint32 payload(const QJsonObject &object);

    const QString &nameOf(quint32 entity) const
    {
        return m_tables.entities.at(static_cast<qsizetype>(entity));
    }

    // The scope with the payload's fields added.
    quint32 merged(quint32 scope, quint32 payload);
    // Everything that a message can be made from.
    QJsonObject fields(const Source &source) const;
    // A number for the value of the field of Plan::keys that the note waits by; kNone without one.
    quint32 keyOf(quint32 note, quint32 scope);

private:
    Content lookUp(quint32 note, quint32 occurrence, const Source &source);
    Content make(quint32 note, const Source &source, bool isOccurrence);
    quint32 entity(const QString &name);
    quint32 scope(const QJsonObject &object);

    const Plan &m_plan;
    Journal &m_tables;
    std::vector<QJsonObject> m_scopes; // the first is empty
    FlatMap<Content> m_made;           // (note and scope, state and entity where it matters)
    FlatMap<quint32> m_merged;         // (scope, payload) -> scope + 1
    FlatMap<quint32> m_keys;           // (note, scope) -> number of its key + 1
    FlatMap<quint32> m_occurrences;    // (entity, occurrence) -> entity + 1
    QHash<QString, quint32> m_entityNumbers;
    QHash<QByteArray, quint32> m_payloadNumbers;
    QHash<QByteArray, quint32> m_scopeNumbers;
    QHash<QByteArray, quint32> m_keyNumbers;
};

} // namespace tempestry::simulation
