#include "app/controls/background_work.h"

#include <QSemaphore>
#include <QTest>
#include <QThread>

namespace tempestry {

class BackgroundWorkTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void result_comesOnTheThreadThatAsked();
    void newWork_takesThePlaceOfTheOld();
    void droppedWork_reportsNothing();
    void endOfTheObject_waitsForNobody();
    void resultHandedOver_canAskForMore();
};

namespace {

// Work that ends when it is let.
struct Held
{
    std::shared_ptr<QSemaphore> door = std::make_shared<QSemaphore>();

    std::function<int()> giving(int result) const
    {
        return [door = door, result] {
            door->acquire();
            return result;
        };
    }
    void let() const { door->release(); }
};

void finishAll()
{
    QVERIFY(QThreadPool::globalInstance()->waitForDone(10'000));
    QCoreApplication::processEvents();
}

} // namespace

void BackgroundWorkTest::result_comesOnTheThreadThatAsked()
{
    BackgroundWork<QThread *> work;
    QThread *worker = nullptr;
    QThread *receiver = nullptr;
    work.start([] { return QThread::currentThread(); },
               [&](QThread *result) {
                   worker = result;
                   receiver = QThread::currentThread();
               });
    QVERIFY(work.isUnderWay() && !worker);
    QTRY_VERIFY(worker);
    QVERIFY(worker != receiver);
    QCOMPARE(receiver, QThread::currentThread());
    QVERIFY(!work.isUnderWay());
}

void BackgroundWorkTest::newWork_takesThePlaceOfTheOld()
{
    const Held held;
    BackgroundWork<int> work;
    QList<int> results;
    const auto take = [&results](int result) { results << result; };
    work.start(held.giving(1), take);
    work.start([] { return 2; }, take);
    held.let();
    QTRY_VERIFY(!results.isEmpty());
    finishAll();
    QCOMPARE(results, QList<int>{2});
}

void BackgroundWorkTest::droppedWork_reportsNothing()
{
    const Held held;
    BackgroundWork<int> work;
    int calls = 0;
    work.start(held.giving(1), [&calls](int) { ++calls; });
    work.drop();
    QVERIFY(!work.isUnderWay());
    held.let();
    finishAll();
    QCOMPARE(calls, 0);
}

void BackgroundWorkTest::endOfTheObject_waitsForNobody()
{
    const Held held;
    int calls = 0;
    {
        BackgroundWork<int> work;
        work.start(held.giving(1), [&calls](int) { ++calls; });
    }
    held.let(); // would never be reached
    finishAll();
    QCOMPARE(calls, 0);
}

void BackgroundWorkTest::resultHandedOver_canAskForMore()
{
    BackgroundWork<int> work;
    int last = 0;
    work.start([] { return 1; },
               [&](int first) { work.start([first] { return first + 1; }, [&last](int n) { last = n; }); });
    QTRY_COMPARE(last, 2);
}

} // namespace tempestry

QTEST_GUILESS_MAIN(tempestry::BackgroundWorkTest)
#include "background_work_test.moc"
