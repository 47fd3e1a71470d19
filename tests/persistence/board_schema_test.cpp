#include "persistence/board_json.h"
#include "persistence/element_json.h"
#include "tests/persistence/random_board.h"

#include <QDirIterator>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <nlohmann/json.hpp>

#include <set>

using namespace tempestry;
using namespace tempestry::persistence;
using Json = nlohmann::ordered_json;

namespace {

const QString kSchema = QStringLiteral(TEMPESTRY_SOURCE_DIR "/resources/board.schema.json");

void write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    QVERIFY2(file.open(QIODevice::WriteOnly) && file.write(content) == content.size(), qPrintable(path));
}

// A board on which at least one element has each member that the format knows.
Board fullBoard()
{
    return test::RandomBoard(4).board(40);
}

void collectNames(const Json &json, std::set<std::string> &names)
{
    for (const auto &[name, value] : json.items()) {
        if (json.is_object())
            names.insert(name);
        if (value.is_structured() && name != "payload" && name != "set")
            collectNames(value, names);
    }
}

// What the validator says against the folder's files; empty when all is as their names say.
QString complaints(const QString &folder)
{
    QProcess validator;
    validator.start(
        QStringLiteral("python3"),
        {QStringLiteral(TEMPESTRY_SOURCE_DIR "/tests/persistence/validate_schema.py"), kSchema, folder});
    if (!validator.waitForFinished(60'000))
        return validator.errorString();
    const QString said = QString::fromUtf8(validator.readAllStandardError());
    return validator.exitCode() == 0 && said.isEmpty()
               ? QString()
               : said + QStringLiteral("(status %1)").arg(validator.exitCode());
}

} // namespace

class BoardSchemaTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fullBoard_usesEveryMemberOfTheSchema();
    void exports_areValid_brokenOnesAreNot();
    void validBoardCalledBad_isReported();
};

void BoardSchemaTest::fullBoard_usesEveryMemberOfTheSchema()
{
    QFile file(kSchema);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const Json schema = Json::parse(file.readAll());
    std::set<std::string> expected;
    const auto addProperties = [&expected](const Json &type) {
        if (type.contains("properties"))
            for (const auto &[name, value] : type["properties"].items())
                expected.insert(name);
    };
    addProperties(schema);
    for (const Json &type : schema["$defs"])
        addProperties(type);
    std::set<std::string> used;
    collectNames(Json::parse(boardToJson(fullBoard())), used);
    QCOMPARE(used, expected);
}

void BoardSchemaTest::exports_areValid_brokenOnesAreNot()
{
    QTemporaryDir folder;
    write(folder.filePath(QStringLiteral("good_full.json")), boardToJson(fullBoard()));
    write(folder.filePath(QStringLiteral("good_empty.json")), boardToJson(Board()));
    for (quint64 seed = 100; seed < 110; ++seed)
        write(folder.filePath(QStringLiteral("good_random_%1.json").arg(seed)),
              boardToJson(test::RandomBoard(seed).board(8)));
    QDirIterator examples(QStringLiteral(TEMPESTRY_SOURCE_DIR "/resources/examples"),
                          {QStringLiteral("*.json")});
    while (examples.hasNext()) {
        QFile file(examples.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        write(folder.filePath(QStringLiteral("good_example_") + examples.fileName()), file.readAll());
    }

    const Json full = Json::parse(boardToJson(fullBoard()));
    const auto writeBad = [&folder](const char *name, const Json &json) {
        write(folder.filePath(QStringLiteral("bad_%1.json").arg(QLatin1StringView(name))),
              QByteArray::fromStdString(json.dump()));
    };
    const auto changed = [&full](const char *pointer, const Json &value) {
        Json json = full;
        json[Json::json_pointer(pointer)] = value;
        return json;
    };
    writeBad("format", changed("/format", "other"));
    writeBad("version", changed("/version", 2));
    writeBad("id", changed("/notes/0/id", "abc"));
    writeBad("kind", changed("/notes/0/kind", "evnt"));
    writeBad("size", changed("/notes/0/width", 0));
    writeBad("times", changed("/notes/0/times", 1.5));
    writeBad("unknown_member", changed("/notes/0/colour", "red"));
    writeBad("unknown_list", changed("/stickies", Json::array()));
    writeBad("frame_kind", changed("/frames/0/kind", "box"));
    writeBad("weight", changed("/links/0/weight", -1));
    writeBad("no_instant", changed("/scenarios/0/begins", "tomorrow"));
    writeBad("fault", changed("/scenarios/0/faults", {{{"kind", "fire"}}}));
    writeBad("crash_of_a_note",
             changed("/scenarios/0/faults", {{{"kind", "crash"}, {"note", full["notes"][0]["id"]}}}));
    writeBad("unknown_duration", changed("/notes/0/duration", {{"kind", "gamma"}}));
    writeBad("mixed_duration",
             changed("/notes/0/duration", {{"kind", "normal"}, {"mean", 1}, {"deviation", 2}, {"to", 3}}));
    writeBad("half_a_duration", changed("/notes/0/duration", {{"kind", "uniform"}, {"from", 1}}));
    writeBad("timer_every_never", changed("/notes/0/timer", {{"kind", "every"}, {"time", 0}}));
    writeBad("timer_at_time", changed("/notes/0/timer", {{"kind", "at"}, {"time", 1}}));
    writeBad("condition", changed("/scenarios/0/set", {{"cluster", "yes"}}));
    Json untitled = full;
    untitled["notes"][0].erase("title");
    writeBad("untitled_note", untitled);
    QCOMPARE(complaints(folder.path()), QString());
}

void BoardSchemaTest::validBoardCalledBad_isReported()
{
    QTemporaryDir folder;
    write(folder.filePath(QStringLiteral("good.json")), boardToJson(Board()));
    write(folder.filePath(QStringLiteral("bad.json")), boardToJson(Board()));
    QVERIFY(complaints(folder.path()).contains(QStringLiteral("bad.json is valid, but should not be")));
}

QTEST_GUILESS_MAIN(BoardSchemaTest)
#include "board_schema_test.moc"
