#include "app/workshop/workshop_timer.h"

#include <QSignalSpy>
#include <QTest>

namespace tempestry {

namespace {

constexpr qint64 kMinute = WorkshopTimer::kMinute;

} // namespace

class WorkshopTimerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void timer_countsDownSaysOnceThatTimeIsUpAndCountsOver();
    void pausedTimer_standsStill();
    void minutesAddedAfterTheEnd_startFromNothingLeft();
    void typedDuration_isRead_data();
    void typedDuration_isRead();
    void remainingTime_isShown_data();
    void remainingTime_isShown();
};

void WorkshopTimerTest::timer_countsDownSaysOnceThatTimeIsUpAndCountsOver()
{
    qint64 now = 5'000'000;
    WorkshopTimer timer([&now] { return now; });
    QSignalSpy up(&timer, &WorkshopTimer::timeUp);
    timer.set(2 * kMinute);
    QVERIFY(!timer.isTouched());
    timer.start();
    now += 30'000;
    timer.tick();
    QCOMPARE(timer.remaining(), 90'000);
    QCOMPARE(up.size(), 0);
    now += 90'000;
    timer.tick();
    QCOMPARE(up.size(), 1);
    QVERIFY(timer.isOver());
    now += 12'000;
    timer.tick();
    QCOMPARE(up.size(), 1);
    QCOMPARE(timerText(timer.remaining()), QStringLiteral("+0:12"));
    timer.reset();
    QCOMPARE(timer.remaining(), 2 * kMinute);
    QVERIFY(!timer.isOver() && !timer.isRunning());
}

void WorkshopTimerTest::pausedTimer_standsStill()
{
    qint64 now = 0;
    WorkshopTimer timer([&now] { return now; });
    timer.set(kMinute);
    timer.toggle();
    now += 10'000;
    timer.toggle();
    now += 3'600'000;
    QCOMPARE(timer.remaining(), 50'000);
    QVERIFY(timer.isTouched());
    timer.toggle();
    now += 5'000;
    QCOMPARE(timer.remaining(), 45'000);
}

void WorkshopTimerTest::minutesAddedAfterTheEnd_startFromNothingLeft()
{
    qint64 now = 0;
    WorkshopTimer timer([&now] { return now; });
    QSignalSpy up(&timer, &WorkshopTimer::timeUp);
    timer.set(kMinute);
    timer.start();
    now += 4 * kMinute;
    timer.tick();
    timer.add(-kMinute);
    QCOMPARE(timer.remaining(), -3 * kMinute);
    timer.add(5 * kMinute);
    QCOMPARE(timer.remaining(), 5 * kMinute);
    QVERIFY(!timer.isOver());
    now += 6 * kMinute;
    timer.tick();
    QCOMPARE(up.size(), 2);
}

void WorkshopTimerTest::typedDuration_isRead_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<qint64>("seconds"); // 0: refused
    QTest::newRow("minutes") << QStringLiteral("7") << qint64(420);
    QTest::newRow("minutes and seconds") << QStringLiteral(" 7:30 ") << qint64(450);
    QTest::newRow("hour") << QStringLiteral("1h") << qint64(3600);
    QTest::newRow("hour and minutes") << QStringLiteral("1 h 30 min") << qint64(5400);
    QTest::newRow("seconds") << QStringLiteral("90 s") << qint64(90);
    QTest::newRow("named minutes") << QStringLiteral("25m") << qint64(1500);
    QTest::newRow("a day") << QStringLiteral("24h") << qint64(86400);
    QTest::newRow("more than a day") << QStringLiteral("25h") << qint64(0);
    QTest::newRow("nothing") << QString() << qint64(0);
    QTest::newRow("none") << QStringLiteral("0") << qint64(0);
    QTest::newRow("words") << QStringLiteral("a while") << qint64(0);
    QTest::newRow("minus") << QStringLiteral("-5") << qint64(0);
    QTest::newRow("no such seconds") << QStringLiteral("7:75") << qint64(0);
}

void WorkshopTimerTest::typedDuration_isRead()
{
    QFETCH(QString, typed);
    QFETCH(qint64, seconds);
    QCOMPARE(parseTimer(typed), seconds > 0 ? std::optional(seconds * 1000) : std::nullopt);
}

void WorkshopTimerTest::remainingTime_isShown_data()
{
    QTest::addColumn<qint64>("remaining");
    QTest::addColumn<QString>("shown");
    QTest::newRow("whole") << qint64(600'000) << QStringLiteral("10:00");
    QTest::newRow("a second begun is shown") << qint64(599'001) << QStringLiteral("10:00");
    QTest::newRow("little") << qint64(9'000) << QStringLiteral("0:09");
    QTest::newRow("hours") << qint64(3'723'000) << QStringLiteral("1:02:03");
    QTest::newRow("none") << qint64(0) << QStringLiteral("0:00");
    QTest::newRow("just over") << qint64(-999) << QStringLiteral("0:00");
    QTest::newRow("over") << qint64(-12'400) << QStringLiteral("+0:12");
}

void WorkshopTimerTest::remainingTime_isShown()
{
    QFETCH(qint64, remaining);
    QFETCH(QString, shown);
    QCOMPARE(timerText(remaining), shown);
}

} // namespace tempestry

QTEST_MAIN(tempestry::WorkshopTimerTest)
#include "workshop_timer_test.moc"
