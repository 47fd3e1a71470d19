#include "board/minimap.h"
#include "tests/board/bench.h"

#include <QNativeGestureEvent>
#include <QPointingDevice>
#include <QSignalSpy>
#include <QWheelEvent>

namespace tempestry {

namespace {

using test::Bench;
using test::Pair;
using test::SampleBoard;
using test::text;
using test::ThreeEvents;

QPointF middleOf(const BoardView &view)
{
    return view.mapToScene(view.viewport()->rect().center());
}

bool isNear(QPointF a, QPointF b)
{
    return QLineF(a, b).length() < 3;
}

void turnWheel(BoardView &view, QPoint turn, Qt::KeyboardModifiers modifiers = {})
{
    const QPoint at = view.viewport()->rect().center();
    QWheelEvent wheel(at, view.viewport()->mapToGlobal(at), {}, turn, Qt::NoButton, modifiers,
                      Qt::NoScrollPhase, false);
    QApplication::sendEvent(view.viewport(), &wheel);
}

// As a touchpad tells of it.
void pinch(BoardView &view, QPoint at, double growth)
{
    const auto send = [&](Qt::NativeGestureType type, double value) {
        QNativeGestureEvent event(type, QPointingDevice::primaryPointingDevice(), 2, at, at,
                                  view.viewport()->mapToGlobal(at), value, {});
        QApplication::sendEvent(view.viewport(), &event);
    };
    send(Qt::BeginNativeGesture, 0);
    send(Qt::ZoomNativeGesture, growth);
    send(Qt::EndNativeGesture, 0);
}

// Two of them on a touch screen.
class Fingers
{
public:
    explicit Fingers(BoardView &view)
        : m_view(view)
    {}

    void press(QPoint first) { touch().press(1, first, &m_view); }
    void moveFirst(QPoint first) { touch().move(1, first, &m_view); }
    void pressSecond(QPoint first, QPoint second)
    {
        touch().move(1, first, &m_view).press(2, second, &m_view);
    }
    void press(QPoint first, QPoint second) { touch().press(1, first, &m_view).press(2, second, &m_view); }
    void move(QPoint first, QPoint second) { touch().move(1, first, &m_view).move(2, second, &m_view); }
    void release(QPoint first) { touch().release(1, first, &m_view); }
    void release(QPoint first, QPoint second)
    {
        touch().release(1, first, &m_view).release(2, second, &m_view);
    }

private:
    QTest::QTouchEventWidgetSequence touch() { return QTest::touchEvent(&m_view, m_screen.get()); }

    BoardView &m_view;
    std::unique_ptr<QPointingDevice> m_screen{QTest::createTouchDevice()};
};

} // namespace

class MovingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void backAndForth_goWhereTheViewWasBeforeJumps();
    void jumpAfterGoingBack_forgetsTheWayForth();
    void zoomToTimeline_showsThatOfTheSelectedNote();
    void zoomToTimeline_withNoneSaysSo();
    void wheelZooms_andCtrlScrollsWhenAskedFor();
    void fingerOnBarePaper_movesIt();
    void fingerOnNote_movesTheNote();
    void twoFingersApart_zoomBetweenThem();
    void secondFingerLater_zoomsAndLeavesTheNote();
    void touchpadPinch_zoomsAtThePointer();
    void viewFromRightToLeft_pansAndZoomsTheSame();
    void pressOnMinimap_goesThere();
    void minimap_isLeftOutOfSmallViews();
};

void MovingTest::backAndForth_goWhereTheViewWasBeforeJumps()
{
    const Pair pair;
    Bench bench(pair.board());
    bench.view.setZoom(2);
    bench.view.centerOn(200, 200);
    const QPointF before = middleOf(bench.view);
    QVERIFY(!bench.view.canGoBack());

    bench.view.selectNotes({&pair.idea, 1});
    bench.view.zoomToSelection();
    const QPointF there = middleOf(bench.view);
    QVERIFY(!isNear(there, before));
    bench.view.goBack();
    QVERIFY(isNear(middleOf(bench.view), before));
    QCOMPARE(bench.view.zoom(), 2.0);
    QVERIFY(!bench.view.canGoBack());
    bench.view.goForth();
    QVERIFY(isNear(middleOf(bench.view), there));
    QVERIFY(!bench.view.canGoForth());
}

void MovingTest::jumpAfterGoingBack_forgetsTheWayForth()
{
    const Pair pair;
    Bench bench(pair.board());
    bench.view.setZoom(2);
    bench.view.reveal(pair.idea);
    bench.view.goBack();
    QVERIFY(bench.view.canGoForth());
    bench.view.reveal(pair.procedure);
    QVERIFY(!bench.view.canGoForth());
}

void MovingTest::zoomToTimeline_showsThatOfTheSelectedNote()
{
    ThreeEvents board;
    const TimelineId other = board.timeline(text("Returns"));
    const NoteId returned = board.on(other, 0, NoteKind::Event, text("Returned"));
    Bench bench(board.board());
    bench.view.selectNotes({&returned, 1});
    bench.view.zoomToTimeline();
    const Timeline &timeline = *bench.document.board().find(other);
    QVERIFY(isNear(middleOf(bench.view),
                   QRectF(timeline.x, timeline.y, timeline.width, timeline.height).center()));
}

void MovingTest::zoomToTimeline_withNoneSaysSo()
{
    const Pair pair;
    Bench bench(pair.board());
    const QPointF before = middleOf(bench.view);
    QSignalSpy hints(&bench.view, &BoardView::hint);
    bench.view.zoomToTimeline();
    QCOMPARE(hints.size(), 1);
    QVERIFY(isNear(middleOf(bench.view), before));
}

void MovingTest::wheelZooms_andCtrlScrollsWhenAskedFor()
{
    const Pair pair;
    Bench bench(pair.board());
    turnWheel(bench.view, {0, 120});
    QCOMPARE(bench.view.zoom(), 1.0);
    bench.view.setWheelZooms(true);
    turnWheel(bench.view, {0, 120});
    QVERIFY(bench.view.zoom() > 1);
    const double zoomed = bench.view.zoom();
    const QPointF before = middleOf(bench.view);
    turnWheel(bench.view, {0, 120}, Qt::ControlModifier);
    QCOMPARE(bench.view.zoom(), zoomed);
    QVERIFY(middleOf(bench.view).y() < before.y());
}

void MovingTest::fingerOnBarePaper_movesIt()
{
    const Pair pair;
    Bench bench(pair.board());
    const auto screen = std::unique_ptr<QPointingDevice>(QTest::createTouchDevice());
    const QPointF before = middleOf(bench.view);
    QTest::touchEvent(&bench.view, screen.get()).press(1, QPoint(100, 600), &bench.view);
    QTest::touchEvent(&bench.view, screen.get()).move(1, QPoint(160, 600), &bench.view);
    QTest::touchEvent(&bench.view, screen.get()).move(1, QPoint(200, 640), &bench.view);
    QTest::touchEvent(&bench.view, screen.get()).release(1, QPoint(200, 640), &bench.view);
    QVERIFY(isNear(middleOf(bench.view), before - QPointF(100, 40)));
    QCOMPARE(bench.steps, 0);
}

void MovingTest::fingerOnNote_movesTheNote()
{
    const Pair pair;
    Bench bench(pair.board());
    const auto screen = std::unique_ptr<QPointingDevice>(QTest::createTouchDevice());
    const QPoint from = bench.middleOf(pair.idea);
    const double x = bench.note("Idea")->x;
    QTest::touchEvent(&bench.view, screen.get()).press(1, from, &bench.view);
    for (int i = 1; i <= 8; ++i)
        QTest::touchEvent(&bench.view, screen.get()).move(1, from + QPoint(12 * i, 0), &bench.view);
    QTest::touchEvent(&bench.view, screen.get()).release(1, from + QPoint(96, 0), &bench.view);
    QCOMPARE(bench.steps, 1);
    QVERIFY(bench.note("Idea")->x > x + 60);
}

void MovingTest::twoFingersApart_zoomBetweenThem()
{
    const Pair pair;
    Bench bench(pair.board());
    Fingers fingers(bench.view);
    const QPoint between(500, 400);
    const QPointF paper = bench.view.mapToScene(between);
    fingers.press(between - QPoint(60, 0), between + QPoint(60, 0));
    for (int i = 1; i <= 10; ++i)
        fingers.move(between - QPoint(60 + 12 * i, 0), between + QPoint(60 + 12 * i, 0));
    QVERIFY(bench.view.zoom() > 1.5);
    QVERIFY(isNear(bench.view.mapToScene(between), paper));
    const double zoomed = bench.view.zoom();
    for (int i = 1; i <= 10; ++i) // together to the right
        fingers.move(between - QPoint(180 - 10 * i, 0), between + QPoint(180 + 10 * i, 0));
    QVERIFY(std::abs(bench.view.zoom() - zoomed) < 0.01);
    QVERIFY(isNear(bench.view.mapToScene(between + QPoint(100, 0)), paper));
    fingers.release(between - QPoint(80, 0), between + QPoint(280, 0));
    QCOMPARE(bench.steps, 0);
    QVERIFY(bench.view.selectedNotes().empty());
}

// As fingers do come down: one after the other, the first on a note.
void MovingTest::secondFingerLater_zoomsAndLeavesTheNote()
{
    const Pair pair;
    Bench bench(pair.board());
    Fingers fingers(bench.view);
    const QPoint on = bench.middleOf(pair.idea);
    const QPoint other = on + QPoint(160, 0);
    const Note before = *bench.note("Idea");
    fingers.press(on);
    const QPoint first = on + QPoint(20, 0);
    fingers.moveFirst(first); // it is being dragged
    fingers.pressSecond(first, other);
    const QPoint between = (first + other) / 2;
    const QPointF paper = bench.view.mapToScene(between);
    const double zoom = bench.view.zoom();
    for (int i = 1; i <= 10; ++i)
        fingers.move(first - QPoint(7 * i, 0), other + QPoint(7 * i, 0));
    QVERIFY(std::abs(bench.view.zoom() / zoom - 2) < 0.01);
    QVERIFY(isNear(bench.view.mapToScene(between), paper));
    fingers.release(first - QPoint(70, 0), other + QPoint(70, 0));
    QCOMPARE(bench.steps, 0);
    QCOMPARE(*bench.note("Idea"), before);
    // A single finger moves notes again.
    fingers.press(bench.middleOf(pair.idea));
    const QPoint from = bench.middleOf(pair.idea);
    for (int i = 1; i <= 8; ++i)
        fingers.moveFirst(from + QPoint(12 * i, 0));
    fingers.release(from + QPoint(96, 0));
    QCOMPARE(bench.steps, 1);
}

void MovingTest::touchpadPinch_zoomsAtThePointer()
{
    const Pair pair;
    Bench bench(pair.board());
    const QPoint at(300, 200);
    const QPointF paper = bench.view.mapToScene(at);
    for (int i = 0; i < 5; ++i)
        pinch(bench.view, at, 0.1);
    QVERIFY(std::abs(bench.view.zoom() - std::pow(1.1, 5)) < 0.001);
    QVERIFY(isNear(bench.view.mapToScene(at), paper));
    pinch(bench.view, at, -5); // to less than nothing
    QVERIFY(bench.view.zoom() > 0);
}

void MovingTest::viewFromRightToLeft_pansAndZoomsTheSame()
{
    const Pair pair;
    Bench bench(pair.board());
    bench.view.setLayoutDirection(Qt::RightToLeft);
    bench.view.centerOn(500, 300);
    const QPointF before = middleOf(bench.view);
    QVERIFY(isNear(before, {500, 300}));
    turnWheel(bench.view, {0, -120}, Qt::ShiftModifier); // to what is on the right
    QVERIFY(isNear(middleOf(bench.view), before + QPointF(80, 0)));
    const QPoint corner(100, 100);
    const QPointF paper = bench.view.mapToScene(corner);
    pinch(bench.view, corner, 1);
    QCOMPARE(bench.view.zoom(), 2.0);
    QVERIFY(isNear(bench.view.mapToScene(corner), paper));
}

void MovingTest::pressOnMinimap_goesThere()
{
    SampleBoard board;
    board.free(NoteKind::Event, text("Left"), 0, 0);
    board.free(NoteKind::Event, text("Right"), 6000, 0);
    Bench bench(board.board());
    Minimap minimap(bench.document, bench.view);
    minimap.setOffered(true);
    QVERIFY(minimap.isVisible());
    QTest::mouseClick(&minimap, Qt::LeftButton, {}, QPoint(minimap.width() - 12, minimap.height() / 2));
    QVERIFY(std::abs(middleOf(bench.view).x() - 6000) < 200);
    QVERIFY(bench.view.canGoBack());
}

void MovingTest::minimap_isLeftOutOfSmallViews()
{
    const Pair pair;
    Bench bench(pair.board());
    Minimap minimap(bench.document, bench.view);
    minimap.setOffered(true);
    bench.view.resize(400, 300);
    QTRY_VERIFY(!minimap.isVisible());
    bench.view.resize(1000, 800);
    QTRY_VERIFY(minimap.isVisible());
}

} // namespace tempestry

QTEST_MAIN(tempestry::MovingTest)
#include "moving_test.moc"
