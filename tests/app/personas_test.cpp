#include "app/controls/controls.h"
#include "app/controls/toast.h"
#include "app/workshop/personas_model.h"
#include "app/workshop/personas_panel.h"
#include "board/board_view.h"
#include "model/edits.h"
#include "tests/app/open_desk.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QDropEvent>
#include <QLineEdit>
#include <QMimeData>
#include <QTableView>
#include <QTest>

namespace tempestry {

class PersonasTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void actorsOfOneName_areOneRow();
    void editedCell_changesAllNotesInOneStep();
    void renamedPersona_isRenamedEverywhere();
    void wrongLikelihood_isRefusedWithReason();
    void nameInBlankRow_addsActorNote();
    void nameThatIsTaken_isRefused();
    void enter_putsAnotherNoteAfterSelectedOne();
    void drop_putsNoteUnderPointer();
    void sortedByLikelihood_currentPersonaIsKept();
    void copiedTable_isPartedByTabs();
    void readOnlyBoard_hasNoBlankRowAndNoEditing();
};

namespace {

class Room
{
public:
    Room()
    {
        window = OpenDesk::shown(desk->newBoard());
        window->resize(1300, 900);
        clerk = put(QStringLiteral("Clerk"), 0, 4);
        clerkAgain = put(QStringLiteral("Clerk"), 300, {});
        driver = put(QStringLiteral("Driver"), 600, 9);
        QTest::keyClick(window, Qt::Key_A, Qt::ControlModifier | Qt::ShiftModifier);
        QCoreApplication::processEvents(); // the panel gets its room
        tester = std::make_unique<QAbstractItemModelTester>(
            table().model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    }

    NoteId put(const QString &title, double x, std::optional<int> likelihood) const
    {
        Note note = edits::newNote(board(), NoteKind::Actor, x, 0);
        note.title = title;
        if (likelihood)
            note.persona = Persona{{}, likelihood, {}};
        window->document().apply(edits::addNote(board(), note), QStringLiteral("Set up"));
        return note.id;
    }

    QTableView &table() const { return *window->personas().findChild<QTableView *>(); }
    QString cell(int row, int column) const { return table().model()->index(row, column).data().toString(); }
    void go(int row, int column) const { table().setCurrentIndex(table().model()->index(row, column)); }
    // As a person does: F2, the text, Enter.
    void type(int row, int column, const QString &text) const
    {
        go(row, column);
        QTest::keyClick(&table(), Qt::Key_F2);
        QVERIFY(table().viewport()->findChild<QLineEdit *>());
        auto *editor = table().viewport()->findChild<QLineEdit *>();
        editor->selectAll();
        QTest::keyClicks(editor, text);
        QTest::keyClick(editor, Qt::Key_Return);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::MetaCall);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
    const Board &board() const { return window->document().board(); }
    const Note &note(NoteId id) const { return *board().find(id); }

    OpenDesk desk;
    MainWindow *window = nullptr;
    NoteId clerk;
    NoteId clerkAgain;
    NoteId driver;
    std::unique_ptr<QAbstractItemModelTester> tester;
};

} // namespace

void PersonasTest::actorsOfOneName_areOneRow()
{
    const Room room;
    QTRY_VERIFY(room.table().hasFocus());
    QCOMPARE(room.table().model()->rowCount(), 3); // with the blank one
    QCOMPARE(room.cell(0, PersonasModel::Name), QStringLiteral("Clerk"));
    QCOMPARE(room.cell(0, PersonasModel::Likelihood), QStringLiteral("4"));
    QCOMPARE(room.cell(0, PersonasModel::Places), QStringLiteral("2"));
    room.put(QStringLiteral("Clerk"), 900, {});
    QCOMPARE(room.cell(0, PersonasModel::Places), QStringLiteral("3"));
}

void PersonasTest::editedCell_changesAllNotesInOneStep()
{
    const Room room;
    room.type(0, PersonasModel::UseCase, QStringLiteral("Packs parcels"));
    const Persona expected{QStringLiteral("Packs parcels"), 4, {}};
    QCOMPARE(room.note(room.clerk).persona, std::optional(expected));
    QCOMPARE(room.note(room.clerkAgain).persona, std::optional(expected));
    QCOMPARE(room.cell(0, PersonasModel::UseCase), QStringLiteral("Packs parcels"));
    room.window->undo();
    QVERIFY(!room.note(room.clerkAgain).persona);
    QVERIFY(room.cell(0, PersonasModel::UseCase).isEmpty());
}

void PersonasTest::renamedPersona_isRenamedEverywhere()
{
    const Room room;
    room.type(0, PersonasModel::Name, QStringLiteral("Night clerk"));
    QCOMPARE(room.note(room.clerk).title, QStringLiteral("Night clerk"));
    QCOMPARE(room.note(room.clerkAgain).title, QStringLiteral("Night clerk"));
    QCOMPARE(room.table().model()->rowCount(), 3);
}

void PersonasTest::wrongLikelihood_isRefusedWithReason()
{
    const Room room;
    room.type(0, PersonasModel::Likelihood, QStringLiteral("eleven"));
    QCOMPARE(room.cell(0, PersonasModel::Likelihood), QStringLiteral("4"));
    QVERIFY(room.window->findChild<Toast *>()->text().contains(QStringLiteral("eleven")));
    room.type(0, PersonasModel::Likelihood, QStringLiteral("10"));
    QCOMPARE(room.note(room.clerk).persona->likelihood, std::optional(10));
}

void PersonasTest::nameInBlankRow_addsActorNote()
{
    const Room room;
    QTest::mouseClick(child<Button>(room.window, "newPersona"), Qt::LeftButton);
    auto *editor = room.table().viewport()->findChild<QLineEdit *>();
    QVERIFY(editor);
    QTest::keyClicks(editor, QStringLiteral("Mayor"));
    QTest::keyClick(editor, Qt::Key_Return);
    QTRY_COMPARE(room.board().notes().size(), 4U);
    QTRY_COMPARE(room.table().model()->rowCount(), 4);
    const int row = room.table().currentIndex().row();
    QCOMPARE(room.cell(row, PersonasModel::Name), QStringLiteral("Mayor"));
    room.window->undo();
    QCOMPARE(room.board().notes().size(), 3U);
}

void PersonasTest::nameThatIsTaken_isRefused()
{
    const Room room;
    room.type(2, PersonasModel::Name, QStringLiteral("Driver"));
    QCOMPARE(room.board().notes().size(), 3U);
    QVERIFY(room.window->findChild<Toast *>()->text().contains(QStringLiteral("Driver")));
}

void PersonasTest::enter_putsAnotherNoteAfterSelectedOne()
{
    const Room room;
    room.window->view().selectNotes({&room.driver, 1});
    room.go(0, PersonasModel::Name);
    QTest::keyClick(&room.table(), Qt::Key_Return);
    QCOMPARE(room.board().notes().size(), 4U);
    const std::vector<NoteId> selected = room.window->view().selectedNotes();
    QCOMPARE(selected.size(), 1U);
    const Note &made = room.note(selected.front());
    QCOMPARE(made.title, QStringLiteral("Clerk"));
    QCOMPARE(made.persona, room.note(room.clerk).persona);
    QVERIFY(made.x >= room.note(room.driver).x + room.note(room.driver).width);
    QCOMPARE(made.y, room.note(room.driver).y);
}

void PersonasTest::drop_putsNoteUnderPointer()
{
    const Room room;
    const std::unique_ptr<QMimeData> mime(
        room.table().model()->mimeData({room.table().model()->index(1, 0)}));
    QWidget *paper = room.window->view().viewport();
    const QPoint point(200, 150);
    QDragEnterEvent enter(point, Qt::CopyAction, mime.get(), Qt::LeftButton, {});
    QApplication::sendEvent(paper, &enter);
    QVERIFY(enter.isAccepted());
    QCOMPARE(room.board().notes().size(), 3U);
    QDropEvent drop(point, Qt::CopyAction, mime.get(), Qt::LeftButton, {});
    QApplication::sendEvent(paper, &drop);
    QCOMPARE(room.board().notes().size(), 4U);
    const Note &made = room.note(room.window->view().selectedNotes().front());
    QCOMPARE(made.title, QStringLiteral("Driver"));
    const QPointF centre(made.x + made.width / 2, made.y + made.height / 2);
    QVERIFY((room.window->view().mapFromScene(centre) - point).manhattanLength() < 4);
}

void PersonasTest::sortedByLikelihood_currentPersonaIsKept()
{
    const Room room;
    room.go(0, PersonasModel::Likelihood);
    room.table().sortByColumn(PersonasModel::Likelihood, Qt::DescendingOrder);
    QCOMPARE(room.cell(0, PersonasModel::Name), QStringLiteral("Driver"));
    QCOMPARE(room.table().currentIndex().row(), 1);
    room.type(1, PersonasModel::Likelihood, QStringLiteral("10"));
    QCOMPARE(room.cell(0, PersonasModel::Name), QStringLiteral("Clerk"));
    QCOMPARE(room.table().currentIndex().row(), 0);
}

void PersonasTest::copiedTable_isPartedByTabs()
{
    const Room room;
    QTest::mouseClick(child<Button>(room.window, "copyPersonas"), Qt::LeftButton);
    QCOMPARE(QGuiApplication::clipboard()->text(),
             QStringLiteral("Persona\tUse case\tLikelihood\tRationale\tPlaces\n"
                            "Clerk\t\t4\t\t2\n"
                            "Driver\t\t9\t\t1\n"));
}

void PersonasTest::readOnlyBoard_hasNoBlankRowAndNoEditing()
{
    const Room room;
    room.window->document().setReadOnly(true);
    QCOMPARE(room.table().model()->rowCount(), 2);
    room.go(0, PersonasModel::UseCase);
    QTest::keyClick(&room.table(), Qt::Key_F2);
    QVERIFY(!room.table().viewport()->findChild<QLineEdit *>());
    QTest::keyClick(&room.table(), Qt::Key_Return);
    QCOMPARE(room.board().notes().size(), 3U);
}

} // namespace tempestry

QTEST_MAIN(tempestry::PersonasTest)
#include "personas_test.moc"
