#include "model/simulation/engine.h"
#include "model/simulation/read_models.h"
#include "model/simulation/scenario_check.h"
#include "tests/simulation/board_builder.h"

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

    BoardBuilder m_builder;
    NoteId m_pay;
    NoteId m_paid;
    NoteId m_shipped;
    NoteId m_orders;
    Scenario m_scenario;
    Journal m_journal;
};

void ScenarioCheckTest::init()
{
    m_builder = BoardBuilder();
    m_pay = m_builder.command(u"Pay order"_s);
    m_paid = m_builder.event(u"Order paid"_s);
    m_shipped = m_builder.event(u"Order shipped"_s);
    m_orders = m_builder.readModel(u"Orders"_s);
    m_builder.link(m_pay, m_paid);
    m_builder.link(m_paid, m_shipped, 200);
    m_builder.link(m_paid, m_orders);
    m_builder.field(m_pay, u"order"_s, u"O-1"_s, true);
    m_builder.field(m_paid, u"order"_s, {}, true);
    m_builder.field(m_paid, u"sum"_s, u"12.5"_s, false, u"number"_s);
    m_scenario = Scenario();
    m_scenario.when = {{m_pay, {}, u"O-7"_s, {}}};
}

std::vector<Unmet> ScenarioCheckTest::check()
{
    QString problem;
    m_journal = Journal();
    run(compilePlan(m_builder.board(), m_builder.flow(), &m_scenario, {}, &problem).value(), {}, m_journal);
    return checkScenario(m_builder.board(), m_scenario, m_journal);
}

void ScenarioCheckTest::allThatWasExpected_leavesNothing()
{
    m_scenario.ordered = true;
    m_scenario.then = {{m_paid, 0, u"O-7"_s, {{u"sum"_s, 12.5}}}, {m_shipped, 200, {}, {}}};
    m_scenario.never = {{m_shipped, {}, u"O-8"_s, {}}};
    m_scenario.readModels = {{m_orders, {}, u"O-7"_s, {{u"order"_s, u"O-7"_s}}}};
    QVERIFY(check().empty());
}

void ScenarioCheckTest::otherPayload_isNamedWithWhatCame()
{
    m_scenario.then = {{m_paid, {}, {}, {{u"sum"_s, 13}}}};
    const auto unmet = check();
    QCOMPARE(unmet.size(), size_t(1));
    QCOMPARE(unmet[0].expected, u"Order paid with {\"sum\":13}"_s);
    QCOMPARE(unmet[0].came, u"Order paid of O-7 with {\"order\":\"O-7\",\"sum\":12.5} at 0 µs"_s);
    QCOMPARE(unmet[0].record, 1U);
}

void ScenarioCheckTest::nothingOfTheNote_saysNothing()
{
    const auto lost = m_builder.event(u"Order lost"_s);
    m_scenario.then = {{m_paid, {}, {}, {}}, {lost, {}, {}, {}}};
    const auto unmet = check();
    QCOMPARE(unmet.size(), size_t(1));
    QCOMPARE(unmet[0].entry, size_t(1));
    QCOMPARE(unmet[0].came, u"nothing"_s);
}

void ScenarioCheckTest::sameMessage_meetsOneEntryOnly()
{
    m_scenario.then = {{m_paid, {}, {}, {}}, {m_paid, {}, {}, {}}};
    QCOMPARE(check().size(), size_t(1));
}

void ScenarioCheckTest::wrongOrder_isFoundWhenOrdered()
{
    m_scenario.then = {{m_shipped, {}, {}, {}}, {m_paid, {}, {}, {}}};
    QVERIFY(check().empty());
    m_scenario.ordered = true;
    const auto unmet = check();
    QCOMPARE(unmet.size(), size_t(1));
    QVERIFY(unmet[0].came.endsWith(u"but too early"_s));
}

void ScenarioCheckTest::forbiddenMessage_isFound()
{
    m_scenario.never = {{m_shipped, {}, {}, {}}};
    const auto unmet = check();
    QCOMPARE(unmet.size(), size_t(1));
    QVERIFY(unmet[0].list == Unmet::List::Never);
    QVERIFY(unmet[0].came.startsWith(u"Order shipped"_s));
}

void ScenarioCheckTest::givenEvents_meetNothing()
{
    m_scenario.given = {{m_shipped, {}, u"O-9"_s, {}}};
    m_scenario.then = {{m_shipped, {}, u"O-9"_s, {}}};
    QCOMPARE(check().size(), size_t(1));
    QVERIFY(m_journal.records[0].time < 0);
}

void ScenarioCheckTest::readModel_isComparedAtTheEnd()
{
    m_scenario.readModels = {{m_orders, {}, u"O-7"_s, {{u"sum"_s, 1}}}};
    const auto unmet = check();
    QCOMPARE(unmet.size(), size_t(1));
    QCOMPARE(unmet[0].came, u"Orders of O-7 with {\"order\":\"O-7\",\"sum\":12.5}"_s);
    QVERIFY(readModelsAfter(m_journal, 0).empty());
}

QTEST_GUILESS_MAIN(ScenarioCheckTest)
#include "scenario_check_test.moc"
