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
    quint32 scope = 0;
    quint32 entity = kNone; // Journal::entities
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

    Content of(quint32 note, quint32 occurrence, quint32 causeScope, quint32 causeEntity)
    {
        const PlanNote &planned = m_plan.notes[note];
        if (!planned.hasFields && planned.times == 1)
            return {kNone, causeScope, causeEntity};
        return lookUp(note, occurrence, causeScope, causeEntity);
    }

    // The cause, so to speak, of a start: what is carried over into its message, and the entity.
    Content before(const PlanStart &start);
    // A start's message. What the start says wins over examples.
    Content ofStart(const PlanStart &start, quint32 occurrence, const Content &before);

    // The entity of one occurrence of a note that stands for several; else `entity`.
    quint32 entityOf(quint32 note, quint32 occurrence, quint32 entity);

    // Enters a payload that no note makes.
    quint32 payload(const QJsonObject &object);

private:
    Content lookUp(quint32 note, quint32 occurrence, quint32 causeScope, quint32 causeEntity);
    Content make(quint32 note, quint32 causeScope, quint32 entity, bool isOccurrence);
    quint32 entity(const QString &name);
    quint32 scope(const QJsonObject &object);

    const Plan &m_plan;
    Journal &m_tables;
    std::vector<QJsonObject> m_scopes; // the first is empty
    FlatMap<Content> m_made;           // (note and cause's scope, entity where it matters)
    FlatMap<quint32> m_occurrences;    // (entity, occurrence) -> entity + 1
    QHash<QString, quint32> m_entityNumbers;
    QHash<QByteArray, quint32> m_payloadNumbers;
    QHash<QByteArray, quint32> m_scopeNumbers;
};

} // namespace tempestry::simulation
