#include "model/simulation/journal_lines.h"
#include "model/simulation/journal_queries.h"
#include "tests/simulation/golden_boards.h"

#include <QBuffer>
#include <QTest>

using namespace tempestry;
using namespace tempestry::simulation;
using namespace Qt::StringLiterals;

class JournalLinesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keys_comeInTheirOrder();
    void writtenAndRead_isWrittenTheSame_data();
    void writtenAndRead_isWrittenTheSame();
    void strangeTitles_survive();
    void badLine_isRefusedWithItsNumber_data();
    void badLine_isRefusedWithItsNumber();
    void lineWithoutEnd_isRefused();
    void emptyFile_isAnEmptyJournal();
};

static Journal journalOf(const GoldenCase &golden)
{
    QString problem;
    Journal journal;
    run(compilePlan(golden.board, FlowGraph(golden.board), golden.scenario ? &*golden.scenario : nullptr,
                    golden.conditions, &problem)
            .value(),
        golden.options, journal);
    return journal;
}

static std::optional<Journal> read(QByteArray lines, QString *problem)
{
    QBuffer buffer(&lines);
    buffer.open(QIODevice::ReadOnly);
    return readJsonLines(buffer, problem);
}

void JournalLinesTest::keys_comeInTheirOrder()
{
    Journal journal;
    journal.notes = {NoteId(QUuid(1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1))};
    journal.noteNames = {u"Order placed"_s};
    journal.entities = {u"O-1"_s};
    journal.payloads = {{{u"sum"_s, 3}}};
    journal.records = {Record{{1, 2}, 0, 0, 0, 0, 0, kNone, kNone, kNone, RecordType::Command},
                       Record{{3, 4}, 0, 0, 0, 0, 0, 0, 1, kNone, RecordType::ActivityStarted},
                       Record{{5, 6}, 70, 0, 0, 2, 0, 0, 1, 0, RecordType::Event}};
    QCOMPARE(
        toJsonLines(journal).split('\n')[2],
        QByteArray(R"({"seq":2,"time":70,"record":"event","id":"00000000000000050000000000000006",)"
                   R"("note":"00000001-0000-0000-0000-000000000001","name":"Order placed","entity":"O-1",)"
                   R"("stream":"O-1","version":2,"correlation":"00000000000000010000000000000002",)"
                   R"("causation":"00000000000000010000000000000002",)"
                   R"("activity":"00000000000000030000000000000004","payload":{"sum":3}})"));
}

void JournalLinesTest::writtenAndRead_isWrittenTheSame_data()
{
    QTest::addColumn<int>("number");
    int number = 0;
    for (const GoldenCase &golden : goldenCases())
        QTest::newRow(golden.name) << number++;
}

void JournalLinesTest::writtenAndRead_isWrittenTheSame()
{
    QFETCH(int, number);
    const Journal journal = journalOf(goldenCases()[static_cast<size_t>(number)]);
    const QByteArray lines = toJsonLines(journal);
    QString problem;
    const auto again = read(lines, &problem);
    QVERIFY2(again, qPrintable(problem));
    QCOMPARE(toJsonLines(*again), lines);
    for (size_t i = 0; i < journal.records.size(); ++i) {
        QCOMPARE(again->records[i].correlation, journal.records[i].correlation);
        QCOMPARE(again->records[i].causation, journal.records[i].causation);
        QCOMPARE(again->records[i].activity, journal.records[i].activity);
    }
}

void JournalLinesTest::strangeTitles_survive()
{
    Journal journal;
    journal.notes = {NoteId::create()};
    journal.noteNames = {u"Say \"hi\"\\\n\u0001\tüber 😀 \u2028 </script>"_s};
    journal.records = {Record{{1, 2}, 0, 0, kNone, 0, 0, kNone, kNone, kNone, RecordType::Command}};
    QString problem;
    const auto again = read(toJsonLines(journal), &problem);
    QVERIFY2(again, qPrintable(problem));
    QCOMPARE(again->noteNames, journal.noteNames);
}

void JournalLinesTest::badLine_isRefusedWithItsNumber_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QString>("problem");
    const QByteArray note(R"("note":"00000001-0000-0000-0000-000000000001","name":"A")");
    QTest::newRow("no JSON") << QByteArray("{") << u"Line 2 is not JSON: unterminated object."_s;
    QTest::newRow("array") << QByteArray("[]") << u"Line 2 holds no JSON object."_s;
    QTest::newRow("empty") << QByteArray("{}") << u"“seq”"_s;
    QTest::newRow("seq") << QByteArray(R"({"seq":7})")
                         << u"Line 2 has a wrong “seq”; it should be 1, the number"_s;
    QTest::newRow("no time") << QByteArray(R"({"seq":1,"record":"event",)" + note + "}") << u"“time”"_s;
    QTest::newRow("half time") << QByteArray(R"({"seq":1,"time":0.5,"record":"event",)" + note + "}")
                               << u"“time”"_s;
    QTest::newRow("earlier") << QByteArray(R"({"seq":1,"time":1,"record":"event",)" + note + "}")
                             << u"no earlier"_s;
    QTest::newRow("record") << QByteArray(R"({"seq":1,"time":9,"record":"evnt",)" + note + "}")
                            << u"“record”"_s;
    QTest::newRow("no note") << QByteArray(R"({"seq":1,"time":9,"record":"event"})") << u"“note”"_s;
    QTest::newRow("note") << QByteArray(R"({"seq":1,"time":9,"record":"event","note":"x"})") << u"a UUID"_s;
    QTest::newRow("id") << QByteArray(R"({"seq":1,"time":9,"record":"event","id":"12",)" + note + "}")
                        << u"32 hex"_s;
    QTest::newRow("cause") << QByteArray(R"({"seq":1,"time":9,"record":"event","causation":")" +
                                         QByteArray(32, '7') + "\"," + note + "}")
                           << u"the id of an earlier record"_s;
    QTest::newRow("end of nothing") << QByteArray(R"({"seq":1,"time":9,"record":"activityEnded",)" + note +
                                                  "}")
                                    << u"“activity”"_s;
    QTest::newRow("version") << QByteArray(R"({"seq":1,"time":9,"record":"event","version":4294967296,)" +
                                           note + "}")
                             << u"“version”"_s;
    QTest::newRow("stream") << QByteArray(R"({"seq":1,"time":9,"record":"event","version":1,)" + note + "}")
                            << u"“entity”"_s;
    QTest::newRow("payload") << QByteArray(R"({"seq":1,"time":9,"record":"event","payload":3,)" + note + "}")
                             << u"“payload”"_s;
}

void JournalLinesTest::badLine_isRefusedWithItsNumber()
{
    QFETCH(QByteArray, line);
    QFETCH(QString, problem);
    const QByteArray first(
        R"({"seq":0,"time":5,"record":"command","note":"00000001-0000-0000-0000-000000000001",)"
        R"("name":"A"})");
    QString came;
    QVERIFY(read(first, &came));
    QVERIFY(!read(first + '\n' + line + '\n', &came));
    QVERIFY2(came.startsWith(u"Line 2 "_s) && came.contains(problem), qPrintable(came));
}

void JournalLinesTest::lineWithoutEnd_isRefused()
{
    QString problem;
    QVERIFY(!read(QByteArray(3 << 20, ' '), &problem));
    QVERIFY2(problem.startsWith(u"Line 1 is longer"_s), qPrintable(problem));
}

void JournalLinesTest::emptyFile_isAnEmptyJournal()
{
    QString problem;
    QVERIFY(read({}, &problem)->records.empty());
}

QTEST_GUILESS_MAIN(JournalLinesTest)
#include "journal_lines_test.moc"
