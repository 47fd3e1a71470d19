#include "persistence/element_json.h"
#include "tests/persistence/random_board.h"

#include <QTest>

#include <nlohmann/json.hpp>

using namespace tempestry;
using namespace tempestry::persistence;
using Json = nlohmann::ordered_json;

namespace {

template <class T>
T throughText(const T &element)
{
    std::vector<std::string> unknown;
    const T read = fromJson<T>(Json::parse(toJson(element).dump()), "element", &unknown);
    Q_ASSERT(unknown.empty());
    return read;
}

Json smallNote()
{
    return {{"id", "11111111-2222-4333-8444-555555555555"},
            {"kind", "event"},
            {"title", "Order placed"},
            {"x", 1},
            {"y", 2},
            {"width", 104},
            {"height", 104}};
}

Json with(Json json, const char *name, Json value)
{
    json[name] = std::move(value);
    return json;
}

Json without(Json json, const char *name)
{
    json.erase(name);
    return json;
}

} // namespace

class ElementJsonTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyElement_roundTripsExactly();
    void changeSet_roundTripsExactly();
    void defaults_areLeftOut();
    void members_comeInFixedOrder();
    void wholeNumbers_haveNoFraction();
    void loneSurrogate_isReplacedNotFatal();
    void unknownMembers_areCollectedWithPath();
    void badNote_isRefusedWithPath_data();
    void badNote_isRefusedWithPath();
    void badScenario_isRefusedWithPath_data();
    void badScenario_isRefusedWithPath();
    void instant_keepsItsMicroseconds();
    void badChangeSet_isRefusedWithPath_data();
    void badChangeSet_isRefusedWithPath();
};

void ElementJsonTest::everyElement_roundTripsExactly()
{
    for (quint64 seed = 0; seed < 200; ++seed) {
        const Board board = test::RandomBoard(seed).board(6);
        board.notes().forEach([](const Note &note) { QCOMPARE(throughText(note) == note, true); });
        board.links().forEach([](const Link &link) { QCOMPARE(throughText(link) == link, true); });
        board.timelines().forEach([](const Timeline &roll) { QCOMPARE(throughText(roll) == roll, true); });
        board.frames().forEach([](const Frame &frame) { QCOMPARE(throughText(frame) == frame, true); });
        board.scenarios().forEach([](const Scenario &one) { QCOMPARE(throughText(one) == one, true); });
        if (QTest::currentTestFailed())
            QFAIL(qPrintable(QStringLiteral("seed %1").arg(seed)));
    }
}

void ElementJsonTest::changeSet_roundTripsExactly()
{
    for (quint64 seed = 0; seed < 50; ++seed) {
        const Board before = test::RandomBoard(seed).board(4);
        BoardDraft draft(test::RandomBoard(seed + 1000).board(4));
        before.notes().forEach([&draft](Note note) {
            note.title += u'!';
            draft.set(std::move(note));
        });
        const ChangeSet change = between(before, std::move(draft).finish());
        QVERIFY(changeSetFromJson(Json::parse(toJson(change).dump())) == change);
    }
    QVERIFY(changeSetFromJson(Json::parse(toJson(ChangeSet()).dump())) == ChangeSet());
}

void ElementJsonTest::defaults_areLeftOut()
{
    Note note = fromJson<Note>(smallNote(), "");
    QCOMPARE(toJson(note).dump(), smallNote().dump());
    Link link;
    link.id = LinkId::create();
    link.from = NoteId::create();
    link.to = NoteId::create();
    QCOMPARE(toJson(link).size(), size_t(3));
}

void ElementJsonTest::members_comeInFixedOrder()
{
    std::vector<std::string> expected = {
        "id",        "kind",     "title",    "description", "x",        "y",        "width",
        "height",    "z",        "timeline", "column",      "pivotal",  "times",    "actors",
        "condition", "trigger",  "key",      "answer",      "duration", "capacity", "retry",
        "timer",     "arrivals", "cost",     "takesTwice",  "fields",   "script",   "persona"};
    Note note = fromJson<Note>(smallNote(), "");
    note.description = note.condition = note.script = note.key = QStringLiteral("a");
    note.capacity = 1;
    note.retry.emplace();
    note.timer = Timer{Timer::Kind::Every, 1, {}};
    note.arrivals.emplace();
    note.cost = 1;
    note.takesTwice = true;
    note.z = note.column = 1;
    note.timeline = TimelineId::create();
    note.pivotal = true;
    note.times = 2;
    note.actors = {QStringLiteral("b")};
    note.trigger = Trigger::All;
    note.answer = Answer::OneOf;
    note.duration = 1;
    note.fields.emplace_back();
    note.persona.emplace();
    std::vector<std::string> names;
    const Json json = toJson(note);
    for (const auto &[name, value] : json.items())
        names.push_back(name);
    QCOMPARE(names, expected);
}

void ElementJsonTest::wholeNumbers_haveNoFraction()
{
    Note note = fromJson<Note>(smallNote(), "");
    note.x = 120.0;
    note.y = 0.1;
    note.width = 2e4;
    QCOMPARE(toJson(note)["x"].dump(), "120");
    QCOMPARE(toJson(note)["y"].dump(), "0.1");
    QCOMPARE(toJson(note)["width"].dump(), "20000");
    note.x = -0.0;
    QCOMPARE(toJson(note)["x"].dump(), "0");
}

void ElementJsonTest::loneSurrogate_isReplacedNotFatal()
{
    Note note = fromJson<Note>(smallNote(), "");
    note.title = QStringLiteral("a") + QChar(0xD83C) + QStringLiteral("b");
    QCOMPARE(throughText(note).title, QStringLiteral("a?b"));
}

void ElementJsonTest::unknownMembers_areCollectedWithPath()
{
    Json json = with(smallNote(), "colour", "red");
    json["fields"] = {with({{"name", "a"}}, "unit", "kg")};
    std::vector<std::string> unknown;
    fromJson<Note>(json, "notes[3]", &unknown);
    QCOMPARE(unknown, (std::vector<std::string>{"notes[3].fields[0].unit", "notes[3].colour"}));
}

void ElementJsonTest::badNote_isRefusedWithPath_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("message");
    const auto row = [](const char *name, const Json &json, const char *message) {
        QTest::newRow(name) << QByteArray::fromStdString(json.dump()) << QString::fromUtf8(message);
    };
    const Json note = smallNote();
    row("no object", 3, "notes[3]: expected an object, found the number 3");
    row("no id", without(note, "id"), "notes[3]: “id” is missing");
    row("no title", without(note, "title"), "notes[3]: “title” is missing");
    row("no width", without(note, "width"), "notes[3]: “width” is missing");
    row("bad id", with(note, "id", "abc"),
        "notes[3].id: “abc” is not an id; expected a UUID such as 5e0c1f0a-8a43-4c56-9a53-0d1f3c1f9a11");
    row("id of zeros", with(note, "id", "00000000-0000-0000-0000-000000000000"),
        "notes[3].id: “00000000-0000-0000-0000-000000000000” is not an id; expected a UUID such as "
        "5e0c1f0a-8a43-4c56-9a53-0d1f3c1f9a11");
    row("unknown kind", with(note, "kind", "evnt"),
        "notes[3].kind: “evnt” is not a kind of note; expected one of event, command, actor, policy, "
        "procedure, "
        "aggregate, readModel, externalSystem, ui, hotspot, opportunity, activity, text");
    row("title is a number", with(note, "title", 1), "notes[3].title: expected a text, found the number 1");
    row("title too long", with(note, "title", std::string(100'001, 'a')),
        "notes[3].title: 100001 characters are too many; at most 100000 are allowed");
    row("description too long", with(note, "description", std::string(1'000'001, 'a')),
        "notes[3].description: 1000001 characters are too many; at most 1000000 are allowed");
    row("x is text", with(note, "x", "1"), "notes[3].x: expected a number, found a text");
    row("x too far", with(note, "x", 1.5e9),
        "notes[3].x: 1500000000.0 is out of range; expected a number from -1000000000 to 1000000000");
    row("no size", with(note, "width", 0), "notes[3].width: 0 is no size; expected a number greater than 0");
    row("negative size", with(note, "height", -4),
        "notes[3].height: -4 is out of range; expected a number from 0 to 20000");
    row("column has a fraction", with(note, "column", 1.5),
        "notes[3].column: expected a whole number, found the number 1.5");
    row("column negative", with(note, "column", -1),
        "notes[3].column: -1 is out of range; expected a whole number from 0 to 1000000");
    row("never", with(note, "times", 0),
        "notes[3].times: 0 is out of range; expected a whole number from 1 to 1000000");
    row("huge", with(note, "times", 18446744073709551615U),
        "notes[3].times: 18446744073709551615 is out of range; expected a whole number from 1 to 1000000");
    row("pivotal is a text", with(note, "pivotal", "yes"),
        "notes[3].pivotal: expected true or false, found a text");
    row("actors is no list", with(note, "actors", "a"), "notes[3].actors: expected a list, found a text");
    row("actor is null", with(note, "actors", Json::array({nullptr})),
        "notes[3].actors[0]: expected a text, found null");
    row("unknown trigger", with(note, "trigger", "some"),
        "notes[3].trigger: “some” is not a trigger; expected one of any, all");
    row("unknown answer", with(note, "answer", "a\nb"),
        "notes[3].answer: “a b” is not an answer; expected one of all, oneOf, guards");
    row("negative duration", with(note, "duration", -1),
        "notes[3].duration: -1 is out of range; expected a whole number from 0 to 9000000000000000");
    row("duration in words", with(note, "duration", "1 s"),
        "notes[3].duration: expected a whole number of microseconds, or an object with “kind”");
    row("duration of no kind", with(note, "duration", {{"mean", 1}}), "notes[3].duration: “kind” is missing");
    row("unknown duration", with(note, "duration", {{"kind", "gamma"}}),
        "notes[3].duration.kind: “gamma” is not a kind of duration; expected one of uniform, exponential, "
        "normal, list");
    row("exponential without mean", with(note, "duration", {{"kind", "exponential"}}),
        "notes[3].duration: “mean” is missing");
    row("longest before shortest", with(note, "duration", {{"kind", "uniform"}, {"from", 5}, {"to", 3}}),
        "notes[3].duration.to: 3 is out of range; expected a whole number from 5 to 9000000000000000");
    row("nothing to draw from", with(note, "duration", {{"kind", "list"}, {"values", Json::array()}}),
        "notes[3].duration.values: an empty list has no duration to take; expected at least one");
    row("no capacity", with(note, "capacity", 0),
        "notes[3].capacity: 0 is out of range; expected a whole number from 1 to 1000000");
    row("retry without times", with(note, "retry", Json::object()), "notes[3].retry: “times” is missing");
    row("shrinking back-off", with(note, "retry", {{"times", 1}, {"factor", 0.5}}),
        "notes[3].retry.factor: 0.5 is out of range; expected a number from 1 to 1000");
    row("unknown timer", with(note, "timer", {{"kind", "daily"}}),
        "notes[3].timer.kind: “daily” is not a kind of timer; expected one of every, at, after");
    row("every no time", with(note, "timer", {{"kind", "every"}, {"time", 0}}),
        "notes[3].timer.time: 0 is out of range; expected a whole number from 1 to 9000000000000000");
    row("at no date", with(note, "timer", {{"kind", "at"}, {"date", "tomorrow"}}),
        "notes[3].timer.date: “tomorrow” is not an instant; expected UTC such as 2026-12-24T18:00:00Z");
    row("at a day that there isn't", with(note, "timer", {{"kind", "at"}, {"date", "2026-02-30T18:00:00Z"}}),
        "notes[3].timer.date: “2026-02-30T18:00:00Z” is not an instant; expected UTC such as "
        "2026-12-24T18:00:00Z");
    row("at long ago", with(note, "timer", {{"kind", "at"}, {"date", "1969-12-31T23:59:59Z"}}),
        "notes[3].timer.date: “1969-12-31T23:59:59Z” is out of range; expected an instant from 1970 to "
        "2255-03-14T16:00:00Z");
    row("every without", with(note, "timer", {{"kind", "every"}, {"time", 1}, {"without", note["id"]}}),
        "notes[3].timer.without: only a timer of the kind “after” has it");
    row("arrivals without between", with(note, "arrivals", {{"most", 3}}),
        "notes[3].arrivals: “between” is missing");
    row("cost below nothing", with(note, "cost", -1),
        "notes[3].cost: -1 is out of range; expected a number from 0 to 1000000000000");
    row("values are no list", with(note, "fields", {{{"name", "a"}, {"values", "b"}}}),
        "notes[3].fields[0].values: expected a list, found a text");
    row("field without name", with(note, "fields", Json::array({Json::object()})),
        "notes[3].fields[0]: “name” is missing");
    row("unlikely", with(note, "persona", {{"likelihood", 11}}),
        "notes[3].persona.likelihood: 11 is out of range; expected a whole number from 1 to 10");
}

void ElementJsonTest::badNote_isRefusedWithPath()
{
    QFETCH(const QByteArray, json);
    QFETCH(const QString, message);
    try {
        fromJson<Note>(Json::parse(json), "notes[3]");
    } catch (const JsonError &error) {
        QCOMPARE(QString::fromUtf8(error.what()), message);
        return;
    }
    QFAIL("accepted");
}

void ElementJsonTest::badScenario_isRefusedWithPath_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("message");
    const auto row = [](const char *name, const char *member, const Json &value, const char *message) {
        const Json scenario = {{"id", "11111111-2222-4333-8444-555555555555"}, {"name", "s"}};
        QTest::newRow(name) << QByteArray::fromStdString(with(scenario, member, value).dump())
                            << QString::fromUtf8(message);
    };
    row("condition", "set", {{"cluster", 1}},
        "scenarios[0].set.cluster: expected true or false, found the number 1");
    row("unknown fault", "faults", {{{"kind", "fire"}}},
        "scenarios[0].faults[0].kind: “fire” is not a kind of fault; expected one of duplicate, delay, loss, "
        "reorder, failure, crash");
    row("more than certain", "faults", {{{"kind", "loss"}, {"probability", 1.5}}},
        "scenarios[0].faults[0].probability: 1.5 is out of range; expected a number from 0 to 1");
    row("crash of a note", "faults", {{{"kind", "crash"}, {"note", "11111111-2222-4333-8444-555555555555"}}},
        "scenarios[0].faults[0].note: a crash concerns the whole system; leave it out");
    row("begins at no instant", "begins", 5, "scenarios[0].begins: expected a text, found the number 5");
}

void ElementJsonTest::badScenario_isRefusedWithPath()
{
    QFETCH(const QByteArray, json);
    QFETCH(const QString, message);
    try {
        fromJson<Scenario>(Json::parse(json), "scenarios[0]");
    } catch (const JsonError &error) {
        QCOMPARE(QString::fromUtf8(error.what()), message);
        return;
    }
    QFAIL("accepted");
}

void ElementJsonTest::instant_keepsItsMicroseconds()
{
    Scenario scenario;
    scenario.id = ScenarioId::create();
    scenario.begins = 1'798'135'200'000'042;
    QCOMPARE(toJson(scenario)["begins"].get<std::string>(), "2026-12-24T18:00:00.000042Z");
    QCOMPARE(throughText(scenario).begins, scenario.begins);
    scenario.begins = 1'798'135'200'000'000;
    QCOMPARE(toJson(scenario)["begins"].get<std::string>(), "2026-12-24T18:00:00Z");
}

void ElementJsonTest::badChangeSet_isRefusedWithPath_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("message");
    QTest::newRow("no object") << QByteArray("[]") << QStringLiteral("expected an object, found a list");
    QTest::newRow("title alone") << QByteArray(R"({"title": ["a"]})")
                                 << QStringLiteral("title: expected the title before and the title after");
    QTest::newRow("neither side") << QByteArray(R"({"notes": [{}]})")
                                  << QString::fromUtf8("notes[0]: neither “before” nor “after” is there");
    QTest::newRow("bad side") << QByteArray(R"({"links": [{"after": {}}]})")
                              << QString::fromUtf8("links[0].after: “id” is missing");
    QTest::newRow("other id")
        << QByteArray(R"({"notes": [{"before": %1, "after": %2}]})")
               .replace("%1", QByteArray::fromStdString(smallNote().dump()))
               .replace("%2", QByteArray::fromStdString(
                                  with(smallNote(), "id", "21111111-2222-4333-8444-555555555555").dump()))
        << QString::fromUtf8("notes[0]: “before” and “after” have different ids");
}

void ElementJsonTest::badChangeSet_isRefusedWithPath()
{
    QFETCH(const QByteArray, json);
    QFETCH(const QString, message);
    try {
        changeSetFromJson(Json::parse(json));
    } catch (const JsonError &error) {
        QCOMPARE(QString::fromUtf8(error.what()), message);
        return;
    }
    QFAIL("accepted");
}

QTEST_APPLESS_MAIN(ElementJsonTest)
#include "element_json_test.moc"
