#include "model/arrange_edits.h"
#include "tests/board/bench.h"

#include <QContextMenuEvent>
#include <QSignalSpy>

#include <memory>

namespace tempestry {

namespace {

using test::Bench;
using test::Pair;
using test::SampleBoard;
using test::text;
using test::ThreeEvents;

// Two notes of a group, one that is in none, and a locked one, on free paper.
struct Grouped : SampleBoard
{
    NoteId one = free(NoteKind::Event, text("One"), 200, 200);
    NoteId two = free(NoteKind::Event, text("Two"), 400, 200);
    NoteId other = free(NoteKind::Event, text("Other"), 200, 400);
    NoteId locked = free(NoteKind::Event, text("Locked"), 400, 400);
    std::vector<NoteId> group{one, two};

    Board made() const
    {
        const Board grouped = apply(edits::groupNotes(board(), group), board());
        return apply(edits::lockNotes(grouped, {&locked, 1}, true), grouped);
    }
};

void select(Bench &bench, NoteId note)
{
    bench.view.selectNotes({&note, 1});
}

} // namespace

class ArrangingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void clickOnMember_picksGroupThenNote();
    void controlClickOnMember_picksItAlone();
    void shiftClickOnMember_addsItsGroup();
    void doubleClickOnMember_opensItsText();
    void draggedMember_takesGroupAlong();
    void band_picksWholeGroupsAndPassesLockedNotes();

    void dragOfLockedNote_doesNothingButSayWhy();
    void lockedNoteInSelection_staysWhenOthersAreDragged();
    void lockedNote_isNotWrittenOnNudgedOrDeleted();

    void draggedNote_snapsToEdgeNearby_data();
    void draggedNote_snapsToEdgeNearby();
    void draggedBetweenTwo_snapsToEqualGaps();
    void guides_areShownWhileDraggingOnly();

    void contextMenu_selectsWhatIsThere_data();
    void contextMenu_selectsWhatIsThere();
    void contextMenuByKey_isAtWhatIsSelected();
};

void ArrangingTest::clickOnMember_picksGroupThenNote()
{
    Grouped sample;
    Bench bench(sample.made());
    QVERIFY(bench.isReady());
    bench.click(bench.middleOf(sample.one));
    QCOMPARE(bench.view.selectedNotes(), sample.group);
    bench.click(bench.middleOf(sample.one));
    QCOMPARE(bench.view.selectedNotes(), std::vector{sample.one});
    bench.click(bench.middleOf(sample.two)); // among the group already
    QCOMPARE(bench.view.selectedNotes(), std::vector{sample.two});
    bench.click(bench.middleOf(sample.other));
    bench.click(bench.middleOf(sample.two));
    QCOMPARE(bench.view.selectedNotes(), sample.group);
}

void ArrangingTest::controlClickOnMember_picksItAlone()
{
    Grouped sample;
    Bench bench(sample.made());
    bench.click(bench.middleOf(sample.one), Qt::ControlModifier);
    QCOMPARE(bench.view.selectedNotes(), std::vector{sample.one});
}

void ArrangingTest::shiftClickOnMember_addsItsGroup()
{
    Grouped sample;
    Bench bench(sample.made());
    bench.click(bench.middleOf(sample.other));
    bench.click(bench.middleOf(sample.one), Qt::ShiftModifier);
    QCOMPARE(bench.view.selectedNotes().size(), size_t(3));
    bench.click(bench.middleOf(sample.two), Qt::ShiftModifier);
    QCOMPARE(bench.view.selectedNotes(), std::vector{sample.other});
}

void ArrangingTest::doubleClickOnMember_opensItsText()
{
    Grouped sample;
    Bench bench(sample.made());
    bench.click(bench.middleOf(sample.one));
    QTest::mouseDClick(bench.view.viewport(), Qt::LeftButton, {}, bench.middleOf(sample.one));
    QVERIFY(bench.view.isEditing());
    bench.type("Renamed");
    bench.key(Qt::Key_Return);
    QVERIFY(bench.note("Renamed"));
}

void ArrangingTest::draggedMember_takesGroupAlong()
{
    Grouped sample;
    Bench bench(sample.made());
    const QPoint from = bench.middleOf(sample.one);
    bench.drag(from, from + QPoint(70, -40));
    QCOMPARE(bench.steps, 1);
    for (const NoteId &id : sample.group) {
        QCOMPARE(bench.document.board().find(id)->x, sample.board().find(id)->x + 70);
        QCOMPARE(bench.document.board().find(id)->y, sample.board().find(id)->y - 40);
    }
}

void ArrangingTest::band_picksWholeGroupsAndPassesLockedNotes()
{
    Grouped sample;
    Bench bench(sample.made());
    bench.drag(bench.at({300, 120}), bench.at({500, 500})); // over two and the locked one
    QCOMPARE(bench.view.selectedNotes(), sample.group);
}

void ArrangingTest::dragOfLockedNote_doesNothingButSayWhy()
{
    Grouped sample;
    Bench bench(sample.made());
    QSignalSpy hints(&bench.view, &BoardView::hint);
    const QPoint from = bench.middleOf(sample.locked);
    bench.drag(from, from + QPoint(100, 0));
    QCOMPARE(bench.steps, 0);
    QCOMPARE(hints.size(), 1);
    QCOMPARE(bench.middleOf(sample.locked), from);
    QCOMPARE(bench.view.selectedNotes(), std::vector{sample.locked});
}

void ArrangingTest::lockedNoteInSelection_staysWhenOthersAreDragged()
{
    Grouped sample;
    Bench bench(sample.made());
    bench.view.selectNotes(std::vector{sample.other, sample.locked});
    const QPoint locked = bench.middleOf(sample.locked);
    const QPoint from = bench.middleOf(sample.other);
    bench.drag(from, from + QPoint(0, 60));
    QCOMPARE(bench.steps, 1);
    QCOMPARE(bench.middleOf(sample.other), from + QPoint(0, 60));
    QCOMPARE(bench.middleOf(sample.locked), locked);
}

void ArrangingTest::lockedNote_isNotWrittenOnNudgedOrDeleted()
{
    Grouped sample;
    Bench bench(sample.made());
    QSignalSpy hints(&bench.view, &BoardView::hint);
    select(bench, sample.locked);
    bench.view.editSelected();
    QVERIFY(!bench.view.isEditing());
    bench.view.deleteSelected();
    bench.key(Qt::Key_Right);
    bench.view.togglePivotal();
    bench.view.resizeSelected(20, 0);
    QCOMPARE(hints.size(), 5);
    QCOMPARE(bench.steps, 0);
}

void ArrangingTest::draggedNote_snapsToEdgeNearby_data()
{
    QTest::addColumn<QPoint>("way"); // of the idea, whose left edge is at 398
    QTest::addColumn<Qt::KeyboardModifiers>("modifiers");
    QTest::addColumn<bool>("snapping");
    QTest::addColumn<double>("x");
    const Qt::KeyboardModifiers none;
    QTest::newRow("left edge, too far right") << QPoint(-246, 0) << none << true << 148.0;
    QTest::newRow("left edge, too far left") << QPoint(-255, 0) << none << true << 148.0;
    QTest::newRow("centre") << QPoint(254, 100) << none << true << 648.0;
    QTest::newRow("beyond reach") << QPoint(-240, 0) << none << true << 158.0;
    QTest::newRow("Ctrl held") << QPoint(-246, 0) << Qt::KeyboardModifiers(Qt::ControlModifier) << true
                               << 152.0;
    QTest::newRow("switched off") << QPoint(-246, 0) << none << false << 152.0;
}

void ArrangingTest::draggedNote_snapsToEdgeNearby()
{
    QFETCH(QPoint, way);
    QFETCH(Qt::KeyboardModifiers, modifiers);
    QFETCH(bool, snapping);
    Pair sample;
    Bench bench(sample.board());
    bench.view.setSnapping(snapping);
    const QPoint from = bench.middleOf(sample.idea);
    bench.pressAndMove(from, from + way);
    bench.move(from + way, Qt::LeftButton, modifiers);
    QTEST(bench.shown(sample.idea).x(), "x");
    bench.release(from + way, modifiers);
    QTEST(bench.document.board().find(sample.idea)->x, "x");
}

void ArrangingTest::draggedBetweenTwo_snapsToEqualGaps()
{
    SampleBoard sample;
    const NoteId moved = sample.free(NoteKind::Event, text("Moved"), 400, 500);
    sample.free(NoteKind::Event, text("Left"), 100, 210);   // 48 to 152
    sample.free(NoteKind::Policy, text("Right"), 700, 180); // 616 to 784
    Bench bench(sample.board());
    bench.view.setSnapping(true);
    const QPoint from = bench.middleOf(moved);
    bench.drag(from, from + QPoint(-12, -300)); // the middle of the gap is 16 to the left
    QCOMPARE(bench.document.board().find(moved)->x, 332.0);
}

void ArrangingTest::guides_areShownWhileDraggingOnly()
{
    Pair sample;
    Bench bench(sample.board());
    bench.view.setSnapping(true);
    const QPoint from = bench.middleOf(sample.idea);
    const auto lineAt = [&] { // where the idea's left edge lines up with the command's, between the two
        return bench.view.viewport()->grab().toImage().pixelColor(bench.at({148, 350}));
    };
    const QColor paper = lineAt();
    bench.pressAndMove(from, from + QPoint(-246, 0));
    QVERIFY(lineAt() != paper);
    bench.release(from + QPoint(-246, 0));
    QCOMPARE(lineAt(), paper);
}

void ArrangingTest::contextMenu_selectsWhatIsThere_data()
{
    QTest::addColumn<QPointF>("paper");
    QTest::addColumn<QString>("what");
    QTest::newRow("note") << QPointF(300, 500) << text("note");
    QTest::newRow("timeline") << QPointF(60, 20) << text("timeline");
    QTest::newRow("frame") << QPointF(610, 410) << text("frame");
    QTest::newRow("paper") << QPointF(900, 600) << text("nothing");
}

void ArrangingTest::contextMenu_selectsWhatIsThere()
{
    QFETCH(QPointF, paper);
    ThreeEvents sample;
    sample.frame({FrameId::create(), FrameKind::Theme, text("Here"), 600, 400, 200, 100});
    Bench bench(sample.board());
    select(bench, sample.first);
    QSignalSpy asked(&bench.view, &BoardView::menuAsked);
    const QPoint at = bench.at(paper);
    QContextMenuEvent event(QContextMenuEvent::Mouse, at, bench.view.viewport()->mapToGlobal(at));
    QApplication::sendEvent(bench.view.viewport(), &event);
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked.front().back().toPointF(), paper);
    const Selection &selection = bench.view.selection();
    const QString what = selection.notes.contains(sample.policy) ? text("note")
                         : selection.timeline                    ? text("timeline")
                         : selection.frame                       ? text("frame")
                         : selection == Selection()              ? text("nothing")
                                                                 : text("something else");
    QTEST(what, "what");
}

void ArrangingTest::contextMenuByKey_isAtWhatIsSelected()
{
    Pair sample;
    Bench bench(sample.board());
    QSignalSpy asked(&bench.view, &BoardView::menuAsked);
    select(bench, sample.idea);
    QContextMenuEvent event(QContextMenuEvent::Keyboard, QPoint(1, 1), QPoint(1, 1));
    QApplication::sendEvent(bench.view.viewport(), &event);
    QCOMPARE(asked.size(), 1);
    QVERIFY(bench.shown(sample.idea).contains(asked.front().back().toPointF()));
    QCOMPARE(bench.view.selectedNotes(), std::vector{sample.idea});
}

} // namespace tempestry

QTEST_MAIN(tempestry::ArrangingTest)

#include "arranging_test.moc"
