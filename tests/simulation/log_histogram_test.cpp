#include "model/simulation/log_histogram.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <random>

using namespace tempestry::simulation;

class LogHistogramTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothing_isZeroThroughout();
    void smallNumbers_haveExactPercentiles();
    void anyNumbers_havePercentilesWithinTheBound();
    void everyNumber_fallsInItsBin();
    void sumsBeyondTheGreatest_stayThere();
    void equalParts_holdWhatFallsInThem();
    void binsOfAnother_makeTheSame();
    void binsThatAreNone_areRefused();
};

void LogHistogramTest::nothing_isZeroThroughout()
{
    const LogHistogram none;
    QVERIFY(none.isEmpty() && none.bins().empty());
    QCOMPARE(none.least(), 0U);
    QCOMPARE(none.most(), 0U);
    QCOMPARE(none.percentile(0.5), 0U);
    QCOMPARE(none.mean(), 0.0);
}

void LogHistogramTest::smallNumbers_haveExactPercentiles()
{
    LogHistogram histogram;
    for (quint64 value = 1; value <= 20; ++value)
        histogram.add(value);
    QCOMPARE(histogram.percentile(0), 1U);
    QCOMPARE(histogram.percentile(0.05), 1U);
    QCOMPARE(histogram.percentile(0.5), 10U);
    QCOMPARE(histogram.percentile(0.95), 19U);
    QCOMPARE(histogram.percentile(1), 20U);
    QCOMPARE(histogram.mean(), 10.5);
}

void LogHistogramTest::anyNumbers_havePercentilesWithinTheBound()
{
    std::mt19937_64 random(5);
    LogHistogram histogram;
    std::vector<quint64> values;
    for (int i = 0; i < 5000; ++i) {
        values.push_back(random() >> (1 + random() % 63));
        histogram.add(values.back());
    }
    std::ranges::sort(values);
    for (const double share : {0.01, 0.05, 0.5, 0.95, 0.99, 1.0}) {
        const auto exact = double(values[static_cast<size_t>(std::ceil(share * 5000)) - 1]);
        QVERIFY2(std::abs(double(histogram.percentile(share)) - exact) <= exact * 0.004,
                 qPrintable(QString::number(share)));
    }
}

void LogHistogramTest::everyNumber_fallsInItsBin()
{
    std::mt19937_64 random(6);
    for (int i = 0; i < 5000; ++i) {
        const quint64 value = random() >> (1 + random() % 63);
        LogHistogram histogram;
        histogram.add(value);
        const auto bins = histogram.bins();
        QCOMPARE(bins.size(), size_t(1));
        QVERIFY(bins[0].first <= value && value - bins[0].first < bins[0].width);
    }
}

void LogHistogramTest::sumsBeyondTheGreatest_stayThere()
{
    constexpr quint64 kMost = LogHistogram::kGreatest;
    LogHistogram histogram;
    histogram.add(kMost, 3);
    histogram.add(kMost / 2, kMost);
    histogram.merge(histogram);
    QCOMPARE(histogram.sum(), kMost);
    QCOMPARE(histogram.count(), kMost);
    QCOMPARE(histogram.most(), kMost);
}

void LogHistogramTest::equalParts_holdWhatFallsInThem()
{
    LogHistogram histogram;
    histogram.add(10, 3);
    histogram.add(29);
    QCOMPARE(histogram.spread(10, 29, 2), (std::vector<double>{3, 1}));
    QCOMPARE(histogram.spread(20, 29, 1), (std::vector<double>{1}));
    LogHistogram wide;
    wide.add(1000, 4);
    wide.add(1015, 4);
    QCOMPARE(wide.bins().size(), size_t(2));
    QCOMPARE(wide.spread(0, 2047, 1), (std::vector<double>{8}));
}

void LogHistogramTest::binsOfAnother_makeTheSame()
{
    LogHistogram histogram;
    for (const quint64 value : {3U, 3U, 70U, 1'234'567U})
        histogram.add(value);
    LogHistogram copy;
    QVERIFY(copy.restore(histogram.sum(), histogram.least(), histogram.most(), histogram.bins()));
    QVERIFY(copy == histogram);
    QVERIFY(LogHistogram().restore(0, 0, 0, {}));
}

void LogHistogramTest::binsThatAreNone_areRefused()
{
    LogHistogram histogram;
    QVERIFY(!histogram.restore(0, 0, 0, {{257, 1, 1}})); // 256 and 257 share a bin
    QVERIFY(!histogram.restore(5, 5, 5, {{5, 1, 0}}));   // holds nothing
    QVERIFY(!histogram.restore(5, 4, 5, {{5, 1, 1}}));   // the least lies in no bin
    QVERIFY(!histogram.restore(1, 0, 0, {}));            // a sum of nothing
}

QTEST_GUILESS_MAIN(LogHistogramTest)
#include "log_histogram_test.moc"
