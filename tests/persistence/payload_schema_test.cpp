#include "persistence/board_json.h"
#include "persistence/payload_schema.h"
#include "tests/board/sample_board.h"
#include "tests/persistence/random_board.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <nlohmann/json.hpp>

using namespace tempestry;
using namespace tempestry::persistence;
using Json = nlohmann::ordered_json;

class PayloadSchemaTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shop_isWrittenAsInTheGoldenFile();
    void fieldType_isWrittenAsSchema_data();
    void fieldType_isWrittenAsSchema();
    void notesOfOneTitle_shareASchemaWithTheFieldsOfAll();
    void commandAndEventOfOneTitle_areToldApart();
    void namelessNotesAndFields_areLeftOut();
    void payloads_areJudgedByTheSchema();
};

namespace {

const QString kFolder = QStringLiteral(TEMPESTRY_SOURCE_DIR "/tests/persistence/payload_schema/");

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

Field field(const char *name, const char *type, const char *example = "")
{
    Field made;
    made.name = QString::fromUtf8(name);
    made.type = QString::fromUtf8(type);
    made.example = QString::fromUtf8(example);
    return made;
}

Json definitions(const Board &board)
{
    return Json::parse(payloadSchemas(board).toStdString())["$defs"];
}

// What python3-jsonschema says of files in the folder: good*.json must be valid, bad*.json must not.
QString complaints(const QString &schema, const QString &folder)
{
    QProcess validator;
    validator.start(
        QStringLiteral("python3"),
        {QStringLiteral(TEMPESTRY_SOURCE_DIR "/tests/persistence/validate_schema.py"), schema, folder});
    if (!validator.waitForFinished(60'000))
        return validator.errorString();
    return validator.exitCode() == 0 ? QString() : QString::fromUtf8(validator.readAllStandardError());
}

void write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
}

} // namespace

void PayloadSchemaTest::shop_isWrittenAsInTheGoldenFile()
{
    const Board board = boardFromJson(contentOf(kFolder + QStringLiteral("board.json"))).board;
    QCOMPARE(QString::fromUtf8(payloadSchemas(board)),
             QString::fromUtf8(contentOf(kFolder + QStringLiteral("payloads.schema.json"))));
}

void PayloadSchemaTest::fieldType_isWrittenAsSchema_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("example");
    QTest::addColumn<QByteArray>("schema");
    const auto row = [](const char *type, const char *example, const char *schema) {
        QTest::addRow("%s %s", type, example)
            << QByteArray(type) << QByteArray(example) << QByteArray(schema);
    };
    row("string", "", R"({"type":"string"})");
    row("string", "5", R"({"type":"string","examples":["5"]})");
    row("number", "59.9", R"({"type":"number","examples":[59.9]})");
    row("number", "many", R"({"type":"number","examples":["many"]})");
    row("boolean", "true", R"({"type":"boolean","examples":[true]})");
    row("date-time", "2026-12-24T18:00:00Z",
        R"({"type":"string","format":"date-time","examples":["2026-12-24T18:00:00Z"]})");
    row("list", "[1, 2]", R"({"type":"array","examples":[[1,2]]})");
    row("list", "one, two", R"({"type":"array","examples":["one, two"]})");
    row("object", R"({"a": 1})", R"({"type":"object","examples":[{"a":1}]})");
    row("enum", "", R"({"type":"string"})");
    row("UUID", "a", R"({"x-type":"UUID","examples":["a"]})");
}

void PayloadSchemaTest::fieldType_isWrittenAsSchema()
{
    QFETCH(const QByteArray, type);
    QFETCH(const QByteArray, example);
    QFETCH(const QByteArray, schema);
    Note note;
    note.title = QStringLiteral("Place order");
    note.fields = {field("a", type.constData(), example.constData())};
    const Json written = Json::parse(payloadSchema(note).toStdString());
    QCOMPARE(QByteArray::fromStdString(written["properties"]["a"].dump()), schema);
}

void PayloadSchemaTest::notesOfOneTitle_shareASchemaWithTheFieldsOfAll()
{
    test::SampleBoard sample;
    const auto add = [&sample](std::vector<Field> fields, double x) {
        const NoteId note = sample.free(NoteKind::Event, QStringLiteral("Order placed"), x, 0);
        sample.change(note, [&fields](Note &edited) { edited.fields = fields; });
    };
    Field id = field("id", "string");
    id.required = true;
    Field amount = field("amount", "number");
    amount.required = true;
    add({id, amount}, 0);
    add({id}, 3000);
    const Json all = definitions(sample.board());
    QCOMPARE(all.size(), size_t(1));
    QCOMPARE(all["Order placed"]["properties"].size(), size_t(2));
    QCOMPARE(all["Order placed"]["required"].dump(), R"(["id"])");
}

void PayloadSchemaTest::commandAndEventOfOneTitle_areToldApart()
{
    test::SampleBoard sample;
    sample.free(NoteKind::Event, QStringLiteral("Pay"), 0, 0);
    sample.free(NoteKind::Command, QStringLiteral("Pay"), 3000, 0);
    const Json all = definitions(sample.board());
    QCOMPARE(all["Pay"]["x-kind"].get<std::string>(), "command");
    QCOMPARE(all["Pay (event)"]["x-kind"].get<std::string>(), "event");
}

void PayloadSchemaTest::namelessNotesAndFields_areLeftOut()
{
    test::SampleBoard sample;
    sample.free(NoteKind::Event, QString(), 0, 0);
    sample.free(NoteKind::ReadModel, QStringLiteral("Open orders"), 0, 3000);
    const NoteId note = sample.free(NoteKind::Event, QStringLiteral("Order placed"), 3000, 0);
    sample.change(note, [](Note &edited) { edited.fields = {field("", "string"), field("id", "string")}; });
    const Json all = definitions(sample.board());
    QCOMPARE(all.size(), size_t(1));
    QCOMPARE(all["Order placed"]["properties"].size(), size_t(1));
}

void PayloadSchemaTest::payloads_areJudgedByTheSchema()
{
    const Board board = boardFromJson(contentOf(kFolder + QStringLiteral("board.json"))).board;
    const Note *placed = test::noteTitled(board, QStringLiteral("Order\nplaced"));
    QTemporaryDir folder;
    const QString schema = folder.filePath(QStringLiteral("payload.schema.json"));
    write(schema, payloadSchema(*placed));
    write(folder.filePath(QStringLiteral("good_whole.json")),
          R"({"orderId": "A-1042", "amount": 59.9, "state": "open", "gift": true, "lines": [1], "to": {}})");
    write(folder.filePath(QStringLiteral("good_least.json")), R"({"orderId": "A-1042"})");
    write(folder.filePath(QStringLiteral("good_more.json")), R"({"orderId": "A-1042", "colour": "red"})");
    write(folder.filePath(QStringLiteral("bad_without_id.json")), R"({"amount": 59.9})");
    write(folder.filePath(QStringLiteral("bad_amount.json")), R"({"orderId": "A-1042", "amount": "much"})");
    write(folder.filePath(QStringLiteral("bad_state.json")), R"({"orderId": "A-1042", "state": "lost"})");
    write(folder.filePath(QStringLiteral("bad_list.json")), R"([])");
    QCOMPARE(complaints(schema, folder.path()), QString());

    // The schemas of all messages, and of odd ones, are schemas too: the validator checks them first.
    QTemporaryDir other;
    write(other.filePath(QStringLiteral("good.json")), "{}");
    for (quint64 seed = 0; seed < 2; ++seed) {
        write(other.filePath(QStringLiteral("all.schema")),
              payloadSchemas(test::RandomBoard(seed).board(20)));
        const QString said = complaints(other.filePath(QStringLiteral("all.schema")), other.path());
        QVERIFY2(said.contains(QStringLiteral("holds no bad boards")) &&
                     !said.contains(QStringLiteral("Error")),
                 qPrintable(said));
    }
}

QTEST_GUILESS_MAIN(PayloadSchemaTest)
#include "payload_schema_test.moc"
