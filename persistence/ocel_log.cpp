#include "persistence/ocel_log.h"

#include "model/simulation/journal_lines.h"
#include "model/simulation/journal_queries.h"
#include "persistence/export_text.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace tempestry::persistence {

using simulation::kNone;
using simulation::Record;
using simulation::RecordType;

namespace {

bool isTimestamp(const QString &text)
{
    static const QRegularExpression kPattern(
        QStringLiteral("^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?(Z|[+-]\\d\\d:\\d\\d)$"));
    return text.size() >= 20 && kPattern.match(text).hasMatch();
}

bool isWhole(double number)
{
    constexpr double kExact = 9007199254740992.0;
    return std::abs(number) <= kExact && number == std::floor(number);
}

// The name, with a number behind it when it is taken.
QString unused(const QString &name, QSet<QString> &taken)
{
    QString found = name;
    for (int i = 2; taken.contains(found); ++i)
        found = QStringLiteral("%1 (%2)").arg(name).arg(i);
    taken.insert(found);
    return found;
}

void addAttributes(OcelType &type, const QJsonObject &fields)
{
    for (auto field = fields.begin(); field != fields.end(); ++field) {
        const auto value = ocelValue(field.value());
        if (!value)
            continue;
        const auto known = std::ranges::find(type.attributes, field.key(), &OcelAttribute::name);
        if (known == type.attributes.end())
            type.attributes.push_back({field.key(), *value});
        else
            known->type = joined(known->type, *value);
    }
}

quint32 &at(std::vector<quint32> &numbers, size_t place)
{
    if (place >= numbers.size())
        numbers.resize(place + 1, kNone);
    return numbers[place];
}

} // namespace

std::optional<OcelValue> ocelValue(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Null:
    case QJsonValue::Undefined:
        return std::nullopt;
    case QJsonValue::Bool:
        return OcelValue::Boolean;
    case QJsonValue::Double:
        return isWhole(value.toDouble()) ? OcelValue::Integer : OcelValue::Float;
    case QJsonValue::String:
        return isTimestamp(value.toString()) ? OcelValue::Time : OcelValue::String;
    case QJsonValue::Array:
    case QJsonValue::Object:
        break;
    }
    return OcelValue::String;
}

OcelValue joined(OcelValue a, OcelValue b)
{
    const auto isNumber = [](OcelValue type) {
        return type == OcelValue::Integer || type == OcelValue::Float;
    };
    if (a == b)
        return a;
    return isNumber(a) && isNumber(b) ? OcelValue::Float : OcelValue::String;
}

QString ocelText(const QJsonValue &value)
{
    if (value.isString())
        return value.toString();
    const QByteArray list = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(list.sliced(1, list.size() - 2));
}

OcelLogBuilder::OcelLogBuilder(const ExportedRun &run)
    : m_run(run)
{
    m_log.begins = run.begins;
}

void OcelLogBuilder::take(const simulation::Journal &tables, std::span<const Record> records,
                          quint64 firstSeq)
{
    followTables(tables);
    for (const Record &record : records) {
        const bool starts = record.type == RecordType::ActivityStarted;
        m_ids.push_back(record.id);
        m_actsIn.push_back(starts ? record.note : kNone);
        if (starts && record.entity != kNone)
            noteHandler(record.entity, record.note);
        if (isMessage(record))
            addEvent(record, firstSeq);
        ++firstSeq;
    }
}

void OcelLogBuilder::followTables(const simulation::Journal &tables)
{
    m_notes = tables.notes;
    for (qsizetype i = m_titles.size(); i < tables.noteNames.size(); ++i)
        m_titles.append(titleOr(tables.noteNames[i], tables.notes[static_cast<size_t>(i)].toString()));
    for (qsizetype i = m_entities.size(); i < tables.entities.size(); ++i)
        m_entities.append(tables.entities[i]);
    for (size_t i = m_log.payloads.size(); i < tables.payloads.size(); ++i)
        m_log.payloads.push_back(tables.payloads[i]);
}

void OcelLogBuilder::addEvent(const Record &record, quint64 seq)
{
    OcelEvent event;
    event.id = hex(record.id);
    bool isNew = false;
    m_seenIds(record.id.high, record.id.low, &isNew);
    if (!isNew)
        event.id.append('.').append(QByteArray::number(seq));
    event.type = typeOf(record);
    event.time = record.time;
    event.payload = record.payload;
    event.isInStream = record.version != 0;
    if (record.entity != kNone)
        event.stream = streamOf(record.entity, record.time);
    if (record.correlation != kNone)
        event.correlation = correlationOf(record.correlation, record.time);
    if (record.activity != kNone && m_actsIn[record.activity] != kNone)
        event.handler = handlerOf(m_actsIn[record.activity], record.time);
    if (event.stream != kNone && event.correlation != kNone) {
        m_seenPairs(event.correlation, event.stream, &isNew);
        if (isNew)
            m_log.objects[event.correlation].concerns.push_back(event.stream);
    }
    m_log.events.push_back(std::move(event));
}

quint32 OcelLogBuilder::typeOf(const Record &record)
{
    quint32 &type = at(m_types, record.note);
    if (type == kNone) {
        const QString &title = m_titles[static_cast<qsizetype>(record.note)];
        const QString words = QLatin1String(simulation::recordKey(record.type)) + u' ' + title;
        if (!m_typesByWords.contains(words)) {
            m_typesByWords.insert(words, static_cast<quint32>(m_log.eventTypes.size()));
            m_log.eventTypes.push_back({unused(title, m_eventTypeNames), {}});
        }
        type = m_typesByWords.value(words);
    }
    bool isNew = false;
    if (record.payload != kNone)
        m_seenPayloads(type, record.payload, &isNew);
    if (isNew)
        addAttributes(m_log.eventTypes[type], m_log.payloads[record.payload]);
    return type;
}

void OcelLogBuilder::noteHandler(quint32 entity, quint32 note)
{
    const auto kindOf = [this](quint32 number) {
        const Note *found = m_run.board.find(m_notes[number]);
        return found ? found->kind : NoteKind::Activity;
    };
    quint32 &handler = at(m_handlers, entity);
    if (info(kindOf(note)).role != Role::Handler)
        return;
    if (handler == kNone || (kindOf(note) == NoteKind::Aggregate && kindOf(handler) != NoteKind::Aggregate))
        handler = note;
}

quint32 OcelLogBuilder::addObject(const QString &id, qint64 time)
{
    m_log.objects.push_back({unused(id, m_objectIds), 0, time, {}, {}});
    return static_cast<quint32>(m_log.objects.size()) - 1;
}

quint32 OcelLogBuilder::streamOf(quint32 entity, qint64 time)
{
    quint32 &object = at(m_streams, entity);
    if (object == kNone)
        object = addObject(m_entities[static_cast<qsizetype>(entity)], time);
    return object;
}

quint32 OcelLogBuilder::correlationOf(quint32 root, qint64 time)
{
    const auto known = m_correlations.constFind(root);
    if (known != m_correlations.constEnd())
        return *known;
    return *m_correlations.insert(root, addObject(QString::fromLatin1(hex(m_ids[root])), time));
}

quint32 OcelLogBuilder::handlerOf(quint32 note, qint64 time)
{
    quint32 &object = at(m_workers, note);
    if (object == kNone)
        object = addObject(m_notes[note].toString(), time);
    return object;
}

OcelLog OcelLogBuilder::finish() &&
{
    nameEntities();
    followStreams();
    return std::move(m_log);
}

void OcelLogBuilder::nameEntities()
{
    QHash<QString, quint32> types;
    const auto typeNamed = [&](const QString &name) {
        if (!types.contains(name)) {
            types.insert(name, static_cast<quint32>(m_log.objectTypes.size()));
            m_log.objectTypes.push_back({name, {}});
        }
        return types.value(name);
    };
    const QString correlation = QStringLiteral("Correlation");
    const QString handler = QStringLiteral("Handler");
    const auto nameOfEntity = [&](size_t entity) {
        const quint32 note = at(m_handlers, entity);
        const QString name =
            note == kNone ? QStringLiteral("Entity") : m_titles[static_cast<qsizetype>(note)];
        const bool isTaken = name.compare(correlation, Qt::CaseInsensitive) == 0 ||
                             name.compare(handler, Qt::CaseInsensitive) == 0;
        return isTaken ? name + QStringLiteral(" (entity)") : name;
    };
    for (size_t entity = 0; entity < m_streams.size(); ++entity)
        if (m_streams[entity] != kNone)
            m_log.objects[m_streams[entity]].type = typeNamed(nameOfEntity(entity));
    for (const quint32 object : std::as_const(m_correlations))
        m_log.objects[object].type = typeNamed(correlation);
    for (size_t note = 0; note < m_workers.size(); ++note) {
        if (m_workers[note] == kNone)
            continue;
        const Note *found = m_run.board.find(m_notes[note]);
        const QString kind = found ? QString::fromLatin1(info(found->kind).key) : QString();
        describe(m_workers[note], typeNamed(handler),
                 {{QStringLiteral("kind"), kind},
                  {QStringLiteral("title"), m_titles[static_cast<qsizetype>(note)]}});
    }
}

void OcelLogBuilder::describe(quint32 object, quint32 type, const QJsonObject &attributes)
{
    OcelObject &described = m_log.objects[object];
    described.type = type;
    addAttributes(m_log.objectTypes[type], attributes);
    const auto payload = static_cast<quint32>(m_log.payloads.size());
    m_log.payloads.push_back(attributes);
    for (quint32 i = 0; i < m_log.objectTypes[type].attributes.size(); ++i)
        described.changes.push_back({described.begins, i, payload});
}

// The attributes of entities change as the events of their streams come.
void OcelLogBuilder::followStreams()
{
    std::vector<std::vector<quint32>> current(m_log.objects.size()); // by attribute: payload
    for (const OcelEvent &event : m_log.events) {
        if (event.stream == kNone || event.payload == kNone || !event.isInStream)
            continue;
        OcelObject &object = m_log.objects[event.stream];
        OcelType &type = m_log.objectTypes[object.type];
        const QJsonObject &fields = m_log.payloads[event.payload];
        addAttributes(type, fields);
        for (auto field = fields.begin(); field != fields.end(); ++field) {
            if (field->isNull())
                continue;
            const auto found = std::ranges::find(type.attributes, field.key(), &OcelAttribute::name);
            const auto attribute = static_cast<quint32>(found - type.attributes.begin());
            quint32 &held = at(current[event.stream], attribute);
            if (held == kNone || m_log.payloads[held][field.key()] != field.value())
                object.changes.push_back({event.time, attribute, event.payload});
            held = event.payload;
        }
    }
}

} // namespace tempestry::persistence
