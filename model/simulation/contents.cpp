#include "model/simulation/contents.h"

#include <QJsonDocument>

#include <algorithm>

namespace tempestry::simulation {

namespace {

const PlanField *entityField(const std::vector<PlanField> &fields)
{
    const auto found = std::ranges::find_if(fields, &PlanField::entityId);
    return found == fields.end() ? nullptr : &*found;
}

QByteArray key(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QJsonObject joined(QJsonObject object, const QJsonObject &winning)
{
    for (auto field = winning.begin(); field != winning.end(); ++field)
        object.insert(field.key(), field.value());
    return object;
}

template <class Key>
quint32 numberOf(QHash<Key, quint32> &numbers, const Key &key, size_t next)
{
    const auto found = numbers.constFind(key);
    return found != numbers.constEnd() ? *found : *numbers.insert(key, static_cast<quint32>(next));
}

} // namespace

Content Contents::before(const PlanStart &start)
{
    QJsonObject carried = start.payload;
    QString name = start.entity;
    if (const PlanField *field = entityField(m_plan.fields[start.note])) {
        if (!name.isEmpty() && !carried.contains(field->name))
            carried.insert(field->name, name);
        if (name.isEmpty())
            name = carried.value(field->name).toVariant().toString();
        if (name.isEmpty())
            name = field->example.toVariant().toString();
    }
    return {kNone, scope(carried), entity(name.isEmpty() ? QStringLiteral("1") : name)};
}

Content Contents::ofStart(const PlanStart &start, quint32 occurrence, const Content &before)
{
    Content content = of(start.note, occurrence, {before.scope, 0, before.entity});
    if (start.payload.isEmpty())
        return content;
    QJsonObject object = start.payload;
    if (content.payload != kNone)
        object = joined(object, m_tables.payloads[content.payload]);
    content.payload = payload(object);
    return content;
}

quint32 Contents::entityOf(quint32 note, quint32 occurrence, quint32 cause)
{
    if (m_plan.notes[note].times == 1)
        return cause;
    const QStringList &actors = m_plan.actors[note];
    if (occurrence < static_cast<quint32>(actors.size()))
        return entity(actors[static_cast<qsizetype>(occurrence)]);
    quint32 &known = m_occurrences(cause, occurrence);
    if (!known)
        known = entity(QStringLiteral("%1#%2").arg(m_tables.entities[cause]).arg(occurrence + 1)) + 1;
    return known - 1;
}

Content Contents::lookUp(quint32 note, quint32 occurrence, const Source &source)
{
    const bool isOccurrence = m_plan.notes[note].times > 1;
    Source named = source;
    named.entity = entityOf(note, occurrence, source.entity);
    if (!m_plan.notes[note].hasFields)
        return {kNone, source.scope, named.entity};
    bool isNew = false;
    const quint64 entityKey = isOccurrence ? quint64(named.entity) + 1 : 0;
    Content &made =
        m_made(quint64(note) << 32U | source.scope, quint64(source.state) << 32U | entityKey, &isNew);
    if (isNew)
        made = make(note, named, isOccurrence);
    Content content = made;
    if (content.entity == kNone)
        content.entity = source.entity;
    return content;
}

Content Contents::make(quint32 note, const Source &source, bool isOccurrence)
{
    QJsonObject object;
    QJsonObject carried = m_scopes[source.scope];
    quint32 concerned = isOccurrence ? source.entity : kNone;
    for (const PlanField &field : m_plan.fields[note]) {
        QJsonValue value = carried.value(field.name);
        if (value.isUndefined())
            value = m_scopes[source.state].value(field.name);
        if (value.isUndefined())
            value = field.example;
        if (field.entityId && isOccurrence)
            value = m_tables.entities[source.entity];
        else if (const QString name = value.toVariant().toString(); field.entityId && !name.isEmpty())
            concerned = entity(name);
        object.insert(field.name, value);
        carried.insert(field.name, value);
    }
    return {payload(object), scope(carried), concerned};
}

Content Contents::ofArrival(const PlanTick &tick, quint64 n)
{
    const QString name = QStringLiteral("%1#%2").arg(tick.entity).arg(n);
    QJsonObject carried;
    for (const QString &field : tick.entityFields)
        carried.insert(field, name);
    return {kNone, scope(carried), entity(name)};
}

Content Contents::ofScript(quint32 note, const QJsonObject &object, const std::optional<QString> &named,
                           const Source &source)
{
    QJsonObject complete = object;
    quint32 concerned = named ? entity(*named) : source.entity;
    if (const PlanField *field = entityField(m_plan.fields[note])) {
        const QString written = complete.value(field->name).toVariant().toString();
        if (!named && !written.isEmpty())
            concerned = entity(written);
        else
            complete.insert(field->name, m_tables.entities[concerned]);
    }
    const quint32 number = payload(complete);
    return {number, merged(source.scope, number), concerned};
}

quint32 Contents::merged(quint32 into, quint32 payload)
{
    if (payload == kNone)
        return into;
    quint32 &known = m_merged(into, payload);
    if (!known)
        known = scope(joined(m_scopes[into], m_tables.payloads[payload])) + 1;
    return known - 1;
}

QJsonObject Contents::fields(const Source &source) const
{
    return source.state == 0 ? m_scopes[source.scope]
                             : joined(m_scopes[source.state], m_scopes[source.scope]);
}

quint32 Contents::keyOf(quint32 note, quint32 scope)
{
    quint32 &known = m_keys(note, scope);
    if (known)
        return known - 1;
    const QJsonValue value = m_scopes[scope].value(m_plan.keys[static_cast<qsizetype>(note)]);
    if (value.isUndefined() || value.isNull())
        return kNone;
    known = numberOf(m_keyNumbers, key({{QString(), value}}), static_cast<size_t>(m_keyNumbers.size())) + 1;
    return known - 1;
}

quint32 Contents::payload(const QJsonObject &object)
{
    const quint32 number = numberOf(m_payloadNumbers, key(object), m_tables.payloads.size());
    if (number == m_tables.payloads.size())
        m_tables.payloads.push_back(object);
    return number;
}

quint32 Contents::entity(const QString &name)
{
    const quint32 number = numberOf(m_entityNumbers, name, static_cast<size_t>(m_tables.entities.size()));
    if (number == static_cast<quint32>(m_tables.entities.size()))
        m_tables.entities.append(name);
    return number;
}

quint32 Contents::scope(const QJsonObject &object)
{
    if (object.isEmpty())
        return 0;
    const quint32 number = numberOf(m_scopeNumbers, key(object), m_scopes.size());
    if (number == m_scopes.size())
        m_scopes.push_back(object);
    return number;
}

} // namespace tempestry::simulation
