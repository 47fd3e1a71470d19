#include "persistence/export_text.h"
#include "persistence/json_value.h"
#include "persistence/ocel_export.h"

#include <QSaveFile>

#include <nlohmann/json.hpp>

namespace tempestry::persistence {

namespace {

constexpr const char *kTypes[] = {"boolean", "integer", "float", "time", "string"};

QByteArray text(const Json &json)
{
    return QByteArray::fromStdString(json.dump(-1, ' ', false, Json::error_handler_t::replace));
}

Json valueJson(const QJsonValue &value, OcelValue type)
{
    return type == OcelValue::String ? textJson(ocelText(value)) : payloadJson(value);
}

Json typesJson(const std::vector<OcelType> &types)
{
    Json all = Json::array();
    for (const OcelType &type : types) {
        Json attributes = Json::array();
        for (const OcelAttribute &attribute : type.attributes)
            attributes.push_back(
                {{"name", textJson(attribute.name)}, {"type", kTypes[static_cast<size_t>(attribute.type)]}});
        all.push_back({{"name", textJson(type.name)}, {"attributes", std::move(attributes)}});
    }
    return all;
}

class Writer
{
public:
    Writer(const QString &path, const OcelLog &log)
        : m_log(log)
        , m_file(path)
    {
        openFor(m_file);
    }

    bool write(const GoOn &goOn)
    {
        constexpr size_t kBetweenCalls = 4096; // events
        writeTo(m_file, "{\n\"eventTypes\":" + text(typesJson(m_log.eventTypes)) +
                            ",\n\"objectTypes\":" + text(typesJson(m_log.objectTypes)) + ",\n\"events\":[");
        for (size_t i = 0; i < m_log.events.size(); ++i) {
            if (goOn && i % kBetweenCalls == 0 && !goOn(i))
                return false;
            writeTo(m_file, (i == 0 ? "\n" : ",\n") + text(eventJson(m_log.events[i])));
        }
        writeTo(m_file, "\n],\n\"objects\":[");
        for (size_t i = 0; i < m_log.objects.size(); ++i)
            writeTo(m_file, (i == 0 ? "\n" : ",\n") + text(objectJson(m_log.objects[i])));
        writeTo(m_file, "\n]\n}\n");
        commit(m_file);
        return true;
    }

private:
    std::string timeOf(qint64 time) const { return timestamp(m_log.begins, time).toStdString(); }

    Json relation(quint32 object, const char *qualifier) const
    {
        return {{"objectId", textJson(m_log.objects[object].id)}, {"qualifier", qualifier}};
    }

    Json eventJson(const OcelEvent &event) const
    {
        const OcelType &type = m_log.eventTypes[event.type];
        Json attributes = Json::array();
        if (event.payload != simulation::kNone)
            for (const OcelAttribute &attribute : type.attributes)
                if (const QJsonValue value = m_log.payloads[event.payload][attribute.name]; ocelValue(value))
                    attributes.push_back(
                        {{"name", textJson(attribute.name)}, {"value", valueJson(value, attribute.type)}});
        Json relations = Json::array();
        for (const auto &[object, qualifier] :
             {std::pair(event.stream, "stream"), std::pair(event.correlation, "correlation"),
              std::pair(event.handler, "handler")})
            if (object != simulation::kNone)
                relations.push_back(relation(object, qualifier));
        return {{"id", event.id.toStdString()},
                {"type", textJson(type.name)},
                {"time", timeOf(event.time)},
                {"attributes", std::move(attributes)},
                {"relationships", std::move(relations)}};
    }

    Json objectJson(const OcelObject &object) const
    {
        const OcelType &type = m_log.objectTypes[object.type];
        Json attributes = Json::array();
        for (const OcelChange &change : object.changes) {
            const OcelAttribute &attribute = type.attributes[change.attribute];
            attributes.push_back(
                {{"name", textJson(attribute.name)},
                 {"time", timeOf(change.time)},
                 {"value", valueJson(m_log.payloads[change.payload][attribute.name], attribute.type)}});
        }
        Json relations = Json::array();
        for (const quint32 other : object.concerns)
            relations.push_back(relation(other, "concerns"));
        return {{"id", textJson(object.id)},
                {"type", textJson(type.name)},
                {"attributes", std::move(attributes)},
                {"relationships", std::move(relations)}};
    }

    const OcelLog &m_log;
    QSaveFile m_file;
};

} // namespace

bool writeOcelJson(const QString &path, const OcelLog &log, const GoOn &goOn)
{
    return Writer(path, log).write(goOn);
}

bool OcelExport::finish(const GoOn &goOn)
{
    const OcelLog log = std::move(m_log).finish();
    return m_form == Form::Document ? writeOcelJson(m_path, log, goOn) : writeOcelSqlite(m_path, log, goOn);
}

} // namespace tempestry::persistence
