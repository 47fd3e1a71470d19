#include "model/simulation/projecting.h"
#include "model/simulation/read_models.h"
#include "model/simulation/scripts/start_scripts.h"
#include "tests/simulation/board_builder.h"
#include "tests/simulation/golden_boards.h"
#include "tests/simulation/run_of.h"

#include <QTest>

using namespace tempestry;
using namespace tempestry::simulation;
using namespace Qt::StringLiterals;

namespace {

const auto kCounting =
    u"function project(state, event) { return {count: (state.count || 0) + 1, last: event.amount}; }"_s;
const auto kFailing =
    u"function project(state, event) {\n  if (state.seen) throw new Error('Twice');\n  state.seen = true;\n}"_s;

// Three orders, two of them of one customer; "Open orders" takes up what they come to.
struct Orders
{
    explicit Orders(const QString &script)
    {
        model = b.readModel(u"Open orders"_s);
        b.chain({b.actor(u"Customer"_s), place, b.procedure(u"Placing"_s), placed, model});
        b.field(place, u"customer"_s, u"ada"_s, true);
        b.field(placed, u"amount"_s, u"5"_s, false, u"number"_s);
        b.change(model, [&](Note &note) { note.script = script; });
        scenario.when = {{place, 0, u"ada"_s, {}}, {place, 1, u"bob"_s, {}}, {place, 2, u"ada"_s, {}}};
        QString problem;
        plan = compilePlan(b.board(), b.flow(), &scenario, {}, &problem).value();
        scripts = startScripts(scriptSet(b.board(), b.flow(), plan), {});
    }

    Journal run(bool withScripts)
    {
        RunOptions options;
        options.scripts = withScripts ? scripts.get() : nullptr;
        Journal journal;
        simulation::run(plan, options, journal);
        return journal;
    }
    Projections projections() const { return projectionsOf(b.board(), b.flow()); }

    BoardBuilder b;
    NoteId place = b.command(u"Place order"_s);
    NoteId placed = b.event(u"Order placed"_s);
    NoteId model;
    Scenario scenario;
    Plan plan;
    std::unique_ptr<Scripts> scripts;
};

// What the read model's records tell, one after the other.
std::vector<QJsonObject> toldOf(const Journal &journal, NoteId model, RecordType type)
{
    std::vector<QJsonObject> told;
    for (const Record &record : journal.records)
        if (record.type == type && journal.notes[record.note] == model && record.payload != kNone)
            told.push_back(journal.payloads[record.payload]);
    return told;
}

} // namespace

class ProjectingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void golden_isFilledAsInTheRun_data();
    void golden_isFilledAsInTheRun();
    void scripts_makeWhatTheyMadeInTheRun();
    void scriptThatFails_isDroppedWithItsReason();
    void eventsTakenUp_areAJournalOfTheirOwn();
    void contents_standAtTheEventsOfTheRun();
    void contentsOfMoreEvents_areRefused();
};

void ProjectingTest::golden_isFilledAsInTheRun_data()
{
    QTest::addColumn<int>("number");
    int number = 0;
    for (const GoldenCase &golden : goldenCases())
        QTest::newRow(golden.name) << number++;
}

void ProjectingTest::golden_isFilledAsInTheRun()
{
    QFETCH(int, number);
    const GoldenCase golden = goldenCases()[static_cast<size_t>(number)];
    const FlowGraph flow(golden.board);
    const auto journal = runOf(golden.board, golden.options);
    // Those that pass on what they take up, late or never, are another matter.
    if (std::ranges::any_of(journal->records,
                            [](const Record &record) { return record.type == RecordType::Dropped; }))
        QSKIP("not all that was emitted was taken up");
    QString problem;
    const Plan plan = compilePlan(golden.board, flow, nullptr, {}, &problem).value();
    const Journal anew = projectEvents(*journal, projectionsOf(golden.board, flow), plan, nullptr);
    const auto byName = [](const Journal &of) {
        std::map<std::pair<NoteId, QString>, QJsonObject> contents;
        for (const auto &[holder, fields] : readModelsAfter(of, of.records.size()))
            contents[{of.notes[holder.first],
                      holder.second == kNone ? QString()
                                             : of.entities[static_cast<qsizetype>(holder.second)]}] = fields;
        return contents;
    };
    QCOMPARE(byName(anew), byName(*journal));
}

void ProjectingTest::scripts_makeWhatTheyMadeInTheRun()
{
    Orders orders(kCounting);
    const Journal scripted = orders.run(true);
    const auto expected = toldOf(scripted, orders.model, RecordType::Projected);
    QCOMPARE(expected.size(), size_t(3));
    QCOMPARE(expected[2][u"count"_s], 2);
    const Journal anew =
        projectEvents(orders.run(false), orders.projections(), orders.plan, orders.scripts.get());
    QCOMPARE(toldOf(anew, orders.model, RecordType::Projected), expected);
}

void ProjectingTest::scriptThatFails_isDroppedWithItsReason()
{
    Orders orders(kFailing);
    const Journal anew =
        projectEvents(orders.run(false), orders.projections(), orders.plan, orders.scripts.get());
    QCOMPARE(toldOf(anew, orders.model, RecordType::Projected).size(), size_t(2));
    const auto dropped = toldOf(anew, orders.model, RecordType::Dropped);
    QCOMPARE(dropped.size(), size_t(1));
    QCOMPARE(dropped[0], (QJsonObject{{u"reason"_s, u"Twice"_s}, {u"line"_s, 2}}));
}

void ProjectingTest::eventsTakenUp_areAJournalOfTheirOwn()
{
    Orders orders(kCounting);
    const Journal ran = orders.run(true);
    std::vector<quint32> numbers;
    const Journal events = eventsTakenUp(ran, orders.projections(), &numbers);
    QCOMPARE(numbers.size(), size_t(3));
    QCOMPARE(events.records.size(), size_t(3));
    for (size_t i = 0; i < numbers.size(); ++i) {
        QCOMPARE(events.records[i].id, ran.records[numbers[i]].id);
        QCOMPARE(events.records[i].correlation, quint32(i));
        QCOMPARE(events.records[i].activity, kNone);
    }
    const Journal fromThese = projectEvents(events, orders.projections(), orders.plan, orders.scripts.get());
    QCOMPARE(toldOf(fromThese, orders.model, RecordType::Projected),
             toldOf(ran, orders.model, RecordType::Projected));
}

void ProjectingTest::contents_standAtTheEventsOfTheRun()
{
    Orders orders(kCounting);
    const auto ran = std::make_shared<Journal>(orders.run(false));
    std::vector<quint32> numbers;
    const Journal events = eventsTakenUp(*ran, orders.projections(), &numbers);
    const auto contents = scriptedContents(
        projectEvents(events, orders.projections(), orders.plan, orders.scripts.get()), numbers);
    QVERIFY(contents);
    const auto film = std::make_shared<Film>(ran, orders.b.flow());
    const ContentsAt at(film, orders.b.board(), orders.projections(), *contents);
    const auto holder = at.holderOf(orders.model);
    QVERIFY(holder);
    for (size_t i = 0; i < numbers.size(); ++i) {
        const double time = film->recordTime(numbers[i]);
        const size_t place = *at.latest(*holder, time);
        const Held held = at.held(*holder, place, time);
        QCOMPARE(held.fields[u"count"_s], i == 2 ? 2 : 1);
        QCOMPARE(held.changedBy, numbers[i]);
        QVERIFY(held.changed.contains(u"count"_s));
    }
    QCOMPARE(at.entities(*holder, film->recordTime(numbers[0])), size_t(1));
}

void ProjectingTest::contentsOfMoreEvents_areRefused()
{
    Orders orders(kCounting);
    const Journal anew =
        projectEvents(orders.run(false), orders.projections(), orders.plan, orders.scripts.get());
    QVERIFY(scriptedContents(anew, {1, 2, 3}));
    QVERIFY(!scriptedContents(anew, {1, 2}));
}

QTEST_GUILESS_MAIN(ProjectingTest)
#include "projecting_test.moc"
