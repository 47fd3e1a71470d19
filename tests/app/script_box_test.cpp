#include "app/controls/banner.h"
#include "app/controls/controls.h"
#include "app/inspector/script_edit.h"
#include "app/simulation/run_panel.h"
#include "app/simulation/script_problems.h"
#include "app/simulation/script_trust.h"
#include "app/window/board_session.h"
#include "app/window/file_dialogs.h"
#include "board/board_view.h"
#include "model/edits.h"
#include "tests/app/open_desk.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QDir>
#include <QLabel>
#include <QTest>

namespace tempestry {

// The script of a note in the inspector, and whose scripts are run.
class ScriptBoxTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void typedScript_isOneUndoStep();
    void wrongScript_isToldWithItsLine();
    void wrongScript_isMarkedOnItsNote();
    void failureInARun_isToldByItsNote();
    void names_areThoseOfTheLinkedNotes();
    void dot_offersWhatCanFollow();
    void enter_takesTheOfferedWord();
    void escape_closesTheOffer();
    void ctrlSpace_offersTheFunctionToWrite();
    void selection_isNotReplacedByTheOfferedWord();
    void readOnlyScript_isOfferedNothing();
    void tabAndEnter_indent();
    void escape_putsBackTheOldScript();
    void command_hasNoScript();
    void ownScripts_areTrustedAlsoAfterARestart();
    void scriptsFromElsewhere_waitForTrust();
    void pastedScript_isFromElsewhere();
    void guardWithAScript_isTrustedLikeOne();
};

namespace {

NoteId add(const MainWindow &window, NoteKind kind, const char *title, const QString &script = {})
{
    BoardDraft draft(window.document().board());
    Note note =
        edits::newNote(draft.board(), kind, 400.0 * static_cast<double>(draft.board().notes().size()), 0);
    note.title = QString::fromLatin1(title);
    note.script = script;
    draft.set(note);
    window.document().apply(between(window.document().board(), draft.board()), QStringLiteral("Set up"));
    return note.id;
}

// A procedure that emits "Order packed", selected.
struct Selected
{
    Selected()
    {
        window = OpenDesk::shown(desk->newBoard());
        procedure = add(*window, NoteKind::Procedure, "Packing");
        event = add(*window, NoteKind::Event, "Order packed");
        window->document().apply(edits::addLink(window->document().board(), procedure, event),
                                 QStringLiteral("Link"));
        window->view().selectNotes({&procedure, 1});
    }

    ScriptEdit *edit() const
    {
        ScriptEdit *found = nullptr;
        static_cast<void>(
            QTest::qWaitFor([&] { return (found = child<ScriptEdit>(window, "script")) != nullptr; }));
        found->setFocus();
        return found;
    }
    QAbstractItemView *list() const { return edit()->findChild<QCompleter *>()->popup(); }
    // As the window system would send it.
    void press(Qt::Key key) const
    {
        QTest::keyClick(list()->isVisible() ? static_cast<QWidget *>(list()) : edit(), key);
    }
    // In the list below the cursor; empty when there is none.
    QStringList offered() const
    {
        const QAbstractItemView *list = this->list();
        QStringList words;
        for (int row = 0; list->isVisible() && row < list->model()->rowCount(); ++row)
            words << list->model()->index(row, 0).data().toString();
        return words;
    }
    QString script() const { return window->document().board().find(procedure)->script; }

    OpenDesk desk;
    MainWindow *window = nullptr;
    NoteId procedure;
    NoteId event;
};

const QString kScript = QStringLiteral("function handle(command, context) { context.emit.orderPacked() }");

// A board file with a script that another person made.
QString strangeBoard(const QString &folder)
{
    OpenDesk theirs;
    MainWindow *window = theirs->newBoard();
    add(*window, NoteKind::Procedure, "Packing", kScript);
    add(*window, NoteKind::Event, "Order packed");
    const QString path = QDir(folder).filePath(QStringLiteral("theirs.tempest"));
    window->session().saveCopy(path);
    return path;
}

} // namespace

void ScriptBoxTest::typedScript_isOneUndoStep()
{
    const Selected board;
    QTest::keyClicks(board.edit(), kScript);
    QTest::keyClick(board.edit(), Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(board.script(), kScript);
    QVERIFY(child<QLabel>(board.window, "scriptProblem")->text().isEmpty());
    board.window->undo();
    QCOMPARE(board.script(), QString());
}

void ScriptBoxTest::wrongScript_isToldWithItsLine()
{
    const Selected board;
    ScriptEdit *edit = board.edit();
    edit->setPlainText(QStringLiteral("function handle(command, context) {\n  context.emit.orderLost()\n}"));
    QCOMPARE(child<QLabel>(board.window, "scriptProblem")->text(),
             QStringLiteral("Line 2: context.emit.orderLost is not there; there is orderPacked."));
    QCOMPARE(edit->markedLine(), 2);
    edit->setPlainText(QStringLiteral("function handle( {"));
    QCOMPARE(edit->markedLine(), 1);
    edit->setPlainText(kScript);
    QCOMPARE(edit->markedLine(), 0);
}

void ScriptBoxTest::wrongScript_isMarkedOnItsNote()
{
    const Selected board;
    QTest::keyClicks(board.edit(),
                     QStringLiteral("function handle(command, context) { context.emit.gone() }"));
    QTest::keyClick(board.edit(), Qt::Key_Return, Qt::ControlModifier);
    const auto warning = [&] { return board.window->view().warnings().value(board.procedure); };
    QTRY_COMPARE(warning(), QStringLiteral("Line 1: context.emit.gone is not there; there is orderPacked."));
    board.window->undo();
    QTRY_COMPARE(warning(), QString());
}

void ScriptBoxTest::failureInARun_isToldByItsNote()
{
    simulation::Journal journal;
    const NoteId note = NoteId::create();
    journal.notes = {note};
    journal.noteNames = QStringList{QStringLiteral("Packing")};
    journal.payloads = {
        {{QStringLiteral("reason"), QStringLiteral("box is not defined")}, {QStringLiteral("line"), 3}},
        {{QStringLiteral("reason"), QStringLiteral("fault")}}};
    simulation::Record failed;
    failed.type = simulation::RecordType::ActivityFailed;
    failed.note = 0;
    failed.payload = 1;
    journal.records = {failed};
    QVERIFY(scriptFailures(journal).isEmpty()); // no fault of the script
    failed.payload = 0;
    journal.records.push_back(failed);
    QCOMPARE(scriptFailures(journal).value(note), QStringLiteral("Line 3: box is not defined."));
}

void ScriptBoxTest::names_areThoseOfTheLinkedNotes()
{
    const Selected board;
    QVERIFY(board.edit());
    QVERIFY(child<QLabel>(board.window, "scriptNames")
                ->text()
                .contains(QStringLiteral("context.emit.orderPacked()")));
}

void ScriptBoxTest::dot_offersWhatCanFollow()
{
    const Selected board;
    QTest::keyClicks(board.edit(), QStringLiteral("function handle(command, context) { context.e"));
    QCOMPARE(board.offered(), QStringList({QStringLiteral("emit"), QStringLiteral("entity")}));
    QTest::keyClicks(board.edit(), QStringLiteral("mit."));
    QCOMPARE(board.offered(), QStringList(QStringLiteral("orderPacked()")));
    QTest::keyClicks(board.edit(), QStringLiteral("orderPacked("));
    QVERIFY(board.offered().isEmpty());
}

void ScriptBoxTest::enter_takesTheOfferedWord()
{
    const Selected board;
    QTest::keyClicks(board.edit(), QStringLiteral("function handle(command, context) { context.em"));
    board.press(Qt::Key_Return);
    QTest::keyClicks(board.edit(), QStringLiteral(".o"));
    board.press(Qt::Key_Tab);
    QTest::keyClicks(board.edit(), QStringLiteral("{ now: context.no"));
    board.press(Qt::Key_Return);
    QTest::keyClicks(board.edit(), QStringLiteral(" }) }"));
    QCOMPARE(board.edit()->toPlainText(),
             QStringLiteral(
                 "function handle(command, context) { context.emit.orderPacked({ now: context.now }) }"));
    QVERIFY(board.offered().isEmpty());
}

void ScriptBoxTest::escape_closesTheOffer()
{
    const Selected board;
    QTest::keyClicks(board.edit(), QStringLiteral("function handle(command, context) { context."));
    QVERIFY(!board.offered().isEmpty());
    board.press(Qt::Key_Escape);
    QVERIFY(board.offered().isEmpty());
    QVERIFY(board.edit()->toPlainText().endsWith(QStringLiteral("context.")));
}

void ScriptBoxTest::ctrlSpace_offersTheFunctionToWrite()
{
    const Selected board;
    QTest::keyClick(board.edit(), Qt::Key_Space, Qt::ControlModifier);
    QCOMPARE(board.offered(), QStringList(QStringLiteral("function handle(command, context)")));
    board.press(Qt::Key_Return);
    QTest::keyClicks(board.edit(), QStringLiteral("return"));
    QCOMPARE(board.edit()->toPlainText(), QStringLiteral("function handle(command, context) {\n  return\n}"));
}

void ScriptBoxTest::selection_isNotReplacedByTheOfferedWord()
{
    const Selected board;
    ScriptEdit *edit = board.edit();
    edit->setPlainText(QStringLiteral("function handle(command, context) { co; return }"));
    QTextCursor cursor = edit->textCursor();
    cursor.setPosition(static_cast<int>(edit->toPlainText().size()));
    cursor.setPosition(static_cast<int>(edit->toPlainText().indexOf(u';')), QTextCursor::KeepAnchor);
    edit->setTextCursor(cursor);
    QTest::keyClick(edit, Qt::Key_Space, Qt::ControlModifier);
    board.press(Qt::Key_Return);
    QCOMPARE(edit->toPlainText(), QStringLiteral("function handle(command, context) { command; return }"));
}

void ScriptBoxTest::readOnlyScript_isOfferedNothing()
{
    const Selected board;
    ScriptEdit *edit = board.edit();
    edit->setReadOnly(true);
    QTest::keyClick(edit, Qt::Key_Space, Qt::ControlModifier);
    QTest::keyClicks(edit, QStringLiteral("."));
    QVERIFY(board.offered().isEmpty());
    QCOMPARE(edit->toPlainText(), QString());
}

void ScriptBoxTest::tabAndEnter_indent()
{
    const Selected board;
    ScriptEdit *edit = board.edit();
    QTest::keyClicks(edit, QStringLiteral("function handle() {"));
    QTest::keyClick(edit, Qt::Key_Return);
    QTest::keyClicks(edit, QStringLiteral("f()"));
    QTest::keyClick(edit, Qt::Key_Return);
    QTest::keyClick(edit, Qt::Key_Backtab);
    QTest::keyClicks(edit, QStringLiteral("}"));
    QTest::keyClick(edit, Qt::Key_Tab);
    QCOMPARE(edit->toPlainText(), QStringLiteral("function handle() {\n  f()\n}  "));
}

void ScriptBoxTest::escape_putsBackTheOldScript()
{
    const Selected board;
    QTest::keyClicks(board.edit(), kScript);
    QTest::keyClick(board.edit(), Qt::Key_Escape);
    QCOMPARE(board.edit()->toPlainText(), QString());
    QCOMPARE(board.script(), QString());
}

void ScriptBoxTest::command_hasNoScript()
{
    const Selected board;
    QVERIFY(board.edit());
    board.window->view().selectNotes({&board.event, 1});
    QTRY_VERIFY(!child<ScriptEdit>(board.window, "script"));
}

void ScriptBoxTest::ownScripts_areTrustedAlsoAfterARestart()
{
    Selected board;
    QTest::keyClicks(board.edit(), kScript);
    QTest::keyClick(board.edit(), Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(board.window->trust().isWhole() && board.window->run().choice().trustsScripts);
    const QString path = board.window->session().path();
    QVERIFY(board.window->session().flush(std::chrono::seconds(10)));
    board.desk.restart();
    const MainWindow *again = board.desk->open(path);
    QCOMPARE(again->document().board().find(board.procedure)->script, kScript);
    QVERIFY(again->trust().isWhole());
}

void ScriptBoxTest::scriptsFromElsewhere_waitForTrust()
{
    OpenDesk desk;
    MainWindow *window = OpenDesk::shown(desk->open(strangeBoard(desk.folder())));
    QVERIFY(!window->run().choice().trustsScripts);
    const auto *banner = window->findChild<Banner *>();
    QVERIFY(!banner->isVisible());
    window->commands().run(QStringLiteral("run.run"));
    QTRY_VERIFY(banner->isVisible());
    QVERIFY2(banner->text().contains(QStringLiteral("from elsewhere")), qPrintable(banner->text()));
    window->commands().run(QStringLiteral("run.lookAtScripts"));
    QCOMPARE(window->view().selectedNotes(), window->trust().strange());
    window->commands().run(QStringLiteral("run.trustScripts"));
    QVERIFY(window->run().choice().trustsScripts);
    QTRY_VERIFY(!banner->isVisible());
}

void ScriptBoxTest::pastedScript_isFromElsewhere()
{
    const Selected board;
    add(*board.window, NoteKind::Policy, "Pasted", kScript);
    QVERIFY(!board.window->trust().isWhole());
    QVERIFY(!board.window->run().choice().trustsScripts);
    board.window->undo();
    QVERIFY(board.window->trust().isWhole());
}

void ScriptBoxTest::guardWithAScript_isTrustedLikeOne()
{
    const Selected board;
    Document &document = board.window->document();
    const auto write = [&](Link link, const QString &guard) {
        link.guard = guard;
        document.apply(edits::changeLink(document.board(), link), QStringLiteral("Guard"));
        return link;
    };
    Link link;
    document.board().links().forEach([&link](const Link &only) { link = only; });
    write(write(link, QStringLiteral("amount > 100")), QStringLiteral("Math.abs(amount) > 100"));
    QVERIFY(board.window->trust().isWhole()); // written here, by hand
    link.id = LinkId::create();
    link.to = add(*board.window, NoteKind::Event, "Pasted");
    link.guard = QStringLiteral("amount.toFixed(1) === '1.0'");
    BoardDraft draft(document.board());
    draft.set(link);
    document.apply(between(document.board(), draft.board()), QStringLiteral("Paste"));
    QCOMPARE(board.window->trust().strange(), std::vector{board.procedure});
    QVERIFY(!board.window->run().choice().trustsScripts);
    write(link, QStringLiteral("amount.toFixed(2) === '1.00'"));
    QVERIFY(!board.window->trust().isWhole()); // over one that is not trusted
    board.window->commands().run(QStringLiteral("run.trustScripts"));
    QVERIFY(board.window->run().choice().trustsScripts);
}

} // namespace tempestry

QTEST_MAIN(tempestry::ScriptBoxTest)
#include "script_box_test.moc"
