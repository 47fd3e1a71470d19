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
    void badScenario_isRefusedWithPath();
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
    std::vector<std::string> expected = {"id",     "kind",   "title",     "description", "x",      "y",
                                         "width",  "height", "z",         "timeline",    "column", "pivotal",
                                         "times",  "actors", "condition", "trigger",     "answer", "duration",
                                         "fields", "script", "persona"};
    Note note = fromJson<Note>(smallNote(), "");
    note.description = note.condition = note.script = QStringLiteral("a");
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
        "notes[3].answer: “a b” is not an answer; expected one of all, oneOf");
    row("negative duration", with(note, "duration", -1),
        "notes[3].duration: -1 is out of range; expected a whole number from 0 to 9000000000000000");
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

void ElementJsonTest::badScenario_isRefusedWithPath()
{
    const Json scenario = {
        {"id", "11111111-2222-4333-8444-555555555555"}, {"name", "s"}, {"set", {{"cluster", 1}}}};
    try {
        fromJson<Scenario>(scenario, "scenarios[0]");
    } catch (const JsonError &error) {
        QCOMPARE(QString::fromUtf8(error.what()),
                 QStringLiteral("scenarios[0].set.cluster: expected true or false, found the number 1"));
        return;
    }
    QFAIL("accepted");
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
