#include "board/board_scene.h"
#include "board/board_view.h"
#include "board/note_layer.h"
#include "board/overlay_item.h"
#include "board/theme.h"
#include "model/document.h"
#include "model/simulation/engine.h"
#include "model/simulation/film.h"
#include "tests/board/bench.h"

#include <QAccessible>
#include <QApplication>
#include <QDropEvent>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

#include <memory>

namespace tempestry {

using test::Bench;
using test::Pair;
using test::SampleBoard;
using test::text;
using test::ThreeEvents;

class BoardViewTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void handleDraggedToNote_links();
    void handleDraggedToForbiddenNote_saysWhyNot();
    void linkKeyAndTwoClicks_link();
    void clickedLink_canBeDeleted();
    void impliedEdge_becomesLink();

    void bandOverNotes_selectsThem();
    void shiftClick_addsAndTakesAway();
    void deletedNote_comesBackByUndo();
    void arrows_nudge();
    void frameAroundSelection_enclosesIt();
    void pivotal_marksEventsOnly();

    void controlWheel_keepsThePointUnderTheCursor();
    void zoom_staysWithinLimits();
    void spaceDrag_pans();
    void paletteDrop_makesRoomThenOpensTheText();
    void paletteDragLeaves_closesTheGap();
    void playback_changesThePictureAndEndsWithoutTrace();
    void screenReader_meetsAListOfNamedNotes();
};

void BoardViewTest::handleDraggedToNote_links()
{
    Pair sample;
    Bench bench(sample.board());
    bench.move(bench.middleOf(sample.command));
    const QPoint handle = bench.at(OverlayItem::handles(bench.shown(sample.command), 1)[2]);
    bench.drag(handle, bench.middleOf(sample.procedure));
    QCOMPARE(bench.steps, 1);
    QCOMPARE(bench.document.board().links().size(), size_t(1));
    bench.document.board().links().forEach([&](const Link &link) {
        QCOMPARE(link.from, sample.command);
        QCOMPARE(link.to, sample.procedure);
    });
}

void BoardViewTest::handleDraggedToForbiddenNote_saysWhyNot()
{
    Pair sample;
    Bench bench(sample.board());
    QSignalSpy hints(&bench.view, &BoardView::hint);
    bench.move(bench.middleOf(sample.procedure));
    const QPoint handle = bench.at(OverlayItem::handles(bench.shown(sample.procedure), 1)[0]);
    bench.drag(handle, bench.middleOf(sample.command));
    QCOMPARE(bench.steps, 0);
    QCOMPARE(hints.size(), 1);
    QCOMPARE(hints.front().front().toString(),
             edits::linkProblem(sample.board(), sample.procedure, sample.command));
    bench.drag(handle, bench.at({450, 350}));
    QCOMPARE(hints.size(), 1);
}

void BoardViewTest::linkKeyAndTwoClicks_link()
{
    Pair sample;
    Bench bench(sample.board());
    bench.key(Qt::Key_L);
    bench.click(bench.middleOf(sample.command));
    bench.click(bench.middleOf(sample.procedure));
    QCOMPARE(bench.document.board().links().size(), size_t(1));
    QCOMPARE(bench.steps, 1);
}

void BoardViewTest::clickedLink_canBeDeleted()
{
    Pair sample;
    sample.link(sample.command, sample.procedure);
    Bench bench(sample.board());
    bench.click(bench.at({450, 200}));
    bench.view.deleteSelected();
    QVERIFY(bench.document.board().links().isEmpty());
    QCOMPARE(bench.document.board().notes().size(), size_t(3));
}

void BoardViewTest::impliedEdge_becomesLink()
{
    SampleBoard sample;
    const TimelineId line = sample.timeline(text("Line"));
    const NoteId command = sample.on(line, 0, NoteKind::Command, text("Do"));
    sample.on(line, 1, NoteKind::Event, text("Done"));
    Bench bench(sample.board());
    QCOMPARE(bench.view.flow().outgoing(command).size(), size_t(1));
    bench.view.selectNotes(std::span(&command, 1));
    bench.view.makeImpliedLinks();
    QCOMPARE(bench.document.board().links().size(), size_t(1));
    QCOMPARE(bench.view.flow().outgoing(command).front().reason, FlowReason::Link);
    QVERIFY(bench.view.flow() == FlowGraph(bench.document.board()));
}

void BoardViewTest::bandOverNotes_selectsThem()
{
    Pair sample;
    Bench bench(sample.board());
    QSignalSpy changes(&bench.view, &BoardView::selectionChanged);
    bench.drag(bench.at({50, 50}), bench.at({650, 300}));
    QCOMPARE(bench.view.selectedNotes(), (std::vector{sample.command, sample.procedure}));
    QVERIFY(changes.size() >= 1);
    bench.click(bench.at({50, 600}));
    QVERIFY(bench.view.selectedNotes().empty());
}

void BoardViewTest::shiftClick_addsAndTakesAway()
{
    Pair sample;
    Bench bench(sample.board());
    bench.click(bench.middleOf(sample.command));
    bench.click(bench.middleOf(sample.idea), Qt::ShiftModifier);
    QCOMPARE(bench.view.selectedNotes(), (std::vector{sample.command, sample.idea}));
    bench.click(bench.middleOf(sample.command), Qt::ControlModifier);
    QCOMPARE(bench.view.selectedNotes(), std::vector{sample.idea});
}

void BoardViewTest::deletedNote_comesBackByUndo()
{
    ThreeEvents sample;
    Bench bench(sample.board());
    bench.click(bench.middleOf(sample.second));
    bench.view.deleteSelected();
    QVERIFY(!bench.document.board().find(sample.second));
    QVERIFY(bench.shown(sample.second).isNull());
    QVERIFY(bench.view.selectedNotes().empty());
    bench.document.undo();
    QVERIFY(bench.document.board() == sample.board());
    QVERIFY(!bench.shown(sample.second).isNull());
}

void BoardViewTest::arrows_nudge()
{
    Pair sample;
    Bench bench(sample.board());
    const double x = sample.board().find(sample.command)->x;
    bench.view.selectNotes(std::span(&sample.command, 1));
    bench.key(Qt::Key_Right);
    QCOMPARE(bench.document.board().find(sample.command)->x, x + 1);
    bench.key(Qt::Key_Left, Qt::ShiftModifier);
    QCOMPARE(bench.document.board().find(sample.command)->x, x - 19);
    QCOMPARE(bench.steps, 2);
}

void BoardViewTest::frameAroundSelection_enclosesIt()
{
    Pair sample;
    Bench bench(sample.board());
    const NoteId both[] = {sample.command, sample.procedure};
    bench.view.selectNotes(both);
    bench.key(Qt::Key_F);
    QCOMPARE(bench.document.board().frames().size(), size_t(1));
    QVERIFY(bench.view.isEditing());
    bench.type("Ordering");
    bench.key(Qt::Key_Return);
    bench.document.board().frames().forEach([&](const Frame &frame) {
        QCOMPARE(frame.title, text("Ordering"));
        const QRectF rect(frame.x, frame.y, frame.width, frame.height);
        QVERIFY(rect.contains(bench.shown(sample.command)) && rect.contains(bench.shown(sample.procedure)));
    });
}

void BoardViewTest::pivotal_marksEventsOnly()
{
    ThreeEvents sample;
    Bench bench(sample.board());
    QSignalSpy hints(&bench.view, &BoardView::hint);
    bench.view.selectNotes(std::span(&sample.policy, 1));
    bench.view.togglePivotal();
    QCOMPARE(bench.steps, 0);
    QCOMPARE(hints.size(), 1);
    bench.view.selectNotes(std::span(&sample.first, 1));
    bench.view.togglePivotal();
    QVERIFY(bench.document.board().find(sample.first)->pivotal);
}

void BoardViewTest::controlWheel_keepsThePointUnderTheCursor()
{
    ThreeEvents sample;
    Bench bench(sample.board());
    const QPointF cursor(317, 211);
    const QPointF paper = bench.view.viewportTransform().inverted().map(cursor);
    QSignalSpy zooms(&bench.view, &BoardView::zoomChanged);
    for (const int notches : {1, 3, -7, 2}) {
        QWheelEvent wheel(cursor, bench.view.viewport()->mapToGlobal(cursor), {}, QPoint(0, notches * 120),
                          Qt::NoButton, Qt::ControlModifier, Qt::NoScrollPhase, false);
        QApplication::sendEvent(bench.view.viewport(), &wheel);
        const QPointF now = bench.view.viewportTransform().map(paper);
        QVERIFY2(QLineF(now, cursor).length() < 1.5,
                 qPrintable(text("off by %1").arg(QLineF(now, cursor).length())));
    }
    QCOMPARE(zooms.size(), 4);
}

void BoardViewTest::zoom_staysWithinLimits()
{
    Bench bench{Board()};
    bench.view.setZoom(100);
    QCOMPARE(bench.view.zoom(), 4.0);
    bench.view.setZoom(0);
    QCOMPARE(bench.view.zoom(), 0.05);
    bench.view.setZoom(0.97);
    bench.view.zoomIn();
    QCOMPARE(bench.view.zoom(), 1.0);
    bench.view.zoomOut();
    QCOMPARE(bench.view.zoom(), 0.8);
}

void BoardViewTest::spaceDrag_pans()
{
    Pair sample;
    Bench bench(sample.board());
    const QPoint from = bench.middleOf(sample.command);
    QTest::keyPress(&bench.view, Qt::Key_Space);
    bench.drag(from, from + QPoint(50, 30));
    QTest::keyRelease(&bench.view, Qt::Key_Space);
    QCOMPARE(bench.middleOf(sample.command), from + QPoint(50, 30));
    QCOMPARE(bench.steps, 0);
}

void BoardViewTest::paletteDrop_makesRoomThenOpensTheText()
{
    ThreeEvents sample;
    Bench bench(sample.board());
    QMimeData data;
    data.setData(QLatin1StringView(BoardView::kKindMimeType), "policy");
    const QRectF first = bench.shown(sample.first);
    const QPoint gap = bench.at({first.right() + 15, first.center().y()});
    const double secondBefore = bench.shown(sample.second).x();

    QDragEnterEvent enter(gap, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(bench.view.viewport(), &enter);
    QVERIFY(enter.isAccepted());
    QDragMoveEvent move(gap, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(bench.view.viewport(), &move);
    QVERIFY(bench.shown(sample.second).x() >= secondBefore + 168);
    QDropEvent drop(gap, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(bench.view.viewport(), &drop);

    QVERIFY(bench.view.isEditing());
    QCOMPARE(bench.steps, 0);
    bench.type("Whenever first");
    bench.key(Qt::Key_Return);
    QCOMPARE(bench.steps, 1);
    QVERIFY(bench.note("Whenever first"));
    QCOMPARE(bench.note("Whenever first")->column, 1);
    QCOMPARE(bench.note("Whenever first")->kind, NoteKind::Policy);
}

void BoardViewTest::paletteDragLeaves_closesTheGap()
{
    ThreeEvents sample;
    Bench bench(sample.board());
    QMimeData data;
    data.setData(QLatin1StringView(BoardView::kKindMimeType), "event");
    const QRectF second = bench.shown(sample.second);
    const QPoint gap = bench.at({second.left() - 10, second.center().y()});
    QDragEnterEvent enter(gap, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(bench.view.viewport(), &enter);
    QDragMoveEvent move(gap, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(bench.view.viewport(), &move);
    QVERIFY(bench.shown(sample.second) != second);
    QDragLeaveEvent leave;
    QApplication::sendEvent(bench.view.viewport(), &leave);
    QCOMPARE(bench.shown(sample.second), second);
    QCOMPARE(bench.steps, 0);
}

void BoardViewTest::playback_changesThePictureAndEndsWithoutTrace()
{
    SampleBoard sample;
    const TimelineId line = sample.timeline(text("Line"));
    sample.on(line, 0, NoteKind::Command, text("Do"));
    sample.on(line, 1, NoteKind::Aggregate, text("Thing"));
    sample.on(line, 2, NoteKind::Event, text("Done"));
    Bench bench(sample.board());
    QVERIFY(bench.isReady());
    QString problem;
    const auto plan =
        simulation::compilePlan(bench.document.board(), bench.view.flow(), nullptr, {}, &problem);
    QVERIFY2(plan, qPrintable(problem));
    const auto journal = std::make_shared<simulation::Journal>();
    simulation::run(*plan, {}, *journal);
    const auto film = std::make_shared<const simulation::Film>(journal, bench.view.flow());

    const QImage before = bench.view.viewport()->grab().toImage();
    bench.view.setPlayback(film);
    const QImage start = bench.view.viewport()->grab().toImage();
    bench.view.setPlaybackTime(film->duration() / 2);
    const QImage middle = bench.view.viewport()->grab().toImage();
    bench.view.setPlaybackTime(film->duration());
    const QImage end = bench.view.viewport()->grab().toImage();
    QVERIFY(start != before && middle != start && end != middle);
    bench.view.setPlaybackTime(film->duration() / 2);
    QVERIFY(bench.view.viewport()->grab().toImage() == middle);
    bench.view.setPlayback(nullptr);
    QVERIFY(bench.view.viewport()->grab().toImage() == before);
    QCOMPARE(bench.steps, 0);
}

void BoardViewTest::screenReader_meetsAListOfNamedNotes()
{
    ThreeEvents sample;
    Bench bench(sample.board());
    QAccessibleInterface *board = QAccessible::queryAccessibleInterface(&bench.view);
    QVERIFY(board);
    QCOMPARE(board->role(), QAccessible::List);
    QCOMPARE(board->childCount(), 4);
    QCOMPARE(board->child(0)->role(), QAccessible::ListItem);
    QCOMPARE(board->child(0)->text(QAccessible::Name), text("First, domain event"));
    QCOMPARE(board->child(3)->text(QAccessible::Name), text("Whenever, policy"));
    QCOMPARE(board->indexOfChild(board->child(2)), 2);
    const QPoint middle = bench.view.viewport()->mapToGlobal(bench.middleOf(sample.second));
    QCOMPARE(board->childAt(middle.x(), middle.y()), board->child(1));
    QVERIFY(board->child(1)->rect().contains(middle));
    bench.view.selectNotes(std::span(&sample.second, 1));
    QVERIFY(board->child(1)->state().selected && !board->child(0)->state().selected);
    bench.view.deleteSelected();
    QCOMPARE(board->childCount(), 3);
    QCOMPARE(board->child(1)->text(QAccessible::Name), text("Third, domain event"));
}

} // namespace tempestry

QTEST_MAIN(tempestry::BoardViewTest)

#include "board_view_test.moc"
