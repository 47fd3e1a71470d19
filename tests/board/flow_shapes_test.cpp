#include "board/edge_curve.h"
#include "board/spatial_grid.h"

#include <QRandomGenerator>
#include <QTest>

namespace tempestry {

// The shapes that edges are drawn by, and how they and the notes are found again.
class FlowShapesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void curve_joinsTheSidesThatFaceEachOther_data()
    {
        QTest::addColumn<QRectF>("to");
        QTest::addColumn<QPointF>("start");
        QTest::addColumn<QPointF>("end");
        QTest::newRow("to the right") << QRectF(200, 0, 100, 100) << QPointF(100, 50) << QPointF(200, 50);
        QTest::newRow("right and far below")
            << QRectF(200, 600, 100, 100) << QPointF(100, 50) << QPointF(200, 650);
        QTest::newRow("to the left") << QRectF(-200, 0, 100, 100) << QPointF(0, 50) << QPointF(-100, 50);
        QTest::newRow("below") << QRectF(0, 200, 100, 100) << QPointF(50, 100) << QPointF(50, 200);
        QTest::newRow("above") << QRectF(20, -200, 100, 100) << QPointF(50, 0) << QPointF(70, -100);
    }

    void curve_joinsTheSidesThatFaceEachOther()
    {
        QFETCH(QRectF, to);
        QFETCH(QPointF, start);
        QFETCH(QPointF, end);
        const EdgeCurve curve = edgeCurve({0, 0, 100, 100}, to);
        QCOMPARE(curve.at(0), start);
        QCOMPARE(curve.at(1), end);
        for (double t = 0; t <= 1; t += 0.1)
            QVERIFY(curve.bounds().adjusted(-1e-6, -1e-6, 1e-6, 1e-6).contains(curve.at(t)));
    }

    void distance_isNearZeroOnTheCurveOnly()
    {
        const EdgeCurve curve = edgeCurve({0, 0, 100, 100}, {300, 400, 100, 100});
        QVERIFY(curve.distanceTo(curve.at(0.37)) < 3);
        QVERIFY(curve.distanceTo({50, 300}) > 40);
    }

    void grid_findsAllThatTouch()
    {
        QRandomGenerator random(7);
        const auto anyRect = [&random] {
            return QRectF(random.bounded(8000) - 4000, random.bounded(8000) - 4000,
                          random.bounded(9000) / 10.0, random.bounded(900));
        };
        std::vector<QRectF> rects;
        SpatialGrid<int> grid;
        for (int i = 0; i < 500; ++i) {
            rects.push_back(i == 17 ? QRectF(-4000, -4000, 9000, 9000) : anyRect());
            grid.insert(i, rects.back());
        }
        for (int i = 0; i < 500; i += 3)
            grid.remove(i, rects[size_t(i)]);
        for (int round = 0; round < 50; ++round) {
            const QRectF asked = round == 0 ? QRectF(-1e9, -1e9, 2e9, 2e9) : anyRect();
            const std::vector<int> found = grid.near(asked);
            QVERIFY(std::ranges::adjacent_find(found, std::greater_equal()) == found.end());
            for (int i = 0; i < 500; ++i) {
                const bool isThere = i % 3 != 0;
                if (!isThere)
                    QVERIFY(!std::ranges::binary_search(found, i));
                else if (rects[size_t(i)].intersects(asked))
                    QVERIFY(std::ranges::binary_search(found, i));
            }
        }
    }
};

} // namespace tempestry

QTEST_MAIN(tempestry::FlowShapesTest)

#include "flow_shapes_test.moc"
