#include "app/controls/controls.h"
#include "app/controls/finder.h"
#include "app/controls/value_box.h"
#include "app/inspector/inspector.h"
#include "app/window/board_session.h"
#include "app/window/kind_palette.h"
#include "app/window/top_bar.h"
#include "board/board_view.h"
#include "model/edits.h"
#include "tests/app/open_desk.h"

#include <QLineEdit>
#include <QTest>

namespace tempestry {

class MainWindowTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void clickInPalette_makesNoteOfKind();
    void backslash_leavesPaperOnlyAndBringsAllBack();
    void ctrlK_findsCommandAndRunsIt();
    void ctrlK_findsNoteAndSelectsIt();
    void undoKeys_takeBackAndDoAgain();
    void clickedName_renamesBoard();
    void typedBackslash_isTextWhileTyping();
    void everyPictureButton_hasNameAndTooltip();
    void darkPaper_isKept();
    void windowClosedWhileTyping_keepsTheTextAndDropsEmptyDraft();
    void writingCommands_workFromTheFinder();
    void writingKeys_workInTheWindow();
};

namespace {

Note addedNote(MainWindow &window, const QString &title)
{
    Note note = edits::newNote(window.document().board(), NoteKind::Event, 300, 300);
    note.title = title;
    window.document().apply(edits::addNote(window.document().board(), note), QStringLiteral("Add note"));
    return note;
}

} // namespace

void MainWindowTest::clickInPalette_makesNoteOfKind()
{
    OpenDesk desk;
    MainWindow *window = OpenDesk::shown(desk->newBoard());
    QTest::mouseClick(child<PaletteRow>(window, "insert.policy"), Qt::LeftButton);
    QVERIFY(window->view().isEditing());
    QTest::keyClicks(window->view().viewport(), QStringLiteral("Whenever it rains, open the umbrella"));
    QTest::keyClick(window->view().viewport(), Qt::Key_Escape);
    if (window->view().isEditing())
        window->view().commitEditing();
    QCOMPARE(window->document().board().notes().size(), 1U);
    window->document().board().notes().forEach([](const Note &note) {
        QCOMPARE(note.kind, NoteKind::Policy);
        QCOMPARE(note.title, QStringLiteral("Whenever it rains, open the umbrella"));
    });
}

void MainWindowTest::backslash_leavesPaperOnlyAndBringsAllBack()
{
    OpenDesk desk;
    MainWindow *window = OpenDesk::shown(desk->newBoard());
    QTest::keyClick(window, Qt::Key_Backslash);
    QVERIFY(window->findChild<KindPalette *>()->isHidden());
    QVERIFY(window->findChild<TopBar *>()->isHidden());
    QVERIFY(!window->findChild<Inspector *>()->isVisible());
    QTest::keyClick(window, Qt::Key_Backslash);
    QVERIFY(window->findChild<KindPalette *>()->isVisible());
    QVERIFY(window->findChild<TopBar *>()->isVisible());
    QVERIFY(window->findChild<Inspector *>()->isVisible());
}

void MainWindowTest::ctrlK_findsCommandAndRunsIt()
{
    OpenDesk desk;
    MainWindow *window = OpenDesk::shown(desk->newBoard());
    QTest::keyClick(window, Qt::Key_K, Qt::ControlModifier);
    auto *box = child<QLineEdit>(window, "find");
    QTRY_VERIFY(box->hasFocus());
    QTest::keyClicks(box, QStringLiteral("paper only"));
    QTest::keyClick(box, Qt::Key_Return);
    QVERIFY(window->isPaperOnly());
}

void MainWindowTest::ctrlK_findsNoteAndSelectsIt()
{
    OpenDesk desk;
    MainWindow *window = OpenDesk::shown(desk->newBoard());
    addedNote(*window, QStringLiteral("Order placed"));
    const Note wanted = addedNote(*window, QStringLiteral("Parcel shipped"));
    QTest::keyClick(window, Qt::Key_K, Qt::ControlModifier);
    auto *box = child<QLineEdit>(window, "find");
    QTest::keyClicks(box, QStringLiteral("parcel"));
    QTest::keyClick(box, Qt::Key_Return);
    QCOMPARE(window->view().selectedNotes(), std::vector{wanted.id});
}

void MainWindowTest::undoKeys_takeBackAndDoAgain()
{
    OpenDesk desk;
    MainWindow *window = OpenDesk::shown(desk->newBoard());
    addedNote(*window, QStringLiteral("Order placed"));
    QTest::keyClick(window, Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(window->document().board().notes().isEmpty());
    QTest::keyClick(window, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(window->document().board().notes().size(), 1U);
    QVERIFY(!window->commands().action(QStringLiteral("edit.redo"))->isEnabled());
}

void MainWindowTest::clickedName_renamesBoard()
{
    OpenDesk desk;
    MainWindow *window = OpenDesk::shown(desk->newBoard());
    auto *name = child<ValueBox>(window, "boardTitle");
    QTest::mouseClick(name, Qt::LeftButton);
    QTest::keyClicks(name, QStringLiteral("Lunch"));
    QTest::keyClick(name, Qt::Key_Return);
    QCOMPARE(window->document().board().title(), QStringLiteral("Lunch"));
    QVERIFY(window->windowTitle().startsWith(QStringLiteral("Lunch")));
}

void MainWindowTest::typedBackslash_isTextWhileTyping()
{
    OpenDesk desk;
    MainWindow *window = OpenDesk::shown(desk->newBoard());
    auto *name = child<ValueBox>(window, "boardTitle");
    QTest::mouseClick(name, Qt::LeftButton);
    QTest::keyClick(name, Qt::Key_Backslash);
    QVERIFY(!window->isPaperOnly());
    QTest::keyClick(name, Qt::Key_Escape);
}

void MainWindowTest::everyPictureButton_hasNameAndTooltip()
{
    OpenDesk desk;
    MainWindow *window = desk->openExample(QStringLiteral("online-order"));
    int pictures = 0;
    for (const auto *button : window->findChildren<Button *>()) {
        if (button->picture() == Button::Picture::None)
            continue;
        ++pictures;
        QVERIFY(!button->accessibleName().isEmpty());
        QVERIFY2(!button->toolTip().isEmpty(), qPrintable(button->accessibleName()));
    }
    QVERIFY(pictures >= 6);
}

void MainWindowTest::darkPaper_isKept()
{
    OpenDesk desk;
    MainWindow *window = desk->newBoard();
    QVERIFY(!window->appearance().isDark());
    QVERIFY(window->commands().run(QStringLiteral("view.darkPaper")));
    QVERIFY(window->palette().color(QPalette::Window).lightness() < 128);
    desk.restart();
    QVERIFY(desk->newBoard()->appearance().isDark());
}

void MainWindowTest::windowClosedWhileTyping_keepsTheTextAndDropsEmptyDraft()
{
    for (const QString &typed : {QStringLiteral("Order placed"), QString()}) {
        OpenDesk desk;
        MainWindow *window = OpenDesk::shown(desk->newBoard());
        addedNote(*window, QStringLiteral("There before"));
        const QString path = window->session().path();
        QTest::keyClick(&window->view(), Qt::Key_E);
        QTest::keyClicks(&window->view(), typed);
        window->close();
        desk.restart();
        const Board &board = desk->open(path)->document().board();
        QCOMPARE(board.notes().size(), typed.isEmpty() ? 1U : 2U);
        bool isThere = false;
        board.notes().forEach([&](const Note &note) { isThere = isThere || note.title == typed; });
        QCOMPARE(isThere, !typed.isEmpty());
    }
}

void MainWindowTest::writingCommands_workFromTheFinder()
{
    OpenDesk desk;
    MainWindow *window = OpenDesk::shown(desk->newBoard());
    QVERIFY(!window->commands().run(QStringLiteral("write.growRight")));
    const Note note = addedNote(*window, QStringLiteral("Order placed"));
    window->view().selectNotes(std::span(&note.id, 1));
    QTest::keyClick(window, Qt::Key_K, Qt::ControlModifier);
    auto *box = child<QLineEdit>(window, "find");
    QTest::keyClicks(box, QStringLiteral("grow right"));
    QTest::keyClick(box, Qt::Key_Return);
    QVERIFY(window->view().isEditing());
    QTest::keyClicks(&window->view(), QStringLiteral("Whenever placed"));
    QTest::keyClick(&window->view(), Qt::Key_Return);
    QCOMPARE(window->document().board().notes().size(), 2U);

    QTest::keyClick(window, Qt::Key_K, Qt::ControlModifier);
    QTest::keyClicks(box, QStringLiteral("same kind below"));
    QTest::keyClick(box, Qt::Key_Return);
    QTest::keyClicks(&window->view(), QStringLiteral("Whenever paid"));
    QTest::keyClick(&window->view(), Qt::Key_Return);
    int policies = 0;
    window->document().board().notes().forEach(
        [&](const Note &each) { policies += each.kind == NoteKind::Policy ? 1 : 0; });
    QCOMPARE(policies, 2);
}

// With the window's shortcuts and its order of focus around.
void MainWindowTest::writingKeys_workInTheWindow()
{
    OpenDesk desk;
    MainWindow *window = OpenDesk::shown(desk->newBoard());
    window->view().setFocus();
    QWidget *const view = &window->view();
    QTest::keyClick(view, Qt::Key_E);
    QTest::keyClicks(view, QStringLiteral("Order placed"));
    QTest::keyClick(view, Qt::Key_Tab);
    QTest::keyClicks(view, QStringLiteral("Order paid"));
    QTest::keyClick(view, Qt::Key_Down, Qt::ControlModifier);
    QTest::keyClicks(view, QStringLiteral("Order refused"));
    QTest::keyClick(view, Qt::Key_Left, Qt::ControlModifier);
    QTest::keyClick(view, Qt::Key_Delete, Qt::ControlModifier);
    QTest::keyClicks(view, QStringLiteral("lost"));
    QTest::keyClick(view, Qt::Key_Return);
    QTest::keyClick(view, Qt::Key_Right, Qt::ControlModifier);
    QVERIFY(window->view().isEditing());
    QTest::keyClick(view, Qt::Key_Tab);
    QVERIFY(!window->view().isEditing());
    QVERIFY(view->hasFocus());
    QStringList titles;
    window->document().board().notes().forEach([&](const Note &note) { titles << note.title; });
    titles.sort();
    QCOMPARE(titles, (QStringList{QStringLiteral("Order lost"), QStringLiteral("Order paid"),
                                  QStringLiteral("Order placed")}));
}

} // namespace tempestry

QTEST_MAIN(tempestry::MainWindowTest)
#include "main_window_test.moc"
