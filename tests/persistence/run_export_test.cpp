#include "model/simulation/engine.h"
#include "model/simulation/journal_queries.h"
#include "model/simulation/run_begin.h"
#include "persistence/board_file_error.h"
#include "persistence/export_text.h"
#include "persistence/run_export.h"
#include "tests/simulation/board_builder.h"
#include "tests/simulation/golden_boards.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <SQLiteCpp/Database.h>

#include <algorithm>

using namespace tempestry;
using namespace tempestry::persistence;
using namespace Qt::StringLiterals;
using simulation::Journal;
using simulation::MessageId;
using simulation::Record;
using simulation::RecordType;

namespace {

QByteArray read(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    QVERIFY2(file.open(QIODevice::WriteOnly) && file.write(content) == content.size(), qPrintable(path));
}

Journal journalOf(const GoldenCase &golden)
{
    QString problem;
    const auto plan =
        simulation::compilePlan(golden.board, FlowGraph(golden.board),
                                golden.scenario ? &*golden.scenario : nullptr, golden.conditions, &problem);
    Journal journal;
    simulation::run(*plan, golden.options, journal);
    return journal;
}

void writeRun(const QString &path, const Board &board, const Journal &journal)
{
    const auto to = makeRunExport(path, {board, 1'767'225'600'000'000});
    QVERIFY(to && exportRun(*to, journal));
}

// What a stranger's program says of the files in the folder: by name, how much is in it or what is wrong.
QMap<QString, QString> readByStranger(const QString &folder)
{
    QProcess reader;
    reader.start(u"python3"_s,
                 {QStringLiteral(TEMPESTRY_SOURCE_DIR "/tests/persistence/exports/read_exports.py"), folder});
    if (!reader.waitForFinished(60'000) || reader.exitCode() != 0)
        return {{u"failed"_s, reader.errorString() + QString::fromUtf8(reader.readAllStandardError())}};
    QMap<QString, QString> said;
    for (const QString &line :
         QString::fromUtf8(reader.readAllStandardOutput()).split(u'\n', Qt::SkipEmptyParts))
        said.insert(line.section(u": "_s, 0, 0), line.section(u": "_s, 1));
    return said;
}

qint64 messagesOf(const Journal &journal)
{
    return std::ranges::count_if(journal.records, simulation::isMessage);
}

// A journal whose every text is a trap for those who write it.
struct Traps
{
    Traps()
    {
        const auto order = add(NoteKind::Aggregate, u"Object"_s);
        const std::pair<NoteKind, QString> notes[] = {
            {NoteKind::Command, u"Map type"_s},
            {NoteKind::Event, u"Object"_s},
            {NoteKind::Event, u"object"_s},
            {NoteKind::Command, u"object"_s},
            {NoteKind::Event, u"Drop \"table\"; -- \\ \n\t\u0001 \u00e9\u4e2d \U0001F600"_s},
            {NoteKind::Event, u""_s},
            {NoteKind::Event, u"!!!"_s},
        };
        const QJsonObject payloads[] = {
            {{u"amount"_s, 1}, {u"Amount"_s, u"1"_s}, {u"ocel_id"_s, true}},
            {{u"amount"_s, 2.5}, {u"when"_s, u"2026-01-02T03:04:05Z"_s}, {u"\"q"_s, u"a\nb"_s}},
            {{u"amount"_s, 7},
             {u"when"_s, u"tomorrow"_s},
             {u"list"_s, QJsonArray{1, u"\"x"_s, QJsonObject()}}},
            {{u"nothing"_s, QJsonValue::Null}, {u"big"_s, qint64(9'007'199'254'740'993)}, {u"yes"_s, false}},
        };
        journal.payloads.assign(std::begin(payloads), std::end(payloads));
        journal.entities = {u"A \u0085\n1"_s, u""_s, QString(), u"Handler"_s, u"a \u0085\n1"_s};
        for (const auto &[kind, title] : notes)
            add(kind, title);
        for (quint32 i = 0; i < 60; ++i)
            addMessage(1 + i % 7, i % 5, i % 4, order);
    }

    quint32 add(NoteKind kind, const QString &title)
    {
        const NoteId id = kind == NoteKind::Command ? builder.command(title) : builder.note(kind, title);
        journal.notes.push_back(id);
        journal.noteNames.append(title);
        return static_cast<quint32>(journal.notes.size()) - 1;
    }

    void addMessage(quint32 note, quint32 entity, quint32 payload, quint32 handler)
    {
        const auto seq = static_cast<quint32>(journal.records.size());
        Record started;
        started.type = RecordType::ActivityStarted;
        started.id = {1, seq};
        started.note = handler;
        started.entity = entity;
        started.time = seq * qint64(500'000);
        Record message = started;
        message.id = {2, seq};
        message.note = note;
        message.type = note == 1 || note == 4 ? RecordType::Command : RecordType::Event;
        message.version = message.type == RecordType::Event ? ++versions[entity] : 0;
        message.payload = payload;
        message.activity = seq;
        message.correlation = seq < 40 ? 1 : 41;
        message.causation = seq == 0 || seq == 40 ? simulation::kNone : seq - 1;
        journal.records.push_back(started);
        journal.records.push_back(message);
    }

    BoardBuilder builder;
    Journal journal;
    quint32 versions[5] = {};
};

} // namespace

class RunExportTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void instants_areRfc3339_data();
    void instants_areRfc3339();
    void smallRun_asCloudEventsIsTheseBytes();
    void goldenRuns_areReadByAStranger();
    void trickyTexts_areReadByAStranger();
    void brokenFiles_areFoundByTheStranger();
    void sameRun_givesSameBytes_data();
    void sameRun_givesSameBytes();
    void aggregateOfTheEntity_namesItsObject();
    void eventAtADate_hasThatTime();
    void otherEnding_isNoExport();
    void givingUp_leavesTheOldFile_data();
    void givingUp_leavesTheOldFile();
    void placeThatCantBeWritten_isToldOnce_data();
    void placeThatCantBeWritten_isToldOnce();
};

void RunExportTest::instants_areRfc3339_data()
{
    QTest::addColumn<qint64>("begins");
    QTest::addColumn<qint64>("time");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("epoch") << qint64(0) << qint64(0) << QByteArray("1970-01-01T00:00:00.000000Z");
    QTest::newRow("before it") << qint64(0) << qint64(-1) << QByteArray("1969-12-31T23:59:59.999999Z");
    QTest::newRow("leap day") << qint64(1'709'164'800'000'000) << qint64(86'399'000'042)
                              << QByteArray("2024-02-29T23:59:59.000042Z");
    QTest::newRow("the end") << std::numeric_limits<qint64>::max() << std::numeric_limits<qint64>::max()
                             << QByteArray("9999-12-31T23:59:59.999999Z");
    QTest::newRow("the beginning") << std::numeric_limits<qint64>::min() << qint64(-1)
                                   << QByteArray("0000-01-01T00:00:00.000000Z");
}

void RunExportTest::instants_areRfc3339()
{
    QFETCH(qint64, begins);
    QFETCH(qint64, time);
    QFETCH(QByteArray, text);
    QCOMPARE(timestamp(begins, time), text);
}

void RunExportTest::smallRun_asCloudEventsIsTheseBytes()
{
    BoardBuilder b;
    const NoteId place = b.command(u"Place order"_s);
    b.field(place, u"orderId"_s, u"A-1"_s, true);
    b.chain({place, b.event(u"“Order” placed, écrit!"_s)});
    const Journal journal = journalOf({"", b.board(), {}, {}, {}});
    QTemporaryDir folder;
    const QString path = folder.filePath(u"run.cloudevents.jsonl"_s);
    writeRun(path, b.board(), journal);
    QByteArray expected = R"({"specversion":"1.0","id":"ID0","source":"urn:tempestry:board:BOARD",)"
                          R"("type":"tempestry.command.place-order","subject":"A-1",)"
                          R"("time":"2026-01-01T00:00:00.000000Z","correlationid":"ID0",)"
                          R"("sequence":"0000000000","datacontenttype":"application/json",)"
                          R"("data":{"orderId":"A-1"}})"
                          "\n"
                          R"({"specversion":"1.0","id":"ID1","source":"urn:tempestry:board:BOARD",)"
                          R"("type":"tempestry.event.order-placed-écrit","subject":"A-1",)"
                          R"("time":"2026-01-01T00:00:00.000000Z","correlationid":"ID0","causationid":"ID0",)"
                          R"("sequence":"0000000001"})"
                          "\n";
    expected.replace("ID0", hex(journal.records[0].id)).replace("ID1", hex(journal.records[1].id));
    QCOMPARE(read(path), expected.replace("BOARD", b.board().id().toString().toLatin1()));
}

void RunExportTest::goldenRuns_areReadByAStranger()
{
    QTemporaryDir folder;
    QMap<QString, QString> expected;
    for (const GoldenCase &golden : goldenCases()) {
        const Journal journal = journalOf(golden);
        for (const QString &ending : runExportEndings()) {
            const QString name = QLatin1String(golden.name) + u'.' + ending;
            writeRun(folder.filePath(name), golden.board, journal);
            expected.insert(name, u"%1 events"_s.arg(messagesOf(journal)));
        }
    }
    const auto said = readByStranger(folder.path());
    QCOMPARE(said.keys(), expected.keys());
    for (const QString &name : said.keys())
        QVERIFY2(said[name].startsWith(expected[name]), qPrintable(name + u": "_s + said[name]));
}

void RunExportTest::trickyTexts_areReadByAStranger()
{
    QTemporaryDir folder;
    const Traps traps;
    for (const QString &ending : runExportEndings())
        writeRun(folder.filePath(u"traps."_s + ending), traps.builder.board(), traps.journal);
    const QMap<QString, QString> expected{{u"traps.cloudevents.json"_s, u"60 events"_s},
                                          {u"traps.cloudevents.jsonl"_s, u"60 events"_s},
                                          {u"traps.ocel.json"_s, u"60 events, 8 objects"_s},
                                          {u"traps.ocel.sqlite"_s, u"60 events, 8 objects"_s}};
    QCOMPARE(readByStranger(folder.path()), expected);
}

void RunExportTest::brokenFiles_areFoundByTheStranger()
{
    QTemporaryDir folder;
    QTemporaryDir sound;
    const Traps traps;
    const auto break_ = [&](const char *name, const char *ending, const QByteArray &what,
                            const QByteArray &by) {
        const QString whole = sound.filePath(u"sound."_s + QLatin1String(ending));
        writeRun(whole, traps.builder.board(), traps.journal);
        QByteArray content = read(whole);
        const qsizetype place = content.indexOf(what);
        QVERIFY2(place >= 0, name);
        write(folder.filePath(QLatin1String(name) + u'.' + QLatin1String(ending)),
              content.replace(place, what.size(), by));
    };
    break_("version", "cloudevents.json", "\"1.0\"", "\"0.3\"");
    break_("no_id", "cloudevents.jsonl", "\"id\":", "\"i\":");
    break_("time", "cloudevents.json", ".000000Z", "");
    break_("cause", "cloudevents.json", "\"causationid\":\"0", "\"causationid\":\"f");
    break_("extension", "cloudevents.jsonl", "correlationid", "correlationId");
    break_("twice", "cloudevents.jsonl", "\"id\":\"00000000000000020000000000000004",
           "\"id\":\"00000000000000020000000000000002");
    break_("type", "ocel.json", "\"type\":\"integer\"", "\"type\":\"number\"");
    break_("relation", "ocel.json", "\"objectId\":\"", "\"objectId\":\"?");
    break_("event_type", "ocel.json", "\"type\":\"Map type\"", "\"type\":\"Other\"");
    break_("no_objects", "ocel.json", "\"objects\"", "\"things\"");
    const std::pair<const char *, const char *> statements[] = {
        {"lost_object", "DELETE FROM object WHERE ocel_id = 'Handler'"},
        {"lost_row", "DELETE FROM event_MapType"},
        {"lost_map", "DELETE FROM event_map_type WHERE ocel_type_map = 'MapType'"},
        {"time_of_event", "UPDATE event_MapType SET ocel_time = 'noon'"},
        {"no_relation", "DELETE FROM event_object"},
        {"changed_field",
         "UPDATE object_Object2 SET ocel_changed_field = 'x' WHERE ocel_changed_field IS NOT NULL"},
    };
    for (const auto &[name, sql] : statements) {
        const QString path = folder.filePath(QLatin1String(name) + u".ocel.sqlite"_s);
        writeRun(path, traps.builder.board(), traps.journal);
        SQLite::Database(path.toStdString(), SQLite::OPEN_READWRITE).exec(sql);
    }
    const auto said = readByStranger(folder.path());
    QCOMPARE(said.size(), 16);
    for (const QString &name : said.keys())
        QVERIFY2(said[name].startsWith(u"wrong"_s), qPrintable(name + u": "_s + said[name]));
}

void RunExportTest::sameRun_givesSameBytes_data()
{
    QTest::addColumn<QString>("ending");
    for (const QString &ending : runExportEndings())
        QTest::newRow(qPrintable(ending)) << ending;
}

void RunExportTest::sameRun_givesSameBytes()
{
    QFETCH(QString, ending);
    QTemporaryDir folder;
    const Traps traps;
    const QString whole = folder.filePath(u"whole."_s + ending);
    const QString parts = folder.filePath(u"parts."_s + ending.toUpper());
    writeRun(whole, traps.builder.board(), traps.journal);
    const auto to = makeRunExport(parts, {traps.builder.board(), 1'767'225'600'000'000});
    for (size_t i = 0; i < traps.journal.records.size(); ++i)
        to->take(traps.journal, std::span(traps.journal.records).subspan(i, 1), i);
    QVERIFY(to->finish());
    QVERIFY(!read(whole).isEmpty());
    QCOMPARE(read(parts), read(whole));
}

void RunExportTest::aggregateOfTheEntity_namesItsObject()
{
    BoardBuilder b;
    const NoteId place = b.command(u"Place order"_s);
    b.field(place, u"orderId"_s, u"A-1"_s, true);
    const NoteId system = b.externalSystem(u"Till"_s);
    const NoteId order = b.note(NoteKind::Aggregate, u"Order"_s);
    const NoteId paid = b.event(u"Paid"_s);
    b.link(place, system);
    b.link(place, order);
    b.link(system, paid);
    b.link(order, b.event(u"Order placed"_s));
    b.field(paid, u"amount"_s, u"5"_s, false, u"number"_s);
    QTemporaryDir folder;
    const QString path = folder.filePath(u"run.ocel.json"_s);
    writeRun(path, b.board(), journalOf({"", b.board(), {}, {}, {}}));
    QVERIFY2(read(path).contains(R"({"id":"A-1","type":"Order","attributes":[{"name":"amount",)"
                                 R"("time":"2026-01-01T00:00:00.000000Z","value":5}],"relationships":[]})"),
             read(path).constData());
}

void RunExportTest::eventAtADate_hasThatTime()
{
    BoardBuilder b;
    const NoteId opened = b.event(u"Doors opened"_s);
    b.change(opened, [](Note &note) { note.timer = {Timer::Kind::At, 1'798'135'200'000'000, {}}; });
    QString problem;
    const auto plan = simulation::compilePlan(b.board(), b.flow(), nullptr, {}, &problem);
    Journal journal;
    simulation::run(*plan, {}, journal);
    QTemporaryDir folder;
    const QString path = folder.filePath(u"run.cloudevents.json"_s);
    QVERIFY(exportRun(
        *makeRunExport(path,
                       {b.board(), simulation::runBegin(simulation::FlatFlow(b.board(), b.flow()), nullptr)}),
        journal));
    QVERIFY2(read(path).contains("\"time\":\"2026-12-24T18:00:00.000000Z\""), read(path).constData());
}

void RunExportTest::otherEnding_isNoExport()
{
    QTemporaryDir folder;
    QVERIFY(!makeRunExport(folder.filePath(u"run.json"_s), {Board(), 0}));
    QVERIFY(QDir(folder.path()).isEmpty());
}

void RunExportTest::givingUp_leavesTheOldFile_data()
{
    sameRun_givesSameBytes_data();
}

void RunExportTest::givingUp_leavesTheOldFile()
{
    QFETCH(QString, ending);
    QTemporaryDir folder;
    const Traps traps;
    const QString path = folder.filePath(u"run."_s + ending);
    write(path, "old");
    QVERIFY(!exportRun(*makeRunExport(path, {traps.builder.board(), 0}), traps.journal,
                       [](quint64) { return false; }));
    QCOMPARE(read(path), QByteArray("old"));
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden).size(), 1);
}

void RunExportTest::placeThatCantBeWritten_isToldOnce_data()
{
    sameRun_givesSameBytes_data();
}

void RunExportTest::placeThatCantBeWritten_isToldOnce()
{
    QFETCH(QString, ending);
    QTemporaryDir folder;
    const QString path = folder.filePath(u"no/such/run."_s + ending);
    const Traps traps;
    try {
        exportRun(*makeRunExport(path, {traps.builder.board(), 0}), traps.journal);
        QFAIL("written");
    } catch (const BoardFileError &error) {
        QVERIFY2(error.message().contains(u"no/such/run"_s), error.what());
        QVERIFY2(!error.message().contains(u'\n'), error.what());
    }
}

QTEST_GUILESS_MAIN(RunExportTest)
#include "run_export_test.moc"
