#include "model/simulation/run_many.h"
#include "persistence/element_json.h"
#include "persistence/statistics_json.h"
#include "tests/simulation/board_builder.h"

#include <QTest>

using namespace tempestry;
using namespace tempestry::persistence;
using namespace tempestry::simulation;
using namespace Qt::StringLiterals;

namespace {

// A shop that answers with one of two events, a hotspot beside it.
struct Shop
{
    Shop()
    {
        const NoteId pay = builder.command(u"Pay \"now\""_s);
        const NoteId till = builder.externalSystem(u"Till"_s);
        builder.link(pay, till);
        builder.link(till, builder.event(u"Paid"_s), 0, 3);
        builder.link(till, builder.event(u"Refused"_s), 40'000'000);
        builder.change(till, [](Note &note) {
            note.answer = Answer::OneOf;
            note.duration = 800'000;
            note.cost = 0.25;
            note.capacity = 2;
        });
        builder.change(builder.note(NoteKind::Hotspot, u"And if not?"_s), [&](Note &note) {
            note.x = builder.board().find(till)->x;
            note.y = builder.board().find(till)->y + 50;
        });
        QString problem;
        plan = *compilePlan(builder.board(), builder.flow(), nullptr, {}, &problem);
        scope = StatisticsScope(builder.board(), plan);
    }

    RunStatistics runs(quint64 first, quint64 count) const
    {
        RunOptions options;
        options.seed = first;
        return *runMany(plan, scope, options, count);
    }

    QByteArray json(const RunStatistics &statistics) const
    {
        return statisticsToJson(builder.board(), scope, 1, statistics);
    }

    BoardBuilder builder;
    Plan plan;
    StatisticsScope scope;
};

} // namespace

class StatisticsJsonTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void manyRuns_comeBackTheSame();
    void shares_addUpToTheWhole();
    void noRuns_comeBackTheSame();
    void givingUp_isNoResult();
    void brokenText_isRefusedWithItsPlace_data();
    void brokenText_isRefusedWithItsPlace();
};

void StatisticsJsonTest::manyRuns_comeBackTheSame()
{
    const Shop shop;
    const RunStatistics statistics = shop.runs(1, 200);
    const QByteArray json = shop.json(statistics);
    QVERIFY(statisticsFromJson(json, shop.scope) == statistics);
    QCOMPARE(shop.json(statisticsFromJson(json, shop.scope)), json);
    for (const char *part : {"\"bottleneck\":", "\"reason\":\"work\"", "\"crossings\":200",
                             "\"utilisation\":", "\"title\":\"Refused\"", "\"most\":40800000"})
        QVERIFY2(json.contains(part), part);
}

void StatisticsJsonTest::shares_addUpToTheWhole()
{
    const Shop shop;
    RunStatistics sum(shop.scope);
    for (const auto &[first, count] : {std::pair(151, 50), std::pair(1, 100), std::pair(101, 50)})
        sum.merge(shop.runs(static_cast<quint64>(first), static_cast<quint64>(count)));
    QCOMPARE(shop.json(sum), shop.json(shop.runs(1, 200)));
}

void StatisticsJsonTest::noRuns_comeBackTheSame()
{
    const Shop shop;
    const RunStatistics none(shop.scope);
    QVERIFY(statisticsFromJson(shop.json(none), shop.scope) == none);
}

void StatisticsJsonTest::givingUp_isNoResult()
{
    const Shop shop;
    quint64 told = 0;
    QVERIFY(!runMany(shop.plan, shop.scope, {}, 100, [&](quint64 done) {
        told = done;
        return done < 3;
    }));
    QCOMPARE(told, 3U);
}

void StatisticsJsonTest::brokenText_isRefusedWithItsPlace_data()
{
    QTest::addColumn<QByteArray>("part");
    QTest::addColumn<QByteArray>("by");
    QTest::addColumn<QString>("place");
    QTest::newRow("format") << QByteArray("tempestry-statistics") << QByteArray("other") << u"format"_s;
    QTest::newRow("version") << QByteArray("\"version\":1") << QByteArray("\"version\":2") << u"version"_s;
    QTest::newRow("bins") << QByteArray("\"bins\":[[") << QByteArray("\"bins\":[[7,7,") << u"bins[0]"_s;
    QTest::newRow("bin twice as wide")
        << QByteArray("\"bins\":[[798720") << QByteArray("\"bins\":[[798721") << u"length"_s;
    QTest::newRow("negative") << QByteArray("\"crossings\":") << QByteArray("\"crossings\":-")
                              << u"crossings"_s;
    QTest::newRow("other note") << QByteArray("{\"note\":\"0000000") << QByteArray("{\"note\":\"1000000")
                                << u"notes[0].note"_s;
}

void StatisticsJsonTest::brokenText_isRefusedWithItsPlace()
{
    QFETCH(QByteArray, part);
    QFETCH(QByteArray, by);
    QFETCH(QString, place);
    const Shop shop;
    QByteArray json = shop.json(shop.runs(1, 20));
    const qsizetype at = json.indexOf(part);
    QVERIFY2(at >= 0, json.left(2000).constData());
    json.replace(at, part.size(), by);
    try {
        statisticsFromJson(json, shop.scope);
        QFAIL("accepted");
    } catch (const JsonError &error) {
        QVERIFY2(QString::fromUtf8(error.what()).contains(place), error.what());
    }
}

QTEST_GUILESS_MAIN(StatisticsJsonTest)
#include "statistics_json_test.moc"
