#include "model/simulation/engine.h"
#include "model/simulation/run_text.h"
#include "tests/simulation/board_builder.h"
#include "tests/simulation/golden_boards.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace tempestry;
using namespace tempestry::simulation;
using namespace Qt::StringLiterals;

class RunTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void texts_areTheWrittenOnes_data();
    void texts_areTheWrittenOnes();
    void anyTitle_isEscapedInDiagram_data();
    void anyTitle_isEscapedInDiagram();
    void anyTitle_staysOnItsLineInFeature();
    void longRun_isCutWithCount();

private:
    static Journal runOf(const Board &board, const Scenario *scenario = nullptr);
};

Journal RunTextTest::runOf(const Board &board, const Scenario *scenario)
{
    QString problem;
    Journal journal;
    run(compilePlan(board, FlowGraph(board), scenario, {}, &problem).value(), {}, journal);
    return journal;
}

void RunTextTest::texts_areTheWrittenOnes_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name : {"scenario_given_and_when", "read_model_informs", "policy_issues", "short_forms",
                             "payload_is_carried_over"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

// With TEMPESTRY_WRITE_GOLDEN set, the texts become the written ones. Read them before you commit them.
void RunTextTest::texts_areTheWrittenOnes()
{
    QFETCH(QString, name);
    const auto cases = goldenCases();
    const auto found = std::ranges::find(
        cases, name, [](const GoldenCase &golden) { return QString::fromLatin1(golden.name); });
    QVERIFY(found != cases.end());
    const Scenario *scenario = found->scenario ? &*found->scenario : nullptr;
    const Journal journal = runOf(found->board, scenario);
    const QString folder = QStringLiteral(TEMPESTRY_SOURCE_DIR "/tests/simulation/run_texts/");
    const std::pair<QString, QString> texts[] = {
        {folder + name + u".feature"_s, givenWhenThen(found->board, journal, scenario)},
        {folder + name + u".mmd"_s, sequenceDiagram(found->board, journal)}};
    for (const auto &[path, came] : texts) {
        QFile file(path);
        if (qEnvironmentVariableIsSet("TEMPESTRY_WRITE_GOLDEN")) {
            QVERIFY(QDir().mkpath(folder));
            QVERIFY(file.open(QIODevice::WriteOnly));
            QVERIFY(file.write(came.toUtf8()) > 0);
            continue;
        }
        QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(path));
        QCOMPARE(came, QString::fromUtf8(file.readAll()));
    }
}

void RunTextTest::anyTitle_isEscapedInDiagram_data()
{
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("shown");
    QTest::newRow("plain") << u"Place order 2"_s << u"Place order 2"_s;
    QTest::newRow("new statement") << u"a; b"_s << u"a#59; b"_s;
    QTest::newRow("lines") << u"a\n  b"_s << u"a b"_s;
    QTest::newRow("comment") << u"%% #1"_s << u"#37;#37; #35;1"_s;
    QTest::newRow("arrow") << u"a->>b: c"_s << u"a#45;#62;#62;b#58; c"_s;
    QTest::newRow("end of a block") << u"The End, weekend"_s << u"The #69;nd, weekend"_s;
    QTest::newRow("markup") << u"<b>\"x\"</b>"_s << u"#60;b#62;#34;x#34;#60;#47;b#62;"_s;
    QTest::newRow("other scripts") << u"注文 \U0001F6D2 \u00E9t\u00E9"_s
                                   << u"注文 \U0001F6D2 \u00E9t\u00E9"_s;
    QTest::newRow("nothing") << QString() << u"Untitled"_s;
}

void RunTextTest::anyTitle_isEscapedInDiagram()
{
    QFETCH(QString, title);
    QFETCH(QString, shown);
    BoardBuilder builder;
    builder.chain({builder.actor(title), builder.command(title)});
    QCOMPARE(sequenceDiagram(builder.board(), runOf(builder.board())),
             u"sequenceDiagram\n    actor n0 as %1\n    n0->>n0: %1\n"_s.arg(shown));
}

void RunTextTest::anyTitle_staysOnItsLineInFeature()
{
    BoardBuilder builder;
    builder.command(u"Given\nx\n  # | \"\"\""_s);
    QCOMPARE(
        givenWhenThen(builder.board(), runOf(builder.board()), nullptr),
        u"Feature: Test\n\n  Scenario: The flow starts by itself\n    When Given x # | \"\"\" of \"1\"\n"_s);
}

void RunTextTest::longRun_isCutWithCount()
{
    BoardBuilder builder;
    const auto open = builder.command(u"Open shop"_s);
    const auto opened = builder.event(u"Shop opened"_s);
    builder.link(open, opened);
    builder.change(opened, [](Note &note) { note.times = 600; });
    const Journal journal = runOf(builder.board());
    const QString feature = givenWhenThen(builder.board(), journal, nullptr);
    QCOMPARE(feature.count(u"Shop opened"_s), static_cast<qsizetype>(kMostSteps) - 1);
    QVERIFY(feature.endsWith(u"# 101 more steps are left out.\n"_s));
    const QString diagram = sequenceDiagram(builder.board(), journal);
    QCOMPARE(diagram.count(u">>"_s), static_cast<qsizetype>(kMostArrows));
    QVERIFY(diagram.endsWith(u"    Note over outside: 301 more messages are left out\n"_s));
}

QTEST_GUILESS_MAIN(RunTextTest)
#include "run_text_test.moc"
