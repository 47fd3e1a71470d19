#include "app/controls/banner.h"
#include "app/controls/controls.h"
#include "app/window/board_session.h"
#include "app/window/file_dialogs.h"
#include "model/edits.h"
#include "tests/app/open_desk.h"

#include <QDir>
#include <QFile>
#include <QTest>

namespace tempestry {

class DeskTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void firstStart_opensEmptyBoard();
    void untitledBoard_isBackAfterRestartWithItsUndo();
    void twoNewBoards_areTwoFiles();
    void example_isOpenedAsCopy();
    void unknownExample_isRefusedWithThoseThereAre();
    void openBoard_isNotOpenedTwice();
    void saveAs_goesOnThereAndLeavesNothingBehind();
    void boardHeldByOtherDesk_isReadOnlyWithReason();
    void lostFile_keepsEditsAndGoesOnElsewhere();
    void exportedBoard_isImportedTheSame();
    void openedJson_isShownOnlyAndOffersToSaveIt();
    void unknownFile_isRefusedWithReason();
};

namespace {

void add(MainWindow &window, const QString &title)
{
    Note note = edits::newNote(window.document().board(), NoteKind::Event, 0, 0);
    note.title = title;
    window.document().apply(edits::addNote(window.document().board(), note), QStringLiteral("Add note"));
}

QStringList boardFiles(const OpenDesk &desk)
{
    return QDir(desk.boardsFolder()).entryList({QStringLiteral("*.tempest")});
}

template <class Call>
QString problemOf(Call call)
{
    try {
        call();
    } catch (const std::runtime_error &error) {
        return QString::fromUtf8(error.what());
    }
    return {};
}

} // namespace

void DeskTest::firstStart_opensEmptyBoard()
{
    OpenDesk desk;
    QCOMPARE(desk->restore(), QStringList());
    QCOMPARE(desk->windows().size(), 1);
    QVERIFY(desk->windows().front()->document().board().notes().isEmpty());
    QVERIFY(desk->isUntitled(desk->windows().front()->session().path()));
}

void DeskTest::untitledBoard_isBackAfterRestartWithItsUndo()
{
    OpenDesk desk;
    add(*desk->newBoard(), QStringLiteral("Lunch ordered"));
    desk.restart();
    QCOMPARE(desk->restore(), QStringList());
    QCOMPARE(desk->windows().size(), 1);
    Document &document = desk->windows().front()->document();
    QCOMPARE(document.board().notes().size(), 1U);
    QVERIFY(document.undo());
    QVERIFY(document.board().notes().isEmpty());
}

void DeskTest::twoNewBoards_areTwoFiles()
{
    OpenDesk desk;
    desk->newBoard();
    desk->newBoard();
    QCOMPARE(boardFiles(desk).size(), 2);
}

void DeskTest::example_isOpenedAsCopy()
{
    QVERIFY(!Desk::examples().isEmpty());
    OpenDesk desk;
    for (const Example &example : Desk::examples()) {
        const MainWindow *window = desk->openExample(example.name);
        QVERIFY(!window->document().board().notes().isEmpty());
        QVERIFY(desk->isUntitled(window->session().path()));
        QVERIFY(!window->document().isReadOnly());
    }
}

void DeskTest::unknownExample_isRefusedWithThoseThereAre()
{
    OpenDesk desk;
    const QString problem = problemOf([&] { desk->openExample(QStringLiteral("nothing-such")); });
    QVERIFY2(problem.contains(QStringLiteral("online-order")), qPrintable(problem));
}

void DeskTest::openBoard_isNotOpenedTwice()
{
    OpenDesk desk;
    MainWindow *window = desk->newBoard();
    QCOMPARE(desk->open(window->session().path()), window);
    QCOMPARE(desk->windows().size(), 1);
}

void DeskTest::saveAs_goesOnThereAndLeavesNothingBehind()
{
    OpenDesk desk;
    MainWindow *window = desk->newBoard();
    add(*window, QStringLiteral("Lunch ordered"));
    const QString path = QDir(desk.folder()).filePath(QStringLiteral("lunch.tempest"));
    window->files().saveAsPath(path);
    QCOMPARE(window->session().path(), path);
    QCOMPARE(boardFiles(desk), QStringList());
    add(*window, QStringLiteral("Lunch eaten"));
    desk.restart();
    desk->restore();
    QCOMPARE(desk->windows().front()->session().path(), path);
    QCOMPARE(desk->windows().front()->document().board().notes().size(), 2U);
}

void DeskTest::boardHeldByOtherDesk_isReadOnlyWithReason()
{
    OpenDesk first;
    OpenDesk second;
    const QString path = first->newBoard()->session().path();
    const MainWindow *window = second->open(path);
    QVERIFY(window->document().isReadOnly());
    QVERIFY(!window->session().readOnlyReason().isEmpty());
}

void DeskTest::lostFile_keepsEditsAndGoesOnElsewhere()
{
    OpenDesk desk;
    MainWindow *window = desk->newBoard();
    add(*window, QStringLiteral("Lunch ordered"));
    QVERIFY(window->session().flush(std::chrono::seconds(10)));
    QVERIFY(QFile::remove(window->session().path()));
    add(*window, QStringLiteral("Lunch eaten"));
    auto *banner = window->findChild<Banner *>();
    QTRY_VERIFY(banner->isVisible());
    QVERIFY(banner->text().contains(window->session().problem()));
    QVERIFY(!window->session().isSaved());

    const QString path = QDir(desk.folder()).filePath(QStringLiteral("rescued.tempest"));
    window->files().saveAsPath(path);
    QTRY_VERIFY(window->session().isSaved());
    QVERIFY(banner->isHidden());
    const persistence::BoardFile file =
        persistence::BoardFile::open(path, persistence::BoardFile::Access::Read);
    QVERIFY(file.board() == window->document().board());
}

void DeskTest::exportedBoard_isImportedTheSame()
{
    OpenDesk desk;
    MainWindow *window = desk->openExample(QStringLiteral("online-order"));
    const QString path = QDir(desk.folder()).filePath(QStringLiteral("order.json"));
    window->files().exportPath(path);
    QStringList remarks;
    const MainWindow *imported = desk->import(path, &remarks);
    QCOMPARE(remarks, QStringList());
    QVERIFY(imported->document().board() == window->document().board());
}

void DeskTest::openedJson_isShownOnlyAndOffersToSaveIt()
{
    OpenDesk desk;
    const QString path = QDir(desk.folder()).filePath(QStringLiteral("order.json"));
    desk->openExample(QStringLiteral("online-order"))->files().exportPath(path);
    QStringList remarks;
    const MainWindow *window = desk->openAny(path, &remarks);
    QVERIFY(window->document().isReadOnly());
    const auto *banner = window->findChild<Banner *>();
    QVERIFY(banner->isVisible());
    QCOMPARE(banner->text(),
             QStringLiteral("This is board JSON, which is only shown. Save it as a board to edit it."));
    QCOMPARE(banner->findChild<Button *>()->text(), QStringLiteral("Save as\u2026"));
}

void DeskTest::unknownFile_isRefusedWithReason()
{
    OpenDesk desk;
    const QString path = QDir(desk.folder()).filePath(QStringLiteral("letter.txt"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\"a\": 1}");
    file.close();
    QStringList remarks;
    const QString problem = problemOf([&] { desk->import(path, &remarks); });
    QVERIFY2(problem.contains(QStringLiteral("letter.txt")), qPrintable(problem));
    QVERIFY(desk->windows().isEmpty());
}

} // namespace tempestry

QTEST_MAIN(tempestry::DeskTest)
#include "desk_test.moc"
