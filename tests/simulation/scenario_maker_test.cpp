#include "model/simulation/engine.h"
#include "model/simulation/scenario_check.h"
#include "model/simulation/scenario_maker.h"
#include "tests/simulation/board_builder.h"

#include <QTest>

using namespace tempestry;
using namespace tempestry::simulation;
using namespace Qt::StringLiterals;

class ScenarioMakerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void wholeRun_startsAndLastEventsMatter();
    void madeScenario_passesOnItsOwnRun();
    void laterInstant_givesWhatHappenedBefore();
    void unchosen_isLeftOut();
    void severalOccurrences_areOneStart();
    void noteThatTimersStart_isNoCandidate();
    void removedNote_isNoCandidate();

private:
    Journal runOf(const Scenario *scenario) const;
    static std::vector<Candidate> of(const std::vector<Candidate> &all, ScenarioList list);

    BoardBuilder m_builder;
    NoteId m_pay;
    NoteId m_paid;
    NoteId m_shipped;
    NoteId m_orders;
    Scenario m_scenario;
};

void ScenarioMakerTest::init()
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
    m_scenario.when = {{m_pay, {}, u"O-7"_s, {}}, {m_pay, 1000, u"O-8"_s, {}}};
}

Journal ScenarioMakerTest::runOf(const Scenario *scenario) const
{
    QString problem;
    Journal journal;
    run(compilePlan(m_builder.board(), m_builder.flow(), scenario, {}, &problem).value(), {}, journal);
    return journal;
}

std::vector<Candidate> ScenarioMakerTest::of(const std::vector<Candidate> &all, ScenarioList list)
{
    std::vector<Candidate> found;
    std::ranges::copy_if(all, std::back_inserter(found),
                         [list](const Candidate &candidate) { return candidate.list == list; });
    return found;
}

void ScenarioMakerTest::wholeRun_startsAndLastEventsMatter()
{
    const auto all = candidatesOf(m_builder.board(), runOf(&m_scenario));
    const auto starts = of(all, ScenarioList::When);
    QCOMPARE(starts.size(), size_t(2));
    QCOMPARE(starts[1].entry, (ScenarioEntry{m_pay, 1000, u"O-8"_s, {{u"order"_s, u"O-8"_s}}}));
    QVERIFY(starts[0].matters && !starts[0].entry.time);
    const auto came = of(all, ScenarioList::Then);
    QCOMPARE(came.size(), size_t(4));
    for (const Candidate &candidate : came)
        QCOMPARE(candidate.matters, candidate.entry.note == m_shipped);
    const auto held = of(all, ScenarioList::ReadModels);
    QCOMPARE(held.size(), size_t(2));
    QVERIFY(!held[0].matters);
    QCOMPARE(held[0].entry.payload.value(u"sum"_s).toDouble(), 12.5);
    QVERIFY(of(all, ScenarioList::Given).empty());
}

void ScenarioMakerTest::madeScenario_passesOnItsOwnRun()
{
    auto all = candidatesOf(m_builder.board(), runOf(nullptr));
    for (Candidate &candidate : all)
        candidate.matters = true;
    const Scenario made = scenarioFrom(u"As it was"_s, all, {});
    QCOMPARE(made.name, u"As it was"_s);
    QCOMPARE(made.then.size(), size_t(2));
    QVERIFY(checkScenario(m_builder.board(), made, runOf(&made)).empty());
}

void ScenarioMakerTest::laterInstant_givesWhatHappenedBefore()
{
    const auto all = candidatesOf(m_builder.board(), runOf(&m_scenario), 100);
    const auto given = of(all, ScenarioList::Given);
    QCOMPARE(given.size(), size_t(1));
    QCOMPARE(given[0].entry.entity, u"O-7"_s);
    QVERIFY(given[0].matters && !given[0].entry.time);
    const auto starts = of(all, ScenarioList::When);
    QCOMPARE(starts.size(), size_t(1));
    QCOMPARE(starts[0].entry.time, std::optional<qint64>(900));
    for (const Candidate &candidate : of(all, ScenarioList::Then))
        QCOMPARE(candidate.entry.entity, u"O-8"_s);
}

void ScenarioMakerTest::unchosen_isLeftOut()
{
    auto all = candidatesOf(m_builder.board(), runOf(&m_scenario));
    for (Candidate &candidate : all)
        candidate.matters = candidate.list == ScenarioList::ReadModels;
    const Scenario made = scenarioFrom(u"Only orders"_s, all, {{u"open"_s, true}});
    QCOMPARE(made.set.value(u"open"_s), true);
    QCOMPARE(made.readModels.size(), size_t(2));
    QVERIFY(made.when.empty() && made.then.empty() && made.given.empty());
}

void ScenarioMakerTest::severalOccurrences_areOneStart()
{
    m_builder.change(m_pay, [](Note &note) { note.actors = {u"Anna"_s, u"Bert"_s}; });
    const auto starts = of(candidatesOf(m_builder.board(), runOf(nullptr)), ScenarioList::When);
    QCOMPARE(starts.size(), size_t(1));
    QCOMPARE(starts[0].entry, (ScenarioEntry{m_pay, {}, {}, {}}));
}

void ScenarioMakerTest::noteThatTimersStart_isNoCandidate()
{
    const Journal journal = runOf(nullptr);
    m_builder.change(m_pay, [](Note &note) { note.timer = Timer(); });
    QVERIFY(of(candidatesOf(m_builder.board(), journal), ScenarioList::When).empty());
}

void ScenarioMakerTest::removedNote_isNoCandidate()
{
    const Journal journal = runOf(nullptr);
    BoardDraft draft(m_builder.board());
    draft.remove(m_orders);
    draft.remove(m_shipped);
    const auto all = candidatesOf(draft.board(), journal);
    QVERIFY(of(all, ScenarioList::ReadModels).empty());
    QCOMPARE(of(all, ScenarioList::Then).size(), size_t(1));
}

QTEST_GUILESS_MAIN(ScenarioMakerTest)
#include "scenario_maker_test.moc"
