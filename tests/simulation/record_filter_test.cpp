#include "model/simulation/record_filter.h"
#include "tests/simulation/board_builder.h"
#include "tests/simulation/run_of.h"

#include <QTest>

using namespace tempestry;
using namespace tempestry::simulation;
using namespace Qt::StringLiterals;

class RecordFilterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void filter_leavesTheseRecords_data();
    void filter_leavesTheseRecords();
    void correlation_leavesWhatCameOfOneStart();
    void emptyText_isEmpty();
    void wrongText_isRefusedWithReason_data();
    void wrongText_isRefusedWithReason();

private:
    std::shared_ptr<const Journal> m_journal;
};

// Two starts: an order of 120 and a return.
void RecordFilterTest::initTestCase()
{
    BoardBuilder b;
    const auto placed = b.event(u"Order placed"_s);
    b.field(placed, u"order"_s, u"A-1042"_s, true);
    b.field(placed, u"amount"_s, u"120"_s, false, u"number"_s);
    b.field(placed, u"city"_s, u"Ghent"_s);
    b.chain({b.command(u"Place order"_s), b.procedure(u"Placing"_s), placed, b.readModel(u"Orders"_s)});
    b.chain({b.command(u"Send back"_s), b.event(u"Goods returned"_s)});
    m_journal = runOf(b.board());
}

void RecordFilterTest::filter_leavesTheseRecords_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("names");
    const QStringList events{u"Order placed"_s, u"Goods returned"_s};
    QTest::newRow("kind") << u"event"_s << events;
    QTest::newRow("kinds") << u"event projected"_s
                           << QStringList{u"Order placed"_s, u"Orders"_s, u"Goods returned"_s};
    QTest::newRow("short kind") << u"started"_s << QStringList{u"Placing"_s};
    QTest::newRow("kind in capitals") << u"EVENT"_s << events;
    QTest::newRow("text") << u"returned"_s << QStringList{u"Goods returned"_s};
    QTest::newRow("quoted text") << u"\"send back\""_s << QStringList{u"Send back"_s};
    QTest::newRow("quoted kind is a text") << u"\"event\""_s << QStringList();
    QTest::newRow("value of the payload") << u"ghent"_s << QStringList{u"Order placed"_s};
    QTest::newRow("note") << u"note:\"order placed\""_s << QStringList{u"Order placed"_s};
    QTest::newRow("notes") << u"note:returned note:\"order placed\" event"_s << events;
    QTest::newRow("entity") << u"entity:a-1042 event"_s << QStringList{u"Order placed"_s};
    QTest::newRow("no such entity") << u"entity:A"_s << QStringList();
    QTest::newRow("larger") << u"amount > 100"_s << QStringList{u"Order placed"_s};
    QTest::newRow("without blanks") << u"payload.amount>=120"_s << QStringList{u"Order placed"_s};
    QTest::newRow("not larger") << u"amount>120"_s << QStringList();
    QTest::newRow("other type") << u"amount == \"120\""_s << QStringList();
    QTest::newRow("equal text") << u"entity == \"A-1042\" && event"_s << QStringList{u"Order placed"_s};
    QTest::newRow("unequal") << u"city != Ghent"_s << QStringList();
    QTest::newRow("name") << u"name=\"Goods returned\""_s << QStringList{u"Goods returned"_s};
}

void RecordFilterTest::filter_leavesTheseRecords()
{
    QFETCH(QString, text);
    QString problem;
    const auto filter = RecordFilter::parse(text, &problem);
    QVERIFY2(filter, qPrintable(problem));
    RecordMatcher matcher(*m_journal, *filter);
    QStringList names;
    for (quint32 seq = 0; seq < m_journal->records.size(); ++seq)
        if (matcher.matches(seq))
            names.append(m_journal->noteNames[static_cast<qsizetype>(m_journal->records[seq].note)]);
    QTEST(names, "names");
}

void RecordFilterTest::correlation_leavesWhatCameOfOneStart()
{
    QString problem;
    const MessageId id = m_journal->records[0].id;
    const auto filter =
        RecordFilter::parse(u"correlation:%1"_s.arg(id.high, 16, 16, QChar(u'0')).left(20), &problem);
    RecordMatcher matcher(*m_journal, *filter);
    for (quint32 seq = 0; seq < m_journal->records.size(); ++seq)
        QCOMPARE(matcher.matches(seq), m_journal->records[seq].correlation == 0);
}

void RecordFilterTest::emptyText_isEmpty()
{
    QString problem;
    QVERIFY(RecordFilter::parse(u"  "_s, &problem)->isEmpty());
    QVERIFY(!RecordFilter::parse(u"event"_s, &problem)->isEmpty());
}

void RecordFilterTest::wrongText_isRefusedWithReason_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("reason");
    QTest::newRow("open quotation") << u"note:\"Order"_s << u"quotation mark"_s;
    QTest::newRow("no value") << u"amount >"_s << u"needs a field before it"_s;
    QTest::newRow("no field") << u"> 5"_s << u"needs a field before it"_s;
    QTest::newRow("no such sign") << u"amount <> 5"_s << u"compares nothing"_s;
}

void RecordFilterTest::wrongText_isRefusedWithReason()
{
    QFETCH(QString, text);
    QFETCH(QString, reason);
    QString problem;
    QVERIFY(!RecordFilter::parse(text, &problem));
    QVERIFY2(problem.contains(reason), qPrintable(problem));
}

QTEST_GUILESS_MAIN(RecordFilterTest)
#include "record_filter_test.moc"
