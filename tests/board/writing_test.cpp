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

// Making notes by keys, and the text of notes.
class WritingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void letterAndText_makeOneNoteInOneStep();
    void letterAndNoText_leaveTheBoardAlone();
    void createdBesideSelected_joinsItsTimeline();
    void tab_makesNextNoteOfSameKindToTheRight();
    void controlEnter_makesNextNoteBelow();
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
    void heldTab_makesOneDraft();
    void letterAgainUnderRestingCursor_goesOnBeside();
    void letterOverNote_goesBesideIt();
    void nextNote_standsOnTheSideOfItsKey_data();
    void nextNote_standsOnTheSideOfItsKey();
    void nextNoteOnTimeline_standsOnTheSideOfItsKey_data();
    void nextNoteOnTimeline_standsOnTheSideOfItsKey();
    void nextNoteWhereAnotherIs_goesPastIt();
    void nextNoteBesideTimeline_doesNotLandOnIt();
    void nextAboveTheTopmost_makesRoom();
    void rightToLeft_mirrorsTab_data();
    void rightToLeft_mirrorsTab();
    void tabAtSelectedNote_goesOnFromIt();
    void returnAtSelectedNote_opensItsText();
    void emptyDraftAtTheEnd_leavesNoTraceAndSelectsItsRoot();
    void sixtyEvents_takeOneKeyEachBesideTheirText_data();
    void sixtyEvents_takeOneKeyEachBesideTheirText();
    void growingText_makesRoomBeforeItIsCommitted();
    void shortenedText_makesTheNoteLowerAgain();
    void readOnlyBoard_takesNoDraft();
};

namespace {

void verifyNoneOverlap(const Board &board)
{
    std::vector<Note> notes;
    board.notes().forEach([&](const Note &note) { notes.push_back(note); });
    for (size_t i = 0; i < notes.size(); ++i)
        for (size_t j = 0; j < i; ++j)
            QVERIFY2(!QRectF(notes[i].x, notes[i].y, notes[i].width, notes[i].height)
                          .intersects({notes[j].x, notes[j].y, notes[j].width, notes[j].height}),
                     qPrintable(notes[i].title + text(" lies on ") + notes[j].title));
}

} // namespace

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

void WritingTest::tab_makesNextNoteOfSameKindToTheRight()
{
    Bench bench{Board()};
    QVERIFY(bench.isReady());
    bench.key(Qt::Key_E);
    bench.type("One");
    bench.key(Qt::Key_Tab);
    QVERIFY(bench.view.isEditing());
    bench.type("Two");
    bench.key(Qt::Key_Tab);
    bench.type("Three");
    bench.key(Qt::Key_Return);

    QCOMPARE(bench.steps, 3);
    QVERIFY(bench.note("One") && bench.note("Two") && bench.note("Three"));
    QCOMPARE(bench.note("Two")->kind, NoteKind::Event);
    QVERIFY(bench.note("Two")->x >= bench.note("One")->x + bench.note("One")->width);
    QVERIFY(bench.note("Three")->x >= bench.note("Two")->x + bench.note("Two")->width);
    QCOMPARE(bench.note("Two")->y, bench.note("One")->y);
}

void WritingTest::controlEnter_makesNextNoteBelow()
{
    Bench bench{Board()};
    bench.key(Qt::Key_R);
    bench.type("Upper");
    bench.key(Qt::Key_Return, Qt::ControlModifier);
    bench.type("Lower");
    bench.key(Qt::Key_Return);
    QVERIFY(bench.note("Upper") && bench.note("Lower"));
    QVERIFY(bench.note("Lower")->y >= bench.note("Upper")->y + bench.note("Upper")->height);
    QCOMPARE(bench.note("Lower")->x, bench.note("Upper")->x);
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

void WritingTest::heldTab_makesOneDraft()
{
    Bench bench{Board()};
    bench.key(Qt::Key_E);
    bench.type("One");
    bench.hold(Qt::Key_Tab, "\t", 20);
    QVERIFY(bench.view.isEditing());
    QVERIFY(bench.view.hasFocus());
    bench.type("Two");
    bench.hold(Qt::Key_Return, "\r", 20);
    QVERIFY(!bench.view.isEditing());
    QCOMPARE(bench.document.board().notes().size(), size_t(2));
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

void WritingTest::nextNote_standsOnTheSideOfItsKey_data()
{
    QTest::addColumn<int>("key");
    QTest::addColumn<Qt::KeyboardModifiers>("modifiers");
    QTest::addColumn<QPoint>("way");
    const Qt::KeyboardModifiers none;
    QTest::newRow("Tab") << int(Qt::Key_Tab) << none << QPoint(1, 0);
    QTest::newRow("Shift+Tab") << int(Qt::Key_Backtab) << Qt::KeyboardModifiers(Qt::ShiftModifier)
                               << QPoint(-1, 0);
    QTest::newRow("Ctrl+Enter") << int(Qt::Key_Return) << Qt::KeyboardModifiers(Qt::ControlModifier)
                                << QPoint(0, 1);
    QTest::newRow("Ctrl+Shift+Enter")
        << int(Qt::Key_Enter) << (Qt::ControlModifier | Qt::ShiftModifier | Qt::KeypadModifier)
        << QPoint(0, -1);
}

void WritingTest::nextNote_standsOnTheSideOfItsKey()
{
    QFETCH(int, key);
    QFETCH(Qt::KeyboardModifiers, modifiers);
    QFETCH(QPoint, way);
    Bench bench{Board()};
    bench.key(Qt::Key_R);
    for (const char *title : {"One", "Two", "Three"}) {
        bench.type(title);
        bench.key(key, modifiers);
    }
    bench.key(Qt::Key_Return);
    QCOMPARE(bench.steps, 3);
    const char *titles[] = {"One", "Two", "Three"};
    for (int i = 1; i < 3; ++i) {
        const Note &from = *bench.note(titles[i - 1]);
        const Note &to = *bench.note(titles[i]);
        QCOMPARE(to.kind, NoteKind::ReadModel);
        QCOMPARE(to.x - from.x, way.x() * (from.width + kColumnGap));
        QCOMPARE(to.y - from.y, way.y() * (from.height + kRowGap));
    }
}

void WritingTest::nextNoteOnTimeline_standsOnTheSideOfItsKey_data()
{
    nextNote_standsOnTheSideOfItsKey_data();
}

void WritingTest::nextNoteOnTimeline_standsOnTheSideOfItsKey()
{
    QFETCH(int, key);
    QFETCH(Qt::KeyboardModifiers, modifiers);
    QFETCH(QPoint, way);
    ThreeEvents sample;
    Bench bench(sample.board());
    bench.view.selectNotes(std::span(&sample.second, 1));
    bench.view.editSelected();
    bench.key(key, modifiers);
    bench.type("New");
    bench.key(Qt::Key_Return);
    QCOMPARE(bench.steps, 1);
    const Note &second = *bench.document.board().find(sample.second);
    const Note &made = *bench.note("New");
    QCOMPARE(made.timeline, sample.line);
    QCOMPARE(made.column - second.column, way.x());
    QCOMPARE(made.y > second.y, way.y() > 0);
    QCOMPARE(made.y < second.y, way.y() < 0);
    verifyNoneOverlap(bench.document.board());
}

void WritingTest::nextNoteWhereAnotherIs_goesPastIt()
{
    SampleBoard sample;
    const NoteId first = sample.free(NoteKind::Event, text("First"), 200, 200);
    sample.free(NoteKind::Policy, text("Near"), 380, 210);
    sample.free(NoteKind::Event, text("Far"), 540, 150);
    Bench bench(sample.board());
    bench.view.selectNotes(std::span(&first, 1));
    bench.key(Qt::Key_Tab);
    bench.type("Next");
    bench.key(Qt::Key_Return);
    QVERIFY(bench.note("Next")->x > right(*bench.note("Far")));
    QCOMPARE(bench.note("Next")->y, bench.note("First")->y);
    verifyNoneOverlap(bench.document.board());
}

void WritingTest::nextNoteBesideTimeline_doesNotLandOnIt()
{
    ThreeEvents sample;
    Bench bench(sample.board());
    bench.view.selectNotes(std::span(&sample.policy, 1));
    for (int i = 0; i < 3; ++i) {
        bench.key(Qt::Key_Return, Qt::ControlModifier | Qt::ShiftModifier);
        bench.type("Above");
        bench.key(Qt::Key_Return);
    }
    const Timeline &line = *bench.document.board().find(sample.line);
    bench.document.board().notes().forEach(
        [&](const Note &note) { QVERIFY(note.timeline || distance(note, line) > 0); });
    verifyNoneOverlap(bench.document.board());
}

void WritingTest::nextAboveTheTopmost_makesRoom()
{
    SampleBoard sample;
    const TimelineId line = sample.timeline(text("Line"));
    const NoteId top = sample.on(line, 0, NoteKind::Event, text("Top"), 50);
    const NoteId low = sample.on(line, 0, NoteKind::Event, text("Low"), 180);
    sample.on(line, 1, NoteKind::Event, text("Beside"), 50);
    Bench bench(sample.board());
    for (const NoteId &from : {top, low}) {
        bench.view.selectNotes(std::span(&from, 1));
        bench.key(Qt::Key_Return, Qt::ControlModifier | Qt::ShiftModifier);
        bench.type("New");
        bench.key(Qt::Key_Return);
        const Note &made = *bench.document.board().find(bench.view.selectedNotes().front());
        QVERIFY(bottom(made) <= bench.document.board().find(from)->y);
        QCOMPARE(made.column, 0);
    }
    QVERIFY(bench.note("Top")->y < bench.note("Low")->y);
    verifyNoneOverlap(bench.document.board());
}

void WritingTest::rightToLeft_mirrorsTab_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<Qt::LayoutDirection>("direction");
    QTest::addColumn<bool>("mirrored");
    QTest::newRow("Latin") << text("Paid") << Qt::LeftToRight << false;
    QTest::newRow("Hebrew") << text("שולם") << Qt::LeftToRight << true;
    QTest::newRow("Arabic") << text("تم الدفع") << Qt::LeftToRight << true;
    QTest::newRow("window from right to left") << text("Paid") << Qt::RightToLeft << true;
}

void WritingTest::rightToLeft_mirrorsTab()
{
    QFETCH(QString, words);
    QFETCH(Qt::LayoutDirection, direction);
    QFETCH(bool, mirrored);
    Bench bench{Board()};
    bench.view.setLayoutDirection(direction);
    bench.key(Qt::Key_E);
    bench.compose("", words.toUtf8().constData());
    bench.key(Qt::Key_Tab);
    bench.type("Next");
    bench.key(Qt::Key_Return);
    const Note *first = test::noteTitled(bench.document.board(), words);
    QVERIFY(first && bench.note("Next"));
    QCOMPARE(bench.note("Next")->x < first->x, mirrored);
}

void WritingTest::tabAtSelectedNote_goesOnFromIt()
{
    Pair sample;
    Bench bench(sample.board());
    bench.view.selectNotes(std::span(&sample.idea, 1));
    bench.key(Qt::Key_Tab);
    bench.type("Another");
    bench.key(Qt::Key_Return);
    QCOMPARE(bench.note("Another")->kind, NoteKind::Opportunity);
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

void WritingTest::emptyDraftAtTheEnd_leavesNoTraceAndSelectsItsRoot()
{
    for (const int key : {Qt::Key_Return, Qt::Key_Escape, Qt::Key_Tab}) {
        Bench bench{Board()};
        bench.key(Qt::Key_E);
        bench.type("One");
        bench.key(Qt::Key_Tab);
        bench.key(key);
        QVERIFY(!bench.view.isEditing());
        QCOMPARE(bench.steps, 1);
        QCOMPARE(bench.view.selectedNotes(), std::vector{bench.note("One")->id});
        QCOMPARE(bench.scene().notes().notesIn({-5000, -5000, 10000, 10000}).size(), size_t(1));
    }
}

void WritingTest::sixtyEvents_takeOneKeyEachBesideTheirText_data()
{
    QTest::addColumn<bool>("onTimeline");
    QTest::newRow("empty board") << false;
    QTest::newRow("timeline") << true;
}

void WritingTest::sixtyEvents_takeOneKeyEachBesideTheirText()
{
    QFETCH(bool, onTimeline);
    SampleBoard sample;
    TimelineId line;
    if (onTimeline)
        line = sample.timeline(text("Orders"));
    Bench bench(sample.board());
    if (onTimeline)
        bench.move(bench.at(QPointF(200, 200)));

    int letters = 0;
    bench.key(Qt::Key_E);
    QPoint before;
    for (int i = 0; i < 60; ++i) {
        const QByteArray title = QByteArray::number(i) + " placed";
        letters += int(title.size());
        bench.type(title.constData());
        const QRectF cursor = bench.view.inputMethodQuery(Qt::ImCursorRectangle).toRectF();
        QVERIFY2(QRectF(bench.view.viewport()->rect()).contains(cursor), title.constData());
        const QPoint now = bench.at({0, 0});
        QVERIFY2(i < 2 || (before - now).manhattanLength() < 200, title.constData()); // no jump
        before = now;
        bench.key(i < 59 ? Qt::Key_Tab : Qt::Key_Return);
    }
    QCOMPARE(bench.keys, letters + 61);
    QCOMPARE(bench.steps, 60);
    QCOMPARE(bench.document.board().notes().size(), size_t(60));
    for (int i = 0; i < 60; ++i) {
        const Note *note = bench.note((QByteArray::number(i) + " placed").constData());
        QVERIFY(note);
        QCOMPARE(note->kind, NoteKind::Event);
        if (onTimeline) {
            QCOMPARE(note->timeline, line);
            QCOMPARE(note->column, i);
        }
    }
    verifyNoneOverlap(bench.document.board());
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
