#include "app/simulation/chart_lanes.h"
#include "tests/simulation/board_builder.h"
#include "tests/simulation/run_of.h"

#include <QTest>

using namespace tempestry;
using namespace tempestry::simulation;
using namespace Qt::StringLiterals;

namespace {

constexpr int kCustomers = 20'000;

// One server that is busy most of the time, and fails now and then.
struct Served
{
    Board board;
    std::shared_ptr<const Film> film;
};

Served served()
{
    BoardBuilder b;
    const NoteId customer = b.actor(u"Customer"_s);
    const NoteId server = b.procedure(u"Server"_s);
    b.chain({customer, b.command(u"Serve"_s), server, b.event(u"Served"_s)});
    b.change(customer, [](Note &note) {
        note.arrivals = Arrivals{{Duration::Kind::Exponential, 1'000'000}, kCustomers};
    });
    b.change(server, [](Note &note) {
        note.duration = {Duration::Kind::Exponential, 800'000};
        note.capacity = 1;
    });
    RunOptions options;
    options.faults = {
        {.kind = Fault::Kind::Failure, .note = server, .probability = 0.1, .at = {}, .delay = {}}};
    return {b.board(), std::make_shared<Film>(runOf(b.board(), options), b.flow())};
}

// Whether one of the stretches, which are in order, has all of the part in it.
bool covers(const std::vector<Stretch> &stretches, Stretch part)
{
    const auto first = std::ranges::lower_bound(stretches, part.to, {}, &Stretch::to);
    return first != stretches.end() && first->from <= part.from;
}

} // namespace

class ChartLanesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void stretches_coverTheWorkAndHideNoGap_data();
    void stretches_coverTheWorkAndHideNoGap();
    void number_isThatOfTheInstants();

private:
    std::shared_ptr<const Film> m_film;
    std::vector<ChartLane> m_lanes;
    const ChartLane *m_server = nullptr;
};

void ChartLanesTest::initTestCase()
{
    const Served run = served();
    m_film = run.film;
    m_lanes = chartLanes(*m_film, run.board);
    const auto server = std::ranges::find(m_lanes, u"Server"_s, &ChartLane::title);
    QVERIFY(server != m_lanes.end());
    m_server = &*server;
    QCOMPARE(m_server->work.size(), size_t(kCustomers));
    QVERIFY(m_server->outlines.size() >= 1);
}

void ChartLanesTest::stretches_coverTheWorkAndHideNoGap_data()
{
    QTest::addColumn<double>("from"); // parts of the film
    QTest::addColumn<double>("to");
    QTest::addColumn<double>("apart");
    for (const double apart : {1e-2, 1e-3, 2e-4, 1e-5, 1e-7})
        for (const auto &[from, to] : {std::pair(0.0, 1.0), std::pair(0.5, 0.6), std::pair(0.999, 1.0)})
            QTest::addRow("%g to %g, %g apart", from, to, apart) << from << to << apart;
}

void ChartLanesTest::stretches_coverTheWorkAndHideNoGap()
{
    QFETCH(double, from);
    QFETCH(double, to);
    QFETCH(double, apart);
    from *= m_film->duration();
    to *= m_film->duration();
    apart *= m_film->duration();
    const auto stretches = stretchesOf(*m_server, *m_film, {from, to}, apart);
    for (const Work &work : m_server->work) {
        const double start = m_film->recordTime(work.started);
        const double end = endOf(*m_film, work);
        if (start <= to && end >= from)
            QVERIFY(covers(stretches[work.failed ? ChartLane::Failed : ChartLane::Busy], {start, end}));
        if (waitOf(*m_film->journal(), work) && start >= from && start <= to)
            QVERIFY(covers(stretches[ChartLane::Waiting], {m_film->recordTime(work.arrived), start}));
    }
    const auto exact = stretchesOf(*m_server, *m_film, {from, to}, 0);
    for (const auto doing : {ChartLane::Waiting, ChartLane::Busy, ChartLane::Failed}) {
        QVERIFY(!exact[doing].empty());
        for (size_t i = 1; i < exact[doing].size(); ++i) {
            const Stretch gap{exact[doing][i - 1].to, exact[doing][i].from};
            QVERIFY(gap.to - gap.from <= apart || !covers(stretches[doing], gap));
        }
    }
}

void ChartLanesTest::number_isThatOfTheInstants()
{
    for (const double instants : {100.0, 1000.0, 4096.0}) {
        const auto stretches =
            stretchesOf(*m_server, *m_film, {0, m_film->duration()}, m_film->duration() / instants);
        for (const auto &row : stretches)
            QVERIFY(row.size() <= 4097);
    }
}

QTEST_GUILESS_MAIN(ChartLanesTest)
#include "chart_lanes_test.moc"
