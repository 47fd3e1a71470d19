#include "app/controls/controls.h"
#include "app/controls/toast.h"
#include "app/simulation/journal_model.h"
#include "app/simulation/journal_panel.h"
#include "app/simulation/playback.h"
#include "app/simulation/run_panel.h"
#include "app/simulation/scrub_bar.h"
#include "app/simulation/transport_bar.h"
#include "board/board_view.h"
#include "model/edits.h"
#include "tests/app/running.h"

#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QTest>

namespace tempestry {

class RunPanelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void f5_opensRunAndPlays();
    void emptyBoard_hasNothingToRun();
    void stepKeys_goFromInstantToInstantAndBack();
    void space_playsAndPausesInTransport();
    void narrowTransport_keepsRoomToScrub();
    void scrubbing_seeks();
    void playing_endsAtEnd();
    void shiftF5_closesRun();
    void clickInJournal_selectsNoteAndSeeks();
    void filter_leavesMatchingLines();
    void why_showsWhatLedToIt();
    void changedBoard_offersToRunAgain();
    void scenarioChosenByKeys_runsAnewAsExpected();
    void scenarioThatFails_saysWhatCameInstead();
    void condition_isSwitchedOffByMouse();
    void endlessLoop_saysWhichNotesAreInIt();
};

void RunPanelTest::f5_opensRunAndPlays()
{
    OpenDesk desk;
    MainWindow *window = OpenDesk::shown(desk->openExample(QStringLiteral("online-order")));
    QVERIFY(window->run().isHidden());
    QTest::keyClick(window, Qt::Key_F5);
    QTRY_VERIFY(window->run().isOpen());
    QVERIFY(window->run().isVisible());
    QVERIFY(window->run().playback().isPlaying());
    QVERIFY(window->run().playback().length() > 0);
    QTest::keyClick(window, Qt::Key_F6);
    QVERIFY(!window->run().playback().isPlaying());
}

void RunPanelTest::emptyBoard_hasNothingToRun()
{
    OpenDesk desk;
    MainWindow *window = desk->newBoard();
    QVERIFY(!window->commands().run(QStringLiteral("run.run")));
    QVERIFY(!window->run().isRunning());
}

void RunPanelTest::stepKeys_goFromInstantToInstantAndBack()
{
    const Running running;
    QVERIFY(running.opened);
    QTest::keyClick(running.window, Qt::Key_F10);
    const double first = running.playback().time();
    QVERIFY(first > 0);
    QTest::keyClick(running.window, Qt::Key_F10);
    const double second = running.playback().time();
    QVERIFY(second > first);
    QTest::keyClick(running.window, Qt::Key_F10, Qt::ShiftModifier);
    QCOMPARE(running.playback().time(), first);
    QVERIFY(!running.playback().isPlaying());
}

void RunPanelTest::space_playsAndPausesInTransport()
{
    const Running running;
    QVERIFY(running.opened);
    auto *transport = running.window->findChild<TransportBar *>();
    QTest::keyClick(transport, Qt::Key_Space);
    QVERIFY(running.playback().isPlaying());
    QTest::keyClick(transport, Qt::Key_Space);
    QVERIFY(!running.playback().isPlaying());
}

void RunPanelTest::narrowTransport_keepsRoomToScrub()
{
    const Running running;
    QVERIFY(running.opened);
    auto *transport = running.window->findChild<TransportBar *>();
    auto *scrub = transport->findChild<ScrubBar *>();
    auto *scenario = child<Button>(transport, "run.scenario");
    running.window->resize(1600, 800);
    QTRY_VERIFY(scenario->isVisible() && child<Button>(transport, "run.many")->isVisible());
    running.window->resize(560, 800);
    QTRY_VERIFY(!child<Button>(transport, "run.many")->isVisible());
    QTRY_VERIFY(scrub->width() >= 160);
    for (const char *kept : {"run.toStart", "run.stepBack", "run.step", "run.stop"}) {
        const auto *button = child<Button>(transport, kept);
        QVERIFY2(button->isVisible() && transport->rect().contains(button->geometry()), kept);
    }
    running.window->resize(1600, 800);
    QTRY_VERIFY(scenario->isVisible());
}

void RunPanelTest::scrubbing_seeks()
{
    const Running running;
    QVERIFY(running.opened);
    running.window->resize(1366, 768);
    auto *scrub = running.window->findChild<ScrubBar *>();
    QTRY_VERIFY(scrub->width() > 200);
    QTest::mousePress(scrub, Qt::LeftButton, {}, scrub->rect().center());
    QVERIFY2(std::abs(running.playback().time() - running.playback().length() / 2) < 0.1,
             qPrintable(
                 QStringLiteral("%1 of %2").arg(running.playback().time()).arg(running.playback().length())));
    QTest::keyClick(scrub, Qt::Key_End);
    QCOMPARE(running.playback().time(), running.playback().length());
}

void RunPanelTest::playing_endsAtEnd()
{
    const Running running;
    QVERIFY(running.opened);
    running.playback().setSpeed(2);
    running.playback().play();
    running.playback().advance(1);
    QCOMPARE(running.playback().time(), 2.0);
    running.playback().advance(100'000);
    QCOMPARE(running.playback().time(), running.playback().length());
    QVERIFY(!running.playback().isPlaying());
}

void RunPanelTest::shiftF5_closesRun()
{
    const Running running;
    QVERIFY(running.opened);
    QTest::keyClick(running.window, Qt::Key_F5, Qt::ShiftModifier);
    QVERIFY(!running.window->run().isOpen());
    QVERIFY(running.window->run().isHidden());
    QVERIFY(!running.window->commands().action(QStringLiteral("run.step"))->isEnabled());
}

void RunPanelTest::clickInJournal_selectsNoteAndSeeks()
{
    const Running running;
    QVERIFY(running.opened);
    const QModelIndex line = running.journal().index(3);
    QTest::mouseClick(running.list().viewport(), Qt::LeftButton, {},
                      running.list().visualRect(line).center());
    QCOMPARE(running.window->view().selectedNotes(), std::vector{*running.journal().noteAt(3)});
    QVERIFY(running.playback().time() > 0);
}

void RunPanelTest::filter_leavesMatchingLines()
{
    const Running running;
    QVERIFY(running.opened);
    const int all = running.journal().rowCount();
    auto *filter = running.window->run().findChild<JournalPanel *>()->findChild<QLineEdit *>();
    QTest::keyClicks(filter, QStringLiteral("parcel"));
    QVERIFY(running.journal().rowCount() > 0);
    QVERIFY(running.journal().rowCount() < all);
    for (int row = 0; row < running.journal().rowCount(); ++row)
        QVERIFY(running.journal().index(row).data().toString().contains(QStringLiteral("parcel"),
                                                                        Qt::CaseInsensitive));
}

void RunPanelTest::why_showsWhatLedToIt()
{
    const Running running;
    QVERIFY(running.opened);
    const int all = running.journal().rowCount();
    const quint32 first = running.journal().recordAt(0);
    running.playback().seek(running.playback().length());
    QTest::mouseClick(child<Button>(running.window, "why"), Qt::LeftButton);
    const int causes = running.journal().rowCount();
    QVERIFY(causes > 1 && causes < all);
    QCOMPARE(running.journal().recordAt(0), first);
    QTest::mouseClick(child<Button>(running.window, "showAll"), Qt::LeftButton);
    QCOMPARE(running.journal().rowCount(), all);
}

void RunPanelTest::changedBoard_offersToRunAgain()
{
    const Running running;
    QVERIFY(running.opened);
    auto *again = child<Button>(running.window, "run.again");
    QVERIFY(!again->isVisible());
    Document &document = running.window->document();
    document.apply(edits::renameBoard(document.board(), QStringLiteral("Another")), QStringLiteral("Rename"));
    QVERIFY(again->isVisible());
    QTest::mouseClick(again, Qt::LeftButton);
    QTRY_VERIFY(!running.window->run().isRunning());
    QVERIFY(!again->isVisible());
}

void RunPanelTest::scenarioChosenByKeys_runsAnewAsExpected()
{
    const Running running;
    QVERIFY(running.opened);
    RunPanel &run = running.window->run();
    auto *outcome = child<QLabel>(&run, "outcome");
    QVERIFY(outcome->isHidden());
    QTest::keyClick(running.window, Qt::Key_F5, Qt::ControlModifier);
    auto *menu = child<QMenu>(&run, "choices");
    QVERIFY(QTest::qWaitForWindowExposed(menu));
    QTest::keyClick(menu, Qt::Key_Down);
    QTest::keyClick(menu, Qt::Key_Return);
    QCOMPARE(run.choice().scenario, QStringLiteral("Paid at once"));
    QTRY_VERIFY(!run.isRunning());
    QCOMPARE(outcome->text(), QStringLiteral("As expected"));
    QVERIFY(outcome->isVisible());
    QVERIFY(child<Button>(&run, "run.scenario")->text().contains(QStringLiteral("Paid at once")));
}

void RunPanelTest::scenarioThatFails_saysWhatCameInstead()
{
    const Running running;
    QVERIFY(running.opened);
    Document &document = running.window->document();
    BoardDraft draft(document.board());
    const Scenario *scenario = scenarioNamed(document.board(), QStringLiteral("Paid at once"));
    draft.change(scenario->id, [](Scenario &edited) { edited.never = edited.then; });
    document.apply(between(document.board(), draft.board()), QStringLiteral("Edit"));
    running.window->run().chooseScenario(QStringLiteral("Paid at once"));
    QTRY_VERIFY(!running.window->run().isRunning());
    const QString said = child<QLabel>(&running.window->run(), "outcome")->text();
    QVERIFY2(said.contains(QStringLiteral("Expected never Order placed")), qPrintable(said));
    QVERIFY2(said.contains(QStringLiteral("and 1 more")), qPrintable(said));
}

void RunPanelTest::condition_isSwitchedOffByMouse()
{
    OpenDesk desk;
    MainWindow *window = OpenDesk::shown(desk->newBoard());
    Document &document = window->document();
    for (const char *condition : {"", "cluster"}) {
        Note note = edits::newNote(document.board(), NoteKind::Command, 0, condition[0] ? 1000 : 0);
        note.title = note.condition = QString::fromLatin1(condition);
        document.apply(edits::addNote(document.board(), note), QStringLiteral("Add"));
    }
    QTest::keyClick(window, Qt::Key_F5);
    QTRY_VERIFY(window->run().isOpen());
    const JournalModel &journal = window->run().findChild<JournalPanel *>()->model();
    QCOMPARE(journal.rowCount(), 2);
    QTest::mouseClick(child<Button>(&window->run(), "run.scenario"), Qt::LeftButton);
    auto *menu = child<QMenu>(&window->run(), "choices");
    QVERIFY(QTest::qWaitForWindowExposed(menu));
    QAction *cluster = menu->actions().back();
    QCOMPARE(cluster->text(), QStringLiteral("If cluster"));
    QVERIFY(cluster->isChecked());
    QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(cluster).center());
    QCOMPARE(window->run().choice().set, (simulation::Conditions{{QStringLiteral("cluster"), false}}));
    QTRY_COMPARE(journal.rowCount(), 1);
}

void RunPanelTest::endlessLoop_saysWhichNotesAreInIt()
{
    OpenDesk desk;
    MainWindow *window = OpenDesk::shown(desk->newBoard());
    Document &document = window->document();
    std::vector<NoteId> ring;
    for (const NoteKind kind : {NoteKind::Command, NoteKind::Procedure, NoteKind::Event, NoteKind::Policy}) {
        Note note = edits::newNote(document.board(), kind, 1000.0 * static_cast<double>(ring.size()), 0);
        note.title = QStringLiteral("Round %1").arg(ring.size());
        document.apply(edits::addNote(document.board(), note), QStringLiteral("Add"));
        ring.push_back(note.id);
    }
    for (size_t i = 0; i < ring.size(); ++i)
        document.apply(edits::addLink(document.board(), ring[i], ring[(i + 1) % ring.size()]),
                       QStringLiteral("Link"));
    Note start = edits::newNote(document.board(), NoteKind::Command, 0, 3000);
    start.title = QStringLiteral("Begin");
    document.apply(edits::addNote(document.board(), start), QStringLiteral("Add"));
    document.apply(edits::addLink(document.board(), start.id, ring[1]), QStringLiteral("Link"));

    QTest::keyClick(window, Qt::Key_F5);
    QTRY_VERIFY_WITH_TIMEOUT(window->run().isOpen(), 60'000);
    const QString said = window->findChild<Toast *>()->text();
    QVERIFY2(said.startsWith(QStringLiteral("Stopped after 200,000 messages.")), qPrintable(said));
    QVERIFY2(said.contains(QStringLiteral("Round 2")) && said.contains(QStringLiteral("Round 3")),
             qPrintable(said));
}

} // namespace tempestry

QTEST_MAIN(tempestry::RunPanelTest)
#include "run_panel_test.moc"
