#include "model/simulation/engine.h"
#include "model/simulation/run_many.h"
#include "model/simulation/run_statistics.h"
#include "model/simulation/run_tally.h"
#include "tests/simulation/board_builder.h"

#include <QTest>

#include <algorithm>
#include <random>

using namespace tempestry;
using namespace tempestry::simulation;
using namespace Qt::StringLiterals;

namespace {

// A command, a handler that answers it, and a hotspot beside the handler, before any run.
struct Bench
{
    Bench()
    {
        builder.change(order, [](Note &note) {
            note.cost = 2.5;
            note.capacity = 1;
        });
        const NoteId hotspot = builder.note(NoteKind::Hotspot, u"What if?"_s);
        builder.change(hotspot, [](Note &note) {
            note.x = 2050; // touches the handler, which is the second note
            note.y = 100;
        });
        QString problem;
        plan = *compilePlan(builder.board(), builder.flow(), nullptr, {}, &problem);
        scope = StatisticsScope(builder.board(), plan);
        journal.notes = plan.ids;
        journal.noteNames = plan.titles;
        command = numberOf(place);
        handler = numberOf(order);
        event = numberOf(placed);
    }

    quint32 numberOf(NoteId id) const
    {
        return static_cast<quint32>(std::ranges::find(plan.ids, id) - plan.ids.begin());
    }

    quint32 add(RecordType type, quint32 note, qint64 time, quint32 causation = kNone,
                quint32 activity = kNone)
    {
        const auto seq = static_cast<quint32>(journal.records.size());
        Record &record = journal.records.emplace_back();
        record.type = type;
        record.note = note;
        record.time = time;
        record.causation = causation;
        record.correlation = 0;
        record.activity = type == RecordType::ActivityStarted ? seq : activity;
        return seq;
    }

    void work(quint32 cause, qint64 start, qint64 end, qint64 waited = 0, bool fails = false)
    {
        const quint32 started = add(RecordType::ActivityStarted, handler, start, cause);
        journal.records[started].waited = waited;
        if (!fails)
            add(RecordType::Event, event, end, cause, started);
        add(fails ? RecordType::ActivityFailed : RecordType::ActivityEnded, handler, end, cause, started);
    }

    RunStatistics statistics() const
    {
        RunStatistics all(scope);
        RunTally tally(scope, all);
        tally.take(journal, 0);
        tally.endRun();
        return all;
    }

    BoardBuilder builder;
    NoteId place = builder.command(u"Place order"_s);
    NoteId order = builder.note(NoteKind::Aggregate, u"Order"_s);
    NoteId placed = builder.event(u"Order placed"_s);
    Plan plan;
    StatisticsScope scope;
    Journal journal;
    quint32 command = 0;
    quint32 handler = 0;
    quint32 event = 0;
};

RunStatistics randomStatistics(const StatisticsScope &scope, quint32 seed)
{
    std::mt19937 random(seed);
    RunStatistics made(scope);
    made.runs = random() % 100;
    for (NoteStatistics &note : made.notes) {
        note.activities = random();
        for (LogHistogram *histogram : {&note.duration, &note.waiting, &note.queue, &note.cycle})
            for (int i = 0; i < 20; ++i)
                histogram->add(quint64(random()) << random() % 32, random() % 7);
        note.outcomes[static_cast<quint32>(random() % 3)] = random();
    }
    return made;
}

} // namespace

class RunStatisticsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void twoOrdersAtOnce_oneWaitsForTheOther();
    void failedWork_isCountedAndLeadsToNothing();
    void cutOffWork_isBusyToTheEnd();
    void whatWasGiven_doesNotCount();
    void hotspot_isCrossedWithTheNoteItTouches();
    void hotspotFarFromAll_isNeverCrossed();
    void nothingWaits_bottleneckIsTheLongestWork();
    void anythingWaits_bottleneckIsTheLongestWaiting();
    void order_doesNotChangeTheSum();
    void severalRunsInOneTally_areTheirSum();
    void runOfTheEngine_isTaken();
    void oneAtOnce_othersWaitInTurn();
};

void RunStatisticsTest::twoOrdersAtOnce_oneWaitsForTheOther()
{
    Bench b;
    const quint32 first = b.add(RecordType::Command, b.command, 0);
    const quint32 second = b.add(RecordType::Command, b.command, 0);
    b.work(first, 0, 1000);
    b.work(second, 1000, 3000, 1000);
    b.add(RecordType::Projected, b.event, 4000);
    const RunStatistics all = b.statistics();
    QCOMPARE(all.runs, 1U);
    QCOMPARE(all.length.sum(), 4000U);
    QCOMPARE(all.messages.sum(), 4U);
    QCOMPARE(all.cost.sum(), 5000U);
    const NoteStatistics &order = all.notes[b.handler];
    QCOMPARE(order.activities, 2U);
    QCOMPARE(order.busy, 3000U);
    QCOMPARE(order.duration.most(), 2000U);
    QCOMPARE(order.waiting.sum(), 1000U);
    QCOMPARE(order.waiting.count(), 2U);
    QCOMPARE(order.queue.most(), 1U);
    QCOMPARE(order.queue.count(), 4000U); // every microsecond of the run
    QCOMPARE(order.queue.mean(), 0.25);
    QCOMPARE(order.outcomes, (std::map<quint32, quint64>{{b.event, 2U}}));
    QCOMPARE(all.notes[b.event].cycle.sum(), 4000U); // 1000 and 3000
    QCOMPARE(utilisation(b.scope, all, b.handler), std::optional(0.75));
    QVERIFY(!utilisation(b.scope, all, b.command));
}

void RunStatisticsTest::failedWork_isCountedAndLeadsToNothing()
{
    Bench b;
    const quint32 command = b.add(RecordType::Command, b.command, 0);
    b.work(command, 0, 100, 0, true);
    b.work(command, 400, 500);
    const NoteStatistics order = b.statistics().notes[b.handler];
    QCOMPARE(order.failures, 1U);
    QCOMPARE(order.activities, 2U);
    QCOMPARE(order.waiting.sum(), 0U);
    QCOMPARE(order.outcomes.at(b.event), 1U);
}

void RunStatisticsTest::cutOffWork_isBusyToTheEnd()
{
    Bench b;
    const quint32 command = b.add(RecordType::Command, b.command, 0);
    b.add(RecordType::ActivityStarted, b.handler, 30, command);
    b.add(RecordType::Limit, kNone, 100);
    const RunStatistics all = b.statistics();
    QCOMPARE(all.limited, 1U);
    QCOMPARE(all.notes[b.handler].busy, 70U);
    QCOMPARE(all.notes[b.handler].duration.count(), 0U);
}

void RunStatisticsTest::whatWasGiven_doesNotCount()
{
    Bench b;
    b.add(RecordType::Event, b.event, -1);
    const RunStatistics all = b.statistics();
    QCOMPARE(all.notes[b.event].reached, 0U);
    QCOMPARE(all.messages.sum(), 0U);
}

void RunStatisticsTest::hotspot_isCrossedWithTheNoteItTouches()
{
    Bench b;
    QCOMPARE(b.scope.hotspots.size(), size_t(1));
    QCOMPARE(b.scope.hotspots[0].notes, std::vector{b.handler});
    const quint32 command = b.add(RecordType::Command, b.command, 0);
    b.work(command, 0, 1);
    b.work(command, 1, 2);
    RunStatistics all = b.statistics();
    QCOMPARE(all.hotspots[0].crossings, 2U);
    QCOMPARE(all.hotspots[0].runs, 1U);
}

void RunStatisticsTest::hotspotFarFromAll_isNeverCrossed()
{
    Bench b;
    const NoteId away = b.builder.note(NoteKind::Hotspot, u"Who knows?"_s);
    b.builder.change(away, [](Note &note) { note.y = 5000; });
    const StatisticsScope scope(b.builder.board(), b.plan);
    QCOMPARE(scope.hotspots.size(), size_t(2));
    QVERIFY(std::ranges::find(scope.hotspots, away, &StatisticsScope::Hotspot::id)->notes.empty());
}

void RunStatisticsTest::nothingWaits_bottleneckIsTheLongestWork()
{
    Bench b;
    QVERIFY(!bottleneck(b.statistics()));
    b.work(b.add(RecordType::Command, b.command, 0), 0, 10);
    const auto found = bottleneck(b.statistics());
    QVERIFY(found);
    QCOMPARE(found->note, b.handler);
    QCOMPARE(found->reason, Bottleneck::Reason::Work);
    QCOMPARE(found->share, 1.0);
}

void RunStatisticsTest::anythingWaits_bottleneckIsTheLongestWaiting()
{
    Bench b;
    RunStatistics all(b.scope);
    all.notes[b.handler].busy = 1'000'000;
    all.notes[b.command].waiting.add(25);
    all.notes[b.event].waiting.add(75);
    const auto found = bottleneck(all);
    QVERIFY(found);
    QCOMPARE(found->note, b.event);
    QCOMPARE(found->reason, Bottleneck::Reason::Waiting);
    QCOMPARE(found->share, 0.75);
}

void RunStatisticsTest::order_doesNotChangeTheSum()
{
    const Bench b;
    std::vector<RunStatistics> parts;
    for (quint32 seed = 0; seed < 12; ++seed)
        parts.push_back(randomStatistics(b.scope, seed));
    RunStatistics forward(b.scope);
    for (const RunStatistics &part : parts)
        forward.merge(part);
    RunStatistics grouped(b.scope);
    for (size_t i = parts.size(); i > 0; i -= 3) {
        RunStatistics group(b.scope);
        for (size_t k = i - 3; k < i; ++k)
            group.merge(parts[k]);
        grouped.merge(group);
    }
    QVERIFY(!(forward == RunStatistics(b.scope)));
    QVERIFY(forward == grouped);
}

void RunStatisticsTest::severalRunsInOneTally_areTheirSum()
{
    Bench b;
    b.work(b.add(RecordType::Command, b.command, 0), 0, 10);
    RunStatistics twice(b.scope);
    RunTally tally(b.scope, twice);
    for (int i = 0; i < 2; ++i) {
        tally.take(b.journal, 0);
        tally.endRun();
    }
    RunStatistics sum = b.statistics();
    sum.merge(b.statistics());
    QVERIFY(twice == sum);
}

void RunStatisticsTest::runOfTheEngine_isTaken()
{
    BoardBuilder b;
    const NoteId till = b.externalSystem(u"Till"_s);
    const NoteId paid = b.event(u"Paid"_s);
    b.chain({b.command(u"Pay"_s), till, paid});
    b.change(till, [](Note &note) { note.duration = 700; });
    QString problem;
    const auto plan = compilePlan(b.board(), b.flow(), nullptr, {}, &problem);
    const StatisticsScope scope(b.board(), *plan);
    RunStatistics all(scope);
    RunTally tally(scope, all);
    for (quint64 seed = 1; seed <= 3; ++seed) {
        Journal journal;
        RunOptions options;
        options.seed = seed;
        simulation::run(
            *plan, options, journal,
            {.progress = {}, .take = [&](const Journal &part, quint64 first) { tally.take(part, first); }});
        tally.endRun();
    }
    QCOMPARE(all.runs, 3U);
    QCOMPARE(all.length.least(), 700U);
    const auto at = static_cast<size_t>(std::ranges::find(scope.notes, till) - scope.notes.begin());
    QCOMPARE(all.notes[at].activities, 3U);
    QCOMPARE(all.notes[at].duration.percentile(0.5), 700U);
    QCOMPARE(all.notes[at].waiting.most(), 0U);
}

void RunStatisticsTest::oneAtOnce_othersWaitInTurn()
{
    BoardBuilder b;
    const NoteId till = b.externalSystem(u"Till"_s);
    const NoteId pay = b.command(u"Pay"_s);
    b.chain({pay, till, b.event(u"Paid"_s)});
    b.change(pay, [](Note &note) { note.times = 3; });
    b.change(till, [](Note &note) {
        note.duration = 100;
        note.capacity = 1;
    });
    QString problem;
    const auto plan = compilePlan(b.board(), b.flow(), nullptr, {}, &problem);
    const StatisticsScope scope(b.board(), *plan);
    const RunStatistics all = *runMany(*plan, scope, {}, 2);
    const auto at = static_cast<size_t>(std::ranges::find(scope.notes, till) - scope.notes.begin());
    QCOMPARE(all.notes[at].waiting.sum(), 2 * (100U + 200U));
    QCOMPARE(all.notes[at].queue.most(), 2U);
    QCOMPARE(all.notes[at].queue.mean(), 1.0); // two for a third of the time, one for another
    QCOMPARE(utilisation(scope, all, at), std::optional(1.0));
    QCOMPARE(bottleneck(all)->note, static_cast<quint32>(at));
}

QTEST_GUILESS_MAIN(RunStatisticsTest)
#include "run_statistics_test.moc"
