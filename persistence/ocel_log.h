#pragma once

#include "model/simulation/flat_map.h"
#include "persistence/run_export.h"

#include <QHash>
#include <QJsonObject>
#include <QSet>

#include <optional>
#include <vector>

namespace tempestry::persistence {

enum class OcelValue : quint8 { Boolean, Integer, Float, Time, String };

// What all values of an attribute are: integers and floats together are floats, all else that differs is
// text. nullopt for null, which is no value.
std::optional<OcelValue> ocelValue(const QJsonValue &value);
OcelValue joined(OcelValue a, OcelValue b);
// A value as text, for an attribute that is text: lists and objects as JSON.
QString ocelText(const QJsonValue &value);

struct OcelAttribute
{
    QString name;
    OcelValue type = OcelValue::String;
};

struct OcelType
{
    QString name; // no two event types have the same, nor two object types
    std::vector<OcelAttribute> attributes;
};

// Indexes point into the log; kNone where there is nothing to point at.
struct OcelEvent
{
    QByteArray id; // hexadecimal digits and a full stop at most
    quint32 type = 0;
    qint64 time = 0; // virtual
    quint32 payload = simulation::kNone;
    quint32 stream = simulation::kNone; // objects, each told by the qualifier of this name
    quint32 correlation = simulation::kNone;
    quint32 handler = simulation::kNone;
    bool isInStream = false; // an event, not a command
};

// An attribute takes the value that the payload has under its name.
struct OcelChange
{
    qint64 time = 0; // virtual
    quint32 attribute = 0;
    quint32 payload = 0;
};

struct OcelObject
{
    QString id;
    quint32 type = 0;
    qint64 begins = 0; // virtual time of the first event with it
    std::vector<OcelChange> changes;
    std::vector<quint32> concerns; // objects, by the qualifier "concerns"
};

// The messages of a run as an object-centric event log. Every command and event is an OCEL event, of the type
// that its note's title names, with the fields of its payload as attributes. The objects are
//  - the entities, of the type that the aggregate names which acts for them; without one, the first handler;
//    without any, "Entity". Their attributes change with the fields of the events in their stream;
//  - the correlations, of type "Correlation": all that follows from one beginning. They concern the entities
//    that occur in it;
//  - the handlers, policies and actors that sent the messages, of type "Handler".
struct OcelLog
{
    std::vector<OcelType> eventTypes;
    std::vector<OcelType> objectTypes;
    std::vector<OcelEvent> events; // as they happened
    std::vector<OcelObject> objects;
    std::vector<QJsonObject> payloads;
    qint64 begins = 0;
};

// Makes the log of a run, part by part. Keeps about 150 bytes for each message.
class OcelLogBuilder
{
public:
    explicit OcelLogBuilder(const ExportedRun &run);

    // See RunExport::take().
    void take(const simulation::Journal &tables, std::span<const simulation::Record> records,
              quint64 firstSeq);
    OcelLog finish() &&;

private:
    using Numbers = std::vector<quint32>; // by number of a note or an entity; kNone: none yet

    void followTables(const simulation::Journal &tables);
    void addEvent(const simulation::Record &record, quint64 seq);
    quint32 typeOf(const simulation::Record &record);
    void noteHandler(quint32 entity, quint32 note);
    quint32 streamOf(quint32 entity, qint64 time);
    quint32 correlationOf(quint32 root, qint64 time);
    quint32 handlerOf(quint32 note, qint64 time);
    quint32 addObject(const QString &id, qint64 time);
    void nameEntities();
    void describe(quint32 object, quint32 type, const QJsonObject &attributes);
    void followStreams();

    ExportedRun m_run;
    OcelLog m_log;
    QStringList m_titles; // of notes, on one line
    std::vector<NoteId> m_notes;
    QStringList m_entities;
    std::vector<simulation::MessageId> m_ids; // of all records so far
    Numbers m_actsIn;                         // by record: the note of the activity that it began
    Numbers m_handlers;                     // by entity: note that acts for it, an aggregate if there is one
    Numbers m_streams;                      // by entity: object
    Numbers m_workers;                      // by note: object
    QHash<quint32, quint32> m_correlations; // record that began it -> object
    Numbers m_types;                        // by note: event type
    QHash<QString, quint32> m_typesByWords; // "event Order placed" -> event type
    simulation::FlatMap<bool> m_seenIds;
    simulation::FlatMap<bool> m_seenPayloads; // (type, payload)
    simulation::FlatMap<bool> m_seenPairs;    // (correlation, stream)
    QSet<QString> m_eventTypeNames;
    QSet<QString> m_objectIds;
};

} // namespace tempestry::persistence
