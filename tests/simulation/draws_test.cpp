#include "model/simulation/draws.h"
#include "model/simulation/flat_map.h"

#include <QTest>

#include <cmath>

using namespace tempestry;
using namespace tempestry::simulation;

class DrawsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void portableLog_isTheLogarithm();
    void draws_haveTheirMeanAndDeviation_data();
    void draws_haveTheirMeanAndDeviation();
    void draws_areTheSameOnEveryMachine();
    void draws_areNeverNegativeOrEndless();
    void list_givesEachOfItAsOften();
    void purposes_areIndependent();
    void backOff_growsByItsFactor();
};

static MessageId id(quint64 number)
{
    return {mixed(number), mixed(~number)};
}

void DrawsTest::portableLog_isTheLogarithm()
{
    for (double number = 0x1p-53; number < 1e18; number *= 1.0137) {
        const double exact = std::log(number);
        QVERIFY(std::abs(portableLog(number) - exact) <= 4e-16 * std::max(1.0, std::abs(exact)));
    }
    QCOMPARE(portableLog(1), 0.0);
}

void DrawsTest::draws_haveTheirMeanAndDeviation_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<double>("mean");
    QTest::addColumn<double>("deviation");
    const auto row = [](const char *name, Duration::Kind kind, double mean, double deviation) {
        QTest::newRow(name) << static_cast<int>(kind) << mean << deviation;
    };
    row("fixed", Duration::Kind::Fixed, 100'000, 0);
    row("uniform", Duration::Kind::Uniform, 65'000, 70'000 / std::sqrt(12.0));
    row("exponential", Duration::Kind::Exponential, 100'000, 100'000);
    row("normal", Duration::Kind::Normal, 100'000, 30'000);
}

void DrawsTest::draws_haveTheirMeanAndDeviation()
{
    QFETCH(int, kind);
    QFETCH(double, mean);
    QFETCH(double, deviation);
    const Duration duration(static_cast<Duration::Kind>(kind), 100'000, 30'000);
    constexpr int kDraws = 200'000;
    double sum = 0;
    double squares = 0;
    for (quint64 i = 0; i < kDraws; ++i) {
        const auto value = static_cast<double>(drawn(duration, id(i), Purpose::Duration));
        sum += value;
        squares += value * value;
    }
    const double cameMean = sum / kDraws;
    const double cameDeviation = std::sqrt(std::max(0.0, squares / kDraws - cameMean * cameMean));
    QVERIFY2(std::abs(cameMean - mean) <= 4 * deviation / std::sqrt(kDraws) + 0.5,
             qPrintable(QString::number(cameMean)));
    QVERIFY2(std::abs(cameDeviation - deviation) <= 0.02 * deviation + 1,
             qPrintable(QString::number(cameDeviation)));
}

void DrawsTest::draws_areTheSameOnEveryMachine()
{
    quint64 sum = 0;
    for (const auto kind : {Duration::Kind::Uniform, Duration::Kind::Exponential, Duration::Kind::Normal})
        for (quint64 i = 0; i < 1000; ++i)
            sum = mixed(sum ^ static_cast<quint64>(drawn({kind, 1'000'000'000'000, 300'000'000'000}, id(i),
                                                         Purpose::Duration)));
    QCOMPARE(sum, quint64(9654611477066222086U));
}

void DrawsTest::draws_areNeverNegativeOrEndless()
{
    for (quint64 i = 0; i < 1000; ++i) {
        QVERIFY(drawn({Duration::Kind::Normal, 10, 1000}, id(i), Purpose::Delay) >= 0);
        const qint64 huge = std::numeric_limits<qint64>::max();
        const qint64 length = drawn({Duration::Kind::Exponential, huge}, id(i), Purpose::Delay);
        QVERIFY(length >= 0 && length <= qint64(1) << 62);
    }
    QCOMPARE(drawn(Duration(-5), id(1), Purpose::Delay), 0);
    Duration empty;
    empty.kind = Duration::Kind::List;
    QCOMPARE(drawn(empty, id(1), Purpose::Delay), 0);
}

void DrawsTest::list_givesEachOfItAsOften()
{
    Duration list;
    list.kind = Duration::Kind::List;
    list.list = {1, 2, 3};
    std::array<int, 4> counts{};
    for (quint64 i = 0; i < 30'000; ++i)
        ++counts[static_cast<size_t>(drawn(list, id(i), Purpose::Duration))];
    QCOMPARE(counts[0], 0);
    for (size_t value = 1; value < counts.size(); ++value)
        QVERIFY(counts[value] > 9600 && counts[value] < 10'400);
}

void DrawsTest::purposes_areIndependent()
{
    QVERIFY(share(id(1), Purpose::Duration) != share(id(1), Purpose::Delay));
    QVERIFY(share(id(1), Purpose::Delay, 1) != share(id(1), Purpose::Delay, 2));
    QCOMPARE(share(id(1), Purpose::Delay, 2), share(id(1), Purpose::Delay, 2));
}

void DrawsTest::backOff_growsByItsFactor()
{
    const Retry retry{5, 1000, 2};
    QCOMPARE(backOff(retry, 1), 1000);
    QCOMPARE(backOff(retry, 2), 2000);
    QCOMPARE(backOff(retry, 4), 8000);
    QVERIFY(backOff({1000, 1000, 10}, 900) <= qint64(1) << 62);
}

QTEST_APPLESS_MAIN(DrawsTest)
#include "draws_test.moc"
