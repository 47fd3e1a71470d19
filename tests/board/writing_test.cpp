#include "board/board_view.h"
#include "board/note_layer.h"
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
using test::verifyNoneOverlap;

// Making notes by keys, and the text of notes.
class WritingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void letterAndText_makeOneNoteInOneStep();
    void letterAndNoText_leaveTheBoardAlone();
    void createdBesideSelected_joinsItsTimeline();
    void escapeWhileTyping_keepsTheText();
    void shiftEnter_breaksTheLine();
    void editedText_isOneStep();
    void doubleClickOnNote_opensItsText();
    void unchangedText_leavesNoStep();
    void clickElsewhere_commitsTheText();
    void longText_makesTheNoteHigher();
    void doubleClickOnPaper_makesNoteOfLastKind();
    void typingFromFarAway_comesNear();
    void typing_takesShortcutsForText();

    void heldLetter_makesOneEmptyDraft();
    void letterAgainUnderRestingCursor_goesOnBeside();
    void letterOverNote_goesBesideIt();
    void returnAtSelectedNote_opensItsText();
    void growingText_makesRoomBeforeItIsCommitted();
    void shortenedText_makesTheNoteLowerAgain();
    void readOnlyBoard_takesNoDraft();
};

void WritingTest::letterAndText_makeOneNoteInOneStep()
{
    Bench bench{Board()};
    QVERIFY(bench.isReady());
    bench.key(Qt::Key_E);
    QVERIFY(bench.view.isEditing());
    QCOMPARE(bench.document.board().notes().size(), size_t(0));
    bench.type("Order placed");
    bench.key(Qt::Key_Return);

    QVERIFY(!bench.view.isEditing());
    QVERIFY(bench.note("Order placed"));
    QCOMPARE(bench.note("Order placed")->kind, NoteKind::Event);
    QCOMPARE(bench.steps, 1);
    QCOMPARE(bench.view.selectedNotes(), std::vector{bench.note("Order placed")->id});
    bench.document.undo();
    QVERIFY(bench.document.board().notes().isEmpty());
}

void WritingTest::letterAndNoText_leaveTheBoardAlone()
{
    Bench bench{Board()};
    QVERIFY(bench.isReady());
    bench.key(Qt::Key_C);
    QVERIFY(bench.view.isEditing());
    bench.key(Qt::Key_Escape);
    QVERIFY(!bench.view.isEditing());
    QCOMPARE(bench.steps, 0);
    QVERIFY(bench.scene().notes().notesIn({-1000, -1000, 3000, 3000}).empty());
}

void WritingTest::createdBesideSelected_joinsItsTimeline()
{
    ThreeEvents sample;
    Bench bench(sample.board());
    bench.view.selectNotes(std::span(&sample.first, 1));
    bench.key(Qt::Key_C);
    bench.type("Between");
    bench.key(Qt::Key_Return);
    QVERIFY(bench.note("Between"));
    QCOMPARE(bench.note("Between")->timeline, sample.line);
    QCOMPARE(bench.note("Between")->column, 1);
    QCOMPARE(bench.note("Second")->column, 2);
}

void WritingTest::escapeWhileTyping_keepsTheText()
{
    Bench bench{Board()};
    bench.key(Qt::Key_P);
    bench.type("Whenever it rains");
    bench.key(Qt::Key_Escape);
    QVERIFY(bench.note("Whenever it rains"));
}

void WritingTest::shiftEnter_breaksTheLine()
{
    Bench bench{Board()};
    bench.key(Qt::Key_E);
    bench.type("a");
    bench.key(Qt::Key_Return, Qt::ShiftModifier);
    bench.type("b");
    bench.key(Qt::Key_Return);
    QVERIFY(bench.note("a\nb"));
}

void WritingTest::editedText_isOneStep()
{
    ThreeEvents sample;
    Bench bench(sample.board());
    bench.click(bench.middleOf(sample.second));
    bench.view.editSelected();
    QVERIFY(bench.view.isEditing());
    bench.type("Changed");
    bench.key(Qt::Key_Return);
    QCOMPARE(bench.document.board().find(sample.second)->title, text("Changed"));
    QCOMPARE(bench.steps, 1);
}

void WritingTest::doubleClickOnNote_opensItsText()
{
    ThreeEvents sample;
    Bench bench(sample.board());
    bench.click(bench.middleOf(sample.third));
    QTest::mouseDClick(bench.view.viewport(), Qt::LeftButton, {}, bench.middleOf(sample.third));
    QVERIFY(bench.view.isEditing());
    bench.type("Opened");
    bench.key(Qt::Key_Return);
    QCOMPARE(bench.document.board().find(sample.third)->title, text("Opened"));
}

void WritingTest::unchangedText_leavesNoStep()
{
    ThreeEvents sample;
    Bench bench(sample.board());
    bench.view.selectNotes(std::span(&sample.first, 1));
    bench.view.editSelected();
    bench.key(Qt::Key_Return);
    QCOMPARE(bench.steps, 0);
}

void WritingTest::clickElsewhere_commitsTheText()
{
    ThreeEvents sample;
    Bench bench(sample.board());
    bench.view.selectNotes(std::span(&sample.first, 1));
    bench.view.editSelected();
    bench.type("Typed");
    bench.click(bench.at({900, 550}));
    QVERIFY(!bench.view.isEditing());
    QVERIFY(bench.note("Typed"));
}

void WritingTest::longText_makesTheNoteHigher()
{
    Bench bench{Board()};
    bench.key(Qt::Key_E);
    for (int i = 0; i < 12; ++i)
        bench.type("so many words here ");
    bench.key(Qt::Key_Return);
    QCOMPARE(bench.document.board().notes().size(), size_t(1));
    bench.document.board().notes().forEach(
        [](const Note &note) { QVERIFY(note.height > info(note.kind).height); });
}

void WritingTest::doubleClickOnPaper_makesNoteOfLastKind()
{
    Bench bench{Board()};
    bench.key(Qt::Key_X);
    bench.type("Bank");
    bench.key(Qt::Key_Return);
    const QPoint free = bench.at({900, 600});
    QTest::mouseDClick(bench.view.viewport(), Qt::LeftButton, {}, free);
    QVERIFY(bench.view.isEditing());
    bench.type("Carrier");
    bench.key(Qt::Key_Return);
    QVERIFY(bench.note("Carrier"));
    QCOMPARE(bench.note("Carrier")->kind, NoteKind::ExternalSystem);
    QVERIFY(QRectF(bench.note("Carrier")->x, bench.note("Carrier")->y, 168, 104).contains(900, 600));
}

void WritingTest::typingFromFarAway_comesNear()
{
    Pair sample;
    Bench bench(sample.board());
    bench.view.setZoom(0.1);
    bench.view.selectNotes(std::span(&sample.idea, 1));
    bench.view.editSelected();
    QCOMPARE(bench.view.zoom(), 1.0);
    QVERIFY(bench.view.viewport()->rect().contains(bench.middleOf(sample.idea)));
}

void WritingTest::typing_takesShortcutsForText()
{
    Bench bench{Board()};
    bench.key(Qt::Key_E);
    QKeyEvent undo(QEvent::ShortcutOverride, Qt::Key_Z, Qt::ControlModifier);
    undo.ignore();
    QApplication::sendEvent(&bench.view, &undo);
    QVERIFY(undo.isAccepted());
    bench.key(Qt::Key_Escape);
    QKeyEvent later(QEvent::ShortcutOverride, Qt::Key_Z, Qt::ControlModifier);
    later.ignore();
    QApplication::sendEvent(&bench.view, &later);
    QVERIFY(!later.isAccepted());
}

void WritingTest::heldLetter_makesOneEmptyDraft()
{
    Bench bench{Board()};
    bench.hold(Qt::Key_E, "e", 20);
    QVERIFY(bench.view.isEditing());
    bench.type("See");
    bench.key(Qt::Key_Return);
    QCOMPARE(bench.document.board().notes().size(), size_t(1));
    QVERIFY(bench.note("See"));
    bench.hold(Qt::Key_N, "n", 20);
    QCOMPARE(bench.document.board().timelines().size(), size_t(1));
}

void WritingTest::letterAgainUnderRestingCursor_goesOnBeside()
{
    Bench bench{Board()};
    bench.move(bench.at({500, 300}));
    for (const char *title : {"One", "Two", "Three"}) {
        bench.key(Qt::Key_E);
        bench.type(title);
        bench.key(Qt::Key_Return);
    }
    QCOMPARE(bench.note("One")->x + bench.note("One")->width / 2, 500.0);
    QVERIFY(bench.note("Two")->x > bench.note("One")->x);
    QVERIFY(bench.note("Three")->x > bench.note("Two")->x);
    verifyNoneOverlap(bench.document.board());
    bench.key(Qt::Key_Escape);
    bench.key(Qt::Key_E);
    bench.type("Four");
    bench.key(Qt::Key_Return);
    verifyNoneOverlap(bench.document.board());
}

void WritingTest::letterOverNote_goesBesideIt()
{
    Pair sample;
    Bench bench(sample.board());
    bench.click(bench.middleOf(sample.command));
    bench.key(Qt::Key_E);
    bench.type("Done");
    bench.key(Qt::Key_Return);
    QCOMPARE(bench.note("Done")->y, sample.board().find(sample.command)->y);
    QVERIFY(bench.note("Done")->x >= right(*sample.board().find(sample.command)));
}

void WritingTest::returnAtSelectedNote_opensItsText()
{
    Pair sample;
    Bench bench(sample.board());
    for (const int key : {Qt::Key_Return, Qt::Key_F2}) {
        bench.view.selectNotes(std::span(&sample.idea, 1));
        bench.key(key);
        QVERIFY(bench.view.isEditing());
        bench.key(Qt::Key_Escape);
    }
    QCOMPARE(bench.steps, 0);
}

void WritingTest::growingText_makesRoomBeforeItIsCommitted()
{
    SampleBoard sample;
    const TimelineId line = sample.timeline(text("Line"));
    const NoteId upper = sample.on(line, 0, NoteKind::Event, text("Upper"), 60);
    const NoteId lower = sample.on(line, 0, NoteKind::Event, text("Lower"), 190);
    Bench bench(sample.board());
    bench.view.selectNotes(std::span(&upper, 1));
    bench.view.editSelected();
    const QRectF before = bench.shown(lower);
    for (int i = 0; i < 12; ++i)
        bench.type("so many words here ");
    QVERIFY(bench.shown(upper).height() > info(NoteKind::Event).height);
    QVERIFY(bench.shown(lower).top() >= bench.shown(upper).bottom());
    QVERIFY(bench.shown(lower).top() > before.top());
    QCOMPARE(bench.steps, 0);
    const QRectF typed = bench.shown(upper);
    bench.key(Qt::Key_Return);
    QCOMPARE(bench.steps, 1);
    QCOMPARE(bench.shown(upper), typed);
}

void WritingTest::shortenedText_makesTheNoteLowerAgain()
{
    Bench bench{Board()};
    bench.key(Qt::Key_E);
    for (int i = 0; i < 12; ++i)
        bench.type("so many words here ");
    bench.key(Qt::Key_Return);
    bench.key(Qt::Key_Return);
    bench.type("Short");
    bench.key(Qt::Key_Return);
    QCOMPARE(bench.note("Short")->height, info(NoteKind::Event).height);
}

void WritingTest::readOnlyBoard_takesNoDraft()
{
    Pair sample;
    Bench bench(sample.board());
    bench.document.setReadOnly(true);
    QSignalSpy hints(&bench.view, &BoardView::hint);
    bench.view.selectNotes(std::span(&sample.idea, 1));
    bench.key(Qt::Key_E);
    bench.key(Qt::Key_Right, Qt::ControlModifier);
    QVERIFY(!bench.view.isEditing());
    QCOMPARE(hints.size(), 2);
}

} // namespace tempestry

QTEST_MAIN(tempestry::WritingTest)

#include "writing_test.moc"
