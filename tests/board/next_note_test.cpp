#include "board/board_view.h"
#include "model/geometry.h"
#include "tests/board/bench.h"

#include <QTest>

namespace tempestry {

using test::Bench;
using test::Pair;
using test::SampleBoard;
using test::text;
using test::ThreeEvents;
using test::verifyNoneOverlap;

// Going on from note to note by Tab and Ctrl+Enter.
class NextNoteTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tab_makesNextNoteOfSameKindToTheRight();
    void controlEnter_makesNextNoteBelow();
    void heldTab_makesOneDraft();
    void nextNote_standsOnTheSideOfItsKey_data();
    void nextNote_standsOnTheSideOfItsKey();
    void nextNoteOnTimeline_standsOnTheSideOfItsKey_data();
    void nextNoteOnTimeline_standsOnTheSideOfItsKey();
    void nextNoteWhereAnotherIs_goesPastIt();
    void nextNoteBesideTimeline_doesNotLandOnIt();
    void nextAboveTheTopmost_makesRoom();
    void tab_goesOnToTheRightInEveryLanguage_data();
    void tab_goesOnToTheRightInEveryLanguage();
    void tabAtSelectedNote_goesOnFromIt();
    void letterOfAnnotation_putsItBelowTheSelectedNote_data();
    void letterOfAnnotation_putsItBelowTheSelectedNote();
    void emptyDraftAtTheEnd_leavesNoTraceAndSelectsItsRoot();
    void sixtyEvents_takeOneKeyEachBesideTheirText_data();
    void sixtyEvents_takeOneKeyEachBesideTheirText();
};

void NextNoteTest::tab_makesNextNoteOfSameKindToTheRight()
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

void NextNoteTest::controlEnter_makesNextNoteBelow()
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

void NextNoteTest::heldTab_makesOneDraft()
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

void NextNoteTest::nextNote_standsOnTheSideOfItsKey_data()
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

void NextNoteTest::nextNote_standsOnTheSideOfItsKey()
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

void NextNoteTest::nextNoteOnTimeline_standsOnTheSideOfItsKey_data()
{
    nextNote_standsOnTheSideOfItsKey_data();
}

void NextNoteTest::nextNoteOnTimeline_standsOnTheSideOfItsKey()
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

void NextNoteTest::nextNoteWhereAnotherIs_goesPastIt()
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

void NextNoteTest::nextNoteBesideTimeline_doesNotLandOnIt()
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

void NextNoteTest::nextAboveTheTopmost_makesRoom()
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

void NextNoteTest::tab_goesOnToTheRightInEveryLanguage_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<Qt::LayoutDirection>("direction");
    QTest::newRow("Latin") << text("Paid") << Qt::LeftToRight;
    QTest::newRow("Hebrew") << text("שולם") << Qt::LeftToRight;
    QTest::newRow("Arabic") << text("تم الدفع") << Qt::RightToLeft;
    QTest::newRow("window from right to left") << text("Paid") << Qt::RightToLeft;
}

void NextNoteTest::tab_goesOnToTheRightInEveryLanguage()
{
    QFETCH(QString, words);
    QFETCH(Qt::LayoutDirection, direction);
    Bench bench{Board()};
    bench.view.setLayoutDirection(direction);
    bench.key(Qt::Key_E);
    bench.compose("", words.toUtf8().constData());
    bench.key(Qt::Key_Tab);
    bench.type("Next");
    bench.key(Qt::Key_Return);
    const Note *first = test::noteTitled(bench.document.board(), words);
    QVERIFY(first && bench.note("Next"));
    QVERIFY(bench.note("Next")->x > first->x);
    const auto into = FlowGraph(bench.document.board()).incoming(bench.note("Next")->id);
    QCOMPARE(into.size(), size_t(1)); // the flow says the same
    QCOMPARE(into.front().from, first->id);
}

void NextNoteTest::tabAtSelectedNote_goesOnFromIt()
{
    Pair sample;
    Bench bench(sample.board());
    bench.view.selectNotes(std::span(&sample.idea, 1));
    bench.key(Qt::Key_Tab);
    bench.type("Another");
    bench.key(Qt::Key_Return);
    QCOMPARE(bench.note("Another")->kind, NoteKind::Opportunity);
}

void NextNoteTest::letterOfAnnotation_putsItBelowTheSelectedNote_data()
{
    QTest::addColumn<int>("key");
    QTest::addColumn<bool>("below");
    QTest::newRow("hotspot") << int(Qt::Key_H) << true;
    QTest::newRow("opportunity") << int(Qt::Key_O) << true;
    QTest::newRow("what may follow") << int(Qt::Key_P) << false;
}

void NextNoteTest::letterOfAnnotation_putsItBelowTheSelectedNote()
{
    QFETCH(int, key);
    QFETCH(bool, below);
    ThreeEvents sample;
    Bench bench(sample.board());
    bench.view.selectNotes(std::span(&sample.second, 1));
    bench.key(key);
    bench.type("Said");
    bench.key(Qt::Key_Return);
    const Note &second = *bench.document.board().find(sample.second);
    QCOMPARE(bench.note("Said")->column, below ? second.column : second.column + 1);
    QCOMPARE(bench.note("Said")->y >= bottom(second), below);
    bench.key(key); // beside what was said
    bench.type("Said too");
    bench.key(Qt::Key_Return);
    QCOMPARE(bench.note("Said too")->column, bench.note("Said")->column + 1);
    verifyNoneOverlap(bench.document.board());
}

void NextNoteTest::emptyDraftAtTheEnd_leavesNoTraceAndSelectsItsRoot()
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

void NextNoteTest::sixtyEvents_takeOneKeyEachBesideTheirText_data()
{
    QTest::addColumn<bool>("onTimeline");
    QTest::newRow("empty board") << false;
    QTest::newRow("timeline") << true;
}

void NextNoteTest::sixtyEvents_takeOneKeyEachBesideTheirText()
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

} // namespace tempestry

QTEST_MAIN(tempestry::NextNoteTest)

#include "next_note_test.moc"
