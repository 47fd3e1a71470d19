#include "board/board_scene.h"
#include "board/board_view.h"
#include "board/note_layer.h"
#include "board/overlay_item.h"
#include "model/document.h"
#include "model/geometry.h"
#include "model/order_edits.h"
#include "tests/board/bench.h"

#include <QSignalSpy>
#include <QTest>

namespace tempestry {

using namespace test;

namespace {

// Two timelines with three events each, one below the other.
struct TwoTimelines : SampleBoard
{
    TimelineId upper = timeline(text("Upper"));
    TimelineId lower = timeline(text("Lower"));
    NoteId a = on(upper, 0, NoteKind::Event, text("A"));
    NoteId parallel = on(upper, 0, NoteKind::Policy, text("A too"), 200);
    NoteId b = on(upper, 1, NoteKind::Event, text("B"));
    NoteId c = on(upper, 2, NoteKind::Event, text("C"));
    NoteId d = on(lower, 0, NoteKind::Event, text("D"));
    NoteId e = on(lower, 1, NoteKind::Event, text("E"));
    NoteId f = on(lower, 2, NoteKind::Event, text("F"));
    NoteId loose = free(NoteKind::Policy, text("Loose"), 1100, 750);
};

} // namespace

class OrderingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void dragIntoTimeline_opensGapThenMovesInOneStep();
    void escapeInDrag_putsEverythingBack();
    void documentChangeInDrag_cancelsTheDrag();
    void focusLossInDrag_cancelsTheDrag();
    void shortPress_selectsAndDoesNotMove();
    void dragOfSelection_movesAllOfIt();
    void altDrag_duplicates();
    void controlDrag_staysFreeOverTimeline();
    void dragToTheEdge_movesThePaper();
    void readOnlyBoard_cannotBeDragged();
    void dragTimelineByTitle_takesItsNotesAlong();

    void notesOfSeveralTimelines_goTogetherInOneStepAndKeepTheirOrder();
    void lockedNotes_stayWhenOthersAreDragged();
    void lockedNote_saysWhyItStays();
    void dragWithinOneSlot_asksForNoOtherPreview();
    void columnEdgeDragged_widensTheColumnAndSnapsBack();
    void columnEdge_showsCursorAndRule();
    void readOnlyColumnEdge_isNoGrip();
    void timelineDraggedOntoAnother_changesPlaces();
    void keepVisible_movesOnlyToWhatIsOutside();
};

void OrderingTest::dragIntoTimeline_opensGapThenMovesInOneStep()
{
    ThreeEvents sample;
    Bench bench(sample.board());
    QVERIFY(bench.isReady());
    const Board before = bench.document.board();
    const double secondBefore = bench.shown(sample.second).x();
    const QRectF first = bench.shown(sample.first);
    const QPoint gap = bench.at({first.right() + 15, first.center().y()});

    bench.pressAndMove(bench.middleOf(sample.policy), gap);
    QVERIFY(bench.document.board() == before);
    QVERIFY(bench.shown(sample.second).x() >= secondBefore + 168);
    QCOMPARE(bench.middleOf(sample.policy), gap);

    bench.release(gap);
    QCOMPARE(bench.steps, 1);
    const Note &policy = *bench.document.board().find(sample.policy);
    QCOMPARE(policy.timeline, sample.line);
    QCOMPARE(policy.column, 1);
    QCOMPARE(bench.shown(sample.policy).topLeft(), QPointF(policy.x, policy.y));
    bench.document.undo();
    QVERIFY(bench.document.board() == before);
    QCOMPARE(bench.shown(sample.second).x(), secondBefore);
}

void OrderingTest::escapeInDrag_putsEverythingBack()
{
    ThreeEvents sample;
    Bench bench(sample.board());
    const QRectF policy = bench.shown(sample.policy);
    const QRectF second = bench.shown(sample.second);
    const QPoint target = bench.middleOf(sample.second) - QPoint(60, 0);
    bench.pressAndMove(bench.middleOf(sample.policy), target);
    QVERIFY(bench.shown(sample.policy) != policy);
    bench.key(Qt::Key_Escape);
    QCOMPARE(bench.shown(sample.policy), policy);
    QCOMPARE(bench.shown(sample.second), second);
    bench.release(target);
    QCOMPARE(bench.steps, 0);
}

void OrderingTest::documentChangeInDrag_cancelsTheDrag()
{
    ThreeEvents sample;
    Bench bench(sample.board());
    const QPoint target = bench.middleOf(sample.first);
    bench.pressAndMove(bench.middleOf(sample.policy), target);
    bench.document.apply(edits::removeNotes(bench.document.board(), std::span(&sample.third, 1)),
                         text("Remote"));
    const Note &policy = *bench.document.board().find(sample.policy);
    QCOMPARE(bench.shown(sample.policy).topLeft(), QPointF(policy.x, policy.y));
    QVERIFY(bench.shown(sample.third).isNull());
    bench.release(target);
    QCOMPARE(bench.steps, 1);
    QVERIFY(!bench.document.board().find(sample.policy)->timeline);
}

void OrderingTest::focusLossInDrag_cancelsTheDrag()
{
    ThreeEvents sample;
    Bench bench(sample.board());
    const QRectF policy = bench.shown(sample.policy);
    const QPoint target = bench.middleOf(sample.first);
    bench.pressAndMove(bench.middleOf(sample.policy), target);
    bench.view.clearFocus();
    QCOMPARE(bench.shown(sample.policy), policy);
    bench.release(target);
    QCOMPARE(bench.steps, 0);
}

void OrderingTest::shortPress_selectsAndDoesNotMove()
{
    ThreeEvents sample;
    Bench bench(sample.board());
    const QPoint middle = bench.middleOf(sample.second);
    bench.drag(middle, middle + QPoint(2, 1));
    QCOMPARE(bench.steps, 0);
    QCOMPARE(bench.view.selectedNotes(), std::vector{sample.second});
}

void OrderingTest::dragOfSelection_movesAllOfIt()
{
    Pair sample;
    Bench bench(sample.board());
    const NoteId both[] = {sample.command, sample.procedure};
    bench.view.selectNotes(both);
    const QPoint from = bench.middleOf(sample.command);
    bench.drag(from, from + QPoint(40, 160));
    QCOMPARE(bench.steps, 1);
    for (const NoteId &id : both) {
        const Note &before = *sample.board().find(id);
        const Note &after = *bench.document.board().find(id);
        QCOMPARE(after.x, before.x + 40);
        QCOMPARE(after.y, before.y + 160);
    }
}

void OrderingTest::altDrag_duplicates()
{
    Pair sample;
    Bench bench(sample.board());
    const QPoint from = bench.middleOf(sample.command);
    bench.drag(from, from + QPoint(0, 200), Qt::AltModifier);
    QCOMPARE(bench.steps, 1);
    QCOMPARE(bench.document.board().notes().size(), size_t(4));
    QCOMPARE(*bench.document.board().find(sample.command), *sample.board().find(sample.command));
    const auto copies = bench.view.selectedNotes();
    QCOMPARE(copies.size(), size_t(1));
    const Note &copy = *bench.document.board().find(copies.front());
    QCOMPARE(copy.title, text("Place order"));
    QCOMPARE(QPointF(copy.x, copy.y),
             QPointF(sample.board().find(sample.command)->x, sample.board().find(sample.command)->y + 200));
}

void OrderingTest::controlDrag_staysFreeOverTimeline()
{
    ThreeEvents sample;
    Bench bench(sample.board());
    const QPoint target = bench.middleOf(sample.second);
    const QPoint from = bench.middleOf(sample.policy);
    bench.pressAndMove(from, target);
    bench.move(target, Qt::LeftButton, Qt::ControlModifier);
    bench.release(target, Qt::ControlModifier);
    QCOMPARE(bench.steps, 1);
    QVERIFY(!bench.document.board().find(sample.policy)->timeline);
}

void OrderingTest::dragToTheEdge_movesThePaper()
{
    Pair sample;
    Bench bench(sample.board());
    const double left = bench.view.mapToScene(QPoint()).x();
    const double before = sample.board().find(sample.idea)->x;
    const QPoint from = bench.middleOf(sample.idea);
    const QPoint edge(bench.view.viewport()->width() - 4, from.y());
    bench.pressAndMove(from, edge);
    QTRY_VERIFY(bench.view.mapToScene(QPoint()).x() > left + 100);
    bench.release(edge);
    QVERIFY(bench.document.board().find(sample.idea)->x > before + edge.x() - from.x() + 90);
    const double stopped = bench.view.mapToScene(QPoint()).x();
    QCoreApplication::processEvents();
    QCOMPARE(bench.view.mapToScene(QPoint()).x(), stopped);
}

void OrderingTest::readOnlyBoard_cannotBeDragged()
{
    Pair sample;
    Bench bench(sample.board());
    bench.document.setReadOnly(true);
    const QRectF before = bench.shown(sample.command);
    const QPoint from = bench.middleOf(sample.command);
    bench.drag(from, from + QPoint(0, 200));
    QCOMPARE(bench.shown(sample.command), before);
    bench.key(Qt::Key_E);
    QVERIFY(!bench.view.isEditing());
}

void OrderingTest::dragTimelineByTitle_takesItsNotesAlong()
{
    ThreeEvents sample;
    Bench bench(sample.board());
    const Timeline before = *bench.document.board().find(sample.line);
    const QPoint title = bench.at({before.x + 60, before.y + 20});
    bench.drag(title, title + QPoint(30, 50));
    QCOMPARE(bench.steps, 1);
    QCOMPARE(bench.document.board().find(sample.line)->y, before.y + 50);
    QCOMPARE(bench.document.board().find(sample.first)->x, sample.board().find(sample.first)->x + 30);
}

void OrderingTest::notesOfSeveralTimelines_goTogetherInOneStepAndKeepTheirOrder()
{
    TwoTimelines sample;
    Bench bench(sample.board());
    const Board before = bench.document.board();
    const std::vector chosen{sample.a, sample.parallel, sample.b, sample.e, sample.loose};
    bench.view.selectNotes(chosen);
    const QRectF f = bench.shown(sample.f);
    const QPoint target = bench.at({bench.shown(sample.d).right() + 15, f.center().y()});
    bench.pressAndMove(bench.middleOf(sample.a), target);
    QVERIFY(bench.document.board() == before);
    QVERIFY(bench.shown(sample.f).left() > f.left());
    bench.release(target);

    QCOMPARE(bench.steps, 1);
    const Board &after = bench.document.board();
    const auto column = [&](NoteId id) { return after.find(id)->column; };
    for (const NoteId &id : chosen)
        QCOMPARE(after.find(id)->timeline, sample.lower);
    QCOMPARE(column(sample.d), 0);
    QCOMPARE(column(sample.a), 1);
    QCOMPARE(column(sample.parallel), 1);
    QCOMPARE(column(sample.e), 2); // further left than B, behind the wide column of A
    QCOMPARE(column(sample.b), 3);
    QCOMPARE(column(sample.loose), 4);
    QCOMPARE(column(sample.f), 5);
    QCOMPARE(column(sample.c), 0);
    bench.document.undo();
    QVERIFY(bench.document.board() == before);
}

void OrderingTest::lockedNotes_stayWhenOthersAreDragged()
{
    TwoTimelines sample;
    sample.change(sample.b, [](Note &note) { note.locked = true; });
    Bench bench(sample.board());
    const std::vector chosen{sample.a, sample.b};
    bench.view.selectNotes(chosen);
    const QRectF locked = bench.shown(sample.b);
    const QPoint from = bench.middleOf(sample.a);
    bench.pressAndMove(from,
                       bench.at({bench.shown(sample.f).right() + 15, bench.shown(sample.f).center().y()}));
    QCOMPARE(bench.shown(sample.b), locked);
    bench.release(bench.at({bench.shown(sample.f).right() + 15, bench.shown(sample.f).center().y()}));
    QCOMPARE(bench.document.board().find(sample.b)->timeline, sample.upper);
    QCOMPARE(bench.document.board().find(sample.a)->timeline, sample.lower);
}

void OrderingTest::lockedNote_saysWhyItStays()
{
    Pair sample;
    sample.change(sample.command, [](Note &note) { note.locked = true; });
    Bench bench(sample.board());
    QSignalSpy hints(&bench.view, &BoardView::hint);
    const QPoint from = bench.middleOf(sample.command);
    bench.drag(from, from + QPoint(80, 80));
    QCOMPARE(bench.steps, 0);
    QCOMPARE(hints.size(), 1);
    QCOMPARE(bench.shown(sample.command).topLeft(),
             QPointF(sample.board().find(sample.command)->x, sample.board().find(sample.command)->y));
}

void OrderingTest::dragWithinOneSlot_asksForNoOtherPreview()
{
    ThreeEvents sample;
    Bench bench(sample.board());
    const QRectF first = bench.shown(sample.first);
    const QPoint gap = bench.at({first.right() + 15, first.center().y()});
    bench.pressAndMove(bench.middleOf(sample.policy), gap);
    const auto *shown = bench.scene().shown().notes().find(sample.second);
    bench.move(gap + QPoint(2, 0), Qt::LeftButton);
    QCOMPARE(bench.middleOf(sample.policy), gap + QPoint(2, 0));
    QCOMPARE(bench.scene().shown().notes().find(sample.second), shown); // the very same value
    bench.release(gap);
}

void OrderingTest::columnEdgeDragged_widensTheColumnAndSnapsBack()
{
    ThreeEvents sample;
    Bench bench(sample.board());
    const Timeline line = *sample.board().find(sample.line);
    const double second = bench.shown(sample.second).x();
    const QPointF edge(bench.shown(sample.first).right(), line.y + kTimelineTitleHeight + 4);
    bench.pressAndMove(bench.at(edge), bench.at(edge + QPointF(120, 0)));
    QCOMPARE(bench.shown(sample.second).x(), second + 120);
    QCOMPARE(bench.steps, 0);
    bench.release(bench.at(edge + QPointF(120, 0)));
    QCOMPARE(bench.steps, 1);
    QCOMPARE(bench.document.board().find(sample.first)->columnWidth, 104.0 + 120);
    QCOMPARE(bench.shown(sample.second).x(), second + 120);

    const QPointF widened = edge + QPointF(120, 0);
    bench.drag(bench.at(widened), bench.at(edge + QPointF(5, 0)));
    QCOMPARE(bench.document.board().find(sample.first)->columnWidth, 0.0);
    QCOMPARE(bench.shown(sample.second).x(), second);
    bench.pressAndMove(bench.at(edge), bench.at(edge + QPointF(90, 0)));
    bench.key(Qt::Key_Escape);
    QCOMPARE(bench.shown(sample.second).x(), second);
    QCOMPARE(bench.steps, 2);
}

void OrderingTest::columnEdge_showsCursorAndRule()
{
    ThreeEvents sample;
    Bench bench(sample.board());
    const Timeline line = *sample.board().find(sample.line);
    const QPointF edge(bench.shown(sample.first).right(), line.y + kTimelineTitleHeight + 4);
    const QImage before = bench.view.viewport()->grab().toImage();
    bench.move(bench.at(edge));
    QCOMPARE(bench.view.viewport()->cursor().shape(), Qt::SplitHCursor);
    QVERIFY(bench.view.viewport()->grab().toImage() != before);
    bench.move(bench.at({line.x + 10, line.y + 200}));
    QCOMPARE(bench.view.viewport()->cursor().shape(), Qt::ArrowCursor);
    QVERIFY(bench.view.viewport()->grab().toImage() == before);
}

void OrderingTest::readOnlyColumnEdge_isNoGrip()
{
    ThreeEvents sample;
    Bench bench(sample.board());
    bench.document.setReadOnly(true);
    const Timeline line = *sample.board().find(sample.line);
    bench.move(bench.at({bench.shown(sample.first).right(), line.y + kTimelineTitleHeight + 4}));
    QVERIFY(bench.view.viewport()->cursor().shape() != Qt::SplitHCursor);
}

void OrderingTest::timelineDraggedOntoAnother_changesPlaces()
{
    TwoTimelines sample;
    Bench bench(sample.board());
    bench.view.setZoom(0.5);
    const Timeline upper = *sample.board().find(sample.upper);
    const Timeline lower = *sample.board().find(sample.lower);
    const double offset = sample.board().find(sample.a)->y - upper.y;
    const QPoint title = bench.at({upper.x + 60, upper.y + 20});
    bench.drag(title, title + QPoint(0, 130));
    QCOMPARE(bench.steps, 1);
    const Board &after = bench.document.board();
    QCOMPARE(after.find(sample.lower)->y, upper.y);
    QVERIFY(after.find(sample.upper)->y >= bottom(*after.find(sample.lower)));
    QCOMPARE(bottom(*after.find(sample.upper)), bottom(lower));
    QCOMPARE(after.find(sample.a)->y - after.find(sample.upper)->y, offset);
    QCOMPARE(bench.shown(sample.a).y(), after.find(sample.a)->y);
    QCOMPARE(bench.view.selectedTimeline(), sample.upper);
}

void OrderingTest::keepVisible_movesOnlyToWhatIsOutside()
{
    Pair sample;
    Bench bench(sample.board());
    const QPointF corner = bench.view.mapToScene(QPoint());
    bench.view.keepVisible(bench.shown(sample.command));
    QCOMPARE(bench.view.mapToScene(QPoint()), corner);
    const QRectF wide(-1000, 0, 4000, 500);
    bench.view.keepVisible(wide);
    QVERIFY(bench.view.mapToScene(bench.view.viewport()->rect()).boundingRect().contains(wide));
}

} // namespace tempestry

QTEST_MAIN(tempestry::OrderingTest)

#include "ordering_test.moc"
