#include "persistence/element_json.h"

#include "model/behaviour_limits.h"
#include "persistence/behaviour_json.h"
#include "persistence/json_members.h"

#include <QJsonObject>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <limits>

namespace tempestry::persistence {

namespace {

// In enum order.
constexpr std::array kFrameKinds = {"context", "process", "realm", "theme", "swimlane"};
constexpr std::array kPriorities = {"none", "low", "medium", "high"};

std::vector<const char *> noteKindKeys()
{
    std::vector<const char *> keys;
    for (const KindInfo &row : noteKinds())
        keys.push_back(row.key);
    return keys;
}

template <class Element>
void writePlace(Json &json, const Element &element)
{
    json["x"] = numberJson(element.x);
    json["y"] = numberJson(element.y);
    json["width"] = numberJson(element.width);
    json["height"] = numberJson(element.height);
}

template <class Element>
void readPlace(JsonObject &object, Element &element, double largest = kLargestRoll)
{
    element.x = object.at("x").number(-kFarthest, kFarthest);
    element.y = object.at("y").number(-kFarthest, kFarthest);
    for (const auto &[name, size] :
         {std::pair("width", &element.width), std::pair("height", &element.height)}) {
        const JsonValue value = object.at(name);
        *size = value.number(0, largest);
        if (*size == 0)
            value.fail("0 is no size; expected a number greater than 0");
    }
}

Json fieldJson(const Field &field)
{
    Json json = {{"name", textJson(field.name)}};
    if (field.type != Field().type)
        json["type"] = textJson(field.type);
    writeText(json, "example", field.example);
    for (const QString &value : field.values)
        json["values"].push_back(textJson(value));
    writeFlag(json, "required", field.required);
    writeFlag(json, "entityId", field.entityId);
    return json;
}

Field readField(const JsonValue &value, UnknownPaths *unknown)
{
    JsonObject object(value);
    Field field;
    field.name = object.at("name").text(kLongestTitle);
    readText(object, "type", field.type);
    readText(object, "example", field.example);
    if (const auto values = object.find("values"))
        values->forEach([&](const JsonValue &one) {
            if (field.values.size() == kMostChoices)
                values->fail("more than " + std::to_string(kMostChoices) + " are too many");
            field.values += one.text(kLongestTitle);
        });
    readFlag(object, "required", field.required);
    readFlag(object, "entityId", field.entityId);
    object.collectUnknown(unknown);
    return field;
}

Json personaJson(const Persona &persona)
{
    Json json = Json::object();
    writeText(json, "useCase", persona.useCase);
    if (persona.likelihood)
        json["likelihood"] = *persona.likelihood;
    writeText(json, "rationale", persona.rationale);
    return json;
}

Persona readPersona(const JsonValue &value, UnknownPaths *unknown)
{
    JsonObject object(value);
    Persona persona;
    readText(object, "useCase", persona.useCase);
    if (const auto likelihood = object.find("likelihood"))
        persona.likelihood = likelihood->smallInteger(1, 10);
    readText(object, "rationale", persona.rationale);
    object.collectUnknown(unknown);
    return persona;
}

Json entryJson(const ScenarioEntry &entry)
{
    Json json = {{"note", idJson(entry.note)}};
    if (entry.time)
        json["time"] = *entry.time;
    writeText(json, "entity", entry.entity);
    if (!entry.payload.isEmpty())
        json["payload"] = payloadJson(entry.payload);
    return json;
}

ScenarioEntry readEntry(const JsonValue &value, UnknownPaths *unknown)
{
    JsonObject object(value);
    ScenarioEntry entry;
    entry.note = object.at("note").id<NoteId>();
    if (const auto time = object.find("time"))
        entry.time = time->integer(0, kLongestDuration);
    readText(object, "entity", entry.entity);
    if (const auto payload = object.find("payload")) {
        const JsonObject isObject(*payload);
        entry.payload = payload->payload().toObject();
    }
    object.collectUnknown(unknown);
    return entry;
}

constexpr std::array kEntryLists = {std::pair("given", &Scenario::given), std::pair("when", &Scenario::when),
                                    std::pair("then", &Scenario::then), std::pair("never", &Scenario::never),
                                    std::pair("readModels", &Scenario::readModels)};

void readConduct(JsonObject &object, Note &note, UnknownPaths *unknown)
{
    if (const auto times = object.find("times"))
        note.times = times->smallInteger(1, kMostTimes);
    if (const auto actors = object.find("actors"))
        actors->forEach([&note](const JsonValue &actor) { note.actors += actor.text(kLongestTitle); });
    readText(object, "condition", note.condition);
    readBehaviour(object, note, unknown);
}

// What a room has done with the note.
void readStanding(JsonObject &object, Note &note)
{
    if (const auto group = object.find("group"))
        note.group = group->id<GroupId>();
    if (const auto twins = object.find("twins"))
        note.twins = twins->id<TwinsId>();
    readFlag(object, "locked", note.locked);
    if (const auto votes = object.find("votes"))
        note.votes = votes->smallInteger(0, kMostVotes);
    readFlag(object, "votesHidden", note.votesHidden);
    if (const auto priority = object.find("priority"))
        note.priority = static_cast<Priority>(priority->choice(kPriorities, "a priority"));
    readFlag(object, "resolved", note.resolved);
    readText(object, "decision", note.decision, kLongestText);
}

void read(JsonObject &object, Note &note, UnknownPaths *unknown)
{
    static const std::vector<const char *> kKinds = noteKindKeys();
    note.id = object.at("id").id<NoteId>();
    note.kind = static_cast<NoteKind>(object.at("kind").choice(kKinds, "a kind of note"));
    note.title = object.at("title").text(kLongestTitle);
    readText(object, "description", note.description, kLongestText);
    readPlace(object, note, kLargestNote);
    if (const auto z = object.find("z"))
        note.z = z->smallInteger(std::numeric_limits<int>::min(), std::numeric_limits<int>::max());
    if (const auto timeline = object.find("timeline"))
        note.timeline = timeline->id<TimelineId>();
    if (const auto column = object.find("column"))
        note.column = column->smallInteger(0, kLastColumn);
    if (const auto width = object.find("columnWidth"))
        note.columnWidth = width->number(0, kLargestNote);
    readFlag(object, "pivotal", note.pivotal);
    readConduct(object, note, unknown);
    if (const auto fields = object.find("fields"))
        fields->forEach([&](const JsonValue &field) { note.fields.push_back(readField(field, unknown)); });
    readText(object, "script", note.script, kLongestText);
    if (const auto persona = object.find("persona"))
        note.persona = readPersona(*persona, unknown);
    readStanding(object, note);
}

void read(JsonObject &object, Link &link, UnknownPaths *unknown)
{
    link.id = object.at("id").id<LinkId>();
    link.from = object.at("from").id<NoteId>();
    link.to = object.at("to").id<NoteId>();
    readText(object, "label", link.label);
    readText(object, "guard", link.guard);
    if (const auto weight = object.find("weight"))
        link.weight = weight->number(0, std::numeric_limits<double>::max());
    if (const auto delay = object.find("delay"))
        link.delay = readDuration(*delay, unknown);
}

void read(JsonObject &object, Timeline &timeline, UnknownPaths *)
{
    timeline.id = object.at("id").id<TimelineId>();
    timeline.title = object.at("title").text(kLongestTitle);
    readPlace(object, timeline);
}

void read(JsonObject &object, Frame &frame, UnknownPaths *)
{
    frame.id = object.at("id").id<FrameId>();
    frame.kind = static_cast<FrameKind>(object.at("kind").choice(kFrameKinds, "a kind of frame"));
    frame.title = object.at("title").text(kLongestTitle);
    readPlace(object, frame);
}

void read(JsonObject &object, Scenario &scenario, UnknownPaths *unknown)
{
    scenario.id = object.at("id").id<ScenarioId>();
    scenario.name = object.at("name").text(kLongestTitle);
    for (const auto &[name, list] : kEntryLists)
        if (const auto entries = object.find(name))
            entries->forEach(
                [&](const JsonValue &entry) { (scenario.*list).push_back(readEntry(entry, unknown)); });
    readFlag(object, "ordered", scenario.ordered);
    if (const auto set = object.find("set")) {
        const JsonObject isObject(*set);
        for (const auto &[name, value] : set->json().items())
            scenario.set.insert(textFrom(name), JsonValue(value, *set, name).boolean());
    }
    if (const auto faults = object.find("faults"))
        faults->forEach(
            [&](const JsonValue &fault) { scenario.faults.push_back(readFault(fault, unknown)); });
    if (const auto begins = object.find("begins"))
        scenario.begins = readInstant(*begins);
}

void writeStanding(Json &json, const Note &note)
{
    if (note.group)
        json["group"] = idJson(*note.group);
    if (note.twins)
        json["twins"] = idJson(*note.twins);
    writeFlag(json, "locked", note.locked);
    if (note.votes != 0)
        json["votes"] = note.votes;
    writeFlag(json, "votesHidden", note.votesHidden);
    if (note.priority != Priority::None)
        json["priority"] = kPriorities[static_cast<size_t>(note.priority)];
    writeFlag(json, "resolved", note.resolved);
    writeText(json, "decision", note.decision);
}

} // namespace

Json toJson(const Note &note)
{
    Json json = {{"id", idJson(note.id)}, {"kind", info(note.kind).key}, {"title", textJson(note.title)}};
    writeText(json, "description", note.description);
    writePlace(json, note);
    if (note.z != 0)
        json["z"] = note.z;
    if (note.timeline)
        json["timeline"] = idJson(*note.timeline);
    if (note.column != 0)
        json["column"] = note.column;
    if (note.columnWidth != 0)
        json["columnWidth"] = numberJson(note.columnWidth);
    writeFlag(json, "pivotal", note.pivotal);
    if (note.times)
        json["times"] = *note.times;
    for (const QString &actor : note.actors)
        json["actors"].push_back(textJson(actor));
    writeText(json, "condition", note.condition);
    writeBehaviour(json, note);
    for (const Field &field : note.fields)
        json["fields"].push_back(fieldJson(field));
    writeText(json, "script", note.script);
    if (note.persona)
        json["persona"] = personaJson(*note.persona);
    writeStanding(json, note);
    return json;
}

Json toJson(const Link &link)
{
    Json json = {{"id", idJson(link.id)}, {"from", idJson(link.from)}, {"to", idJson(link.to)}};
    writeText(json, "label", link.label);
    writeText(json, "guard", link.guard);
    if (link.weight != 1)
        json["weight"] = numberJson(link.weight);
    if (!link.delay.isNone())
        json["delay"] = durationJson(link.delay);
    return json;
}

Json toJson(const Timeline &timeline)
{
    Json json = {{"id", idJson(timeline.id)}, {"title", textJson(timeline.title)}};
    writePlace(json, timeline);
    return json;
}

Json toJson(const Frame &frame)
{
    Json json = {{"id", idJson(frame.id)},
                 {"kind", kFrameKinds[static_cast<size_t>(frame.kind)]},
                 {"title", textJson(frame.title)}};
    writePlace(json, frame);
    return json;
}

Json toJson(const Scenario &scenario)
{
    Json json = {{"id", idJson(scenario.id)}, {"name", textJson(scenario.name)}};
    for (const auto &[name, list] : kEntryLists)
        for (const ScenarioEntry &entry : scenario.*list)
            json[name].push_back(entryJson(entry));
    writeFlag(json, "ordered", scenario.ordered);
    for (auto value = scenario.set.begin(); value != scenario.set.end(); ++value)
        json["set"][value.key().toStdString()] = value.value();
    for (const Fault &fault : scenario.faults)
        json["faults"].push_back(faultJson(fault));
    if (scenario.begins)
        json["begins"] = instantJson(*scenario.begins);
    return json;
}

template <class T>
T fromJson(const Json &value, const std::string &path, UnknownPaths *unknown)
{
    const JsonValue root(value, path);
    JsonObject object(root);
    T element;
    read(object, element, unknown);
    object.collectUnknown(unknown);
    return element;
}

template Note fromJson(const Json &, const std::string &, UnknownPaths *);
template Link fromJson(const Json &, const std::string &, UnknownPaths *);
template Timeline fromJson(const Json &, const std::string &, UnknownPaths *);
template Frame fromJson(const Json &, const std::string &, UnknownPaths *);
template Scenario fromJson(const Json &, const std::string &, UnknownPaths *);

} // namespace tempestry::persistence
