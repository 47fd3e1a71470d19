#pragma once

#include "persistence/json_value.h"

#include <nlohmann/json.hpp>

// Members of elements that are left out where they have their default value, both ways.
namespace tempestry::persistence {

template <class IdType>
Json idJson(const IdType &id)
{
    return id.toString().toStdString();
}

inline void writeText(Json &json, const char *name, const QString &text)
{
    if (!text.isEmpty())
        json[name] = textJson(text);
}

inline void readText(JsonObject &object, const char *name, QString &text, qsizetype longest = kLongestTitle)
{
    if (const auto value = object.find(name))
        text = value->text(longest);
}

inline void writeFlag(Json &json, const char *name, bool flag)
{
    if (flag)
        json[name] = true;
}

inline void readFlag(JsonObject &object, const char *name, bool &flag)
{
    if (const auto value = object.find(name))
        flag = value->boolean();
}

} // namespace tempestry::persistence
