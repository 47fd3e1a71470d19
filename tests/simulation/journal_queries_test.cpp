#include "model/simulation/journal_queries.h"
#include "tests/simulation/board_builder.h"
#include "tests/simulation/golden_boards.h"
#include "tests/simulation/run_of.h"

#include <QTest>

using namespace tempestry;
using namespace tempestry::simulation;
using namespace Qt::StringLiterals;

class JournalQueriesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void lanes_holdThePiecesOfWork();
    void cutShortWork_hasNoEnd();
    void chain_leadsToTheBeginning();
    void consequences_areAllThoseWhoseChainHoldsIt_data();
    void consequences_areAllThoseWhoseChainHoldsIt();
    void lastRecord_ledToNothing();
};

void JournalQueriesTest::lanes_holdThePiecesOfWork()
{
    BoardBuilder b;
    const auto work = b.procedure(u"Work"_s);
    const auto start = b.command(u"Start"_s);
    b.chain({start, work, b.event(u"Finished"_s), b.policy(u"Whenever finished, rest"_s)});
    b.change(work, [](Note &note) { note.duration = 800; });
    b.change(start, [](Note &note) { note.times = 2; });
    const auto journal = runOf(b.board());
    const auto found = lanes(*journal);
    QCOMPARE(found.size(), size_t(2));
    QCOMPARE(found[0].note, 0U);
    QCOMPARE(found[0].work.size(), size_t(2));
    const Work &first = found[0].work[0];
    QCOMPARE(journal->records[first.arrived].type, RecordType::Command);
    QCOMPARE(journal->records[first.started].time, 0);
    QCOMPARE(journal->records[first.ended].time, 800);
    QVERIFY(!first.failed);
    QCOMPARE(journal->records[found[1].work[0].started].time, 800);
}

void JournalQueriesTest::cutShortWork_hasNoEnd()
{
    BoardBuilder b;
    const auto work = b.procedure(u"Work"_s);
    b.chain({b.command(u"Start"_s), work, b.event(u"Finished"_s)});
    b.change(work, [](Note &note) { note.duration = 800; });
    RunOptions options;
    options.limits.time = 500;
    QCOMPARE(lanes(*runOf(b.board(), options))[0].work[0].ended, kNone);
}

void JournalQueriesTest::chain_leadsToTheBeginning()
{
    BoardBuilder b;
    b.chain({b.actor(u"Customer"_s), b.command(u"Place"_s), b.procedure(u"Placing"_s), b.event(u"Placed"_s),
             b.policy(u"Whenever placed, ship"_s), b.command(u"Ship"_s)});
    const auto told = runOf(b.board());
    QStringList titles;
    for (const quint32 seq : chain(*told, static_cast<quint32>(told->records.size() - 1)))
        titles.append(told->noteNames[static_cast<qsizetype>(told->records[seq].note)]);
    QCOMPARE(titles, QStringList({u"Ship"_s, u"Whenever placed, ship"_s, u"Placed"_s, u"Placing"_s,
                                  u"Place"_s, u"Customer"_s}));
}

void JournalQueriesTest::consequences_areAllThoseWhoseChainHoldsIt_data()
{
    QTest::addColumn<int>("number");
    int number = 0;
    for (const GoldenCase &golden : goldenCases())
        QTest::newRow(golden.name) << number++;
}

void JournalQueriesTest::consequences_areAllThoseWhoseChainHoldsIt()
{
    QFETCH(int, number);
    const GoldenCase golden = goldenCases()[static_cast<size_t>(number)];
    const auto journal = runOf(golden.board, golden.options);
    const auto count = static_cast<quint32>(journal->records.size());
    if (count > 2000)
        QSKIP("too long for a plain count");
    const Consequences consequences(*journal);
    std::vector<std::vector<quint32>> expected(count);
    for (quint32 seq = 0; seq < count; ++seq)
        for (const quint32 cause : chain(*journal, seq))
            expected[cause].push_back(seq);
    for (quint32 seq = 0; seq < count; ++seq)
        QCOMPARE(consequences.all(seq), expected[seq]);
}

void JournalQueriesTest::lastRecord_ledToNothing()
{
    BoardBuilder b;
    b.chain({b.command(u"Place"_s), b.event(u"Placed"_s)});
    const Consequences consequences(*runOf(b.board()));
    QCOMPARE(consequences.of(1).size(), size_t(0));
    QCOMPARE(consequences.all(1), std::vector<quint32>{1});
    QCOMPARE(consequences.all(0), (std::vector<quint32>{0, 1}));
}

QTEST_GUILESS_MAIN(JournalQueriesTest)
#include "journal_queries_test.moc"
