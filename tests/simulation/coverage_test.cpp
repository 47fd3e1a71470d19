#include "model/simulation/coverage.h"
#include "model/simulation/engine.h"
#include "tests/simulation/board_builder.h"

#include <QTest>

using namespace tempestry;
using namespace tempestry::simulation;
using namespace Qt::StringLiterals;

class CoverageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void withoutRun_nothingIsReached();
    void startedCommand_reachesWhatFollows();
    void oneAnswerOfTwo_leavesOtherOutcome();
    void twoRuns_reachTheirUnion();
    void readModelThatInforms_isOnTheWay();
    void readerOfReadModel_countsOnceBothAreReached();
    void givenEvents_reachNothing();
    void annotations_areNotCounted();

private:
    Travels travel(const Scenario &scenario);
    Coverage cover(const Travels &travels)
    {
        return coverageOf(m_builder.board(), m_builder.flow(), travels);
    }
    static Scenario starting(NoteId note)
    {
        Scenario scenario;
        scenario.when = {{note, {}, {}, {}}};
        return scenario;
    }

    BoardBuilder m_builder;
    NoteId m_customer;
    NoteId m_place;
    NoteId m_cancel;
    NoteId m_order;
    NoteId m_placed;
    NoteId m_cancelled;
    NoteId m_orders;
    NoteId m_clerk;
    NoteId m_pack;
};

void CoverageTest::init()
{
    m_builder = BoardBuilder();
    m_customer = m_builder.actor(u"Customer"_s);
    m_place = m_builder.command(u"Place order"_s);
    m_cancel = m_builder.command(u"Cancel order"_s);
    m_order = m_builder.note(NoteKind::Aggregate, u"Order"_s);
    m_placed = m_builder.event(u"Order placed"_s);
    m_cancelled = m_builder.event(u"Order cancelled"_s);
    m_orders = m_builder.readModel(u"Orders"_s);
    m_clerk = m_builder.actor(u"Clerk"_s);
    m_pack = m_builder.command(u"Pack parcel"_s);
    m_builder.chain({m_customer, m_place, m_order, m_placed, m_orders, m_clerk, m_pack});
    m_builder.chain({m_cancel, m_order, m_cancelled});
}

Travels CoverageTest::travel(const Scenario &scenario)
{
    QString problem;
    Journal journal;
    run(compilePlan(m_builder.board(), m_builder.flow(), &scenario, {}, &problem).value(), {}, journal);
    return travelsOf(m_builder.board(), m_builder.flow(), journal);
}

void CoverageTest::withoutRun_nothingIsReached()
{
    const Coverage coverage = cover({});
    QCOMPARE(coverage.notes.size(), size_t(9));
    QCOMPARE(coverage.noteCount, size_t(9));
    QCOMPARE(coverage.outcomes.size(), size_t(2));
    QCOMPARE(coverage.links.size(), size_t(6));
    QVERIFY(!coverage.isWhole());
}

void CoverageTest::startedCommand_reachesWhatFollows()
{
    const Travels travels = travel(starting(m_place));
    QCOMPARE(travels.notes, (QSet{m_customer, m_place, m_order, m_placed, m_orders, m_clerk, m_pack}));
    QVERIFY(travels.edges.contains({m_customer, m_place}));
    QVERIFY(travels.edges.contains({m_order, m_placed}));
    QVERIFY(travels.edges.contains({m_clerk, m_pack}));
    QCOMPARE(travels.edges.size(), 6);
}

void CoverageTest::oneAnswerOfTwo_leavesOtherOutcome()
{
    const Coverage coverage = cover(travel(starting(m_place)));
    QCOMPARE(coverage.notes, (std::vector{m_cancel, m_cancelled}));
    QCOMPARE(coverage.outcomes.size(), size_t(1));
    QCOMPARE(coverage.outcomes[0].to, m_cancelled);
    QCOMPARE(coverage.outcomeCount, size_t(2));
    QCOMPARE(coverage.links.size(), size_t(1));
    QCOMPARE(coverage.links[0].from, m_cancel);
}

void CoverageTest::twoRuns_reachTheirUnion()
{
    Travels travels = travel(starting(m_place));
    travels.unite(travel(starting(m_cancel)));
    QVERIFY(cover(travels).isWhole());
}

void CoverageTest::readModelThatInforms_isOnTheWay()
{
    const Travels travels = travel(starting(m_place));
    QVERIFY(travels.edges.contains({m_placed, m_orders}));
    QVERIFY(travels.edges.contains({m_orders, m_clerk}));
    QVERIFY(!travels.edges.contains({m_placed, m_clerk}));
}

void CoverageTest::readerOfReadModel_countsOnceBothAreReached()
{
    const auto shipper = m_builder.procedure(u"Shipper"_s);
    const auto shipped = m_builder.event(u"Parcel shipped"_s);
    m_builder.chain({m_pack, shipper, shipped});
    m_builder.link(m_orders, shipper);
    QVERIFY(travel(starting(m_place)).edges.contains({m_orders, shipper}));
    QVERIFY(!travel(starting(m_pack)).edges.contains({m_orders, shipper}));
}

void CoverageTest::givenEvents_reachNothing()
{
    Scenario scenario = starting(m_cancel);
    scenario.given = {{m_placed, {}, {}, {}}};
    const Travels travels = travel(scenario);
    QVERIFY(!travels.notes.contains(m_placed));
    QVERIFY(!travels.notes.contains(m_orders));
}

void CoverageTest::annotations_areNotCounted()
{
    m_builder.note(NoteKind::Hotspot, u"Who pays?"_s);
    m_builder.note(NoteKind::Text, u"Remark"_s);
    QCOMPARE(cover({}).noteCount, size_t(9));
}

QTEST_GUILESS_MAIN(CoverageTest)
#include "coverage_test.moc"
