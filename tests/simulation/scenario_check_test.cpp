#include "model/simulation/engine.h"
#include "model/simulation/read_models.h"
#include "model/simulation/scenario_check.h"
#include "tests/simulation/paid_order.h"

#include <QTest>

using namespace tempestry;
using namespace tempestry::simulation;
using namespace Qt::StringLiterals;

class ScenarioCheckTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void allThatWasExpected_leavesNothing();
    void otherPayload_isNamedWithWhatCame();
    void nothingOfTheNote_saysNothing();
    void sameMessage_meetsOneEntryOnly();
    void wrongOrder_isFoundWhenOrdered();
    void forbiddenMessage_isFound();
    void givenEvents_meetNothing();
    void readModel_isComparedAtTheEnd();

private:
    std::vector<Unmet> check();

    PaidOrder m_order;
    Scenario m_scenario;
    Journal m_journal;
};

void ScenarioCheckTest::init()
{
    m_order = PaidOrder();
    m_scenario = Scenario();
    m_scenario.when = {{m_order.pay, {}, u"O-7"_s, {}}};
}

std::vector<Unmet> ScenarioCheckTest::check()
{
    QString problem;
    m_journal = Journal();
    run(compilePlan(m_order.builder.board(), m_order.builder.flow(), &m_scenario, {}, &problem).value(), {},
        m_journal);
    return checkScenario(m_order.builder.board(), m_scenario, m_journal);
}

void ScenarioCheckTest::allThatWasExpected_leavesNothing()
{
    m_scenario.ordered = true;
    m_scenario.then = {{m_order.paid, 0, u"O-7"_s, {{u"sum"_s, 12.5}}}, {m_order.shipped, 200, {}, {}}};
    m_scenario.never = {{m_order.shipped, {}, u"O-8"_s, {}}};
    m_scenario.readModels = {{m_order.orders, {}, u"O-7"_s, {{u"order"_s, u"O-7"_s}}}};
    QVERIFY(check().empty());
}

void ScenarioCheckTest::otherPayload_isNamedWithWhatCame()
{
    m_scenario.then = {{m_order.paid, {}, {}, {{u"sum"_s, 13}}}};
    const auto unmet = check();
    QCOMPARE(unmet.size(), size_t(1));
    QCOMPARE(unmet[0].expected, u"Order paid with {\"sum\":13}"_s);
    QCOMPARE(unmet[0].came, u"Order paid of O-7 with {\"order\":\"O-7\",\"sum\":12.5} at 0 µs"_s);
    QCOMPARE(unmet[0].record, 1U);
}

void ScenarioCheckTest::nothingOfTheNote_saysNothing()
{
    const auto lost = m_order.builder.event(u"Order lost"_s);
    m_scenario.then = {{m_order.paid, {}, {}, {}}, {lost, {}, {}, {}}};
    const auto unmet = check();
    QCOMPARE(unmet.size(), size_t(1));
    QCOMPARE(unmet[0].entry, size_t(1));
    QCOMPARE(unmet[0].came, u"nothing"_s);
}

void ScenarioCheckTest::sameMessage_meetsOneEntryOnly()
{
    m_scenario.then = {{m_order.paid, {}, {}, {}}, {m_order.paid, {}, {}, {}}};
    QCOMPARE(check().size(), size_t(1));
}

void ScenarioCheckTest::wrongOrder_isFoundWhenOrdered()
{
    m_scenario.then = {{m_order.shipped, {}, {}, {}}, {m_order.paid, {}, {}, {}}};
    QVERIFY(check().empty());
    m_scenario.ordered = true;
    const auto unmet = check();
    QCOMPARE(unmet.size(), size_t(1));
    QVERIFY(unmet[0].came.endsWith(u"but too early"_s));
}

void ScenarioCheckTest::forbiddenMessage_isFound()
{
    m_scenario.never = {{m_order.shipped, {}, {}, {}}};
    const auto unmet = check();
    QCOMPARE(unmet.size(), size_t(1));
    QVERIFY(unmet[0].list == Unmet::List::Never);
    QVERIFY(unmet[0].came.startsWith(u"Order shipped"_s));
}

void ScenarioCheckTest::givenEvents_meetNothing()
{
    m_scenario.given = {{m_order.shipped, {}, u"O-9"_s, {}}};
    m_scenario.then = {{m_order.shipped, {}, u"O-9"_s, {}}};
    QCOMPARE(check().size(), size_t(1));
    QVERIFY(m_journal.records[0].time < 0);
}

void ScenarioCheckTest::readModel_isComparedAtTheEnd()
{
    m_scenario.readModels = {{m_order.orders, {}, u"O-7"_s, {{u"sum"_s, 1}}}};
    const auto unmet = check();
    QCOMPARE(unmet.size(), size_t(1));
    QCOMPARE(unmet[0].came, u"Orders of O-7 with {\"order\":\"O-7\",\"sum\":12.5}"_s);
    QVERIFY(readModelsAfter(m_journal, 0).empty());
}

QTEST_GUILESS_MAIN(ScenarioCheckTest)
#include "scenario_check_test.moc"
