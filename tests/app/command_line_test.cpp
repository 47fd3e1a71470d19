#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

namespace {

constexpr char kShop[] = R"({
  "format": "tempestry-board", "version": 1,
  "id": "6b1f1f0a-0000-4000-8000-000000000001", "title": "Shop",
  "notes": [
    {"id": "6b1f1f0a-0000-4000-8000-000000000011", "kind": "command", "title": "Place order",
     "x": 0, "y": 0, "width": 104, "height": 104},
    {"id": "6b1f1f0a-0000-4000-8000-000000000012", "kind": "aggregate", "title": "Order",
     "x": 140, "y": 0, "width": 168, "height": 104},
    {"id": "6b1f1f0a-0000-4000-8000-000000000013", "kind": "event", "title": "Order placed",
     "x": 340, "y": 0, "width": 104, "height": 104, "condition": "open"}
  ],
  "links": [], "timelines": [], "frames": [], "scenarios": []
}
)";

constexpr char kSession[] = R"(# Bike hire workshop

## Scenario 1: Hiring a bike

### Timeline of Events:

1. **🟠 bike_reserved**
   - **Actor**: Rider
   - **Data**: `{bike_id: string(), rider: string()}`
2. **🟠 bike_unlocked**
   - **Triggered by**: bike_reserved
)";

struct Outcome
{
    int status;
    QByteArray out;
    QByteArray err;
};

} // namespace

class CommandLineTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    QString path(const QString &name) const { return m_folder.filePath(name); }

    QString write(const QString &name, const QByteArray &content) const
    {
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("can't write %s", qPrintable(file.fileName()));
        return file.fileName();
    }

    static QByteArray read(const QString &name)
    {
        QFile file(name);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    static Outcome run(const QStringList &arguments, const QByteArray &input = {})
    {
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const char *variable : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
            environment.remove(QString::fromLatin1(variable));
        process.setProcessEnvironment(environment);
        process.start(QStringLiteral(TEMPESTRY_PROGRAM), arguments);
        process.write(input);
        process.closeWriteChannel();
        if (!process.waitForFinished(60'000) || process.exitStatus() != QProcess::NormalExit)
            return {-1, process.readAllStandardOutput(), process.readAllStandardError()};
        return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
    }

    static QJsonObject json(const QByteArray &text) { return QJsonDocument::fromJson(text).object(); }

    void verifyOneLine(const QByteArray &err)
    {
        QVERIFY2(err.endsWith('\n') && err.count('\n') == 1, err.constData());
    }

private Q_SLOTS:
    void helpAndVersion_areFine_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QByteArray>("says");
        QTest::newRow("--help") << QStringList{"--help"} << QByteArray("tempestry import");
        QTest::newRow("-h") << QStringList{"-h"} << QByteArray("Exit status");
        QTest::newRow("--version") << QStringList{"--version"} << QByteArray("tempestry 0");
        for (const char *name : {"import", "export", "simulate", "check", "flow"})
            QTest::addRow("%s --help", name) << QStringList{name, "--help"} << QByteArray(name);
    }
    void helpAndVersion_areFine()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QByteArray, says);
        const Outcome outcome = run(arguments);
        QCOMPARE(outcome.status, 0);
        QVERIFY2(outcome.out.contains(says), outcome.out.constData());
        QCOMPARE(outcome.err, QByteArray());
    }

    void wrongUsage_exits2WithOneLine_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("no board") << QStringList{"flow"};
        QTest::newRow("unknown option") << QStringList{"flow", "--colour", "x.json"};
        QTest::newRow("two boards") << QStringList{"flow", "a.json", "b.json"};
        QTest::newRow("import without -o") << QStringList{"import", "a.md"};
        QTest::newRow("export without -o") << QStringList{"export", "a.json"};
        QTest::newRow("unknown ending")
            << QStringList{"export", write("shop0.json", kShop), "-o", path("board.xyz")};
        QTest::newRow("seed is no number")
            << QStringList{"simulate", write("shop1.json", kShop), "--seed", "many"};
        QTest::newRow("unknown condition")
            << QStringList{"simulate", write("shop2.json", kShop), "--set", "shut=true"};
        QTest::newRow("condition without value")
            << QStringList{"simulate", write("shop3.json", kShop), "--set", "open"};
        const QString shop5 = write("shop5.json", kShop);
        QTest::newRow("no runs") << QStringList{"simulate", shop5, "--runs", "0"};
        QTest::newRow("runs are no number") << QStringList{"simulate", shop5, "--runs", "some"};
        QTest::newRow("seeds backwards") << QStringList{"simulate", shop5, "--runs", "9..3"};
        QTest::newRow("journal of many runs")
            << QStringList{"simulate", shop5, "--runs", "3", "--journal", path("x.jsonl")};
        QTest::newRow("statistics of one run")
            << QStringList{"simulate", shop5, "--statistics", path("x.json")};
        QTest::newRow("unknown ending of events")
            << QStringList{"simulate", shop5, "--events", path("x.json")};
        QTest::newRow("unknown scenario")
            << QStringList{"simulate", write("shop4.json", kShop), "--scenario", "Never heard of"};
    }
    void wrongUsage_exits2WithOneLine()
    {
        QFETCH(QStringList, arguments);
        const Outcome outcome = run(arguments);
        QCOMPARE(outcome.status, 2);
        verifyOneLine(outcome.err);
    }

    void unreadableInput_exits3WithOneLineAndStaysAsItWas_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QByteArray>("says");
        QByteArray newer("SQLite format 3\0", 16);
        newer.resize(4096);
        newer[16] = 0x10;
        newer[18] = newer[19] = 1;
        newer[63] = 99;
        newer.replace(68, 4, "TMPS");
        QTest::newRow("missing") << path("nowhere.tempest") << QByteArray("nowhere.tempest");
        QTest::newRow("directory") << m_folder.path() << QByteArray("folder");
        QTest::newRow("empty") << write("empty.tempest", "") << QByteArray("empty");
        QTest::newRow("garbage") << write("garbage.tempest",
                                          QByteArray("\xf0\x9f\x00garbage\xff\xfe", 13).repeated(99))
                                 << QByteArray("garbage.tempest");
        QTest::newRow("newer version") << write("newer.tempest", newer) << QByteArray("newer");
        QTest::newRow("newer JSON") << write("newer.json",
                                             QByteArray(kShop).replace("\"version\": 1", "\"version\": 2"))
                                    << QByteArray("newer");
        QTest::newRow("cut off JSON")
            << write("cut.json", QByteArray(kShop).left(300)) << QByteArray("cut.json");
        QTest::newRow("wrong member")
            << write("wrong.json", QByteArray(kShop).replace("\"aggregate\"", "\"agregate\""))
            << QByteArray("notes[1].kind");
    }
    void unreadableInput_exits3WithOneLineAndStaysAsItWas()
    {
        QFETCH(QString, file);
        QFETCH(QByteArray, says);
        const QByteArray before = read(file);
        for (const QStringList &arguments : {QStringList{"flow", file}, QStringList{"simulate", file},
                                             QStringList{"export", file, "-o", path("x.png")},
                                             QStringList{"export", file, "-o", path("x.json")}}) {
            const Outcome outcome = run(arguments);
            QCOMPARE(outcome.status, 3);
            verifyOneLine(outcome.err);
            QVERIFY2(outcome.err.contains(says), outcome.err.constData());
            QCOMPARE(outcome.out, QByteArray());
        }
        QCOMPARE(read(file), before);
        QVERIFY(!QFile::exists(path("x.png")) && !QFile::exists(path("x.json")));
    }

    void unwritableOutput_exits4WithOneLine_data()
    {
        QTest::addColumn<QStringList>("arguments");
        const QString shop = write("shop.json", kShop);
        const QString nowhere = path("no/such/folder/");
        QTest::newRow("json") << QStringList{"export", shop, "-o", nowhere + "x.json"};
        QTest::newRow("png") << QStringList{"export", shop, "-o", nowhere + "x.png"};
        QTest::newRow("svg") << QStringList{"export", shop, "-o", nowhere + "x.svg"};
        QTest::newRow("tempest") << QStringList{"import", shop, "-o", nowhere + "x.tempest"};
        QTest::newRow("journal") << QStringList{"simulate", shop, "--journal", nowhere + "x.jsonl"};
        QTest::newRow("events") << QStringList{"simulate", shop, "--events", nowhere + "x.ocel.sqlite"};
        QTest::newRow("statistics") << QStringList{"simulate", shop,           "--runs",
                                                   "3",        "--statistics", nowhere + "x.json"};
    }
    void unwritableOutput_exits4WithOneLine()
    {
        QFETCH(QStringList, arguments);
        const Outcome outcome = run(arguments);
        QCOMPARE(outcome.status, 4);
        verifyOneLine(outcome.err);
    }

    void whatIsNoFileAndNoCommand_isSaidSo()
    {
        const Outcome outcome = run({"frobnicate"});
        QCOMPARE(outcome.status, 3);
        verifyOneLine(outcome.err);
        QVERIFY(outcome.err.contains("frobnicate"));
    }

    void windowWithoutDisplay_exits2WithOneLine()
    {
        const Outcome outcome = run({write("shop.json", kShop)});
        QCOMPARE(outcome.status, 2);
        verifyOneLine(outcome.err);
        QVERIFY(outcome.err.contains("display"));
    }

    void flow_listsImpliedEdgesWithTheirReason()
    {
        const Outcome outcome = run({"flow", write("shop.json", kShop)});
        QCOMPARE(outcome.status, 0);
        QCOMPARE(QString::fromUtf8(outcome.out),
                 QStringLiteral("Place order  —is handled by→  Order  (implied: neighbour)\n"
                                "Order  —emits→  Order placed  (implied: neighbour)\n"));
    }

    void flowAsJson_namesNotesAndReason()
    {
        const Outcome outcome = run({"flow", "--json", write("shop.json", kShop)});
        const QJsonArray edges = json(outcome.out)[QStringLiteral("edges")].toArray();
        QCOMPARE(edges.size(), 2);
        QCOMPARE(edges[0][QStringLiteral("implied")].toString(), QStringLiteral("neighbour"));
        QCOMPARE(edges[1][QStringLiteral("toTitle")].toString(), QStringLiteral("Order placed"));
    }

    void checkOfWholeFlow_isFineAndRemarks()
    {
        const Outcome outcome = run({"check", write("shop.json", kShop)});
        QCOMPARE(outcome.status, 0);
        QCOMPARE(QString::fromUtf8(outcome.out),
                 QStringLiteral("remark: “Order placed” reaches nobody. Link it to a policy or a read model, "
                                "unless nobody has to react.\n"));
    }

    void checkOfBoardWithGaps_exits1AndNamesThem()
    {
        const QByteArray board = QByteArray(kShop).replace("\"aggregate\"", "\"command\"");
        const Outcome outcome = run({"check", write("gaps.json", board)});
        QCOMPARE(outcome.status, 1);
        QVERIFY2(outcome.out.startsWith("Nobody handles “Place order”."), outcome.out.constData());
    }

    void checkAsJson_namesNotesAndKinds()
    {
        const QByteArray board = QByteArray(kShop).replace("\"aggregate\"", "\"command\"");
        const Outcome outcome = run({"check", "--json", write("gaps.json", board)});
        QCOMPARE(outcome.status, 1);
        const QJsonArray findings = json(outcome.out)[QStringLiteral("findings")].toArray();
        QCOMPARE(findings[0][QStringLiteral("kind")].toString(), QStringLiteral("unhandled"));
        QCOMPARE(findings[0][QStringLiteral("note")].toString(),
                 QStringLiteral("6b1f1f0a-0000-4000-8000-000000000011"));
        QVERIFY(findings.last()[QStringLiteral("remark")].toBool());
    }

    void payloadSchemas_areWrittenByTheirEnding()
    {
        QCOMPARE(run({"export", write("shop.json", kShop), "-o", path("Shop.Schema.json")}).status, 0);
        const QJsonObject schema = json(read(path("Shop.Schema.json")));
        QCOMPARE(schema[QStringLiteral("$defs")].toObject().keys(),
                 (QStringList{QStringLiteral("Order placed"), QStringLiteral("Place order")}));
    }

    void boardOnStandardInput_isRead()
    {
        const Outcome outcome = run({"flow", "-"}, kShop);
        QCOMPARE(outcome.status, 0);
        QCOMPARE(outcome.out.count('\n'), 2);
    }

    void importedJson_goesThroughTheFileAndComesOutTheSame()
    {
        const QString shop = write("shop.json", kShop);
        QCOMPARE(run({"export", shop, "-o", path("first.json")}).status, 0);
        QCOMPARE(run({"import", shop, "-o", path("shop.tempest")}).status, 0);
        QCOMPARE(run({"export", path("shop.tempest"), "-o", path("second.json")}).status, 0);
        QVERIFY(!read(path("first.json")).isEmpty());
        QCOMPARE(read(path("second.json")), read(path("first.json")));
    }

    void importOntoAnExistingBoard_isRefused()
    {
        const QString shop = write("shop.json", kShop);
        const QString board = write("precious.tempest", "not to be overwritten");
        const Outcome outcome = run({"import", shop, "-o", board});
        QCOMPARE(outcome.status, 4);
        verifyOneLine(outcome.err);
        QCOMPARE(read(board), QByteArray("not to be overwritten"));
    }

    void importedSession_hasItsEventsOnATimeline()
    {
        const QString session = write("session.md", kSession);
        const Outcome outcome = run({"import", session, "-o", path("session.tempest")});
        QVERIFY2(outcome.status == 0, outcome.err.constData());
        QCOMPARE(run({"export", path("session.tempest"), "-o", path("session.json")}).status, 0);
        const QJsonObject board = json(read(path("session.json")));
        QCOMPARE(board[QStringLiteral("timelines")].toArray().size(), 1);
        QStringList titles;
        for (const QJsonValue &note : board[QStringLiteral("notes")].toArray())
            titles += note[QStringLiteral("title")].toString();
        QVERIFY(titles.contains(QStringLiteral("bike_reserved")) &&
                titles.contains(QStringLiteral("bike_unlocked")));
    }

    void simulate_tellsWhatHappened()
    {
        const Outcome outcome = run({"simulate", write("shop.json", kShop)});
        QCOMPARE(outcome.status, 0);
        QVERIFY2(outcome.out.contains("Order placed"), outcome.out.constData());
    }

    void conditionSwitchedOff_keepsItsNoteOutOfTheRun()
    {
        const Outcome outcome = run({"simulate", write("shop.json", kShop), "--set", "open=false"});
        QCOMPARE(outcome.status, 0);
        QVERIFY2(!outcome.out.contains("Order placed"), outcome.out.constData());
    }

    void journal_isTheSameForTheSameSeed()
    {
        const QString shop = write("shop.json", kShop);
        QCOMPARE(run({"simulate", shop, "--seed", "7", "--journal", path("a.jsonl")}).status, 0);
        const Outcome outcome = run({"simulate", shop, "--seed", "7", "--journal", "-"});
        QCOMPARE(outcome.status, 0);
        QCOMPARE(outcome.out, read(path("a.jsonl")));
        int lines = 0;
        for (const QByteArray &line : outcome.out.split('\n')) {
            if (line.isEmpty())
                continue;
            const QJsonObject record = json(line);
            QCOMPARE(record[QStringLiteral("seq")].toInt(), lines++);
            QVERIFY(record.contains(QStringLiteral("record")) && record.contains(QStringLiteral("time")));
        }
        QVERIFY(lines >= 4);
    }

    void events_areWrittenBesideTheJournal()
    {
        const QString shop = write("shop.json", kShop);
        const QString events = path("shop.cloudevents.jsonl");
        const Outcome outcome = run({"simulate", shop, "--events", events, "--journal", "-"});
        QCOMPARE(outcome.status, 0);
        QVERIFY(outcome.out.contains("activityStarted"));
        QCOMPARE(read(events).count('\n'), 2);
        QVERIFY(read(events).contains("\"type\":\"tempestry.event.order-placed\""));
    }

    void manyRuns_areTheSameInOneProcessAndInSeveral()
    {
        const QString shop = write("shop.json", kShop);
        const Outcome several =
            run({"simulate", shop, "--runs", "40", "--seed", "3", "--statistics", "-", "--progress"});
        QVERIFY2(several.status == 0, several.err.constData());
        QVERIFY2(several.err.endsWith("progress 40\n"), several.err.constData());
        const Outcome here = run({"simulate", shop, "--runs", "3..42", "--statistics", "-"});
        QCOMPARE(here.status, 0);
        QVERIFY(here.out.contains("\"seeds\":{\"first\":3,\"runs\":40}"));
        QCOMPARE(several.out, here.out);
    }

    void faultsOfManyRuns_reachTheWorkers()
    {
        const QString shop = write("shop.json", kShop);
        const QStringList runs{"simulate", shop, "--runs", "4", "--statistics", "-"};
        const QStringList faults{"--faults", "failure of \"Order\" at 1"};
        const Outcome several = run(runs + faults);
        QVERIFY2(several.status == 0, several.err.constData());
        QVERIFY(several.out != run(runs).out);
        const Outcome here =
            run(QStringList{"simulate", shop, "--runs", "1..4", "--statistics", "-"} + faults);
        QCOMPARE(several.out, here.out);
    }

    void manyRuns_areToldAsTables()
    {
        const Outcome outcome = run({"simulate", write("shop.json", kShop), "--runs", "5"});
        QVERIFY2(outcome.status == 0, outcome.err.constData());
        for (const char *part : {"5 runs, seeds 1 to 5.", "Who works", "What happens", "Order placed"})
            QVERIFY2(outcome.out.contains(part), outcome.out.constData());
    }

    void pictures_areDrawnWithNoDisplay()
    {
        const QString shop = write("shop.json", kShop);
        QCOMPARE(run({"export", shop, "-o", path("shop.png")}).status, 0);
        const QImage image(path("shop.png"));
        QVERIFY(image.width() >= 444 && image.height() >= 104);
        QCOMPARE(run({"export", shop, "-o", path("shop.svg")}).status, 0);
        QVERIFY(read(path("shop.svg")).contains("<svg"));
    }
};

QTEST_GUILESS_MAIN(CommandLineTest)
#include "command_line_test.moc"
