#include "model/simulation/journal_lines.h"
#include "tests/simulation/golden_boards.h"

#include <QBuffer>
#include <QDir>
#include <QFile>
#include <QTest>

using namespace tempestry;
using namespace tempestry::simulation;

class GoldenTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void journal_isTheWrittenOne_data() { addCases(); }
    void journal_isTheWrittenOne();
    void journal_isTheSameAgain_data() { addCases(); }
    void journal_isTheSameAgain();
    void causes_comeBefore_data() { addCases(); }
    void causes_comeBefore();
    void handedOverInParts_isTheSame();
    void directories_allHaveACase();

private:
    static void addCases();
    static Journal journalOf(const GoldenCase &golden, const RunObserver &observer = {});

    const std::vector<GoldenCase> m_cases = goldenCases();
};

static QString goldenDirectory()
{
    return QStringLiteral(TEMPESTRY_SOURCE_DIR "/tests/simulation/golden/");
}

void GoldenTest::addCases()
{
    QTest::addColumn<int>("number");
    int number = 0;
    for (const GoldenCase &golden : goldenCases())
        QTest::newRow(golden.name) << number++;
}

Journal GoldenTest::journalOf(const GoldenCase &golden, const RunObserver &observer)
{
    QString problem;
    const auto plan = compilePlan(golden.board, FlowGraph(golden.board),
                                  golden.scenario ? &*golden.scenario : nullptr, golden.conditions, &problem);
    Journal journal;
    if (plan)
        run(*plan, golden.options, journal, observer);
    return journal;
}

// With TEMPESTRY_WRITE_GOLDEN set, the journal becomes the written one. Read it before you commit it.
void GoldenTest::journal_isTheWrittenOne()
{
    QFETCH(int, number);
    const GoldenCase &golden = m_cases[static_cast<size_t>(number)];
    const QByteArray came = toJsonLines(journalOf(golden));
    const QString directory = goldenDirectory() + QLatin1StringView(golden.name);
    QFile file(directory + QStringLiteral("/journal.jsonl"));
    if (qEnvironmentVariableIsSet("TEMPESTRY_WRITE_GOLDEN")) {
        QVERIFY(QDir().mkpath(directory));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(came), came.size());
        return;
    }
    QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.fileName()));
    const auto expectedLines = file.readAll().split('\n');
    const auto lines = came.split('\n');
    for (qsizetype i = 0; i < std::min(lines.size(), expectedLines.size()); ++i)
        QCOMPARE(lines[i], expectedLines[i]);
    QCOMPARE(lines.size(), expectedLines.size());
}

void GoldenTest::journal_isTheSameAgain()
{
    QFETCH(int, number);
    const QByteArray first = toJsonLines(journalOf(m_cases[static_cast<size_t>(number)]));
    const QByteArray again = toJsonLines(journalOf(goldenCases()[static_cast<size_t>(number)]));
    QVERIFY(!first.isEmpty());
    QCOMPARE(again, first);
}

void GoldenTest::causes_comeBefore()
{
    QFETCH(int, number);
    const Journal journal = journalOf(m_cases[static_cast<size_t>(number)]);
    for (size_t seq = 0; seq < journal.records.size(); ++seq) {
        const Record &record = journal.records[seq];
        QVERIFY(record.causation == kNone || record.causation < seq);
        QVERIFY(record.activity == kNone || record.activity <= seq);
        QVERIFY(record.correlation == kNone || record.correlation <= seq);
        QVERIFY(seq == 0 || record.time >= journal.records[seq - 1].time);
    }
}

void GoldenTest::handedOverInParts_isTheSame()
{
    for (const GoldenCase &golden : m_cases) {
        JournalWriter writer;
        QByteArray lines;
        journalOf(golden, {{}, [&](const Journal &part, quint64 firstSeq) {
                               lines += writer.lines(part, firstSeq);
                           }});
        QCOMPARE(lines, toJsonLines(journalOf(golden)));
    }
}

void GoldenTest::directories_allHaveACase()
{
    QStringList names;
    for (const GoldenCase &golden : m_cases)
        names.append(QLatin1StringView(golden.name));
    names.sort();
    QCOMPARE(QDir(goldenDirectory()).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name), names);
}

QTEST_GUILESS_MAIN(GoldenTest)
#include "golden_test.moc"
