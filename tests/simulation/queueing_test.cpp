#include "model/simulation/engine.h"
#include "tests/simulation/board_builder.h"

#include <QTest>

#include <cmath>

using namespace tempestry;
using namespace tempestry::simulation;
using namespace Qt::StringLiterals;

// The engine against queueing theory: exponential arrivals and service, first come, first served.
class QueueingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneServer_agreesWithItsClosedForm();
    void threeServers_agreeWithErlangC();
    void tandem_agreesWithBurke();
};

namespace {

constexpr int kCustomers = 120'000;
constexpr size_t kWarmUp = 20'000;
constexpr size_t kBatches = 20;
constexpr double kStudent99 = 2.861; // of 19 degrees of freedom, both sides
constexpr double kBetween = 1'000'000;

Duration exponential(double mean)
{
    return {Duration::Kind::Exponential, static_cast<qint64>(mean)};
}

// An actor's commands to servers in a row, by way of policies.
struct Line
{
    NoteId add(NoteId issuer, const QString &name, double service, int servers)
    {
        const auto server = b.procedure(name);
        last = b.event(name + u" done"_s);
        b.chain({issuer, b.command(u"Serve at "_s + name), server, last});
        b.change(server, [&](Note &note) {
            note.duration = exponential(service);
            note.capacity = servers;
        });
        return server;
    }

    BoardBuilder b;
    NoteId customer = b.actor(u"Customer"_s);
    NoteId last;
};

Journal served(Line &line, quint64 seed)
{
    line.b.change(line.customer, [](Note &note) {
        note.arrivals = Arrivals{exponential(kBetween), kCustomers};
    });
    QString problem;
    RunOptions options;
    options.seed = seed;
    Journal journal;
    run(compilePlan(line.b.board(), line.b.flow(), nullptr, {}, &problem).value(), options, journal);
    return journal;
}

struct Visit
{
    double arrived = 0;
    double waited = 0;
    double served = 0;
};

std::vector<Visit> visits(const Journal &journal, NoteId server)
{
    std::vector<Visit> visits;
    std::vector<size_t> places(journal.records.size());
    for (size_t seq = 0; seq < journal.records.size(); ++seq) {
        const Record &record = journal.records[seq];
        if (record.note == kNone || journal.notes[record.note] != server)
            continue;
        if (record.type == RecordType::ActivityStarted) {
            const auto arrived = static_cast<double>(journal.records[record.causation].time);
            places[seq] = visits.size();
            visits.push_back({arrived, static_cast<double>(record.time) - arrived, 0});
        } else if (record.type == RecordType::ActivityEnded) {
            visits[places[record.activity]].served =
                static_cast<double>(record.time - journal.records[record.activity].time);
        }
    }
    return visits;
}

// Whether the mean over the customers lies within the 99 % confidence interval that batch means give.
template <class Value>
void compareMean(const std::vector<Visit> &all, double expected, const char *what, Value value)
{
    const size_t size = (all.size() - kWarmUp) / kBatches;
    std::vector<double> means;
    for (size_t batch = 0; batch < kBatches; ++batch)
        means.push_back(value(std::span(all).subspan(kWarmUp + batch * size, size)));
    double mean = 0;
    for (const double each : means)
        mean += each / kBatches;
    double squares = 0;
    for (const double each : means)
        squares += (each - mean) * (each - mean);
    const double half = kStudent99 * std::sqrt(squares / (kBatches - 1) / kBatches);
    const QString told =
        u"%1: %2 ± %3, in theory %4"_s.arg(QLatin1StringView(what)).arg(mean).arg(half).arg(expected);
    qInfo("%s", qPrintable(told));
    QVERIFY2(std::abs(mean - expected) < half, qPrintable(told));
    QVERIFY2(half < 0.15 * expected, qPrintable(told)); // or else the interval would say nothing
}

void compareStation(const std::vector<Visit> &all, double service, int servers, double waiting)
{
    using Visits = std::span<const Visit>;
    const auto sum = [](Visits batch, auto member) {
        double total = 0;
        for (const Visit &visit : batch)
            total += member(visit);
        return total;
    };
    const auto span = [](Visits batch) { return batch.back().arrived - batch.front().arrived; };
    compareMean(all, waiting, "waiting", [&](Visits batch) {
        return sum(batch, [](const Visit &visit) { return visit.waited; }) /
               static_cast<double>(batch.size());
    });
    compareMean(all, (waiting + service) / kBetween, "number in the system", [&](Visits batch) {
        return sum(batch, [](const Visit &visit) { return visit.waited + visit.served; }) / span(batch);
    });
    compareMean(all, service / kBetween / servers, "utilisation", [&](Visits batch) {
        return sum(batch, [](const Visit &visit) { return visit.served; }) / span(batch) / servers;
    });
}

double waitingAtOne(double service)
{
    const double load = service / kBetween;
    return load / (1 - load) * service;
}

double waitingAtMany(double service, int servers) // Erlang C
{
    const double offered = service / kBetween;
    double term = 1;
    double sum = 0;
    for (int k = 0; k < servers; ++k) {
        sum += term;
        term *= offered / (k + 1);
    }
    const double busy = term / (1 - offered / servers);
    return busy / (sum + busy) * service / (servers - offered);
}

} // namespace

void QueueingTest::oneServer_agreesWithItsClosedForm()
{
    Line line;
    const auto desk = line.add(line.customer, u"Desk"_s, 0.7 * kBetween, 1);
    const Journal journal = served(line, 1);
    const auto all = visits(journal, desk);
    QCOMPARE(all.size(), size_t(kCustomers));
    compareStation(all, 0.7 * kBetween, 1, waitingAtOne(0.7 * kBetween));
}

void QueueingTest::threeServers_agreeWithErlangC()
{
    Line line;
    const auto desks = line.add(line.customer, u"Desks"_s, 2.1 * kBetween, 3);
    const auto all = visits(served(line, 2), desks);
    QCOMPARE(all.size(), size_t(kCustomers));
    compareStation(all, 2.1 * kBetween, 3, waitingAtMany(2.1 * kBetween, 3));
}

void QueueingTest::tandem_agreesWithBurke()
{
    Line line;
    const auto first = line.add(line.customer, u"Desk"_s, 0.6 * kBetween, 1);
    const auto policy = line.b.policy(u"Whenever the desk is done, pay"_s);
    line.b.link(line.last, policy);
    const auto second = line.add(policy, u"Till"_s, 0.7 * kBetween, 1);
    const Journal journal = served(line, 3);
    compareStation(visits(journal, first), 0.6 * kBetween, 1, waitingAtOne(0.6 * kBetween));
    compareStation(visits(journal, second), 0.7 * kBetween, 1, waitingAtOne(0.7 * kBetween));
}

QTEST_APPLESS_MAIN(QueueingTest)
#include "queueing_test.moc"
