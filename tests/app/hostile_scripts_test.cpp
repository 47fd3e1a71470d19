#include "model/edits.h"
#include "persistence/board_json.h"

#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

namespace tempestry {

// Scripts that mean no good, run by the program itself: each ends with the note named and the reason.
class HostileScriptsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void script_endsWithItsNoteNamed_data();
    void script_endsWithItsNoteNamed();
    void withoutTrust_theBoardRunsWithoutScripts();
    void guardOfABoardWithoutScripts_runsOnceTrusted();
    void lostChild_leavesNoFile();
    void wholeRun_isTheSameEachTime();
    void manyRuns_callTheScripts();
    void enrolment_isDecidedByTheStream();
};

namespace {

struct Outcome
{
    int status = -1;
    QString out;
    QString err;
};

Outcome run(const QStringList &arguments, const QByteArray &board)
{
    QProcess process;
    process.start(QStringLiteral(TEMPESTRY_PROGRAM),
                  QStringList{QStringLiteral("simulate"), QStringLiteral("-")} + arguments);
    process.write(board);
    process.closeWriteChannel();
    if (!process.waitForFinished(60'000) || process.exitStatus() != QProcess::NormalExit)
        return {};
    return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
}

NoteId add(BoardDraft &draft, NoteKind kind, const char *title, const QString &script = {})
{
    Note note =
        edits::newNote(draft.board(), kind, 5000.0 * static_cast<double>(draft.board().notes().size()), 0);
    note.title = QString::fromLatin1(title);
    note.script = script;
    draft.set(note);
    return note.id;
}

void connectNotes(BoardDraft &draft, NoteId from, NoteId to)
{
    Link link;
    link.id = LinkId::create();
    link.from = from;
    link.to = to;
    draft.set(link);
}

QByteArray boardWith(const QString &script)
{
    BoardDraft draft{Board()};
    const NoteId command = add(draft, NoteKind::Command, "Pack order");
    const NoteId procedure = add(draft, NoteKind::Procedure, "Packing", script);
    const NoteId event = add(draft, NoteKind::Event, "Order packed");
    connectNotes(draft, command, procedure);
    connectNotes(draft, procedure, event);
    return persistence::boardToJson(draft.board());
}

QString handler(const char *body)
{
    return QStringLiteral("function handle(command, context) { %1 }").arg(QString::fromUtf8(body));
}

const QStringList kTight = {QStringLiteral("--trust-scripts"), QStringLiteral("--script-time=300"),
                            QStringLiteral("--script-memory=400")};

} // namespace

void HostileScriptsTest::script_endsWithItsNoteNamed_data()
{
    QTest::addColumn<QString>("script");
    QTest::addColumn<QString>("reason");
    QTest::addColumn<bool>("needsMemoryLimit");
    const auto row = [](const char *name, const QString &script, const char *reason,
                        bool needsMemoryLimit = false) {
        QTest::newRow(name) << script << QString::fromUtf8(reason) << needsMemoryLimit;
    };
    const char *late = "The script of “Packing” did not come to an end within 0.3 s";
    const char *large = "The script of “Packing” used more memory than the 400 MiB it may";
    row("endless loop", handler("while (true);"), late);
    row("endless loop that catches", handler("for (;;) try { for (;;); } catch (e) {}"), late);
    row("endless loop while it is loaded", QStringLiteral("while (true);\n") + handler(""), late);
    row("endless sorting", handler("[1, 2].sort(() => { for (;;); })"), late);
    row("recursion that goes on in finally", handler("function f() { try { f() } finally { f() } } f()"),
        "The script of “Packing”");
    row("endless text of an error", handler("throw {toJSON() { for (;;); }}"), late);
    row("a built-in that does not listen", handler("const a = new Array(3e7).fill(1); for (;;) a.join('')"),
        "The script of “Packing”", true);
    row("a huge text", handler("'a'.repeat(2e9)"), large, true);
    row("a growing text", handler("let s = 'ab'; for (;;) s = (s + s).split('').join('')"),
        "The script of “Packing”", true);
    row("a growing list", handler("const a = []; for (;;) a.push(new Array(10000).fill(a.length))"),
        "The script of “Packing”", true);
    row("many messages", handler("for (;;) context.emit.orderPacked()"), "The script of “Packing”");
    row("long messages", handler("for (;;) context.emit.orderPacked({a: 'a'.repeat(1e5)})"),
        "The script of “Packing”");
    row("a deep message",
        handler("let a = []; for (let i = 0; i < 1e6; ++i) a = [a]; context.emit.orderPacked({a})"),
        "Packing", true);
    row("tampering", handler("Array.prototype.push(1)"), "The script of “Packing” changed Array.prototype");
    row("replacing a built-in", handler("Array.prototype.push = 1"),
        "by Packing – failed: line 1: Type error");
    row("eval", handler("eval('1')"), "failed: line 1: eval is not there in a script");
    row("endless recursion", handler("(function f() { f() })()"),
        "failed: line 1: Maximum call stack size exceeded");
    row("ending its function", QStringLiteral("}); for (;;); (function() {"),
        "There is a closing brace too many");
}

void HostileScriptsTest::script_endsWithItsNoteNamed()
{
    QFETCH(const QString, script);
    QFETCH(const QString, reason);
    QFETCH(const bool, needsMemoryLimit);
#ifdef __SANITIZE_ADDRESS__
    if (needsMemoryLimit)
        QSKIP("memory can't be limited under AddressSanitizer");
#else
    Q_UNUSED(needsMemoryLimit)
#endif
    const Outcome outcome = run(kTight, boardWith(script));
    const QString said = outcome.err.isEmpty() ? outcome.out : outcome.err;
    QVERIFY2(outcome.status == 0 || outcome.status == 1, qPrintable(said));
    QVERIFY2(said.contains(QStringLiteral("Packing")) && said.contains(reason), qPrintable(said));
    QVERIFY2(outcome.err.count(u'\n') <= 1, qPrintable(outcome.err));
}

void HostileScriptsTest::withoutTrust_theBoardRunsWithoutScripts()
{
    const Outcome outcome = run({}, boardWith(handler("for (;;);")));
    QCOMPARE(outcome.status, 0);
    QVERIFY2(outcome.out.contains(QStringLiteral("Order packed")), qPrintable(outcome.out));
    QVERIFY2(outcome.err.contains(QStringLiteral("1 script, which is not run")), qPrintable(outcome.err));
}

void HostileScriptsTest::guardOfABoardWithoutScripts_runsOnceTrusted()
{
    const auto boardWithGuard = [](const QString &guard) {
        BoardDraft draft{Board()};
        const NoteId placed = add(draft, NoteKind::Event, "Order placed");
        const NoteId policy = add(draft, NoteKind::Policy, "Whenever placed");
        connectNotes(draft, policy, add(draft, NoteKind::Command, "Pack order"));
        Link link;
        link.id = LinkId::create();
        link.from = placed;
        link.to = policy;
        link.guard = guard;
        draft.set(link);
        return persistence::boardToJson(draft.board());
    };
    const QByteArray board = boardWithGuard(QStringLiteral("[1, 2].includes(2)"));
    const Outcome strange = run({}, board);
    QVERIFY2(strange.err.contains(QStringLiteral("1 script, which is not run")), qPrintable(strange.err));
    QVERIFY2(!strange.out.contains(QStringLiteral("Pack order")), qPrintable(strange.out));
    const Outcome trusted = run(kTight, board);
    QCOMPARE(trusted.err, QString());
    QVERIFY2(trusted.out.contains(QStringLiteral("Pack order")), qPrintable(trusted.out));
    const Outcome endless = run(kTight, boardWithGuard(QStringLiteral("(() => { for (;;); })()")));
    QVERIFY2((endless.err + endless.out).contains(QStringLiteral("The script of “Order placed”")),
             qPrintable(endless.err + endless.out));
}

void HostileScriptsTest::lostChild_leavesNoFile()
{
#ifdef __SANITIZE_ADDRESS__
    QSKIP("memory can't be limited under AddressSanitizer");
#endif
    const QTemporaryDir folder;
    const Outcome outcome =
        run(kTight + QStringList{QStringLiteral("--journal"), folder.filePath(QStringLiteral("run.jsonl"))},
            boardWith(handler("'a'.repeat(2e9)")));
    QCOMPARE(outcome.status, 1);
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList());
}

void HostileScriptsTest::wholeRun_isTheSameEachTime()
{
    const QByteArray board = boardWith(handler("for (let i = 0; i < 3; ++i) context.emit.orderPacked({i, "
                                               "drawn: context.random(), at: context.now})"));
    const QStringList arguments = kTight + QStringList{QStringLiteral("--journal=-")};
    const Outcome first = run(arguments, board);
    QCOMPARE(first.status, 0);
    QVERIFY2(first.out.contains(QStringLiteral("\"drawn\":0.")), qPrintable(first.out + first.err));
    QCOMPARE(run(arguments, board).out, first.out);
    QVERIFY(run(arguments + QStringList{QStringLiteral("--seed=2")}, board).out != first.out);
}

void HostileScriptsTest::manyRuns_callTheScripts()
{
    const QByteArray board = boardWith(handler("if (context.random() < 2) context.emit.orderPacked()"));
    const Outcome outcome = run({QStringLiteral("--runs=4"), QStringLiteral("--trust-scripts")}, board);
    QVERIFY2(outcome.status == 0 && outcome.err.isEmpty(), qPrintable(outcome.err));
    const QByteArray hostile = boardWith(handler("for (;;);"));
    const Outcome lost = run({QStringLiteral("--runs=1..2"), QStringLiteral("--trust-scripts"),
                              QStringLiteral("--script-time=100")},
                             hostile);
    QVERIFY2(lost.status >= 0, qPrintable(lost.err));
}

// "Unknown period", "Already enrolled" and "Student enrolled", one after the other.
void HostileScriptsTest::enrolment_isDecidedByTheStream()
{
    const QString policy = QStringLiteral("function handle(event, context) {\n"
                                          "  for (const period of [7, 3, 3])\n"
                                          "    context.issue.enrollStudent({student: 'ada', period});\n}");
    const QString roster = QStringLiteral(R"(function handle(command, context) {
  const students = (context.state.periods || {})[command.period];
  if (command.type === "openPeriod") context.emit.periodOpened({period: 3});
  else if (!students) context.emit.unknownPeriod({period: command.period});
  else if (students.includes(command.student)) context.emit.alreadyEnrolled({student: command.student});
  else context.emit.studentEnrolled({student: command.student, period: command.period});
}
function apply(state, event) {
  state.periods = state.periods || {};
  if (event.type === "periodOpened") state.periods[event.period] = [];
  if (event.type === "studentEnrolled") state.periods[event.period].push(event.student);
})");
    BoardDraft draft{Board()};
    const NoteId open = add(draft, NoteKind::Command, "Open period");
    const NoteId aggregate = add(draft, NoteKind::Aggregate, "Roster", roster);
    const NoteId opened = add(draft, NoteKind::Event, "Period opened");
    const NoteId enrol = add(draft, NoteKind::Policy, "Whenever opened", policy);
    const NoteId command = add(draft, NoteKind::Command, "Enroll student");
    for (const NoteId handled : {open, command})
        connectNotes(draft, handled, aggregate);
    connectNotes(draft, aggregate, opened);
    connectNotes(draft, opened, enrol);
    connectNotes(draft, enrol, command);
    for (const char *title : {"Unknown period", "Already enrolled", "Student enrolled"})
        connectNotes(draft, aggregate, add(draft, NoteKind::Event, title));
    const Outcome outcome = run({QStringLiteral("--trust-scripts")}, persistence::boardToJson(draft.board()));
    QStringList events;
    for (const QString &line : outcome.out.split(u'\n'))
        for (const char *title : {"Period opened", "Unknown period", "Already enrolled", "Student enrolled"})
            if (line.contains(QStringLiteral("● ") + QString::fromLatin1(title)))
                events << QString::fromLatin1(title);
    QVERIFY2(outcome.err.isEmpty(), qPrintable(outcome.err));
    QVERIFY2(events == QStringList({QStringLiteral("Period opened"), QStringLiteral("Unknown period"),
                                    QStringLiteral("Student enrolled"), QStringLiteral("Already enrolled")}),
             qPrintable(outcome.out));
}

} // namespace tempestry

QTEST_GUILESS_MAIN(tempestry::HostileScriptsTest)
#include "hostile_scripts_test.moc"
