#include "model/stops.h"
#include "tests/board/sample_board.h"

#include <QTest>

#include <algorithm>

using namespace tempestry;
using test::SampleBoard;

namespace {

constexpr double kWide = 16.0 / 9;

Frame frameAt(const QString &title, double x, double y, double width, double height)
{
    Frame frame;
    frame.id = FrameId::create();
    frame.title = title;
    frame.x = x;
    frame.y = y;
    frame.width = width;
    frame.height = height;
    return frame;
}

// "Lane 2/3" for the second part of a lane in three.
QStringList titles(const std::vector<Stop> &stops)
{
    QStringList titles;
    for (const Stop &stop : stops)
        titles << (stop.parts == 1
                       ? stop.title
                       : QStringLiteral("%1 %2/%3").arg(stop.title).arg(stop.part + 1).arg(stop.parts));
    return titles;
}

// A timeline of so many events; those of the columns named are pivotal.
Board rollOf(int columns, const QList<int> &pivotal = {})
{
    SampleBoard board;
    const TimelineId line = board.timeline(QStringLiteral("Lane"));
    for (int i = 0; i < columns; ++i) {
        const NoteId id = board.on(line, i, NoteKind::Event, QString::number(i));
        board.change(id, [&](Note &note) { note.pivotal = pivotal.contains(i); });
    }
    return board.board();
}

} // namespace

class StopsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void emptyBoard_hasNone() { QVERIFY(stops(Board(), kWide).empty()); }

    void freeNotesOnly_areOneStop()
    {
        SampleBoard board;
        const NoteId left = board.free(NoteKind::Event, QStringLiteral("Left"), 100, 100);
        const NoteId right = board.free(NoteKind::Event, QStringLiteral("Right"), 900, 500);
        const std::vector<Stop> all = stops(board.board(), kWide);
        QCOMPARE(all.size(), 1U);
        QCOMPARE(all[0].x, 48.0);
        QCOMPARE(all[0].y, 48.0);
        QCOMPARE(all[0].width, 904.0);
        QCOMPARE(all[0].height, 504.0);
        QCOMPARE(QSet<NoteId>(all[0].notes.begin(), all[0].notes.end()), (QSet{left, right}));
    }

    void order_isThatOfReading_data()
    {
        QTest::addColumn<QList<QRectF>>("frames"); // titled A, B, C, ...
        QTest::addColumn<QString>("order");
        QTest::newRow("one below the other") << QList<QRectF>{{0, 500, 400, 200}, {0, 0, 400, 200}} << "BA";
        QTest::newRow("side by side, a little askew")
            << QList<QRectF>{{500, 0, 400, 200}, {0, 40, 400, 200}} << "BA";
        QTest::newRow("two rows") << QList<QRectF>{{500, 300, 400, 200},
                                                   {0, 310, 400, 200},
                                                   {500, 0, 400, 200},
                                                   {0, 20, 400, 200}}
                                  << "DCBA";
        QTest::newRow("one inside the other") << QList<QRectF>{{0, 20, 100, 100}, {0, 0, 400, 200}} << "BA";
    }
    void order_isThatOfReading()
    {
        QFETCH(const QList<QRectF>, frames);
        QFETCH(const QString, order);
        SampleBoard board;
        for (qsizetype i = 0; i < frames.size(); ++i)
            board.frame(frameAt(QString(QChar(u'A' + int(i))), frames[i].x(), frames[i].y(),
                                frames[i].width(), frames[i].height()));
        QString found;
        for (const Stop &stop : stops(board.board(), kWide))
            found += stop.title;
        QCOMPARE(found, order);
    }

    void timelinesAndFrames_standBetweenTheWholeBoard()
    {
        SampleBoard board;
        const TimelineId orders = board.timeline(QStringLiteral("Orders"));
        board.on(orders, 0, NoteKind::Event, QStringLiteral("Order placed"));
        board.timeline(QStringLiteral("Refunds"));
        board.frame(frameAt(QStringLiteral("Billing"), 1500, 0, 300, 300));
        const std::vector<Stop> all = stops(board.board(), kWide);
        QCOMPARE(
            titles(all),
            (QStringList{
                {}, QStringLiteral("Orders"), QStringLiteral("Billing"), QStringLiteral("Refunds"), {}}));
        QVERIFY(all.front().isOf(all.back()));
        QVERIFY(!all[1].isOf(all[3]));
        QCOMPARE(all[1].timeline, orders);
    }

    void paperBehindTheLastNote_isLeftOut()
    {
        const std::vector<Stop> all = stops(rollOf(3), kWide);
        QCOMPARE(all[1].width, 44 + 3 * 104 + 2 * 30 + 44.0);
        QCOMPARE(all[1].notes.size(), 3U);
    }

    void longTimeline_isCut_data()
    {
        QTest::addColumn<int>("columns");
        QTest::addColumn<QList<int>>("pivotal");
        QTest::addColumn<double>("aspect");
        QTest::addColumn<QList<int>>("sizes"); // notes in each part
        QTest::newRow("as long as the screen") << 13 << QList<int>{} << kWide << QList<int>{13};
        QTest::newRow("a little longer") << 14 << QList<int>{} << kWide << QList<int>{14};
        QTest::newRow("twice as long: even parts") << 24 << QList<int>{} << kWide << QList<int>{12, 12};
        QTest::newRow("narrow screen") << 14 << QList<int>{} << 1.0 << QList<int>{7, 7};
        QTest::newRow("after a pivotal event") << 24 << QList<int>{8} << kWide << QList<int>{9, 8, 7};
        QTest::newRow("after the last pivotal that fits")
            << 20 << QList<int>{7, 10} << kWide << QList<int>{11, 9};
        QTest::newRow("not after one at the very start")
            << 24 << QList<int>{1} << kWide << QList<int>{12, 12};
    }
    void longTimeline_isCut()
    {
        QFETCH(const int, columns);
        QFETCH(const QList<int>, pivotal);
        QFETCH(const double, aspect);
        QFETCH(const QList<int>, sizes);
        const std::vector<Stop> all = stops(rollOf(columns, pivotal), aspect);
        QList<int> found;
        for (size_t i = 1; i + 1 < all.size(); ++i) {
            found << int(all[i].notes.size());
            QVERIFY(all[i].width <= kReadableHeight * aspect * 1.1);
            QCOMPARE(all[i].part, int(i) - 1);
            QCOMPARE(all[i].parts, int(all.size()) - 2);
        }
        QCOMPARE(found, sizes);
    }
};

QTEST_APPLESS_MAIN(StopsTest)
#include "stops_test.moc"
