#include "persistence/element_json.h"
#include "persistence/json_value.h"

#include <nlohmann/json.hpp>

namespace tempestry::persistence {

namespace {

using TextPair = std::optional<std::pair<QString, QString>>; // before and after

void writePair(Json &json, const char *name, const TextPair &pair)
{
    if (pair)
        json[name] = {textJson(pair->first), textJson(pair->second)};
}

TextPair readPair(JsonObject &json, const char *name)
{
    const auto pair = json.find(name);
    if (!pair)
        return std::nullopt;
    std::vector<QString> texts;
    pair->forEach([&texts](const JsonValue &text) { texts.push_back(text.text(kLongestTitle)); });
    if (texts.size() != 2)
        pair->fail("expected the " + std::string(name) + " before and the " + name + " after");
    return std::pair(texts[0], texts[1]);
}

template <class T>
void writeChanges(Json &json, const char *name, const ChangeSet &change)
{
    for (const auto &[before, after] : change.all<T>()) {
        Json entry = Json::object();
        if (before)
            entry["before"] = toJson(*before);
        if (after)
            entry["after"] = toJson(*after);
        json[name].push_back(std::move(entry));
    }
}

template <class T>
std::shared_ptr<const T> readSide(JsonObject &entry, const char *name)
{
    const auto side = entry.find(name);
    return side ? std::make_shared<const T>(fromJson<T>(side->json(), side->path())) : nullptr;
}

template <class T>
void readChanges(JsonObject &json, const char *name, ChangeSet &change)
{
    const auto list = json.find(name);
    if (!list)
        return;
    list->forEach([&change](const JsonValue &value) {
        JsonObject entry(value);
        auto before = readSide<T>(entry, "before");
        auto after = readSide<T>(entry, "after");
        if (!before && !after)
            value.fail("neither “before” nor “after” is there");
        if (before && after && before->id != after->id)
            value.fail("“before” and “after” have different ids");
        change.add<T>(std::move(before), std::move(after));
    });
}

} // namespace

Json toJson(const ChangeSet &change)
{
    Json json = Json::object();
    writePair(json, "title", change.title());
    writePair(json, "checkpoint", change.checkpoint());
    writeChanges<Note>(json, "notes", change);
    writeChanges<Link>(json, "links", change);
    writeChanges<Timeline>(json, "timelines", change);
    writeChanges<Frame>(json, "frames", change);
    writeChanges<Scenario>(json, "scenarios", change);
    return json;
}

ChangeSet changeSetFromJson(const Json &value)
{
    const JsonValue root(value, "");
    JsonObject json(root);
    ChangeSet change;
    if (const auto title = readPair(json, "title"))
        change.setTitle(title->first, title->second);
    if (const auto checkpoint = readPair(json, "checkpoint"))
        change.setCheckpoint(checkpoint->first, checkpoint->second);
    readChanges<Note>(json, "notes", change);
    readChanges<Link>(json, "links", change);
    readChanges<Timeline>(json, "timelines", change);
    readChanges<Frame>(json, "frames", change);
    readChanges<Scenario>(json, "scenarios", change);
    return change;
}

} // namespace tempestry::persistence
