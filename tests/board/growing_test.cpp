#include "board/board_view.h"
#include "board/draft_hint.h"
#include "model/geometry.h"
#include "tests/board/bench.h"

#include <QSignalSpy>
#include <QTest>

namespace tempestry {

using test::Bench;
using test::Pair;
using test::SampleBoard;
using test::text;
using test::ThreeEvents;

// Growing the flow from a note by Ctrl+arrow.
class GrowingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void controlArrow_opensLikeliestKindOnItsSide_data();
    void controlArrow_opensLikeliestKindOnItsSide();
    void controlArrowOnTimeline_takesColumnOnItsSide_data();
    void controlArrowOnTimeline_takesColumnOnItsSide();
    void upAndDownAtEmptyDraft_goRoundTheKinds();
    void upAndDownInText_keepTheKind();
    void tabThenDown_offersOtherKinds();
    void ambiguousPlace_isLinkedInTheSameStep();
    void placeThatSaysIt_isNotLinked();
    void parallelOutcome_isLinkedToTheSamePredecessor();
    void growingTwice_findsRoomForTheSecond();
    void controlArrowsInText_moveByWordsAcrossAndGrowUpAndDown();
    void controlArrowAtEmptyDraft_growsFromItsRoot();
    void controlArrowAtDraftWithoutRoot_keepsIt();
    void emptyGrownDraft_leavesNoTrace();
    void controlArrowAtManyNotes_saysWhyNot();
    void wholeProcess_isGrownByKeysAlone();
    void emptyDraft_saysItsKindUntilTyped();
};

namespace {

void addArrows()
{
    QTest::addColumn<int>("key");
    QTest::addColumn<QPoint>("way");
    QTest::addColumn<NoteKind>("kind");
    QTest::newRow("right") << int(Qt::Key_Right) << QPoint(1, 0) << NoteKind::Policy;
    QTest::newRow("left") << int(Qt::Key_Left) << QPoint(-1, 0) << NoteKind::Procedure;
    QTest::newRow("down") << int(Qt::Key_Down) << QPoint(0, 1) << NoteKind::Event;
    QTest::newRow("up") << int(Qt::Key_Up) << QPoint(0, -1) << NoteKind::Event;
}

QPoint wayTo(const Note &from, const Note &to)
{
    const auto sign = [](double from1, double to1, double from2) {
        return to1 <= from1 ? -1 : (from2 <= 0 ? 1 : 0);
    };
    return {sign(from.x, right(to), right(from) - to.x), sign(from.y, bottom(to), bottom(from) - to.y)};
}

const DraftHint *hintOf(const Bench &bench)
{
    for (const QGraphicsItem *item : bench.scene().items())
        if (const auto *hint = dynamic_cast<const DraftHint *>(item))
            return hint;
    return nullptr;
}

} // namespace

void GrowingTest::controlArrow_opensLikeliestKindOnItsSide_data()
{
    addArrows();
}

void GrowingTest::controlArrow_opensLikeliestKindOnItsSide()
{
    QFETCH(int, key);
    QFETCH(QPoint, way);
    QFETCH(NoteKind, kind);
    SampleBoard sample;
    const NoteId event = sample.free(NoteKind::Event, text("Paid"), 500, 300);
    Bench bench(sample.board());
    bench.view.selectNotes(std::span(&event, 1));
    bench.key(key, Qt::ControlModifier);
    QVERIFY(bench.view.isEditing());
    bench.type("New");
    bench.key(Qt::Key_Return);
    QCOMPARE(bench.steps, 1);
    QCOMPARE(bench.note("New")->kind, kind);
    QCOMPARE(wayTo(*bench.note("Paid"), *bench.note("New")), way);
}

void GrowingTest::controlArrowOnTimeline_takesColumnOnItsSide_data()
{
    addArrows();
}

void GrowingTest::controlArrowOnTimeline_takesColumnOnItsSide()
{
    QFETCH(int, key);
    QFETCH(QPoint, way);
    QFETCH(NoteKind, kind);
    ThreeEvents sample;
    Bench bench(sample.board());
    bench.view.selectNotes(std::span(&sample.second, 1));
    bench.key(key, Qt::ControlModifier);
    bench.type("New");
    bench.key(Qt::Key_Return);
    QCOMPARE(bench.steps, 1);
    const Note &second = *bench.document.board().find(sample.second);
    const Note &made = *bench.note("New");
    QCOMPARE(made.kind, kind);
    QCOMPARE(made.timeline, sample.line);
    QCOMPARE(made.column - second.column, way.x());
    QCOMPARE(wayTo(second, made), way);
    QVERIFY(bench.document.board().links().isEmpty());
}

void GrowingTest::upAndDownAtEmptyDraft_goRoundTheKinds()
{
    SampleBoard sample;
    const NoteId event = sample.free(NoteKind::Event, text("Paid"), 500, 300);
    Bench bench(sample.board());
    bench.view.selectNotes(std::span(&event, 1));
    bench.key(Qt::Key_Right, Qt::ControlModifier);
    bench.key(Qt::Key_Up);
    QVERIFY(hintOf(bench)->label().startsWith(text("Hotspot")));
    bench.key(Qt::Key_Down);
    QVERIFY(hintOf(bench)->label().startsWith(text("Policy")));
    bench.key(Qt::Key_Down);
    bench.type("Open orders");
    bench.key(Qt::Key_Return);
    QCOMPARE(bench.note("Open orders")->kind, NoteKind::ReadModel);
    QCOMPARE(bench.note("Open orders")->width, info(NoteKind::ReadModel).width);
    QCOMPARE(bench.note("Open orders")->x, right(*bench.note("Paid")) + kColumnGap);
    QCOMPARE(bench.steps, 1);
    QCOMPARE(bench.view.flow().incoming(bench.note("Open orders")->id).front().from, event);
}

void GrowingTest::upAndDownInText_keepTheKind()
{
    SampleBoard sample;
    const NoteId event = sample.free(NoteKind::Event, text("Paid"), 500, 300);
    Bench bench(sample.board());
    bench.view.selectNotes(std::span(&event, 1));
    bench.key(Qt::Key_Right, Qt::ControlModifier);
    bench.type("x");
    bench.key(Qt::Key_Down);
    bench.key(Qt::Key_Return);
    QCOMPARE(bench.note("x")->kind, NoteKind::Policy);
}

void GrowingTest::tabThenDown_offersOtherKinds()
{
    Bench bench{Board()};
    bench.key(Qt::Key_C);
    bench.type("Pay");
    bench.key(Qt::Key_Tab);
    QVERIFY(hintOf(bench)->label().startsWith(text("Command")));
    bench.key(Qt::Key_Down);
    bench.type("Payment");
    bench.key(Qt::Key_Return);
    QCOMPARE(bench.note("Payment")->kind, NoteKind::Procedure);
    QVERIFY(bench.document.board().links().isEmpty());
}

void GrowingTest::ambiguousPlace_isLinkedInTheSameStep()
{
    SampleBoard sample;
    const NoteId event = sample.free(NoteKind::Event, text("Paid"), 300, 300);
    sample.free(NoteKind::Hotspot, text("In the way"), 434, 300);
    sample.free(NoteKind::Event, text("Sent"), 300, 430); // nearer to the place that is left
    Bench bench(sample.board());
    bench.view.selectNotes(std::span(&event, 1));
    bench.key(Qt::Key_Right, Qt::ControlModifier);
    bench.type("Whenever paid");
    QVERIFY(bench.document.board().links().isEmpty());
    bench.key(Qt::Key_Return);
    QCOMPARE(bench.steps, 1);
    const auto incoming = bench.view.flow().incoming(bench.note("Whenever paid")->id);
    QCOMPARE(incoming.size(), size_t(1));
    QCOMPARE(incoming.front().from, event);
    QCOMPARE(incoming.front().reason, FlowReason::Link);
    bench.document.undo();
    QVERIFY(bench.document.board() == sample.board());
}

void GrowingTest::placeThatSaysIt_isNotLinked()
{
    Pair sample;
    Bench bench(sample.board());
    bench.view.selectNotes(std::span(&sample.command, 1));
    bench.key(Qt::Key_Right, Qt::ControlModifier);
    bench.type("Order desk");
    bench.key(Qt::Key_Return);
    QVERIFY(bench.document.board().links().isEmpty());
    const auto incoming = bench.view.flow().incoming(bench.note("Order desk")->id);
    QCOMPARE(incoming.size(), size_t(1));
    QCOMPARE(incoming.front().from, sample.command);
}

void GrowingTest::parallelOutcome_isLinkedToTheSamePredecessor()
{
    SampleBoard sample;
    const NoteId bank = sample.free(NoteKind::ExternalSystem, text("Bank"), 200, 300);
    const NoteId paid = sample.free(NoteKind::Event, text("Paid"), 700, 300);
    sample.link(bank, paid);
    Bench bench(sample.board());
    bench.view.selectNotes(std::span(&paid, 1));
    bench.key(Qt::Key_Down, Qt::ControlModifier);
    bench.type("Refused");
    bench.key(Qt::Key_Return);
    const Note &refused = *bench.note("Refused");
    QCOMPARE(refused.kind, NoteKind::Event);
    QCOMPARE(bench.steps, 1);
    const auto incoming = bench.view.flow().incoming(refused.id);
    QCOMPARE(incoming.size(), size_t(1));
    QCOMPARE(incoming.front().from, bank);
}

void GrowingTest::growingTwice_findsRoomForTheSecond()
{
    SampleBoard sample;
    const NoteId event = sample.free(NoteKind::Event, text("Paid"), 500, 300);
    Bench bench(sample.board());
    for (const char *title : {"One", "Two", "Three"}) {
        bench.view.selectNotes(std::span(&event, 1));
        bench.key(Qt::Key_Right, Qt::ControlModifier);
        bench.type(title);
        bench.key(Qt::Key_Return);
        const auto incoming = bench.view.flow().incoming(bench.note(title)->id);
        QCOMPARE(incoming.size(), size_t(1));
        QCOMPARE(incoming.front().from, event);
    }
    QCOMPARE(bench.note("Two")->x, bench.note("One")->x);
    QVERIFY(bench.note("Two")->y >= bottom(*bench.note("One")));
    QVERIFY(bench.note("Three")->y >= bottom(*bench.note("Two")));
}

void GrowingTest::controlArrowsInText_moveByWordsAcrossAndGrowUpAndDown()
{
    SampleBoard sample;
    const NoteId event = sample.free(NoteKind::Event, text("Paid"), 500, 300);
    Bench bench(sample.board());
    bench.view.selectNotes(std::span(&event, 1));
    bench.key(Qt::Key_Return);
    bench.key(Qt::Key_End);
    bench.type(" in full");
    bench.key(Qt::Key_Left, Qt::ControlModifier);
    bench.type("not ");
    QVERIFY(bench.view.isEditing());
    bench.key(Qt::Key_Down, Qt::ControlModifier);
    QCOMPARE(bench.document.board().find(event)->title, text("Paid in not full"));
    QVERIFY(bench.view.isEditing());
    bench.type("Refused");
    bench.key(Qt::Key_Return);
    QVERIFY(bench.note("Refused")->y > bench.document.board().find(event)->y);
}

void GrowingTest::controlArrowAtEmptyDraft_growsFromItsRoot()
{
    Bench bench{Board()};
    bench.key(Qt::Key_E);
    bench.type("Paid");
    bench.key(Qt::Key_Tab);
    bench.key(Qt::Key_Left, Qt::ControlModifier);
    bench.key(Qt::Key_Down);
    bench.type("Account");
    bench.key(Qt::Key_Return);
    QCOMPARE(bench.document.board().notes().size(), size_t(2));
    QCOMPARE(bench.note("Account")->kind, NoteKind::Aggregate);
    QVERIFY(right(*bench.note("Account")) < bench.note("Paid")->x);
}

void GrowingTest::controlArrowAtDraftWithoutRoot_keepsIt()
{
    Bench bench{Board()};
    bench.key(Qt::Key_E);
    bench.key(Qt::Key_Right, Qt::ControlModifier);
    bench.type("Paid");
    bench.key(Qt::Key_Return);
    QCOMPARE(bench.note("Paid")->kind, NoteKind::Event);
}

void GrowingTest::emptyGrownDraft_leavesNoTrace()
{
    Pair sample;
    Bench bench(sample.board());
    bench.view.selectNotes(std::span(&sample.command, 1));
    bench.key(Qt::Key_Right, Qt::ControlModifier);
    bench.key(Qt::Key_Down);
    bench.key(Qt::Key_Escape);
    QCOMPARE(bench.steps, 0);
    QVERIFY(bench.scene().shown() == sample.board());
    QCOMPARE(bench.view.selectedNotes(), std::vector{sample.command});
    QVERIFY(!hintOf(bench));
}

void GrowingTest::controlArrowAtManyNotes_saysWhyNot()
{
    Pair sample;
    Bench bench(sample.board());
    QSignalSpy hints(&bench.view, &BoardView::hint);
    bench.view.selectAll();
    bench.view.grow(Side::Right);
    QVERIFY(!bench.view.isEditing());
    QCOMPARE(hints.size(), 1);
}

void GrowingTest::wholeProcess_isGrownByKeysAlone()
{
    Bench bench{Board()};
    bench.key(Qt::Key_A);
    bench.type("Guest");
    for (const char *title : {"Order lunch", "Kitchen", "Lunch served", "Whenever served"}) {
        bench.key(Qt::Key_Return);
        bench.key(Qt::Key_Right, Qt::ControlModifier);
        bench.type(title);
    }
    bench.key(Qt::Key_Return);
    const NoteKind kinds[] = {NoteKind::Actor, NoteKind::Command, NoteKind::Procedure, NoteKind::Event,
                              NoteKind::Policy};
    const char *titles[] = {"Guest", "Order lunch", "Kitchen", "Lunch served", "Whenever served"};
    for (size_t i = 0; i < std::size(titles); ++i) {
        QCOMPARE(bench.note(titles[i])->kind, kinds[i]);
        if (i > 0)
            QCOMPARE(bench.view.flow().incoming(bench.note(titles[i])->id).front().from,
                     bench.note(titles[i - 1])->id);
    }
    QCOMPARE(bench.steps, 5);
}

void GrowingTest::emptyDraft_saysItsKindUntilTyped()
{
    Bench bench{Board()};
    bench.key(Qt::Key_E);
    QVERIFY(hintOf(bench) && hintOf(bench)->isVisible());
    QCOMPARE(hintOf(bench)->wording(), QString::fromLatin1(info(NoteKind::Event).hint));
    QCOMPARE(hintOf(bench)->label(), text("Domain event"));
    const QImage empty = bench.view.viewport()->grab().toImage();
    bench.compose("P");
    QVERIFY(!hintOf(bench)->isVisible());
    bench.compose("", "P");
    QVERIFY(!hintOf(bench)->isVisible());
    bench.key(Qt::Key_Backspace);
    QVERIFY(hintOf(bench)->isVisible());
    bench.type("P");
    QVERIFY(bench.view.viewport()->grab().toImage() != empty);
}

} // namespace tempestry

QTEST_MAIN(tempestry::GrowingTest)

#include "growing_test.moc"
