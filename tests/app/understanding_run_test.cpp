#include "app/controls/controls.h"
#include "app/controls/toast.h"
#include "app/simulation/breakpoint_panel.h"
#include "app/simulation/breakpoints.h"
#include "app/simulation/contents_panel.h"
#include "app/simulation/journal_model.h"
#include "app/simulation/journal_panel.h"
#include "app/simulation/lane_chart.h"
#include "app/simulation/playback.h"
#include "app/simulation/run_compare_panel.h"
#include "app/simulation/run_panel.h"
#include "board/board_view.h"
#include "model/edits.h"
#include "model/simulation/journal_lines.h"
#include "tests/app/running.h"

#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QTabBar>
#include <QTest>

namespace tempestry {

class UnderstandingRunTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void f11_goesToWhatTheRecordLedTo();
    void shiftF11_goesBackToTheCause();
    void f9_stopsPlayingAtTheNote();
    void condition_stopsPlayingWhereItHolds();
    void wrongCondition_isRefusedWithReason();
    void breakpoints_areKeptForTheBoard();
    void breakpointSwitchedOff_doesNotStop();
    void quietTime_isSkipped();
    void whyOfSelectedNote_endsByEscape();
    void whatCame_leavesOutWhatDidNotComeOfIt();
    void noteThatWasNotReached_hasNoWhy();
    void contents_showWhatChangedLast();
    void contents_followTheInstantBothWays();
    void selectedReadModel_showsWhatItHolds();
    void ctrlWheel_zoomsLanesAndZeroShowsAll();
    void clickInLanes_seeks();
    void secondRun_isComparedWithTheFirst();
    void journalFromFile_isShown();
    void journalOfAnotherBoard_isRefused();
    void fileThatIsNoJournal_isRefused();
};

void UnderstandingRunTest::f11_goesToWhatTheRecordLedTo()
{
    const Running running;
    QVERIFY(running.opened);
    const quint32 before = running.run().currentRecord();
    QTest::keyClick(running.window, Qt::Key_F11);
    const quint32 after = running.run().currentRecord();
    QVERIFY(after > before);
    QVERIFY(running.playback().time() > 0);
    QTest::keyClick(running.window, Qt::Key_F11, Qt::ShiftModifier);
    QCOMPARE(running.run().currentRecord(), before);
}

void UnderstandingRunTest::shiftF11_goesBackToTheCause()
{
    const Running running;
    QVERIFY(running.opened);
    running.playback().seek(running.playback().length());
    double time = running.playback().time();
    while (running.run().currentRecord() != 0) {
        const quint32 record = running.run().currentRecord();
        QTest::keyClick(running.window, Qt::Key_F11, Qt::ShiftModifier);
        if (running.run().currentRecord() == record)
            break;
        QVERIFY(running.run().currentRecord() < record);
        QVERIFY(running.playback().time() <= time);
        time = running.playback().time();
    }
    QTest::keyClick(running.window, Qt::Key_F11, Qt::ShiftModifier);
    QVERIFY(running.window->findChild<Toast *>()->text().contains(QStringLiteral("began")));
}

void UnderstandingRunTest::f9_stopsPlayingAtTheNote()
{
    const Running running;
    QVERIFY(running.opened);
    running.select(QStringLiteral("Take payment"));
    QTest::keyClick(running.window, Qt::Key_F9);
    QCOMPARE(running.run().breakpoints().all().size(), size_t(1));
    running.playToTheEnd();
    QVERIFY(running.playback().time() < running.playback().length());
    QCOMPARE(running.nameOf(running.run().currentRecord()), QStringLiteral("Take payment"));
    const double first = running.playback().time();
    running.playToTheEnd();
    QVERIFY(running.playback().time() > first);
    QTest::keyClick(running.window, Qt::Key_F9);
    QVERIFY(running.run().breakpoints().all().empty());
}

void UnderstandingRunTest::condition_stopsPlayingWhereItHolds()
{
    const Running running;
    QVERIFY(running.opened);
    running.run().showTab(RunPanel::Tab::Breakpoints);
    auto *condition = child<QLineEdit>(&running.run(), "condition");
    QTest::keyClicks(condition, QStringLiteral("name == \"Order placed\" event"));
    QTest::keyClick(condition, Qt::Key_Return);
    QVERIFY(condition->text().isEmpty());
    running.playToTheEnd();
    QCOMPARE(running.nameOf(running.run().currentRecord()), QStringLiteral("Order placed"));
    QVERIFY(!running.playback().isPlaying());
}

void UnderstandingRunTest::wrongCondition_isRefusedWithReason()
{
    const Running running;
    QVERIFY(running.opened);
    running.run().showTab(RunPanel::Tab::Breakpoints);
    auto *condition = child<QLineEdit>(&running.run(), "condition");
    QTest::keyClicks(condition, QStringLiteral("amount >"));
    QTest::keyClick(condition, Qt::Key_Return);
    QVERIFY(running.run().breakpoints().all().empty());
    auto *problem = child<QLabel>(&running.run(), "problem");
    QVERIFY(problem->isVisible());
    QVERIFY(problem->text().contains(u'>'));
    QCOMPARE(condition->text(), QStringLiteral("amount >"));
}

void UnderstandingRunTest::breakpoints_areKeptForTheBoard()
{
    const Running running;
    QVERIFY(running.opened);
    Breakpoints &breakpoints = running.run().breakpoints();
    breakpoints.toggle(running.note(QStringLiteral("Take payment")));
    QCOMPARE(breakpoints.add(QStringLiteral("amount > 100")), QString());
    breakpoints.setEnabled(1, false);
    const QString board = running.window->document().board().id().toString();
    const Breakpoints again(running.window->desk().settings(), board);
    QCOMPARE(again.all(), breakpoints.all());
    QVERIFY(Breakpoints(running.window->desk().settings(), QStringLiteral("another")).all().empty());
}

void UnderstandingRunTest::breakpointSwitchedOff_doesNotStop()
{
    const Running running;
    QVERIFY(running.opened);
    running.run().breakpoints().toggle(running.note(QStringLiteral("Take payment")));
    running.run().showTab(RunPanel::Tab::Breakpoints);
    auto *list = running.run().findChild<BreakpointPanel *>()->findChild<QListWidget *>();
    QTRY_COMPARE(list->count(), 1);
    QCOMPARE(list->item(0)->text(), QStringLiteral("Take payment"));
    list->setCurrentRow(0);
    QTest::keyClick(list, Qt::Key_Space);
    QVERIFY(!running.run().breakpoints().all()[0].enabled);
    running.playToTheEnd();
    QCOMPARE(running.playback().time(), running.playback().length());
    QTRY_COMPARE(list->count(), 1);
    list->setCurrentRow(0);
    QTest::keyClick(list, Qt::Key_Delete);
    QVERIFY(running.run().breakpoints().all().empty());
}

void UnderstandingRunTest::quietTime_isSkipped()
{
    const Running running;
    QVERIFY(running.opened);
    const auto frames = [&running] {
        running.playback().seek(0);
        running.playback().play();
        int count = 0;
        for (; count < 10'000 && running.playback().isPlaying(); ++count)
            running.playback().advance(0.05);
        return count;
    };
    const int all = frames();
    QVERIFY(running.window->commands().run(QStringLiteral("run.skipQuiet")));
    QVERIFY(frames() <= all);
    QVERIFY(running.window->commands().action(QStringLiteral("run.skipQuiet"))->isChecked());
}

void UnderstandingRunTest::whyOfSelectedNote_endsByEscape()
{
    const Running running;
    QVERIFY(running.opened);
    const int all = running.journal().rowCount();
    running.select(QStringLiteral("Take payment"));
    running.window->view().setFocus();
    QTest::keyClick(running.window, Qt::Key_Y, Qt::AltModifier);
    QVERIFY(running.run().hasQuestion());
    const int rows = running.journal().rowCount();
    QVERIFY(rows > 1 && rows < all);
    QCOMPARE(running.journal().index(rows - 1).data().toString(), QStringLiteral("Take payment"));
    QTest::keyClick(&running.window->view(), Qt::Key_Escape);
    QVERIFY(!running.run().hasQuestion());
    QCOMPARE(running.journal().rowCount(), all);
}

void UnderstandingRunTest::whatCame_leavesOutWhatDidNotComeOfIt()
{
    const Running running;
    QVERIFY(running.opened);
    running.select(QStringLiteral("Take payment"));
    const int all = running.journal().rowCount();
    QTest::keyClick(running.window, Qt::Key_Y, Qt::AltModifier | Qt::ShiftModifier);
    QVERIFY(running.run().hasQuestion());
    QVERIFY(running.journal().rowCount() < all);
    QCOMPARE(running.journal().index(0).data().toString(), QStringLiteral("Take payment"));
    for (int row = 0; row < running.journal().rowCount(); ++row)
        QVERIFY(running.journal().index(row).data().toString() != QStringLiteral("Place order"));
}

void UnderstandingRunTest::noteThatWasNotReached_hasNoWhy()
{
    const Running running;
    QVERIFY(running.opened);
    Document &document = running.window->document();
    Note note = edits::newNote(document.board(), NoteKind::Event, 0, 5000);
    note.title = QStringLiteral("Never");
    document.apply(edits::addNote(document.board(), note), QStringLiteral("Add"));
    running.select(QStringLiteral("Never"));
    QVERIFY(running.window->commands().run(QStringLiteral("run.why")));
    QVERIFY(!running.run().hasQuestion());
    QVERIFY(running.window->findChild<Toast *>()->text().contains(QStringLiteral("Nothing has come")));
}

void UnderstandingRunTest::contents_showWhatChangedLast()
{
    const Running running;
    QVERIFY(running.opened);
    running.run().showTab(RunPanel::Tab::Contents);
    running.playback().seek(running.playback().length());
    const ContentsPanel &contents = running.contents();
    QVERIFY(contents.holders().model()->rowCount() > 0);
    QVERIFY(contents.entities().model()->rowCount() > 0);
    QVERIFY(contents.entities().currentIndex().isValid());
}

void UnderstandingRunTest::contents_followTheInstantBothWays()
{
    const Running running;
    QVERIFY(running.opened);
    running.run().showTab(RunPanel::Tab::Contents);
    const ContentsPanel &contents = running.contents();
    const auto held = [&contents] {
        QStringList fields;
        for (int row = 0; row < contents.fields().model()->rowCount(); ++row)
            fields << contents.fields().model()->index(row, 0).data(Qt::AccessibleTextRole).toString();
        return std::pair(contents.entities().model()->rowCount(), fields);
    };
    QCOMPARE(held().first, 0);
    running.playback().seek(running.playback().length() / 2);
    const auto half = held();
    running.playback().seek(running.playback().length());
    QVERIFY(held().first > 0);
    running.playback().seek(running.playback().length() / 2);
    QCOMPARE(held(), half);
    running.playback().seek(0);
    QCOMPARE(held().first, 0);
}

void UnderstandingRunTest::selectedReadModel_showsWhatItHolds()
{
    const Running running;
    QVERIFY(running.opened);
    const NoteId model = running.note(QStringLiteral("Open orders"));
    QVERIFY(!model.isNull());
    QVERIFY(!running.run().contentsOf(model));
    running.playback().seek(running.playback().length());
    const auto contents = running.run().contentsOf(model);
    QVERIFY(contents);
    QCOMPARE(contents->note, model);
    running.run().showTab(RunPanel::Tab::Contents);
    running.select(QStringLiteral("Open orders"));
    QCOMPARE(running.contents().holders().currentIndex().data().toString(), QStringLiteral("Open orders"));
}

void UnderstandingRunTest::ctrlWheel_zoomsLanesAndZeroShowsAll()
{
    const Running running;
    QVERIFY(running.opened);
    auto *lanes = running.run().findChild<LaneChart *>();
    const QPointF at(lanes->width() * 0.6, 12);
    QWheelEvent wheel(at, lanes->mapToGlobal(at), {}, QPoint(0, 240), Qt::NoButton, Qt::ControlModifier,
                      Qt::NoScrollPhase, false);
    QApplication::sendEvent(lanes, &wheel);
    const double shown = lanes->to() - lanes->from();
    QVERIFY(shown < running.playback().length());
    QVERIFY(lanes->from() > 0);
    lanes->setFocus();
    const double from = lanes->from();
    QTest::keyClick(lanes, Qt::Key_Left);
    QVERIFY(lanes->from() < from);
    QVERIFY(std::abs(lanes->to() - lanes->from() - shown) < 1e-9);
    QTest::keyClick(lanes, Qt::Key_0);
    QCOMPARE(lanes->to() - lanes->from(), running.playback().length());
}

void UnderstandingRunTest::clickInLanes_seeks()
{
    const Running running;
    QVERIFY(running.opened);
    auto *lanes = running.run().findChild<LaneChart *>();
    QTest::mouseClick(lanes, Qt::LeftButton, {}, QPoint(lanes->width() - 20, 12));
    QVERIFY(std::abs(running.playback().time() - running.playback().length()) < 0.1);
}

void UnderstandingRunTest::secondRun_isComparedWithTheFirst()
{
    const Running running;
    QVERIFY(running.opened);
    running.run().showTab(RunPanel::Tab::Compare);
    QVERIFY(child<QLabel>(&running.run(), "comparedRuns")->text().contains(QStringLiteral("Run again")));
    Document &document = running.window->document();
    ChangeSet removal =
        edits::removeNotes(document.board(), std::vector{running.note(QStringLiteral("Take payment"))});
    document.apply(removal, QStringLiteral("Delete"));
    running.run().runAgain();
    QTRY_VERIFY(!running.run().isRunning());
    running.playback().pause();
    auto *compare = running.run().findChild<RunComparePanel *>();
    QVERIFY(compare->isVisible());
    QVERIFY(!compare->marks().isEmpty());
    running.run().showTab(RunPanel::Tab::Journal);
    QVERIFY(compare->marks().isEmpty());
}

void UnderstandingRunTest::journalFromFile_isShown()
{
    const Running running;
    QVERIFY(running.opened);
    const int rows = running.journal().rowCount();
    const QString path = running.desk.folder() + QStringLiteral("/journal.jsonl");
    QString problem;
    const Board &board = running.window->document().board();
    simulation::Journal journal;
    simulation::run(*simulation::compilePlan(board, FlowGraph(board), nullptr, {}, &problem), {}, journal);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(simulation::toJsonLines(journal));
    file.close();
    running.run().stop();
    QVERIFY(!running.run().isOpen());
    running.run().openJournal(path);
    QTRY_VERIFY(running.run().isOpen());
    QCOMPARE(running.journal().rowCount(), rows);
}

void UnderstandingRunTest::journalOfAnotherBoard_isRefused()
{
    OpenDesk desk;
    MainWindow *window = OpenDesk::shown(desk->newBoard());
    simulation::Journal journal;
    journal.notes = {NoteId::create()};
    journal.noteNames = {QStringLiteral("Elsewhere")};
    simulation::Record record;
    record.note = 0;
    journal.records = {record};
    QFile file(desk.folder() + QStringLiteral("/journal.jsonl"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(simulation::toJsonLines(journal));
    file.close();
    window->run().openJournal(file.fileName());
    QTRY_VERIFY(!window->run().isRunning());
    QVERIFY(!window->run().isOpen());
    QVERIFY(window->findChild<Toast *>()->text().contains(QStringLiteral("no journal of this board")));
}

void UnderstandingRunTest::fileThatIsNoJournal_isRefused()
{
    OpenDesk desk;
    MainWindow *window = OpenDesk::shown(desk->newBoard());
    QFile file(desk.folder() + QStringLiteral("/notes.txt"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("not a journal\n");
    file.close();
    window->run().openJournal(file.fileName());
    QTRY_VERIFY(!window->run().isRunning());
    const QString said = window->findChild<Toast *>()->text();
    QVERIFY2(said.contains(QStringLiteral("notes.txt is no journal. Line 1")), qPrintable(said));
    window->run().openJournal(desk.folder() + QStringLiteral("/absent.jsonl"));
    QTRY_VERIFY(!window->run().isRunning());
    QVERIFY(window->findChild<Toast *>()->text().contains(QStringLiteral("absent.jsonl can't be read")));
}

} // namespace tempestry

QTEST_MAIN(tempestry::UnderstandingRunTest)
#include "understanding_run_test.moc"
