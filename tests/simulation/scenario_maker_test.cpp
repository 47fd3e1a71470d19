#include "model/simulation/engine.h"
#include "model/simulation/scenario_check.h"
#include "model/simulation/scenario_maker.h"
#include "tests/simulation/paid_order.h"

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
    void commandOfPolicyWithTimer_isNoCandidate();
    void removedNote_isNoCandidate();

private:
    Journal runOf(const Scenario *scenario) const;
    static std::vector<Candidate> of(const std::vector<Candidate> &all, ScenarioList list);

    PaidOrder m_order;
    Scenario m_scenario;
};

void ScenarioMakerTest::init()
{
    m_order = PaidOrder();
    m_scenario = Scenario();
    m_scenario.when = {{m_order.pay, {}, u"O-7"_s, {}}, {m_order.pay, 1000, u"O-8"_s, {}}};
}

Journal ScenarioMakerTest::runOf(const Scenario *scenario) const
{
    QString problem;
    Journal journal;
    run(compilePlan(m_order.builder.board(), m_order.builder.flow(), scenario, {}, &problem).value(), {},
        journal);
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
    const auto all = candidatesOf(m_order.builder.board(), runOf(&m_scenario));
    const auto starts = of(all, ScenarioList::When);
    QCOMPARE(starts.size(), size_t(2));
    QCOMPARE(starts[1].entry, (ScenarioEntry{m_order.pay, 1000, u"O-8"_s, {{u"order"_s, u"O-8"_s}}}));
    QVERIFY(starts[0].matters && !starts[0].entry.time);
    const auto came = of(all, ScenarioList::Then);
    QCOMPARE(came.size(), size_t(4));
    for (const Candidate &candidate : came)
        QCOMPARE(candidate.matters, candidate.entry.note == m_order.shipped);
    const auto held = of(all, ScenarioList::ReadModels);
    QCOMPARE(held.size(), size_t(2));
    QVERIFY(!held[0].matters);
    QCOMPARE(held[0].entry.payload.value(u"sum"_s).toDouble(), 12.5);
    QVERIFY(of(all, ScenarioList::Given).empty());
}

void ScenarioMakerTest::madeScenario_passesOnItsOwnRun()
{
    auto all = candidatesOf(m_order.builder.board(), runOf(nullptr));
    for (Candidate &candidate : all)
        candidate.matters = true;
    const Scenario made = scenarioFrom(u"As it was"_s, all, {});
    QCOMPARE(made.name, u"As it was"_s);
    QCOMPARE(made.then.size(), size_t(2));
    QVERIFY(checkScenario(m_order.builder.board(), made, runOf(&made)).empty());
}

void ScenarioMakerTest::laterInstant_givesWhatHappenedBefore()
{
    const auto all = candidatesOf(m_order.builder.board(), runOf(&m_scenario), 100);
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
    auto all = candidatesOf(m_order.builder.board(), runOf(&m_scenario));
    for (Candidate &candidate : all)
        candidate.matters = candidate.list == ScenarioList::ReadModels;
    const Scenario made = scenarioFrom(u"Only orders"_s, all, {{u"open"_s, true}});
    QCOMPARE(made.set.value(u"open"_s), true);
    QCOMPARE(made.readModels.size(), size_t(2));
    QVERIFY(made.when.empty() && made.then.empty() && made.given.empty());
}

void ScenarioMakerTest::severalOccurrences_areOneStart()
{
    m_order.builder.change(m_order.pay, [](Note &note) { note.actors = {u"Anna"_s, u"Bert"_s}; });
    const auto starts = of(candidatesOf(m_order.builder.board(), runOf(nullptr)), ScenarioList::When);
    QCOMPARE(starts.size(), size_t(1));
    QCOMPARE(starts[0].entry, (ScenarioEntry{m_order.pay, {}, {}, {}}));
}

void ScenarioMakerTest::noteThatTimersStart_isNoCandidate()
{
    const Journal journal = runOf(nullptr);
    m_order.builder.change(m_order.pay, [](Note &note) { note.timer = Timer(); });
    QVERIFY(of(candidatesOf(m_order.builder.board(), journal), ScenarioList::When).empty());
}

void ScenarioMakerTest::commandOfPolicyWithTimer_isNoCandidate()
{
    const NoteId nightly = m_order.builder.policy(u"Every night, pay what is due"_s);
    m_order.builder.link(nightly, m_order.pay);
    m_order.builder.change(nightly, [](Note &note) { note.timer = Timer{Timer::Kind::At, 1'000'000, {}}; });
    m_scenario.when = {{m_order.shipped, {}, {}, {}}};
    const Journal journal = runOf(&m_scenario);
    QVERIFY(std::ranges::any_of(journal.records, [&](const Record &record) {
        return record.type == RecordType::Command && journal.notes[record.note] == m_order.pay;
    }));
    const auto starts = of(candidatesOf(m_order.builder.board(), journal), ScenarioList::When);
    QCOMPARE(starts.size(), size_t(1));
    QCOMPARE(starts[0].entry.note, m_order.shipped);
}

void ScenarioMakerTest::removedNote_isNoCandidate()
{
    const Journal journal = runOf(nullptr);
    BoardDraft draft(m_order.builder.board());
    draft.remove(m_order.orders);
    draft.remove(m_order.shipped);
    const auto all = candidatesOf(draft.board(), journal);
    QVERIFY(of(all, ScenarioList::ReadModels).empty());
    QCOMPARE(of(all, ScenarioList::Then).size(), size_t(1));
}

QTEST_GUILESS_MAIN(ScenarioMakerTest)
#include "scenario_maker_test.moc"
