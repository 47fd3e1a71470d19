#include "model/simulation/scripts/script_check.h"

#include <QTest>

using namespace tempestry;
using namespace tempestry::simulation;

class ScriptCheckTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void script_isCheckedWithoutRunningIt_data();
    void script_isCheckedWithoutRunningIt();

private:
    ScriptCheck m_check;
};

void ScriptCheckTest::script_isCheckedWithoutRunningIt_data()
{
    QTest::addColumn<NoteKind>("kind");
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("reason"); // a part of it; empty for no problem
    QTest::addColumn<int>("line");
    const auto row = [](const char *name, NoteKind kind, const char *source, const char *reason, int line) {
        QTest::newRow(name) << kind << QString::fromUtf8(source) << QString::fromUtf8(reason) << line;
    };
    using enum NoteKind;
    row("nothing", Procedure, " \n", "", 0);
    row("handle", Procedure, "function handle(c, context) { context.emit.orderPacked({}) }", "", 0);
    row("arrow", Procedure, "const handle = (c, context) => context.emit.orderPacked({})", "", 0);
    row("apply alone", Aggregate, "function apply(state, event) { state.n = 1 }", "", 0);
    row("project", ReadModel, "function project(state, event) { return event }", "", 0);
    row("syntax", Procedure, "function handle() {\n  let a = ;\n}", "Expected token", 2);
    row("not closed", Procedure, "function handle() {\n  if (true) {\n}", "Expected token", 3);
    row("would run at once", Procedure, "}); while (true); (function handle() {", "closing brace too many",
        0);
    row("would run at once, as a list", Procedure, "}, function handle() {", "closing brace too many", 0);
    row("endless at load", Procedure, "while (true);\nfunction handle() {}", "", 0);
    row("sloppy", Procedure, "function handle() {\n  with (Math) {}\n}", "strict mode", 2);
    row("no function", Procedure, "function handel() {}", "A run calls function handle(command, context)", 0);
    row("the function is a comment", Procedure, "// function handle() {}", "there is none", 0);
    row("project on a procedure", Procedure, "function project() {}", "there is none", 0);
    row("unknown event", Procedure, "function handle(c, context) {\n\n  context.emit.orderLost()\n}",
        "context.emit.orderLost is not there; there is orderPacked, partPacked", 3);
    row("unknown read model", Procedure, "function handle(c, context) { context.read.stock() }",
        "context.read.stock is not there; there is openOrders", 1);
    row("no command is linked", Procedure, "function handle(c, context) { context.issue.pack() }",
        "context.issue.pack is not there: no such note is linked", 1);
    row("unknown name in a comment", Procedure,
        "/* context.emit.orderLost() */ function handle() {} // context.emit.orderLost", "", 0);
    row("unknown name in a text", Procedure, "function handle() { return 'context.emit.orderLost' }", "", 0);
}

void ScriptCheckTest::script_isCheckedWithoutRunningIt()
{
    QFETCH(const NoteKind, kind);
    QFETCH(const QString, source);
    QFETCH(const QString, reason);
    QFETCH(const int, line);
    const ScriptNames names{.emit = {{QStringLiteral("orderPacked"), NoteId::create()},
                                     {QStringLiteral("partPacked"), NoteId::create()}},
                            .issue = {},
                            .read = {{QStringLiteral("openOrders"), NoteId::create()}}};
    const auto problem = m_check.problemOf(source, kind, names);
    QCOMPARE(problem.has_value(), !reason.isEmpty());
    if (problem) {
        QVERIFY2(problem->reason.contains(reason), qPrintable(problem->reason));
        QCOMPARE(problem->line, line);
    }
}

QTEST_GUILESS_MAIN(ScriptCheckTest)
#include "script_check_test.moc"
