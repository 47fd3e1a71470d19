#include "persistence/board_json.h"

#include "persistence/json_text.h"
#include "persistence/json_value.h"

#include <QHash>
#include <QRegularExpression>

#include <nlohmann/json.hpp>

#include <algorithm>

namespace tempestry::persistence {

namespace {

constexpr const char *kFormat = "tempestry-board";
constexpr int kVersion = 1;
constexpr size_t kMostElements = 1'000'000; // of a type

template <class T>
Json elementsJson(const Board &board)
{
    std::vector<const T *> elements;
    board.all<T>().forEach([&elements](const T &element) { elements.push_back(&element); });
    std::ranges::sort(elements, [](const T *a, const T *b) {
        if constexpr (std::is_same_v<T, Note>)
            if (a->z != b->z)
                return a->z < b->z;
        return a->id.toString() < b->id.toString();
    });
    Json json = Json::array();
    for (const T *element : elements)
        json.push_back(toJson(*element));
    return json;
}

std::string shown(const QUuid &id)
{
    return id.toString(QUuid::WithoutBraces).toStdString();
}

template <class T>
void readElements(JsonObject &json, const char *name, BoardDraft &draft, std::vector<std::string> &unknown)
{
    const auto list = json.find(name);
    if (!list)
        return;
    if (list->json().is_array() && list->json().size() > kMostElements)
        list->fail(std::to_string(list->json().size()) + " are too many; at most " +
                   std::to_string(kMostElements) + " are allowed");
    QHash<decltype(T::id), size_t> places;
    std::vector<std::shared_ptr<const T>> elements;
    list->forEach([&](const JsonValue &value) {
        auto element = std::make_shared<const T>(fromJson<T>(value.json(), value.path(), &unknown));
        if (const auto first = places.constFind(element->id); first != places.constEnd())
            throw JsonError(value.path() + ".id: " + shown(element->id.uuid()) + " is already the id of " +
                            name + '[' + std::to_string(*first) + ']');
        places.insert(element->id, elements.size());
        elements.push_back(std::move(element));
    });
    draft.setAll(ElementMap<T>::fromPointers(elements));
}

// Checks the id in a member against those of the board.
template <class IdType>
void requireElement(const Board &board, const JsonValue &reference, const char *noun)
{
    const auto id = reference.id<IdType>();
    if (!board.find(id))
        reference.fail("no " + std::string(noun) + " has the id " + shown(id.uuid()));
}

void checkNote(const Board &board, const JsonValue &note)
{
    JsonObject object(note);
    if (const auto timeline = object.find("timeline"))
        requireElement<TimelineId>(board, *timeline, "timeline");
    if (const auto timer = object.find("timer"))
        if (const auto without = JsonObject(*timer).find("without"))
            requireElement<NoteId>(board, *without, "note");
}

void checkScenario(const Board &board, const JsonValue &scenario)
{
    JsonObject object(scenario);
    for (const char *name : {"given", "when", "then", "never", "readModels"})
        if (const auto entries = object.find(name))
            entries->forEach([&board](const JsonValue &entry) {
                requireElement<NoteId>(board, JsonObject(entry).at("note"), "note");
            });
    if (const auto faults = object.find("faults"))
        faults->forEach([&board](const JsonValue &fault) {
            if (const auto note = JsonObject(fault).find("note"))
                requireElement<NoteId>(board, *note, "note");
        });
}

void checkReferences(const JsonObject &root, const Board &board)
{
    JsonObject json = root;
    if (const auto notes = json.find("notes"))
        notes->forEach([&board](const JsonValue &note) { checkNote(board, note); });
    if (const auto links = json.find("links"))
        links->forEach([&board](const JsonValue &link) {
            requireElement<NoteId>(board, JsonObject(link).at("from"), "note");
            requireElement<NoteId>(board, JsonObject(link).at("to"), "note");
        });
    if (const auto scenarios = json.find("scenarios"))
        scenarios->forEach([&board](const JsonValue &scenario) { checkScenario(board, scenario); });
}

void checkFormat(JsonObject &json)
{
    const JsonValue format = json.at("format");
    if (!format.json().is_string() || format.json() != kFormat)
        format.fail("expected “" + std::string(kFormat) + "”, found " + format.json().dump().substr(0, 80));
    const JsonValue version = json.at("version");
    const qint64 number = version.integer(1, std::numeric_limits<qint64>::max());
    if (number > kVersion)
        version.fail(std::to_string(number) + " is newer than this program, which reads version " +
                     std::to_string(kVersion) + "; open the board with a newer Tempestry");
}

} // namespace

QByteArray boardToJson(const Board &board)
{
    const Json json = {{"format", kFormat},
                       {"version", kVersion},
                       {"id", board.id().toString().toStdString()},
                       {"title", textJson(board.title())},
                       {"notes", elementsJson<Note>(board)},
                       {"links", elementsJson<Link>(board)},
                       {"timelines", elementsJson<Timeline>(board)},
                       {"frames", elementsJson<Frame>(board)},
                       {"scenarios", elementsJson<Scenario>(board)}};
    return QByteArray::fromStdString(json.dump(2)) + '\n';
}

BoardJson boardFromJson(QByteArrayView text)
{
    const Json json = parseJson(text);
    const JsonValue root(json, "");
    JsonObject object(root);
    checkFormat(object);
    const auto id = object.at("id").id<BoardId>();
    const auto title = object.find("title");
    BoardDraft draft(Board(id, title ? title->text(kLongestTitle) : QString()));
    std::vector<std::string> unknown;
    readElements<Note>(object, "notes", draft, unknown);
    readElements<Link>(object, "links", draft, unknown);
    readElements<Timeline>(object, "timelines", draft, unknown);
    readElements<Frame>(object, "frames", draft, unknown);
    readElements<Scenario>(object, "scenarios", draft, unknown);
    object.collectUnknown(&unknown);
    checkReferences(object, draft.board());
    QStringList paths;
    for (const std::string &path : unknown)
        paths += QString::fromStdString(path);
    return {std::move(draft).finish(), paths};
}

bool looksLikeBoardJson(QByteArrayView text)
{
    constexpr qsizetype kHead = 4096; // `format` comes first in what is exported
    static const QRegularExpression kFormatMember(
        QStringLiteral("^\\x{FEFF}?\\s*\\{.*\"format\"\\s*:\\s*\"tempestry-board\""),
        QRegularExpression::DotMatchesEverythingOption);
    return kFormatMember.match(QString::fromUtf8(text.first(std::min(text.size(), kHead)))).hasMatch();
}

} // namespace tempestry::persistence
