#include "model/simulation/ends.h"
#include "model/simulation/engine.h"
#include "model/simulation/journal_lines.h"
#include "tests/simulation/board_builder.h"

#include <QTest>

#include <random>

using namespace tempestry;
using namespace tempestry::simulation;
using namespace Qt::StringLiterals;

class FaultsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void faultByChance_comesAsOftenAsItsProbability();
    void otherFaultSeed_givesOtherFaultsInTheSameRun();
    void duplicates_changeNoEnd_data();
    void duplicates_changeNoEnd();
    void lateAndLostMessages_changeNoCount_data() { addBoards(); }
    void lateAndLostMessages_changeNoCount();
    void crashes_loseNothing_data() { addBoards(); }
    void crashes_loseNothing();
    void crash_tellsWhatIsSentAgain();
    void failedHandler_sendsNothing();
    void duplicateOfAFailure_isWorkedOn();

private:
    static void addBoards();
    static Journal journal(const BoardBuilder &builder, const std::vector<Fault> &faults,
                           quint64 faultSeed = 0);
    static std::map<std::pair<quint32, RecordType>, int> counts(const Journal &journal);
};

static Fault byChance(Fault::Kind kind, double probability, const Duration &delay = 0)
{
    Fault fault;
    fault.kind = kind;
    fault.probability = probability;
    fault.delay = delay;
    return fault;
}

// Notes of all kinds, linked at random and only onwards, so that every run ends.
static BoardBuilder onwardBoard(uint seed, bool hasFields)
{
    std::minstd_rand random(seed + 1);
    const auto below = [&random](size_t n) { return static_cast<size_t>(random()) % n; };
    BoardBuilder b;
    std::vector<NoteId> notes;
    for (size_t i = 0; i < 16; ++i) {
        const NoteId id = b.note(static_cast<NoteKind>(below(9)), u"Note %1"_s.arg(i));
        b.change(id, [&](Note &note) {
            note.trigger = below(4) == 0 ? Trigger::All : Trigger::Any;
            note.answer = below(4) == 0 ? Answer::OneOf : Answer::All;
            note.duration = below(3) == 0 ? Duration(Duration::Kind::Exponential, 70) : Duration();
            if (below(3) == 0)
                note.capacity = 1;
        });
        if (hasFields && below(2) == 0)
            b.field(id, u"field %1"_s.arg(below(3)), u"x%1"_s.arg(i));
        notes.push_back(id);
    }
    for (size_t i = 0; i < 40; ++i) {
        const size_t from = below(notes.size() - 1);
        const size_t to = from + 1 + below(notes.size() - from - 1);
        b.link(notes[from], notes[to], below(3) == 0 ? 30 : 0);
    }
    return b;
}

void FaultsTest::addBoards()
{
    QTest::addColumn<uint>("seed");
    for (uint seed = 0; seed < 60; ++seed)
        QTest::addRow("board %u", seed) << seed;
}

Journal FaultsTest::journal(const BoardBuilder &builder, const std::vector<Fault> &faults, quint64 faultSeed)
{
    QString problem;
    RunOptions options;
    options.faults = faults;
    options.faultSeed = faultSeed;
    options.limits.records = 200'000;
    Journal journal;
    run(compilePlan(builder.board(), builder.flow(), nullptr, {}, &problem).value(), options, journal);
    return journal;
}

std::map<std::pair<quint32, RecordType>, int> FaultsTest::counts(const Journal &journal)
{
    std::map<std::pair<quint32, RecordType>, int> counts;
    for (const Record &record : journal.records)
        if (record.type == RecordType::Event || record.type == RecordType::Command ||
            record.type == RecordType::Projected || record.type == RecordType::ActivityEnded)
            ++counts[{record.note, record.type}];
    return counts;
}

void FaultsTest::faultByChance_comesAsOftenAsItsProbability()
{
    BoardBuilder b;
    const auto ask = b.command(u"Ask"_s);
    b.chain({ask, b.procedure(u"Desk"_s)});
    b.change(ask, [](Note &note) { note.times = 10'000; });
    const Journal dropped = journal(b, {byChance(Fault::Kind::Duplicate, 0.25)});
    const auto count = std::ranges::count(dropped.records, RecordType::Dropped, &Record::type);
    QVERIFY2(count > 2300 && count < 2700, qPrintable(QString::number(count)));
}

void FaultsTest::otherFaultSeed_givesOtherFaultsInTheSameRun()
{
    BoardBuilder b;
    const auto ask = b.command(u"Ask"_s);
    b.chain({ask, b.procedure(u"Desk"_s)});
    b.change(ask, [](Note &note) { note.times = 100; });
    const std::vector faults{byChance(Fault::Kind::Duplicate, 0.5)};
    QCOMPARE(toJsonLines(journal(b, faults, 1)), toJsonLines(journal(b, faults, 1)));
    QVERIFY(toJsonLines(journal(b, faults, 1)) != toJsonLines(journal(b, faults, 2)));
    QVERIFY(counts(journal(b, faults, 1)) == counts(journal(b, faults, 2)));
}

void FaultsTest::duplicates_changeNoEnd_data()
{
    QTest::addColumn<uint>("seed");
    QTest::addColumn<bool>("hasFields");
    for (uint seed = 0; seed < 80; ++seed)
        QTest::addRow("board %u", seed) << seed << (seed % 2 == 0);
}

void FaultsTest::duplicates_changeNoEnd()
{
    QFETCH(uint, seed);
    QFETCH(bool, hasFields);
    const BoardBuilder board = onwardBoard(seed, hasFields);
    const Journal expected = journal(board, {});
    const Journal came =
        journal(board, {byChance(Fault::Kind::Duplicate, 0.5, {Duration::Kind::Uniform, 0, 200})});
    QCOMPARE(differencesOf(endsOf(expected), endsOf(came)), std::vector<EndDifference>());
    QVERIFY(counts(expected) == counts(came));
}

void FaultsTest::lateAndLostMessages_changeNoCount()
{
    QFETCH(uint, seed);
    const BoardBuilder board = onwardBoard(seed, false);
    const Duration late(Duration::Kind::Exponential, 100);
    const auto came =
        journal(board, {byChance(Fault::Kind::Delay, 0.3, late), byChance(Fault::Kind::Loss, 0.3, late),
                        byChance(Fault::Kind::Reorder, 0.3), byChance(Fault::Kind::Duplicate, 0.3, late)});
    QVERIFY(counts(journal(board, {})) == counts(came));
}

void FaultsTest::crashes_loseNothing()
{
    QFETCH(uint, seed);
    const BoardBuilder board = onwardBoard(seed, false);
    const Journal expected = journal(board, {});
    QVERIFY(counts(expected) == counts(journal(board, {byChance(Fault::Kind::Crash, 0.2, 500)})));
    for (qint64 at = 1; at < 12; ++at) {
        Fault crash = byChance(Fault::Kind::Crash, 0, 500);
        crash.at = at;
        QVERIFY(counts(expected) == counts(journal(board, {crash})));
    }
}

void FaultsTest::crash_tellsWhatIsSentAgain()
{
    BoardBuilder b;
    const auto place = b.command(u"Place order"_s);
    const auto desk = b.procedure(u"Desk"_s);
    const auto placed = b.event(u"Order placed"_s);
    const auto orders = b.readModel(u"Orders"_s);
    b.chain({place, desk, placed});
    b.link(placed, orders, 1000);
    b.change(place, [](Note &note) { note.times = 3; });
    b.change(desk, [](Note &note) {
        note.duration = 100;
        note.capacity = 1;
    });
    Fault crash = byChance(Fault::Kind::Crash, 0, 500);
    crash.at = 4;
    const Journal crashed = journal(b, {crash});
    std::map<std::pair<NoteId, RecordType>, std::vector<qint64>> again;
    for (const Record &record : crashed.records) {
        if (record.payload == kNone)
            continue;
        const QJsonObject payload = crashed.payloads[record.payload];
        if (payload[u"reason"_s] == u"crash"_s)
            again[{crashed.notes[record.note], record.type}].push_back(payload[u"again"_s].toInteger());
    }
    QCOMPARE(again.size(), size_t(3));
    QCOMPARE((again[{desk, RecordType::ActivityFailed}]), std::vector<qint64>{500}); // was at work
    QCOMPARE((again[{desk, RecordType::Dropped}]), std::vector<qint64>{500});        // waited for a place
    QCOMPARE((again[{orders, RecordType::Dropped}]), std::vector<qint64>{1000});     // was on its way
    std::map<std::pair<NoteId, RecordType>, int> done;
    for (const Record &record : crashed.records)
        ++done[{crashed.notes[record.note], record.type}];
    QCOMPARE((done[{desk, RecordType::ActivityEnded}]), 3);
    QCOMPARE((done[{orders, RecordType::Projected}]), 3);
}

void FaultsTest::failedHandler_sendsNothing()
{
    BoardBuilder b;
    const auto place = b.command(u"Place order"_s);
    const auto desk = b.procedure(u"Desk"_s);
    b.chain({place, desk, b.event(u"Order placed"_s)});
    b.chain({desk, b.event(u"Desk cleared"_s)});
    b.change(desk, [](Note &note) { note.duration = 100; });
    const Journal failed = journal(b, {byChance(Fault::Kind::Failure, 1)});
    QCOMPARE(failed.records.size(), size_t(3));
    QVERIFY(failed.records.back().type == RecordType::ActivityFailed);
    QCOMPARE(failed.records.back().time, 100);
}

void FaultsTest::duplicateOfAFailure_isWorkedOn()
{
    BoardBuilder b;
    const auto desk = b.procedure(u"Desk"_s);
    b.chain({b.command(u"Place order"_s), desk, b.event(u"Order placed"_s)});
    Fault failure = byChance(Fault::Kind::Failure, 0);
    failure.at = 1;
    const Journal came = journal(b, {failure, byChance(Fault::Kind::Duplicate, 1, 50)});
    QCOMPARE(std::ranges::count(came.records, RecordType::ActivityFailed, &Record::type), 1);
    QCOMPARE(std::ranges::count(came.records, RecordType::Event, &Record::type), 1);
    QCOMPARE(came.records.back().time, 50);
}

QTEST_APPLESS_MAIN(FaultsTest)
#include "faults_test.moc"
