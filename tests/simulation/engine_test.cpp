#include "model/simulation/engine.h"
#include "model/simulation/journal_lines.h"
#include "tests/simulation/board_builder.h"
#include "tests/simulation/golden_boards.h"

#include <QJsonArray>
#include <QTest>

#include <random>
#include <set>

using namespace tempestry;
using namespace tempestry::simulation;
using namespace Qt::StringLiterals;

class EngineTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void unknownCondition_isRefusedWithTheKnownOnes();
    void scenarioWithStrangeNote_isRefused();
    void faultOfARemovedNote_isRefused();
    void emptyBoard_givesAnEmptyJournal();
    void otherSeed_givesOtherIds();
    void answersByWeight_comeAsOftenAsTheirWeight();
    void answersAllOfWeightNothing_comeNever();
    void observerThatRefuses_cancelsTheRun();
    void messageLimit_namesTheLoopThatMadeThem();
    void hugeTimes_endAtTheLimit();
    void hugeTimesOfAPolicy_endAtTheRecordLimit();
    void hugeTimesOfABusyPolicy_endAtTheRecordLimit();
    void hugeDelays_doNotRunOver();
    void readModelAndEvent_triggerAPolicyOnce();
    void allOverTimesOfTimes_waitsForEach();
    void deepChain_runsToItsEnd();
    void anyBoard_keepsTheLawsOfAJournal_data();
    void anyBoard_keepsTheLawsOfAJournal();

private:
    static Plan plan(const BoardBuilder &builder, const Scenario *scenario = nullptr);
    static Journal journal(const BoardBuilder &builder, const RunOptions &options = {});
    static int count(const Journal &journal, const QString &title, RecordType type);
};

Plan EngineTest::plan(const BoardBuilder &builder, const Scenario *scenario)
{
    QString problem;
    return compilePlan(builder.board(), builder.flow(), scenario, {}, &problem).value();
}

Journal EngineTest::journal(const BoardBuilder &builder, const RunOptions &options)
{
    Journal journal;
    run(plan(builder), options, journal);
    return journal;
}

int EngineTest::count(const Journal &journal, const QString &title, RecordType type)
{
    const auto note = static_cast<quint32>(journal.noteNames.indexOf(title));
    return static_cast<int>(std::ranges::count_if(
        journal.records, [&](const Record &record) { return record.note == note && record.type == type; }));
}

void EngineTest::unknownCondition_isRefusedWithTheKnownOnes()
{
    BoardBuilder b;
    b.change(b.event(u"A"_s), [](Note &note) { note.condition = u"cluster"_s; });
    b.change(b.event(u"B"_s), [](Note &note) { note.condition = u"backup"_s; });
    QCOMPARE(conditionsOf(b.board()), QStringList({u"backup"_s, u"cluster"_s}));
    QString problem;
    QVERIFY(!compilePlan(b.board(), b.flow(), nullptr, {{u"clutser"_s, true}}, &problem));
    QCOMPARE(problem, u"“clutser” is no condition of this board. It has: backup, cluster."_s);

    Scenario scenario;
    scenario.name = u"Alone"_s;
    scenario.set = {{u"gone"_s, false}};
    QVERIFY(!compilePlan(b.board(), b.flow(), &scenario, {}, &problem));
    QVERIFY(problem.contains(u"“Alone” sets “gone”"_s));
}

void EngineTest::scenarioWithStrangeNote_isRefused()
{
    BoardBuilder b;
    Scenario scenario;
    scenario.name = u"Odd"_s;
    scenario.when = {{b.policy(u"P"_s), {}, {}, {}}};
    QString problem;
    QVERIFY(!compilePlan(b.board(), b.flow(), &scenario, {}, &problem));
    QVERIFY(problem.startsWith(u"Scenario “Odd”: “when”"_s));
}

void EngineTest::faultOfARemovedNote_isRefused()
{
    BoardBuilder b;
    b.event(u"A"_s);
    Scenario scenario;
    scenario.name = u"Odd"_s;
    scenario.faults.emplace_back().note = NoteId::create();
    QString problem;
    QVERIFY(!compilePlan(b.board(), b.flow(), &scenario, {}, &problem));
    QVERIFY(problem.startsWith(u"Scenario “Odd”: a fault names a note"_s));
}

void EngineTest::emptyBoard_givesAnEmptyJournal()
{
    BoardBuilder b;
    b.note(NoteKind::Hotspot, u"Why?"_s);
    Journal journal;
    QCOMPARE(run(plan(b), {}, journal), RunEnd::Finished);
    QVERIFY(journal.records.empty());
}

void EngineTest::otherSeed_givesOtherIds()
{
    BoardBuilder b;
    b.chain({b.command(u"Do"_s), b.event(u"Done"_s)});
    RunOptions other;
    other.seed = 2;
    const Journal one = journal(b);
    const Journal two = journal(b, other);
    QCOMPARE(one.records.size(), two.records.size());
    for (size_t i = 0; i < one.records.size(); ++i)
        QVERIFY(one.records[i].id != two.records[i].id);
}

void EngineTest::answersByWeight_comeAsOftenAsTheirWeight()
{
    BoardBuilder b;
    const auto toss = b.command(u"Toss"_s);
    const auto coin = b.procedure(u"Coin"_s);
    b.link(toss, coin);
    b.link(coin, b.event(u"Heads"_s), 0, 1);
    b.link(coin, b.event(u"Tails"_s), 0, 3);
    b.change(toss, [](Note &note) { note.times = 10'000; });
    b.change(coin, [](Note &note) { note.answer = Answer::OneOf; });
    const Journal tossed = journal(b);
    const int heads = count(tossed, u"Heads"_s, RecordType::Event);
    QCOMPARE(heads + count(tossed, u"Tails"_s, RecordType::Event), 10'000);
    QVERIFY2(heads > 2300 && heads < 2700, qPrintable(QString::number(heads)));
}

void EngineTest::answersAllOfWeightNothing_comeNever()
{
    BoardBuilder b;
    const auto coin = b.procedure(u"Coin"_s);
    b.link(b.command(u"Toss"_s), coin);
    b.link(coin, b.event(u"Heads"_s), 0, 0);
    b.link(coin, b.event(u"Tails"_s), 0, 0);
    b.change(coin, [](Note &note) { note.answer = Answer::OneOf; });
    QCOMPARE(journal(b).records.size(), size_t(3));
}

void EngineTest::observerThatRefuses_cancelsTheRun()
{
    BoardBuilder b;
    const auto tick = b.event(u"Tick"_s);
    const auto tock = b.event(u"Tock"_s);
    b.chain({tick, tock, tick});
    int calls = 0;
    Journal cut;
    const RunObserver observer{[&calls](const RunProgress &progress) {
                                   ++calls;
                                   return progress.records < 40'000;
                               },
                               {}};
    QCOMPARE(run(plan(b), {}, cut, observer), RunEnd::Cancelled);
    QCOMPARE(calls, 3);
    QVERIFY(cut.records.size() >= 40'000 && cut.records.size() < 60'000);
    QVERIFY(cut.records.back().type == RecordType::Event);
}

void EngineTest::messageLimit_namesTheLoopThatMadeThem()
{
    BoardBuilder b;
    const auto ask = b.command(u"Ask"_s);
    const auto asked = b.event(u"Asked"_s);
    const auto policy = b.policy(u"Whenever asked,\nask"_s);
    b.chain({b.event(u"Day broke"_s), policy, ask, asked, policy});
    for (const bool inParts : {false, true}) {
        RunOptions options;
        options.limits.messages = 50'000;
        Journal journal;
        RunObserver observer;
        Record last;
        if (inParts)
            observer.take = [&last](const Journal &part, quint64) { last = part.records.back(); };
        QCOMPARE(run(plan(b), options, journal, observer), RunEnd::Limited);
        if (!inParts)
            last = journal.records.back();
        QVERIFY(last.type == RecordType::Limit);
        const QJsonObject payload = journal.payloads[last.payload];
        QCOMPARE(payload.value("limit"_L1), QJsonValue(u"messages"_s));
        QCOMPARE(payload.value("notes"_L1), (QJsonArray{u"Ask"_s, u"Asked"_s, u"Whenever asked, ask"_s}));
        QVERIFY(payload.value("reason"_L1).toString().contains(u"50000 messages"_s));
    }
}

void EngineTest::hugeTimes_endAtTheLimit()
{
    BoardBuilder b;
    const auto event = b.event(u"Sensor reported"_s);
    b.chain({b.command(u"Measure"_s), event});
    b.change(event, [](Note &note) { note.times = std::numeric_limits<int>::max(); });
    RunOptions options;
    options.limits.messages = 1000;
    const Journal limited = journal(b, options);
    QVERIFY(limited.records.back().type == RecordType::Limit);
    QVERIFY(limited.records.size() <= 1001);
    const QJsonObject payload = limited.payloads[limited.records.back().payload];
    QCOMPARE(payload.value("notes"_L1), QJsonValue(QJsonArray()));
}

void EngineTest::hugeTimesOfAPolicy_endAtTheRecordLimit()
{
    BoardBuilder b;
    const auto policy = b.policy(u"Whenever reported, act"_s);
    b.chain({b.event(u"Sensor reported"_s), policy});
    b.change(policy, [](Note &note) { note.times = std::numeric_limits<int>::max(); });
    RunOptions options;
    options.limits.records = 5000;
    const Journal limited = journal(b, options);
    QVERIFY(limited.records.back().type == RecordType::Limit);
    QVERIFY(limited.records.size() < 5005);
}

void EngineTest::hugeTimesOfABusyPolicy_endAtTheRecordLimit()
{
    BoardBuilder b;
    const auto policy = b.policy(u"Whenever reported, act"_s);
    b.chain({b.event(u"Sensor reported"_s), policy});
    b.change(policy, [](Note &note) {
        note.times = std::numeric_limits<int>::max();
        note.capacity = 1;
        note.duration = 10;
    });
    RunOptions options;
    options.limits.records = 5000;
    const Journal limited = journal(b, options);
    QVERIFY(limited.records.back().type == RecordType::Limit);
    QVERIFY(limited.records.size() < 5005);
}

void EngineTest::hugeDelays_doNotRunOver()
{
    BoardBuilder b;
    const auto first = b.event(u"First"_s);
    const auto second = b.event(u"Second"_s);
    const auto third = b.event(u"Third"_s);
    constexpr qint64 kHuge = std::numeric_limits<qint64>::max() - 5;
    b.link(first, second, kHuge);
    b.link(second, third, kHuge);
    const Journal late = journal(b);
    QCOMPARE(late.records.size(), size_t(3));
    QCOMPARE(late.records[2].time, std::numeric_limits<qint64>::max());
}

void EngineTest::readModelAndEvent_triggerAPolicyOnce()
{
    BoardBuilder b;
    const auto placed = b.event(u"Order placed"_s);
    const auto policy = b.policy(u"Whenever placed, ship"_s);
    b.chain({placed, b.readModel(u"Stock"_s), policy, b.command(u"Ship"_s)});
    b.link(placed, policy);
    QCOMPARE(count(journal(b), u"Ship"_s, RecordType::Command), 1);
}

void EngineTest::allOverTimesOfTimes_waitsForEach()
{
    BoardBuilder b;
    const auto box = b.event(u"Box opened"_s);
    const auto part = b.event(u"Part taken"_s);
    const auto empty = b.event(u"All taken"_s);
    b.chain({b.event(u"Truck came"_s), box, part, empty});
    b.change(box, [](Note &note) { note.times = 3; });
    b.change(part, [](Note &note) { note.times = 4; });
    b.change(empty, [](Note &note) { note.trigger = Trigger::All; });
    const Journal taken = journal(b);
    QCOMPARE(count(taken, u"Part taken"_s, RecordType::Event), 12);
    QCOMPARE(count(taken, u"All taken"_s, RecordType::Event), 1);
    QVERIFY(taken.records.back().causation == taken.records.size() - 2);
}

void EngineTest::deepChain_runsToItsEnd()
{
    BoardBuilder b;
    NoteId last = b.event(u"Event 0"_s);
    for (int i = 1; i < 20'000; ++i) {
        const NoteId next = b.event(u"Event %1"_s.arg(i));
        b.link(last, next);
        last = next;
    }
    QCOMPARE(journal(b).records.size(), size_t(20'000));
}

void EngineTest::anyBoard_keepsTheLawsOfAJournal_data()
{
    QTest::addColumn<uint>("seed");
    for (uint seed = 0; seed < 60; ++seed)
        QTest::addRow("board %u", seed) << seed;
}

// Boards of all kinds of notes, linked at random.
static BoardBuilder randomBoard(uint seed)
{
    std::minstd_rand random(seed + 1);
    const auto below = [&random](size_t n) { return static_cast<size_t>(random()) % n; };
    BoardBuilder b;
    std::vector<NoteId> notes;
    for (size_t i = 0; i < 25; ++i) {
        const NoteId id = b.note(static_cast<NoteKind>(below(12)), u"Note %1"_s.arg(i));
        b.change(id, [&](Note &note) {
            note.times = below(6) == 0 ? std::optional(2) : std::nullopt;
            note.trigger = below(4) == 0 ? Trigger::All : Trigger::Any;
            note.answer = below(4) == 0 ? Answer::OneOf : Answer::All;
            note.duration = below(3) == 0 ? 70 : 0;
            if (below(3) == 0)
                note.fields = {{.name = u"id %1"_s.arg(below(3)),
                                .example = u"x%1"_s.arg(i),
                                .values = {},
                                .entityId = below(2) == 0}};
        });
        notes.push_back(id);
    }
    for (size_t i = 0; i < 120; ++i)
        b.link(notes[below(notes.size())], notes[below(notes.size())], below(3) == 0 ? 30 : 0);
    return b;
}

void EngineTest::anyBoard_keepsTheLawsOfAJournal()
{
    QFETCH(uint, seed);
    const BoardBuilder board = randomBoard(seed);
    RunOptions options;
    options.limits.messages = 3000;
    const Journal journal = EngineTest::journal(board, options);
    std::vector<quint32> versions(static_cast<size_t>(journal.entities.size()));
    std::set<MessageId> messages;
    std::set<quint32> busy;
    for (quint32 seq = 0; seq < journal.records.size(); ++seq) {
        const Record &record = journal.records[seq];
        QVERIFY(seq == 0 || record.time >= journal.records[seq - 1].time);
        if (record.causation != kNone) {
            QVERIFY(record.causation < seq);
            const RecordType cause = journal.records[record.causation].type;
            QVERIFY(cause == RecordType::Command || cause == RecordType::Event);
        }
        if (record.type == RecordType::Command || record.type == RecordType::Event)
            QVERIFY2(messages.insert(record.id).second, "a message came twice");
        if (record.type == RecordType::Event)
            QCOMPARE(record.version, ++versions[record.entity]);
        if (record.type == RecordType::ActivityStarted)
            busy.insert(seq);
        if (record.type == RecordType::ActivityEnded)
            QCOMPARE(busy.erase(record.activity), size_t(1));
    }
    const bool isLimited = !journal.records.empty() && journal.records.back().type == RecordType::Limit;
    QVERIFY(isLimited || busy.empty());
    QVERIFY(messages.size() <= 3000);
    QCOMPARE(toJsonLines(EngineTest::journal(randomBoard(seed), options)), toJsonLines(journal));
}

QTEST_GUILESS_MAIN(EngineTest)
#include "engine_test.moc"
