#include "app/controls/controls.h"
#include "app/controls/line_list.h"
#include "app/controls/side_panel.h"
#include "app/controls/toast.h"
#include "app/history/board_past.h"
#include "app/history/history_bar.h"
#include "app/history/history_film.h"
#include "app/simulation/scrub_bar.h"
#include "app/window/board_session.h"
#include "board/board_view.h"
#include "model/edits.h"
#include "tests/app/past_bench.h"

#include <QLabel>
#include <QScrollBar>
#include <QTest>

namespace tempestry {

using namespace test;

class BoardPastTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ctrlH_playsFromEmptyPaperToNow();
    void arrowsHomeAndEnd_goThroughTheMoments();
    void escape_bringsBackExactlyThePresentView();
    void film_leavesTheDocumentAlone();
    void undoneEdits_areShownAsTheyHappened();
    void historyOfEarlierDays_isReadFromTheFile();
    void ctrlB_namesMomentThatSurvivesTheProgram();
    void nameTakenBack_isGoneFromTheList();
    void pickedName_showsItsMoment();
    void openCopy_isAnotherBoardAsItWas();
    void newBoard_saysThatThereIsNothingToPlay();
};

void BoardPastTest::ctrlH_playsFromEmptyPaperToNow()
{
    OpenDesk desk;
    MainWindow *window = workshop(desk);
    openFilm(*window);
    QVERIFY(window->past().bar().isVisible());
    HistoryFilm &film = window->past().film();
    QCOMPARE(film.moment(), 3U);
    press(*window, Qt::Key_Space);
    QVERIFY(film.isPlaying());
    QCOMPARE(shownNotes(*window), 0U);
    film.advance(1.0);
    QCOMPARE(film.moment(), 1U);
    QCOMPARE(shownNotes(*window), 1U);
    QVERIFY(child<QLabel>(window, "historyEdit")->text().contains(QStringLiteral("Add note")));
    press(*window, Qt::Key_Space);
    QVERIFY(!film.isPlaying());
    film.setSpeed(film.speeds().size() - 1);
    film.play();
    film.advance(HistoryFilm::kShortest);
    QCOMPARE(film.moment(), 3U);
    QVERIFY(!film.isPlaying());
}

void BoardPastTest::arrowsHomeAndEnd_goThroughTheMoments()
{
    OpenDesk desk;
    MainWindow *window = workshop(desk);
    openFilm(*window);
    press(*window, Qt::Key_Left);
    QCOMPARE(shownNotes(*window), 2U);
    press(*window, Qt::Key_Home);
    QCOMPARE(shownNotes(*window), 0U);
    press(*window, Qt::Key_Right);
    QCOMPARE(shownNotes(*window), 1U);
    press(*window, Qt::Key_End);
    QCOMPARE(shownNotes(*window), 3U);
    auto *scrub = window->past().bar().findChild<ScrubBar *>();
    QTRY_VERIFY(scrub->width() > 120 && scrub->geometry().right() < window->width());
    QTest::mouseClick(scrub, Qt::LeftButton, {},
                      QPoint(9 + (scrub->width() - 18) * 2 / 3, scrub->height() / 2));
    QCOMPARE(shownNotes(*window), 2U);
}

void BoardPastTest::escape_bringsBackExactlyThePresentView()
{
    OpenDesk desk;
    MainWindow *window = workshop(desk);
    BoardView &view = window->view();
    view.setZoom(0.75);
    view.horizontalScrollBar()->setValue(123);
    view.verticalScrollBar()->setValue(45);
    view.selectAll();
    const auto selected = view.selectedNotes();
    openFilm(*window);
    press(*window, Qt::Key_Home);
    press(*window, Qt::Key_Plus, Qt::ControlModifier); // what is shown is larger
    QVERIFY(past(*window)->zoom() > 0.79);
    press(*window, Qt::Key_Escape);
    QTRY_VERIFY(!past(*window));
    QCoreApplication::processEvents();
    QVERIFY(!window->past().bar().isVisible());
    QCOMPARE(view.zoom(), 0.75);
    QCOMPARE(view.horizontalScrollBar()->value(), 123);
    QCOMPARE(view.verticalScrollBar()->value(), 45);
    QCOMPARE(view.selectedNotes(), selected);
    QVERIFY(view.hasFocus());
}

void BoardPastTest::film_leavesTheDocumentAlone()
{
    OpenDesk desk;
    MainWindow *window = workshop(desk);
    const Board before = window->document().board();
    openFilm(*window);
    press(*window, Qt::Key_Left);
    shownNotes(*window);
    for (const int key : {Qt::Key_E, Qt::Key_Delete, Qt::Key_N, Qt::Key_F})
        press(*window, key);
    press(*window, Qt::Key_Z, Qt::ControlModifier);
    press(*window, Qt::Key_D, Qt::ControlModifier);
    press(*window, Qt::Key_B, Qt::ControlModifier);
    QVERIFY(window->document().board() == before);
    QVERIFY(!past(*window)->isEditing());
    press(*window, Qt::Key_Escape);
    QVERIFY(window->document().board() == before);
    QCOMPARE(window->document().undoLabel(), QStringLiteral("Add note"));
    QVERIFY(!window->document().isReadOnly());
    press(*window, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(window->document().board().notes().size(), 2U);
}

void BoardPastTest::undoneEdits_areShownAsTheyHappened()
{
    OpenDesk desk;
    MainWindow *window = workshop(desk);
    press(*window, Qt::Key_Z, Qt::ControlModifier);
    press(*window, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    openFilm(*window);
    QCOMPARE(window->past().film().length(), 5U);
    QVERIFY(child<QLabel>(window, "historyEdit")->text().startsWith(QStringLiteral("Redo")));
    press(*window, Qt::Key_Left);
    QCOMPARE(shownNotes(*window), 2U);
    QVERIFY(child<QLabel>(window, "historyEdit")->text().startsWith(QStringLiteral("Undo")));
    press(*window, Qt::Key_Left);
    QCOMPARE(shownNotes(*window), 3U);
}

void BoardPastTest::historyOfEarlierDays_isReadFromTheFile()
{
    OpenDesk desk;
    MainWindow *window = workshop(desk);
    QVERIFY(window->session().flush(std::chrono::seconds(10)));
    desk.restart();
    desk->restore();
    window = OpenDesk::shown(desk->windows().constFirst());
    addNote(*window, QStringLiteral("Parcel returned"), 900);
    openFilm(*window);
    QCOMPARE(window->past().film().length(), 4U);
    press(*window, Qt::Key_Home);
    QCOMPARE(shownNotes(*window), 0U);
    press(*window, Qt::Key_Escape);
    addNote(*window, QStringLiteral("Money back"), 1100); // after the history was read
    openFilm(*window);
    QCOMPARE(window->past().film().length(), 5U);
}

void BoardPastTest::ctrlB_namesMomentThatSurvivesTheProgram()
{
    OpenDesk desk;
    MainWindow *window = workshop(desk);
    nameIt(*window, QStringLiteral("After storming"));
    QVERIFY(window->view().hasFocus());
    QCOMPARE(window->document().undoLabel(), QStringLiteral("Checkpoint: After storming"));
    QTRY_COMPARE(lines(*window->side().findChild<LineList *>()).size(), 1);
    QVERIFY(window->session().flush(std::chrono::seconds(10)));
    desk.restart();
    desk->restore();
    window = OpenDesk::shown(desk->windows().constFirst());
    QCOMPARE(window->document().undoLabel(), QStringLiteral("Checkpoint: After storming"));
    QVERIFY(window->commands().run(QStringLiteral("history.moments")));
    auto *list = window->side().findChild<LineList *>();
    QTRY_COMPARE(list->model()->rowCount(), 1);
    QVERIFY(lines(*list).constFirst().startsWith(QStringLiteral("After storming")));
}

void BoardPastTest::nameTakenBack_isGoneFromTheList()
{
    OpenDesk desk;
    MainWindow *window = workshop(desk);
    nameIt(*window, QStringLiteral("Too soon"));
    auto *list = window->side().findChild<LineList *>();
    QTRY_COMPARE(list->model()->rowCount(), 1);
    press(*window, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(list->model()->rowCount(), 0);
    QCOMPARE(window->document().board().notes().size(), 3U);
}

void BoardPastTest::pickedName_showsItsMoment()
{
    OpenDesk desk;
    MainWindow *window = workshop(desk);
    nameIt(*window, QStringLiteral("Three"));
    addNote(*window, QStringLiteral("Parcel lost"), 900);
    auto *list = window->side().findChild<LineList *>();
    QTRY_COMPARE(list->model()->rowCount(), 1);
    click(*list, 0);
    QTRY_VERIFY(window->past().isFilmOpen());
    QCOMPARE(window->past().film().moment(), 4U);
    QCOMPARE(shownNotes(*window), 3U);
}

void BoardPastTest::openCopy_isAnotherBoardAsItWas()
{
    OpenDesk desk;
    MainWindow *window = workshop(desk);
    window->document().apply(edits::renameBoard(window->document().board(), QStringLiteral("Shop")),
                             QStringLiteral("Rename board"));
    openFilm(*window);
    press(*window, Qt::Key_Left);
    press(*window, Qt::Key_Left);
    QTest::mouseClick(child<Button>(&window->past().bar(), "history.openCopy"), Qt::LeftButton);
    QCOMPARE(desk->windows().size(), 2);
    const MainWindow *copy = desk->windows().constLast();
    QCOMPARE(copy->document().board().notes().size(), 2U);
    QVERIFY(copy->document().board().id() != window->document().board().id());
    QVERIFY2(copy->document().board().title().startsWith(QStringLiteral("Untitled board, ")),
             qPrintable(copy->document().board().title()));
    QVERIFY(desk->isUntitled(copy->session().path()));
    QVERIFY(!copy->document().isReadOnly());
}

void BoardPastTest::newBoard_saysThatThereIsNothingToPlay()
{
    OpenDesk desk;
    MainWindow *window = OpenDesk::shown(desk->newBoard());
    press(*window, Qt::Key_H, Qt::ControlModifier);
    QTRY_VERIFY(window->findChild<Toast *>()->text().contains(QStringLiteral("nothing has been edited")));
    QVERIFY(!window->past().isShown());
    QVERIFY(!window->past().bar().isVisible());
}

} // namespace tempestry

QTEST_MAIN(tempestry::BoardPastTest)
#include "board_past_test.moc"
