#include "persistence/json_value.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QStringDecoder>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace tempestry::persistence {

namespace {

constexpr double kExactIntegers = 9007199254740992.0; // 2^53

std::string typeName(const Json &json)
{
    switch (json.type()) {
    case Json::value_t::null:
        return "null";
    case Json::value_t::object:
        return "an object";
    case Json::value_t::array:
        return "a list";
    case Json::value_t::string:
        return "a text";
    case Json::value_t::boolean:
        return json.get<bool>() ? "true" : "false";
    default:
        return "the number " + json.dump();
    }
}

std::string oneLine(const QString &text)
{
    constexpr qsizetype kShown = 60;
    QString shown = text.left(kShown);
    if (!shown.isEmpty() && shown.back().isHighSurrogate())
        shown.chop(1);
    for (QChar &c : shown)
        if (c.category() == QChar::Other_Control || c == QChar::LineSeparator ||
            c == QChar::ParagraphSeparator)
            c = u' ';
    return shown.toStdString() + (shown.size() < text.size() ? "…" : "");
}

} // namespace

std::string JsonValue::path() const
{
    if (!m_parent)
        return std::string(m_name);
    std::string path = m_parent->path();
    if (m_name.empty())
        return path + '[' + std::to_string(m_index) + ']';
    return path.empty() ? shownName(m_name) : path + '.' + shownName(m_name);
}

void JsonValue::fail(const std::string &what) const
{
    const std::string where = path();
    throw JsonError(where.empty() ? what : where + ": " + what);
}

QString JsonValue::text(qsizetype longest) const
{
    if (!m_json->is_string())
        fail("expected a text, found " + typeName(*m_json));
    QString text = textFrom(m_json->get_ref<const std::string &>());
    if (text.size() > longest)
        fail(std::to_string(text.size()) + " characters are too many; at most " + std::to_string(longest) +
             " are allowed");
    return text;
}

bool JsonValue::boolean() const
{
    if (!m_json->is_boolean())
        fail("expected true or false, found " + typeName(*m_json));
    return m_json->get<bool>();
}

double JsonValue::number(double least, double most) const
{
    if (!m_json->is_number())
        fail("expected a number, found " + typeName(*m_json));
    const double value = m_json->get<double>();
    if (!(value >= least && value <= most))
        fail(m_json->dump() + " is out of range; expected a number from " + numberJson(least).dump() +
             " to " + numberJson(most).dump());
    return value;
}

qint64 JsonValue::integer(qint64 least, qint64 most) const
{
    if (!m_json->is_number())
        fail("expected a whole number, found " + typeName(*m_json));
    if (m_json->is_number_float()) {
        const double value = m_json->get<double>();
        if (value != std::trunc(value))
            fail("expected a whole number, found " + typeName(*m_json));
        if (std::abs(value) <= kExactIntegers && value >= static_cast<double>(least) &&
            value <= static_cast<double>(most))
            return static_cast<qint64>(value);
    } else if (!m_json->is_number_unsigned() || std::in_range<qint64>(m_json->get<quint64>())) {
        const qint64 value = m_json->get<qint64>();
        if (value >= least && value <= most)
            return value;
    }
    fail(m_json->dump() + " is out of range; expected a whole number from " + std::to_string(least) + " to " +
         std::to_string(most));
}

size_t JsonValue::choice(std::span<const char *const> names, const char *noun) const
{
    const QString text = this->text(std::numeric_limits<qsizetype>::max());
    const auto found =
        std::ranges::find_if(names, [&text](const char *name) { return text == QLatin1StringView(name); });
    if (found != names.end())
        return static_cast<size_t>(found - names.begin());
    std::string expected;
    for (const char *name : names)
        expected += (expected.empty() ? "" : ", ") + std::string(name);
    fail(quoted(text) + " is not " + noun + "; expected one of " + expected);
}

QUuid JsonValue::uuid() const
{
    constexpr qsizetype kUuidLength = 36;
    const QString text = this->text(std::numeric_limits<qsizetype>::max());
    const QUuid uuid = text.size() == kUuidLength ? QUuid::fromString(text) : QUuid();
    if (uuid.isNull())
        fail(quoted(text) + " is not an id; expected a UUID such as 5e0c1f0a-8a43-4c56-9a53-0d1f3c1f9a11");
    return uuid;
}

size_t JsonValue::arraySize() const
{
    if (!m_json->is_array())
        fail("expected a list, found " + typeName(*m_json));
    return m_json->size();
}

const Json &JsonValue::element(size_t index) const
{
    return (*m_json)[index];
}

QJsonValue JsonValue::payload() const
{
    const Json &json = *m_json;
    switch (json.type()) {
    case Json::value_t::string:
        return text(std::numeric_limits<qsizetype>::max());
    case Json::value_t::boolean:
        return json.get<bool>();
    case Json::value_t::number_integer:
        return json.get<qint64>();
    case Json::value_t::number_unsigned:
        if (std::in_range<qint64>(json.get<quint64>()))
            return json.get<qint64>();
        return json.get<double>();
    case Json::value_t::number_float:
        return json.get<double>();
    case Json::value_t::array: {
        QJsonArray array;
        forEach([&array](const JsonValue &element) { array.append(element.payload()); });
        return array;
    }
    case Json::value_t::object: {
        std::vector<std::pair<QString, const Json *>>
            members; // inserting in order is quick, at random quadratic
        for (const auto &[name, member] : json.items())
            members.emplace_back(textFrom(name), &member);
        std::ranges::sort(members, {}, &std::pair<QString, const Json *>::first);
        QJsonObject object;
        for (const auto &[name, member] : members)
            object.insert(name, JsonValue(*member, *this, "payload").payload());
        return object;
    }
    default:
        return QJsonValue::Null;
    }
}

JsonObject::JsonObject(const JsonValue &value)
    : m_value(value)
{
    if (!value.json().is_object())
        value.fail("expected an object, found " + typeName(value.json()));
}

JsonValue JsonObject::at(const char *name)
{
    if (const auto value = find(name))
        return *value;
    m_value.fail("“" + std::string(name) + "” is missing");
}

std::optional<JsonValue> JsonObject::find(const char *name)
{
    const auto found = m_value.json().find(name);
    if (found == m_value.json().end())
        return std::nullopt;
    m_asked.push_back(name);
    return JsonValue(*found, m_value, name);
}

void JsonObject::collectUnknown(std::vector<std::string> *unknown) const
{
    if (!unknown || m_asked.size() == m_value.json().size())
        return;
    for (const auto &[name, member] : m_value.json().items())
        if (std::ranges::find(m_asked, name) == m_asked.end())
            unknown->push_back(JsonValue(member, m_value, name).path());
}

Json numberJson(double value)
{
    if (value == std::trunc(value) && std::abs(value) <= kExactIntegers)
        return static_cast<qint64>(value);
    return value;
}

Json textJson(const QString &text)
{
    return text.toStdString();
}

Json payloadJson(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Bool:
        return value.toBool();
    case QJsonValue::Double: {
        const qint64 integer = value.toInteger();
        const bool beyondDouble = QJsonValue(integer) == value && std::abs(value.toDouble()) > kExactIntegers;
        return beyondDouble ? Json(integer) : numberJson(value.toDouble());
    }
    case QJsonValue::String:
        return textJson(value.toString());
    case QJsonValue::Array: {
        Json array = Json::array();
        for (const QJsonValue element : value.toArray())
            array.push_back(payloadJson(element));
        return array;
    }
    case QJsonValue::Object: {
        Json object = Json::object();
        const QJsonObject members = value.toObject();
        for (auto member = members.begin(); member != members.end(); ++member)
            object[member.key().toStdString()] = payloadJson(member.value());
        return object;
    }
    default:
        return nullptr;
    }
}

QString textFrom(const std::string &utf8)
{
    // QString::fromUtf8 would drop a byte order mark that belongs to the text.
    QStringDecoder decode(QStringDecoder::Utf8, QStringDecoder::Flag::ConvertInitialBom);
    return decode(QByteArrayView(utf8.data(), static_cast<qsizetype>(utf8.size())));
}

std::string quoted(const QString &text)
{
    return "“" + oneLine(text) + "”";
}

std::string shownName(std::string_view name)
{
    return oneLine(QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size())));
}

} // namespace tempestry::persistence
