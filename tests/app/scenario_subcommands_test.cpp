#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

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
     "x": 340, "y": 0, "width": 104, "height": 104},
    {"id": "6b1f1f0a-0000-4000-8000-000000000014", "kind": "event", "title": "Order refused",
     "x": 3400, "y": 3000, "width": 104, "height": 104}
  ],
  "links": [], "timelines": [], "frames": [],
  "scenarios": [SCENARIOS]
}
)";

constexpr char kPlaced[] = R"({"id": "6b1f1f0a-0000-4000-8000-000000000021", "name": "Placed",
    "when": [{"note": "6b1f1f0a-0000-4000-8000-000000000011"}],
    "then": [{"note": "6b1f1f0a-0000-4000-8000-000000000013"}]})";

constexpr char kRefused[] = R"({"id": "6b1f1f0a-0000-4000-8000-000000000022", "name": "Refused",
    "when": [{"note": "6b1f1f0a-0000-4000-8000-000000000011"}],
    "then": [{"note": "6b1f1f0a-0000-4000-8000-000000000014"}],
    "never": [{"note": "6b1f1f0a-0000-4000-8000-000000000013"}]})";

constexpr char kLost[] = R"({"id": "6b1f1f0a-0000-4000-8000-000000000023", "name": "Lost",
    "when": [{"note": "6b1f1f0a-0000-4000-8000-000000000011"}],
    "then": [{"note": "6b1f1f0a-0000-4000-8000-000000000013"},
             {"note": "6b1f1f0a-0000-4000-8000-000000000099"}]})";

struct Outcome
{
    int status;
    QString out;
    QString err;
};

} // namespace

class ScenarioSubcommandsTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    QString path(const QString &name) const { return m_folder.filePath(name); }
    static QString read(const QString &name)
    {
        QFile file(name);
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    }

    static Outcome run(const QStringList &arguments, const QByteArrayList &scenarios)
    {
        QProcess process;
        process.start(QStringLiteral(TEMPESTRY_PROGRAM), arguments);
        process.write(QByteArray(kShop).replace("SCENARIOS", scenarios.join(',')));
        process.closeWriteChannel();
        const bool ended = process.waitForFinished(60'000) && process.exitStatus() == QProcess::NormalExit;
        return {ended ? process.exitCode() : -1, QString::fromUtf8(process.readAllStandardOutput()),
                QString::fromUtf8(process.readAllStandardError())};
    }

private Q_SLOTS:
    void passedScenarios_exit0()
    {
        const Outcome outcome = run({"test", "-"}, {kPlaced});
        QCOMPARE(outcome.out, QStringLiteral("passed  Placed\n\n1 scenario, it passed\n"));
        QCOMPARE(outcome.status, 0);
    }

    void failedScenario_exits1AndSaysWhatCame()
    {
        const Outcome outcome = run({"test", "-"}, {kRefused, kPlaced});
        QCOMPARE(outcome.out, QStringLiteral("passed  Placed\n"
                                             "failed  Refused\n"
                                             "        then 1: expected Order refused\n"
                                             "            came nothing\n"
                                             "        never 1: expected never Order placed\n"
                                             "            came Order placed of 1 at 0 \u00B5s\n"
                                             "\n"
                                             "2 scenarios, 1 failed\n"));
        QCOMPARE(outcome.status, 1);
        QCOMPARE(outcome.err, QString());
    }

    void deletedNote_isNamedByListAndEntry()
    {
        const QString says =
            QStringLiteral("Scenario \u201cLost\u201d: entry 2 of \u201cthen\u201d names a note "
                           "that is no longer on the board.");
        const Outcome tested = run({"test", "-"}, {kLost, kPlaced});
        QCOMPARE(tested.status, 1);
        QVERIFY2(tested.out.contains(says), qPrintable(tested.out));
        QVERIFY(tested.out.contains(QStringLiteral("passed  Placed")));
        const Outcome simulated = run({"simulate", "-", "--scenario", "Lost"}, {kLost});
        QCOMPARE(simulated.status, 2);
        QVERIFY2(simulated.err.contains(says), qPrintable(simulated.err));
    }

    void boardWithoutScenarios_exits0AndSaysSo()
    {
        const Outcome outcome = run({"test", "-"}, {});
        QCOMPARE(outcome.status, 0);
        QVERIFY(outcome.out.contains(QStringLiteral("no scenarios")));
    }

    void coverage_listsWhatWasNotReached()
    {
        const Outcome outcome = run({"test", "-", "--coverage"}, {kPlaced});
        QVERIFY2(outcome.out.endsWith(QStringLiteral("\nnotes: 3 of 4 reached\n"
                                                     "        not Order refused\n"
                                                     "outcomes: 1 of 1 reached\n"
                                                     "links: 1 of 1 reached\n")),
                 qPrintable(outcome.out));
    }

    void junitFile_tellsTheSame()
    {
        const QString file = path(QStringLiteral("junit.xml"));
        QCOMPARE(run({"test", "-", "--junit", file}, {kRefused, kPlaced, kLost}).status, 1);
        QXmlStreamReader xml(read(file));
        QStringList elements;
        while (!xml.atEnd())
            if (xml.readNext() == QXmlStreamReader::StartElement)
                elements << xml.name().toString();
        QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
        QCOMPARE(elements.join(u' '),
                 QStringLiteral("testsuites testsuite testcase error testcase testcase failure"));
    }

    void wrongSeedOrPlace_exitsAsSaid()
    {
        QCOMPARE(run({"test", "-", "--seed", "many"}, {kPlaced}).status, 2);
        QCOMPARE(run({"test", "-", "--junit", path(QStringLiteral("no/where.xml"))}, {kPlaced}).status, 4);
        QCOMPARE(run({"simulate", "-", "--tell", path(QStringLiteral("run.txt"))}, {kPlaced}).status, 2);
    }

    void toldRun_isWrittenByEnding()
    {
        const QString feature = path(QStringLiteral("run.feature"));
        QCOMPARE(run({"simulate", "-", "--scenario", "Placed", "--tell", feature}, {kPlaced}).status, 0);
        QCOMPARE(read(feature), QStringLiteral("Feature: Shop\n\n  Scenario: Placed\n"
                                               "    When Place order of \"1\"\n"
                                               "    Then Order placed of \"1\"\n"));
        const QString diagram = path(QStringLiteral("run.mmd"));
        QCOMPARE(run({"simulate", "-", "--tell", diagram}, {kPlaced}).status, 0);
        QVERIFY2(read(diagram).contains(QStringLiteral("outside->>n1: Place order\n")),
                 qPrintable(read(diagram)));
    }
};

QTEST_GUILESS_MAIN(ScenarioSubcommandsTest)
#include "scenario_subcommands_test.moc"
