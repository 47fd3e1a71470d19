#include "tests/simulation/packing_bench.h"

#include <QJsonArray>
#include <QTest>

using namespace tempestry;
using namespace tempestry::simulation;

// What a script can not do, and what is said when it tries.
class ScriptBoundsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void failing_namesReasonAndLine_data();
    void failing_namesReasonAndLine();
    void whatIsNotThere_saysSo_data();
    void whatIsNotThere_saysSo();
    void whatIsInTheMessage_cantBeChanged_data();
    void whatIsInTheMessage_cantBeChanged();
    void emittingForAnotherEntity_needsItsId_data();
    void emittingForAnotherEntity_needsItsId();
    void endlessLoop_isInterruptedAndFatal();
    void tooMuchOutput_isFatal_data();
    void tooMuchOutput_isFatal();
    void scriptThatEndsItsFunction_isNotExecuted();
    void whatIsRead_canNotBeChanged_data();
    void whatIsRead_canNotBeChanged();
    void messageThatIsChanged_isWholeAtTheNextCall();
};

void ScriptBoundsTest::failing_namesReasonAndLine_data()
{
    QTest::addColumn<QString>("script");
    QTest::addColumn<int>("line");
    QTest::addColumn<QString>("reason");
    QTest::newRow("throws") << handler(QStringLiteral("\nthrow new Error('No such part')")) << 3
                            << "No such part";
    QTest::newRow("in a function of its own")
        << QStringLiteral(
               "function pick() {\n  throw new Error('Empty')\n}\nfunction handle() {\n  pick()\n}")
        << 2 << "Empty";
    QTest::newRow("no such field") << handler(QStringLiteral("command.a.b")) << 2 << "Cannot read property";
    QTest::newRow("unknown name") << handler(QStringLiteral("\n\ncontext.emit.orderLost({})")) << 4
                                  << "orderLost";
    QTest::newRow("no object") << handler(QStringLiteral("context.emit.orderPacked(3)")) << 2
                               << "context.emit.orderPacked takes an object of fields";
    QTest::newRow("a circle") << handler(
                                     QStringLiteral("const a = {}; a.a = a;\ncontext.emit.orderPacked(a)"))
                              << 3 << "circular";
    QTest::newRow("writes to the message") << handler(QStringLiteral("command.x = 1")) << 2 << "";
    QTest::newRow("keeps something in the context") << handler(QStringLiteral("context.kept = 1")) << 2 << "";
    QTest::newRow("makes a global") << handler(QStringLiteral("kept = 1")) << 2 << "";
    QTest::newRow("throws a text") << handler(QStringLiteral("throw 'late'")) << 0 << "late";
    QTest::newRow("too deep") << QStringLiteral("function f() { f() }\n") + handler(QStringLiteral("f()"))
                              << 1 << "call stack";
    QTest::newRow("syntax") << QStringLiteral("function handle() {\n  let = ;\n}") << 2 << "";
    QTest::newRow("not closed") << QStringLiteral("function handle() {\n") << 2 << "";
    QTest::newRow("no function") << QStringLiteral("const a = 1") << 0 << "It defines no function handle";
    QTest::newRow("fails while it is loaded")
        << QStringLiteral("\nnull.x\nfunction handle() {}") << 2 << "Cannot read property";
}

void ScriptBoundsTest::failing_namesReasonAndLine()
{
    QFETCH(const QString, script);
    QFETCH(const int, line);
    QFETCH(const QString, reason);
    PackingBench board(script);
    const Scripts::Failure failure = board.failure();
    QVERIFY2(failure.reason.contains(reason) && !failure.reason.isEmpty(), qPrintable(failure.reason));
    QCOMPARE(failure.line, line);
    QVERIFY(!failure.fatal);
}

void ScriptBoundsTest::whatIsNotThere_saysSo_data()
{
    QTest::addColumn<QString>("expression");
    for (const char *expression : {"eval('1')",
                                   "(0, eval)('1')",
                                   "new Function('return 1')()",
                                   "(function(){}).constructor('return 1')()",
                                   "(() => 1).constructor('return 1')()",
                                   "(function*(){}).constructor('yield 1')().next()",
                                   "Date.now()",
                                   "new Date()",
                                   "Math.random()",
                                   "new Proxy({}, {})",
                                   "Promise.resolve(1)",
                                   "this.x",
                                   "globalThis",
                                   "gc()",
                                   "Array.prototype.push = 1",
                                   "Array.prototype.push(1)",
                                   "Object.prototype.x = 1",
                                   "(class extends Array {}).__proto__.from = 1",
                                   "[][Symbol.iterator]().__proto__.next = 1",
                                   "Math.floor = 1",
                                   "JSON.stringify = 1",
                                   "setTimeout(1)",
                                   "require('fs')",
                                   "Qt.quit()",
                                   "new XMLHttpRequest()",
                                   "context.emit.orderPacked.x = 1",
                                   "context.telemetry.progress = 1",
                                   "Object.setPrototypeOf(command, {})",
                                   "Error.prototype.toString = 1"})
        QTest::newRow(expression) << QString::fromLatin1(expression);
}

void ScriptBoundsTest::whatIsNotThere_saysSo()
{
    QFETCH(const QString, expression);
    PackingBench board(telling(expression));
    const Scripts::Failure failure = board.failure();
    QVERIFY2(failure.line == 2 || failure.reason.endsWith(QStringLiteral("changed Array.prototype")),
             qPrintable(failure.reason));
}

void ScriptBoundsTest::whatIsInTheMessage_cantBeChanged_data()
{
    QTest::addColumn<QString>("change");
    for (const char *change : {"command.box.size = 2",
                               "command.box = 2",
                               "command.more = 2",
                               "delete command.box",
                               "command.parts[2].size = 2",
                               "Object.defineProperty(command.parts, 0, {get: () => 0})",
                               "Object.defineProperty(command.parts, 7, {get: () => 2})",
                               "command.parts.name = 2",
                               "command.parts[1] = 2",
                               "command.parts[0] = -0",
                               "command.parts[3] = 2",
                               "command.parts[9] = 2",
                               "delete command.parts[0]",
                               "command.parts.push(2)",
                               "command.parts.pop()",
                               "command.parts.reverse()",
                               "command.parts.sort()",
                               "command.parts.length = 0",
                               "command.box.inner.push(2)",
                               "command.byNumber[1] = 2",
                               "command.byNumber[7] = 2",
                               "delete command.byNumber[1]",
                               "Object.setPrototypeOf(command.parts, null)"})
        QTest::newRow(change) << QString::fromLatin1(change);
}

void ScriptBoundsTest::whatIsInTheMessage_cantBeChanged()
{
    QFETCH(const QString, change);
    const QJsonObject payload{
        {QStringLiteral("box"),
         QJsonObject{{QStringLiteral("inner"), QJsonArray{}}, {QStringLiteral("size"), 1}}},
        {QStringLiteral("byNumber"), QJsonObject{{QStringLiteral("1"), 1}}},
        {QStringLiteral("parts"), QJsonArray{0, 1, QJsonObject{{QStringLiteral("size"), 1}}}}};
    PackingBench board(handler(QStringLiteral("if (context.entity === 'A-1')\n  %1;\n"
                                              "context.emit.orderPacked({told: command, zero: 1 / "
                                              "command.parts[0] > 0})")
                                   .arg(change)));
    Scripts &host = board.start();
    const Scripts::Call changing = board.call(board.procedure, board.command, payload);
    Scripts::Call next = board.call(board.procedure, board.command, payload, QStringLiteral("A-2"));
    next.message.payload = changing.message.payload;
    const auto isWhole = [&](const auto &result) {
        const QJsonObject told = std::get<0>(result)[0].payload;
        return told[QStringLiteral("told")] == payload && told[QStringLiteral("zero")] == true;
    };
    const auto changed = host.handle(changing);
    QVERIFY(changed.index() == 1 || isWhole(changed));
    if (const auto *failure = std::get_if<Scripts::Failure>(&changed)) {
        QVERIFY(!failure->fatal);
        QVERIFY2(failure->line == 3 || failure->line == 2 ||
                     failure->reason ==
                         QStringLiteral("It changed a list in its message; change a copy of it"),
                 qPrintable(failure->reason));
    }
    QVERIFY(isWhole(host.handle(next)));
}

void ScriptBoundsTest::emittingForAnotherEntity_needsItsId_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<bool>("allowed");
    QTest::newRow("its own") << "A-1" << true;
    QTest::newRow("in the message") << "P-7" << true;
    QTest::newRow("a number in a list of the message") << "12" << true;
    QTest::newRow("never handed") << "P-8" << false;
    QTest::newRow("a part of one that was") << "P" << false;
}

void ScriptBoundsTest::emittingForAnotherEntity_needsItsId()
{
    QFETCH(const QString, id);
    QFETCH(const bool, allowed);
    PackingBench board(handler(QStringLiteral("context.emit.partPacked({}, {entity: '%1'})").arg(id)));
    const QJsonObject payload{{QStringLiteral("payment"), QStringLiteral("P-7")},
                              {QStringLiteral("shelves"), QJsonArray{11, 12}}};
    if (allowed) {
        QCOMPARE(board.outputs(payload)[0].entity, id);
    } else {
        const Scripts::Failure failure = board.failure(payload);
        QVERIFY2(failure.reason.contains(QStringLiteral("is no entity that this call was handed")),
                 qPrintable(failure.reason));
        QCOMPARE(failure.line, 2);
    }
}

void ScriptBoundsTest::endlessLoop_isInterruptedAndFatal()
{
    PackingBench board(handler(QStringLiteral("try { while (true); } catch (e) {}")));
    Scripts &host = board.start(std::chrono::milliseconds(50));
    for (int i = 0; i < 2; ++i) {
        const auto result = host.handle(board.call(board.procedure, board.command));
        const auto failure = std::get<Scripts::Failure>(result);
        QVERIFY(failure.fatal);
        QCOMPARE(failure.reason,
                 QStringLiteral("The script of “Packing” did not come to an end within 0.05 s"));
    }
}

void ScriptBoundsTest::tooMuchOutput_isFatal_data()
{
    QTest::addColumn<QString>("body");
    QTest::addColumn<QString>("reason");
    QTest::newRow("messages") << "for (;;) context.emit.partPacked({})"
                              << "more than 10000 messages";
    QTest::newRow("caught") << "try { for (;;) context.emit.partPacked({}) } catch (e) {}"
                            << "more than 10000 messages";
    QTest::newRow("text") << "context.emit.partPacked({a: 'a'.repeat(5e6)})"
                          << "more than 4000000 characters";
}

void ScriptBoundsTest::tooMuchOutput_isFatal()
{
    QFETCH(const QString, body);
    QFETCH(const QString, reason);
    PackingBench board(handler(body));
    const Scripts::Failure failure = board.failure();
    QVERIFY(failure.fatal);
    QVERIFY2(failure.reason.contains(reason), qPrintable(failure.reason));
}

void ScriptBoundsTest::scriptThatEndsItsFunction_isNotExecuted()
{
    PackingBench board(QStringLiteral("}); while (true); (function() {"));
    QCOMPARE(board.failure().reason, QStringLiteral("There is a closing brace too many"));
}

void ScriptBoundsTest::whatIsRead_canNotBeChanged_data()
{
    QTest::addColumn<QString>("change");
    for (const char *change :
         {"context.state.list.push(1)", "context.state.list[0] = 1", "context.state.list.sort()",
          "context.state.name = 'b'", "context.state.byNumber[1] = 'b'"})
        QTest::newRow(change) << QString::fromLatin1(change);
}

void ScriptBoundsTest::whatIsRead_canNotBeChanged()
{
    QFETCH(const QString, change);
    ScriptBench board;
    const NoteId command = board.add(NoteKind::Command, QStringLiteral("Ask"));
    const NoteId event = board.add(NoteKind::Event, QStringLiteral("Asked"));
    const NoteId aggregate = board.add(
        NoteKind::Aggregate, QStringLiteral("Book"),
        handler(QStringLiteral("try { %1 } catch (e) {}\ncontext.emit.asked({told: context.state})")
                    .arg(change)) +
            QStringLiteral("\nfunction apply() { return {list: [2, 1], name: 'a', byNumber: {1: 'a'}} }"));
    board.link(command, aggregate);
    board.link(aggregate, event);
    Scripts &host = board.start();
    QVERIFY(!host.apply(board.number(aggregate), board.message(event, {})));
    const QJsonValue before = host.state(board.number(aggregate), 0);
    const auto result = host.handle(board.call(aggregate, command));
    QCOMPARE(std::get<0>(result)[0].payload[QStringLiteral("told")], before);
    QCOMPARE(host.state(board.number(aggregate), 0), before);
}

void ScriptBoundsTest::messageThatIsChanged_isWholeAtTheNextCall()
{
    PackingBench board(
        handler(QStringLiteral("context.emit.partPacked({parts: command.parts});\n"
                               "try { command.parts.push('desk'); command.parts[0] = 'desk' } catch (e) {}\n"
                               "context.emit.orderPacked({}, {entity: command.parts[0]})")));
    Scripts &host = board.start();
    const Scripts::Call call = board.call(board.procedure, board.command,
                                          {{QStringLiteral("parts"), QJsonArray{QStringLiteral("lamp")}}});
    for (int i = 0; i < 2; ++i) {
        const auto result = host.handle(call);
        QVERIFY(std::holds_alternative<Scripts::Failure>(result));
        const QString reason = std::get<Scripts::Failure>(result).reason;
        QVERIFY2(reason.startsWith(QStringLiteral("It changed a list")), qPrintable(reason));
    }
}

QTEST_GUILESS_MAIN(ScriptBoundsTest)
#include "script_bounds_test.moc"
