#include "board/note_size.h"
#include "board/overlay_item.h"
#include "tests/board/bench.h"

namespace tempestry {

namespace {

using test::Bench;
using test::Pair;
using test::text;
using test::ThreeEvents;

QPoint gripOf(const Bench &bench, NoteId note, Qt::Edges edges)
{
    for (const Grip &grip : OverlayItem::grips(bench.shown(note), bench.view.zoom()))
        if (grip.edges == edges)
            return bench.at(grip.at);
    return {};
}

void select(Bench &bench, NoteId note)
{
    bench.view.selectNotes({&note, 1});
}

constexpr Qt::Edges kLowerRight = Qt::RightEdge | Qt::BottomEdge;

} // namespace

class ResizingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void draggedGrip_resizesInOneStep_data();
    void draggedGrip_resizesInOneStep();
    void shiftWithGrip_keepsProportions();
    void escapeWhileResizing_takesItBack();
    void grip_stopsAtLeastSizeAndWhatTextNeeds();
    void doubleClickOnGrip_fitsTheText();
    void gripOnTimeline_makesRoomLive();
    void resizedEdge_snaps();
    void grips_areOnTheOneUnlockedSelectedNoteOnly();
    void gripsPutAway_areNeitherShownNorTakenHoldOf();
    void linkHandleBesideGrips_stillLinks();
    void resizeSelected_growsNotesAndFrames();
};

void ResizingTest::draggedGrip_resizesInOneStep_data()
{
    QTest::addColumn<Qt::Edges>("edges");
    QTest::addColumn<QRectF>("rect");
    QTest::newRow("lower right") << kLowerRight << QRectF(398, 448, 144, 134);
    QTest::newRow("right") << Qt::Edges(Qt::RightEdge) << QRectF(398, 448, 144, 104);
    QTest::newRow("bottom") << Qt::Edges(Qt::BottomEdge) << QRectF(398, 448, 104, 134);
    QTest::newRow("upper left") << Qt::Edges(Qt::LeftEdge | Qt::TopEdge) << QRectF(438, 478, 64, 74);
    QTest::newRow("upper right") << Qt::Edges(Qt::RightEdge | Qt::TopEdge) << QRectF(398, 478, 144, 74);
}

void ResizingTest::draggedGrip_resizesInOneStep()
{
    QFETCH(Qt::Edges, edges);
    QFETCH(QRectF, rect);
    Pair sample;
    Bench bench(sample.board());
    select(bench, sample.idea);
    const QPoint from = gripOf(bench, sample.idea, edges);
    bench.pressAndMove(from, from + QPoint(40, 30));
    QCOMPARE(bench.shown(sample.idea), rect);
    QCOMPARE(bench.steps, 0);
    bench.release(from + QPoint(40, 30));
    QCOMPARE(bench.steps, 1);
    QCOMPARE(bench.shown(sample.idea), rect);
    bench.document.undo();
    QVERIFY(bench.document.board() == sample.board());
}

void ResizingTest::shiftWithGrip_keepsProportions()
{
    Pair sample;
    Bench bench(sample.board());
    select(bench, sample.procedure);
    const QPoint from = gripOf(bench, sample.procedure, kLowerRight);
    bench.drag(from, from + QPoint(84, 5), Qt::ShiftModifier);
    QCOMPARE(bench.shown(sample.procedure).size(), QSizeF(252, 156));
}

void ResizingTest::escapeWhileResizing_takesItBack()
{
    Pair sample;
    Bench bench(sample.board());
    select(bench, sample.idea);
    const QRectF before = bench.shown(sample.idea);
    const QPoint from = gripOf(bench, sample.idea, kLowerRight);
    bench.pressAndMove(from, from + QPoint(90, 90));
    QVERIFY(bench.shown(sample.idea) != before);
    bench.key(Qt::Key_Escape);
    QCOMPARE(bench.shown(sample.idea), before);
    bench.release(from + QPoint(90, 90));
    QCOMPARE(bench.steps, 0);
}

void ResizingTest::grip_stopsAtLeastSizeAndWhatTextNeeds()
{
    Pair sample;
    const NoteId wordy =
        sample.free(NoteKind::Event, text("So many words that they need far more room than that"), 900, 200);
    Bench bench(sample.board());
    const auto shrink = [&](NoteId note) {
        select(bench, note);
        const QPoint from = gripOf(bench, note, kLowerRight);
        bench.drag(from, from - QPoint(300, 300));
        return bench.shown(note).size();
    };
    QCOMPARE(shrink(sample.idea), kLeastNote);
    const QSizeF needed = shrink(wordy);
    QCOMPARE(needed.width(), kLeastNote.width());
    QVERIFY(needed.height() > kLeastNote.height() + 30);
}

void ResizingTest::doubleClickOnGrip_fitsTheText()
{
    Pair sample;
    sample.change(sample.idea, [](Note &note) { note.width = 300; });
    Bench bench(sample.board());
    select(bench, sample.idea);
    QTest::mouseDClick(bench.view.viewport(), Qt::LeftButton, {}, gripOf(bench, sample.idea, kLowerRight));
    QVERIFY(!bench.view.isEditing());
    QCOMPARE(bench.shown(sample.idea).size(), QSizeF(104, 104));
    QCOMPARE(bench.steps, 1);
}

void ResizingTest::gripOnTimeline_makesRoomLive()
{
    ThreeEvents sample;
    Bench bench(sample.board());
    select(bench, sample.first);
    const double second = bench.shown(sample.second).x();
    const double first = bench.shown(sample.first).x();
    const QPoint from = gripOf(bench, sample.first, Qt::RightEdge);
    bench.pressAndMove(from, from + QPoint(50, 0));
    QCOMPARE(bench.shown(sample.second).x(), second + 50);
    QCOMPARE(bench.shown(sample.first).x(), first);
    bench.release(from + QPoint(50, 0));
    QCOMPARE(bench.document.board().find(sample.second)->x, second + 50);
    QCOMPARE(bench.steps, 1);
}

void ResizingTest::resizedEdge_snaps()
{
    Pair sample;
    Bench bench(sample.board());
    bench.view.setSnapping(true);
    select(bench, sample.idea);
    const QPoint from = gripOf(bench, sample.idea, Qt::RightEdge);
    bench.drag(from, from + QPoint(110, 0)); // from 502 to 612; the procedure begins at 616
    QCOMPARE(bench.document.board().find(sample.idea)->width, 218.0);
}

void ResizingTest::grips_areOnTheOneUnlockedSelectedNoteOnly()
{
    Pair sample;
    sample.change(sample.idea, [](Note &note) { note.locked = true; });
    Bench bench(sample.board());
    const auto gripped = [&] { return bench.scene().resizable(); };
    QVERIFY(!gripped());
    select(bench, sample.command);
    QVERIFY(gripped() == sample.command);
    bench.document.setReadOnly(true);
    QVERIFY(!gripped());
    bench.document.setReadOnly(false);
    select(bench, sample.idea);
    QVERIFY(!gripped());
    bench.view.selectNotes(std::vector{sample.command, sample.procedure});
    QVERIFY(!gripped());
    QVERIFY(OverlayItem::grips({0, 0, 100, 100}, 0.29).empty());
    QCOMPARE(OverlayItem::grips({0, 0, 100, 100}, 1).size(), size_t(6));
}

void ResizingTest::gripsPutAway_areNeitherShownNorTakenHoldOf()
{
    Pair sample;
    Bench bench(sample.board());
    select(bench, sample.command);
    const QPoint grip = gripOf(bench, sample.command, kLowerRight);
    const QPoint handle = bench.at(OverlayItem::handles(bench.shown(sample.command), 1)[2]);
    const auto look = [&] {
        bench.move(bench.middleOf(sample.command));
        return bench.view.viewport()->grab().toImage();
    };
    const QImage usual = look();
    bench.view.setGrips(false);
    const QImage bare = look();
    QVERIFY(usual.pixelColor(grip) != bare.pixelColor(grip));
    bench.drag(grip, grip + QPoint(40, 40));
    bench.drag(handle, bench.middleOf(sample.procedure));
    QCOMPARE(bench.steps, 0);
    bench.view.setGrips(true);
    select(bench, sample.command);
    QCOMPARE(look().pixelColor(grip), usual.pixelColor(grip));
}

void ResizingTest::linkHandleBesideGrips_stillLinks()
{
    Pair sample;
    Bench bench(sample.board());
    select(bench, sample.command);
    bench.move(bench.middleOf(sample.command));
    bench.drag(bench.at(OverlayItem::handles(bench.shown(sample.command), 1, true)[2]),
               bench.middleOf(sample.procedure));
    QCOMPARE(bench.document.board().links().size(), size_t(1));
}

void ResizingTest::resizeSelected_growsNotesAndFrames()
{
    Pair sample;
    sample.frame({FrameId::create(), FrameKind::Theme, text("Here"), 300, 600, 90, 200});
    Bench bench(sample.board());
    bench.view.selectNotes(std::vector{sample.command, sample.idea});
    bench.view.resizeSelected(20, 0);
    QCOMPARE(bench.shown(sample.command).size(), QSizeF(124, 104));
    QCOMPARE(bench.shown(sample.idea).size(), QSizeF(124, 104));
    QCOMPARE(bench.steps, 1);
    bench.click(bench.at({310, 610}));
    QVERIFY(bench.view.selectedFrame());
    bench.view.resizeSelected(-20, 20);
    bench.view.resizeSelected(-20, 0);
    bench.document.board().frames().forEach(
        [](const Frame &frame) { QCOMPARE(QSizeF(frame.width, frame.height), QSizeF(60, 220)); });
}

} // namespace tempestry

QTEST_MAIN(tempestry::ResizingTest)

#include "resizing_test.moc"
