#pragma once

#include "model/simulation/journal.h"

#include <map>
#include <utility>
#include <vector>

namespace tempestry::simulation {

// An event as the one who reads its stream sees it: without its time, id and place.
struct EndEvent
{
    NoteId note;
    QString title;
    QJsonObject payload;

    bool operator==(const EndEvent &) const = default;
};

// What is known of an entity when a run is over.
struct EntityEnd
{
    std::vector<EndEvent> events; // in the order of the stream, or in which a read model took them up
    QJsonObject contents;         // what is held: of each field the latest value, unless a script made it
};

// With what a run ended. Read models by their note and entity; streams by their entity, under a null note.
using Ends = std::map<std::pair<NoteId, QString>, EntityEnd>;

Ends endsOf(const Journal &journal);

// A read model's, or an entity's, two ends.
struct EndDifference
{
    NoteId readModel; // null: the stream of the entity
    QString title;    // of the read model
    QString entity;
    std::vector<EndEvent> one; // histories up to the first event in which they differ
    std::vector<EndEvent> other;
    QJsonObject oneContents;
    QJsonObject otherContents;

    bool operator==(const EndDifference &) const = default;
};

// What ended differently: it holds something else, or its stream has not the same events, whatever their
// order. Sorted by note and entity.
std::vector<EndDifference> differencesOf(const Ends &one, const Ends &other);

} // namespace tempestry::simulation
