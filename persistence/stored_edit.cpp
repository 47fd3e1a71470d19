#include "persistence/stored_edit.h"

#include "persistence/element_json.h"
#include "persistence/json_text.h"

#include <nlohmann/json.hpp>

#include <utility>

namespace tempestry::persistence {

namespace {

using Json = nlohmann::ordered_json;

QByteArray text(const Json &json)
{
    return QByteArray::fromStdString(json.dump());
}

// What is kept as [before, after] rather than as a list of such entries.
bool isPair(const std::string &name)
{
    return name == "title" || name == "checkpoint";
}

// {"notes": [{"before": a, "after": b}]} becomes {"notes": [a]} and {"notes": [b]}.
std::pair<Json, Json> split(const Json &change)
{
    Json before = Json::object();
    Json after = Json::object();
    for (const auto &[name, list] : change.items()) {
        if (isPair(name)) {
            before[name] = list.at(0);
            after[name] = list.at(1);
            continue;
        }
        for (const Json &entry : list) {
            before[name].push_back(entry.value("before", Json()));
            after[name].push_back(entry.value("after", Json()));
        }
    }
    return {std::move(before), std::move(after)};
}

Json join(const Json &before, const Json &after)
{
    Json change = Json::object();
    for (const auto &[name, list] : before.items()) {
        const auto others = after.find(name);
        if (others == after.end() || others->size() != list.size())
            throw JsonError(name + ": differs in number before and after");
        if (isPair(name)) {
            change[name] = {list, *others};
            continue;
        }
        for (size_t i = 0; i < list.size(); ++i) {
            Json entry = Json::object();
            if (!list.at(i).is_null())
                entry["before"] = list.at(i);
            if (!others->at(i).is_null())
                entry["after"] = others->at(i);
            change[name].push_back(std::move(entry));
        }
    }
    return change;
}

} // namespace

StoredEdit store(const Edit &edit, qint64 seq)
{
    const auto [before, after] = split(toJson(edit.change));
    return {seq, {edit.id, edit.kind, edit.of, edit.time, edit.label, {}}, text(before), text(after)};
}

Edit restore(const StoredEdit &edit)
{
    Edit whole = edit.head;
    try {
        whole.change = changeSetFromJson(join(parseJson(edit.before), parseJson(edit.after)));
    } catch (const Json::exception &error) {
        throw JsonError(error.what());
    }
    return whole;
}

} // namespace tempestry::persistence
