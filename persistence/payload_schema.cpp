#include "persistence/payload_schema.h"

#include "model/flow_graph.h"
#include "persistence/json_members.h"
#include "persistence/json_text.h"

#include <algorithm>

namespace tempestry::persistence {

namespace {

constexpr const char *kDraft = "https://json-schema.org/draft/2020-12/schema";

struct TypeWords
{
    const char *type; // of a field
    Json schema;
};

Json typeSchema(const Field &field)
{
    static const TypeWords kTypes[] = {
        {"string", {{"type", "string"}}},   {"number", {{"type", "number"}}},
        {"boolean", {{"type", "boolean"}}}, {"date-time", {{"type", "string"}, {"format", "date-time"}}},
        {"list", {{"type", "array"}}},      {"object", {{"type", "object"}}}};
    Json schema = Json::object();
    if (field.type == QLatin1StringView("enum")) {
        schema["type"] = "string";
        for (const QString &value : field.values)
            schema["enum"].push_back(textJson(value));
        return schema;
    }
    for (const TypeWords &words : kTypes)
        if (field.type == QLatin1StringView(words.type))
            return words.schema;
    schema["x-type"] = textJson(field.type);
    return schema;
}

bool fits(const Json &value, const QString &type)
{
    return (type == QLatin1StringView("number") && value.is_number()) ||
           (type == QLatin1StringView("boolean") && value.is_boolean()) ||
           (type == QLatin1StringView("list") && value.is_array()) ||
           (type == QLatin1StringView("object") && value.is_object());
}

// The example read by the type of the field; as it is written where it can't be.
Json exampleJson(const Field &field)
{
    try {
        if (Json value = parseJson(field.example.toUtf8()); fits(value, field.type))
            return value;
    } catch (const JsonError &) {
        return textJson(field.example);
    }
    return textJson(field.example);
}

Json memberSchema(const Field &field)
{
    Json schema = typeSchema(field);
    if (!field.example.isEmpty())
        schema["examples"] = Json::array({exampleJson(field)});
    if (field.entityId)
        schema["x-entityId"] = true;
    return schema;
}

std::vector<Field> named(const std::vector<Field> &fields)
{
    std::vector<Field> result;
    for (const Field &field : fields)
        if (!field.name.isEmpty() && std::ranges::find(result, field.name, &Field::name) == result.end())
            result.push_back(field);
    return result;
}

// A note with the fields of both; see payloadSchemas().
Note together(const Note &first, const Note &second)
{
    Note both = first;
    both.fields = named(first.fields);
    const std::vector<Field> others = named(second.fields);
    if (!both.fields.empty() && !others.empty())
        for (Field &field : both.fields) {
            const auto other = std::ranges::find(others, field.name, &Field::name);
            field.required = field.required && other != others.end() && other->required;
        }
    for (Field field : others)
        if (std::ranges::find(both.fields, field.name, &Field::name) == both.fields.end()) {
            field.required = field.required && both.fields.empty();
            both.fields.push_back(std::move(field));
        }
    if (both.description.isEmpty())
        both.description = second.description;
    return both;
}

void writeMessage(Json &schema, const Note &note)
{
    schema["title"] = textJson(note.title.simplified());
    writeText(schema, "description", note.description);
    schema["x-kind"] = info(note.kind).key;
    schema["type"] = "object";
    schema["properties"] = Json::object();
    for (const Field &field : named(note.fields)) {
        schema["properties"][field.name.toStdString()] = memberSchema(field);
        if (field.required)
            schema["required"].push_back(textJson(field.name));
    }
}

QByteArray bytes(const Json &json)
{
    return QByteArray::fromStdString(json.dump(2)) + '\n';
}

bool isMessage(const Note &note)
{
    return (note.kind == NoteKind::Command || note.kind == NoteKind::Event) &&
           !note.title.simplified().isEmpty();
}

// One for each kind and title, in reading order.
std::vector<Note> messagesOf(const Board &board)
{
    std::vector<Note> messages;
    QHash<std::pair<bool, QString>, size_t> places; // of a kind and title
    for (const NoteId &id : readingOrder(board)) {
        const Note &note = *board.find(id);
        if (!isMessage(note))
            continue;
        const auto name = std::pair(note.kind == NoteKind::Event, note.title.simplified());
        if (const auto place = places.constFind(name); place != places.constEnd()) {
            messages[*place] = together(messages[*place], note);
            continue;
        }
        places.insert(name, messages.size());
        messages.push_back(note);
    }
    return messages;
}

} // namespace

QByteArray payloadSchema(const Note &note)
{
    Json schema = {{"$schema", kDraft}};
    writeMessage(schema, note);
    return bytes(schema);
}

QByteArray payloadSchemas(const Board &board)
{
    Json schemas = {{"$schema", kDraft},
                    {"$id", "urn:tempestry:payloads:" + board.id().toString().toStdString()},
                    {"title", textJson(board.title())},
                    {"$defs", Json::object()}};
    const std::vector<Note> messages = messagesOf(board);
    for (const Note &note : messages) {
        QString name = note.title.simplified();
        const bool isTaken =
            note.kind == NoteKind::Event && std::ranges::any_of(messages, [&](const Note &other) {
                return other.kind == NoteKind::Command && other.title.simplified() == name;
            });
        if (isTaken)
            name += QStringLiteral(" (event)");
        writeMessage(schemas["$defs"][name.toStdString()], note);
    }
    return bytes(schemas);
}

} // namespace tempestry::persistence
