#include "app/controls/controls.h"
#include "app/controls/line_list.h"
#include "app/controls/side_panel.h"
#include "app/controls/toast.h"
#include "app/history/board_past.h"
#include "app/window/board_session.h"
#include "board/board_view.h"
#include "model/edits.h"
#include "persistence/board_json.h"
#include "tests/app/past_bench.h"

#include <QClipboard>
#include <QFile>
#include <QGuiApplication>
#include <QTest>
#include <QThreadPool>

namespace tempestry {

using namespace test;

class ComparingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ctrlShiftB_comparesNewestNameWithNow();
    void boardBeingCompared_isReadOnlyMeanwhile();
    void comparisonLeftEarly_showsNothing();
    void closedSidePanel_endsTheComparison();
    void boardJson_saysThatItHasNoHistory();
    void fileOfAnotherBoard_isComparedWithThisOne();
    void fileThatIsNoBoard_isToldAndNothingOpens();
};

namespace {

// The start with now; what differs is not there before the next events.
void startComparing(MainWindow &window)
{
    openFilm(window);
    press(window, Qt::Key_Escape);
    QTRY_VERIFY(!past(window));
    QVERIFY(window.commands().run(QStringLiteral("history.compare")));
    QVERIFY(past(window));
}

} // namespace

void ComparingTest::ctrlShiftB_comparesNewestNameWithNow()
{
    OpenDesk desk;
    MainWindow *window = workshop(desk);
    nameIt(*window, QStringLiteral("Before"));
    const Board &board = window->document().board();
    NoteId paid;
    NoteId placed;
    board.notes().forEach([&](const Note &note) {
        if (note.title == QStringLiteral("Order paid"))
            paid = note.id;
        if (note.title == QStringLiteral("Order placed"))
            placed = note.id;
    });
    window->document().apply(edits::removeNotes(board, std::vector{paid}), QStringLiteral("Delete note"));
    window->document().apply(
        edits::changeNote(board, placed, [](Note &note) { note.title = QStringLiteral("Order received"); }),
        QStringLiteral("Edit text"));
    addNote(*window, QStringLiteral("Parcel lost"), 900);
    press(*window, Qt::Key_B, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(past(*window));
    auto *list = window->side().findChild<LineList *>();
    QTRY_COMPARE(lines(*list), QStringList({QStringLiteral("[Added 1]"), QStringLiteral("Parcel lost"),
                                            QStringLiteral("[Removed 1]"), QStringLiteral("Order paid"),
                                            QStringLiteral("[Reworded 1]"),
                                            QStringLiteral("Order received (was: Order placed)")}));
    QCOMPARE(shownNotes(*window), 4U); // with the ghost
    click(*list, 3);
    QCOMPARE(past(*window)->selectedNotes(), std::vector{paid});
    QTest::mouseClick(child<Button>(&window->side(), "copyComparison"), Qt::LeftButton);
    QVERIFY(QGuiApplication::clipboard()->text().startsWith(QStringLiteral("# From Before to now")));
    press(*window, Qt::Key_Escape);
    QTRY_VERIFY(!past(*window));
    QVERIFY(!window->document().isReadOnly());
}

void ComparingTest::boardBeingCompared_isReadOnlyMeanwhile()
{
    OpenDesk desk;
    MainWindow *window = workshop(desk);
    startComparing(*window);
    QVERIFY(window->document().isReadOnly());
    const BoardView *meanwhile = past(*window);
    const auto *list = window->side().findChild<LineList *>();
    const auto *copy = child<Button>(&window->side(), "copyComparison");
    QCOMPARE(lines(*list), QStringList());
    QVERIFY(!copy->isEnabled());
    QTRY_COMPARE(lines(*list).size(), 4);
    QVERIFY(copy->isEnabled());
    QCOMPARE(past(*window), meanwhile);
}

void ComparingTest::comparisonLeftEarly_showsNothing()
{
    OpenDesk desk;
    MainWindow *window = workshop(desk);
    startComparing(*window);
    window->past().backToNow();
    QVERIFY(QThreadPool::globalInstance()->waitForDone(10'000));
    QTRY_VERIFY(!past(*window) && !window->side().panel());
    addNote(*window, QStringLiteral("Parcel lost"), 900);
    QCOMPARE(window->document().board().notes().size(), 4U);
}

void ComparingTest::closedSidePanel_endsTheComparison()
{
    OpenDesk desk;
    MainWindow *window = workshop(desk);
    press(*window, Qt::Key_B, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(past(*window));
    QTest::mouseClick(child<Button>(&window->side(), "closeSide"), Qt::LeftButton);
    QTRY_VERIFY(!past(*window));
    QVERIFY(!window->document().isReadOnly());
}

void ComparingTest::boardJson_saysThatItHasNoHistory()
{
    OpenDesk desk;
    const QString path = desk.folder() + QStringLiteral("/board.json");
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(persistence::boardToJson(Board(BoardId::create(), QStringLiteral("Shop"))));
    file.close();
    MainWindow *window = OpenDesk::shown(desk->open(path));
    press(*window, Qt::Key_H, Qt::ControlModifier);
    QVERIFY(window->findChild<Toast *>()->text().contains(QStringLiteral("keeps no history")));
    QVERIFY(!window->past().isShown());
    QVERIFY(window->document().isReadOnly());
    window->past().compareWithFile(path);
    QVERIFY(past(*window));
    press(*window, Qt::Key_Escape);
    QVERIFY(window->document().isReadOnly());
}

void ComparingTest::fileOfAnotherBoard_isComparedWithThisOne()
{
    OpenDesk desk;
    MainWindow *window = workshop(desk);
    const QString path = desk.folder() + QStringLiteral("/copy.tempest");
    window->session().saveCopy(path);
    addNote(*window, QStringLiteral("Parcel lost"), 900);
    window->past().compareWithFile(path);
    QVERIFY(past(*window));
    QTRY_COMPARE(lines(*window->side().findChild<LineList *>()),
                 QStringList({QStringLiteral("[Added 1]"), QStringLiteral("Parcel lost")}));
    QVERIFY(child<Button>(&window->side(), "compareFrom")->text().contains(QStringLiteral("copy.tempest")));
}

void ComparingTest::fileThatIsNoBoard_isToldAndNothingOpens()
{
    OpenDesk desk;
    MainWindow *window = workshop(desk);
    const QString path = desk.folder() + QStringLiteral("/bad.tempest");
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("nothing of the kind");
    file.close();
    window->past().compareWithFile(path);
    QVERIFY(!past(*window));
    QVERIFY(window->findChild<Toast *>()->text().contains(QStringLiteral("bad.tempest")));
    QVERIFY(!window->document().isReadOnly());
}

} // namespace tempestry

QTEST_MAIN(tempestry::ComparingTest)
#include "comparing_test.moc"
