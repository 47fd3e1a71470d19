#pragma once

#include "model/limits.h"
#include "persistence/element_json.h"

#include <QJsonValue>
#include <QString>
#include <QUuid>

#include <nlohmann/json_fwd.hpp>

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tempestry::persistence {

using Json = nlohmann::ordered_json;

// A JSON value on the way in, which knows where it stands. Each reading function gives the value when it is
// as asked for and throws JsonError with the path otherwise. The parent and the names must outlive it.
class JsonValue
{
public:
    JsonValue(const Json &json, std::string_view path)
        : m_json(&json)
        , m_name(path)
    {}
    JsonValue(const Json &json, const JsonValue &parent, std::string_view name)
        : m_json(&json)
        , m_parent(&parent)
        , m_name(name)
    {}
    JsonValue(const Json &json, const JsonValue &parent, size_t index)
        : m_json(&json)
        , m_parent(&parent)
        , m_index(index)
    {}

    const Json &json() const { return *m_json; }
    std::string path() const;
    [[noreturn]] void fail(const std::string &what) const;

    // At most `longest` UTF-16 code units.
    QString text(qsizetype longest) const;
    bool boolean() const;
    // Finite, from `least` to `most`.
    double number(double least, double most) const;
    // From `least` to `most`; 3.0 is taken for 3.
    qint64 integer(qint64 least, qint64 most) const;
    int smallInteger(int least, int most) const { return static_cast<int>(integer(least, most)); }
    // The place of the text among the names; `noun` says what they are: "a kind of note".
    size_t choice(std::span<const char *const> names, const char *noun) const;
    template <class IdType>
    IdType id() const
    {
        return IdType(uuid());
    }
    QJsonValue payload() const;

    // Calls visit(const JsonValue &) for each element of an array.
    template <class Visit>
    void forEach(Visit visit) const;

private:
    QUuid uuid() const;
    size_t arraySize() const;
    const Json &element(size_t index) const;

    const Json *m_json;
    const JsonValue *m_parent = nullptr;
    std::string_view m_name; // of a member; of the root: its path
    size_t m_index = 0;      // of an array element, when the name is empty
};

template <class Visit>
void JsonValue::forEach(Visit visit) const
{
    const size_t size = arraySize();
    for (size_t i = 0; i < size; ++i)
        visit(JsonValue(element(i), *this, i));
}

// An object on the way in. Throws JsonError when the value is none.
class JsonObject
{
public:
    explicit JsonObject(const JsonValue &value);

    // Throws JsonError when absent.
    JsonValue at(const char *name);
    std::optional<JsonValue> find(const char *name);
    // Adds the paths of the members that were never asked for.
    void collectUnknown(std::vector<std::string> *unknown) const;

private:
    const JsonValue &m_value;
    std::vector<std::string_view> m_asked;
};

// The number as it is written: whole ones without a fraction.
Json numberJson(double value);
Json textJson(const QString &text);
Json payloadJson(const QJsonValue &value);

QString textFrom(const std::string &utf8);

// The text in “quotes” on one line, cut when long, for error messages.
std::string quoted(const QString &text);

// The name of a member as a part of a path: on one line, cut when long.
std::string shownName(std::string_view name);

} // namespace tempestry::persistence
