#include "app/window/find_bar.h"
#include "board/board_view.h"
#include "model/edits.h"
#include "tests/app/open_desk.h"

#include <QLineEdit>

namespace tempestry {

namespace {

NoteId add(MainWindow &window, const char *title, double x, double y)
{
    Note note = edits::newNote(window.document().board(), NoteKind::Event, x, y);
    note.title = QString::fromUtf8(title);
    window.document().apply(edits::addNote(window.document().board(), note), QStringLiteral("Add"));
    return note.id;
}

} // namespace

class FindBarTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void typing_selectsTheFirstAndEnterTheNext();
    void shiftEnter_goesBackwardsRoundTheEnd();
    void escape_leavesTheNoteSelectedAndTheCanvasFocused();
    void foundNote_isBroughtIntoView();
    void changeOfTheBoard_isFollowed();
};

void FindBarTest::typing_selectsTheFirstAndEnterTheNext()
{
    OpenDesk desk;
    MainWindow *window = OpenDesk::shown(desk->newBoard());
    const NoteId placed = add(*window, "Order placed", 0, 0);
    add(*window, "Invoice sent", 200, 0);
    const NoteId paid = add(*window, "Order paid", 400, 0);
    QTest::keyClick(window, Qt::Key_F, Qt::ControlModifier);
    auto *typed = child<QLineEdit>(window, "findOnPaper");
    QVERIFY(typed->hasFocus());
    QTest::keyClicks(typed, QStringLiteral("order"));
    QCOMPARE(window->view().selectedNotes(), std::vector{placed});
    QTest::keyClick(typed, Qt::Key_Return);
    QCOMPARE(window->view().selectedNotes(), std::vector{paid});
    QTest::keyClicks(typed, QStringLiteral(" pl"));
    QCOMPARE(window->view().selectedNotes(), std::vector{placed});
}

void FindBarTest::shiftEnter_goesBackwardsRoundTheEnd()
{
    OpenDesk desk;
    MainWindow *window = OpenDesk::shown(desk->newBoard());
    add(*window, "Paid once", 0, 0);
    const NoteId twice = add(*window, "Paid twice", 200, 0);
    QTest::keyClick(window, Qt::Key_F, Qt::ControlModifier);
    auto *typed = child<QLineEdit>(window, "findOnPaper");
    QTest::keyClicks(typed, QStringLiteral("paid"));
    QTest::keyClick(typed, Qt::Key_Return, Qt::ShiftModifier);
    QCOMPARE(window->view().selectedNotes(), std::vector{twice});
}

void FindBarTest::escape_leavesTheNoteSelectedAndTheCanvasFocused()
{
    OpenDesk desk;
    MainWindow *window = OpenDesk::shown(desk->newBoard());
    const NoteId paid = add(*window, "Paid", 0, 0);
    QTest::keyClick(window, Qt::Key_F, Qt::ControlModifier);
    auto *typed = child<QLineEdit>(window, "findOnPaper");
    QTest::keyClicks(typed, QStringLiteral("paid"));
    QTest::keyClick(typed, Qt::Key_Escape);
    QVERIFY(!window->findBar().isOpen());
    QVERIFY(window->view().hasFocus());
    QCOMPARE(window->view().selectedNotes(), std::vector{paid});
}

void FindBarTest::foundNote_isBroughtIntoView()
{
    OpenDesk desk;
    MainWindow *window = OpenDesk::shown(desk->newBoard());
    add(*window, "Near", 0, 0);
    add(*window, "Far", 20'000, 0);
    window->view().setZoom(1);
    window->view().centerOn(0, 0);
    QTest::keyClick(window, Qt::Key_F, Qt::ControlModifier);
    QTest::keyClicks(child<QLineEdit>(window, "findOnPaper"), QStringLiteral("far"));
    const QRectF shown = window->view().mapToScene(window->view().viewport()->rect()).boundingRect();
    QVERIFY(shown.contains(20'000, 0));
}

void FindBarTest::changeOfTheBoard_isFollowed()
{
    OpenDesk desk;
    MainWindow *window = OpenDesk::shown(desk->newBoard());
    const NoteId paid = add(*window, "Paid", 0, 0);
    QTest::keyClick(window, Qt::Key_F, Qt::ControlModifier);
    auto *typed = child<QLineEdit>(window, "findOnPaper");
    QTest::keyClicks(typed, QStringLiteral("paid"));
    window->document().apply(edits::removeNotes(window->document().board(), {&paid, 1}),
                             QStringLiteral("Delete"));
    QTest::keyClick(typed, Qt::Key_Return);
    QVERIFY(window->view().selectedNotes().empty());
    const NoteId again = add(*window, "Paid again", 300, 0);
    QTest::keyClick(typed, Qt::Key_Return);
    QCOMPARE(window->view().selectedNotes(), std::vector{again});
}

} // namespace tempestry

QTEST_MAIN(tempestry::FindBarTest)
#include "find_bar_test.moc"
