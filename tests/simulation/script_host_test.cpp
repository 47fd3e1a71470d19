#include "tests/simulation/script_bench.h"

#include <QJsonArray>
#include <QTest>

using namespace tempestry;
using namespace tempestry::simulation;

namespace {

// "Pack order" is handled by "Packing", which emits "Part packed" and "Order packed".
struct Packing : ScriptBench
{
    explicit Packing(const QString &script)
        : procedure(add(NoteKind::Procedure, QStringLiteral("Packing"), script))
    {
        link(command, procedure);
        link(procedure, part);
        link(procedure, packed);
        start();
    }

    std::variant<std::vector<Scripts::Output>, Scripts::Failure> handle(const QJsonObject &payload = {})
    {
        return start().handle(call(procedure, command, payload));
    }
    std::vector<Scripts::Output> outputs(const QJsonObject &payload = {})
    {
        const auto result = handle(payload);
        if (const auto *failure = std::get_if<Scripts::Failure>(&result))
            qWarning("line %d: %s", failure->line, qPrintable(failure->reason));
        return std::get<std::vector<Scripts::Output>>(result);
    }
    Scripts::Failure failure(const QJsonObject &payload = {})
    {
        return std::get<Scripts::Failure>(handle(payload));
    }
    QJsonValue told(const QJsonObject &payload = {})
    {
        return outputs(payload).front().payload[QStringLiteral("told")];
    }

    NoteId command = add(NoteKind::Command, QStringLiteral("Pack order"));
    NoteId part = add(NoteKind::Event, QStringLiteral("Part packed"));
    NoteId packed = add(NoteKind::Event, QStringLiteral("Order packed"));
    NoteId procedure;
};

QString handler(const QString &body)
{
    return QStringLiteral("function handle(command, context) {\n%1\n}").arg(body);
}

QString telling(const QString &expression)
{
    return handler(QStringLiteral("context.emit.orderPacked({told: %1});").arg(expression));
}

// The roster of a school: which students are in which period.
const QString kRoster = QStringLiteral(R"(function handle(command, context) {
  const period = (context.state.periods || {})[command.period];
  if (!period) context.emit.unknownPeriod({period: command.period});
  else if (period.includes(command.student)) context.emit.alreadyEnrolled({student: command.student});
  else context.emit.studentEnrolled({student: command.student, period: command.period});
}
function apply(state, event) {
  state.periods = state.periods || {};
  if (event.type === "periodOpened") state.periods[event.period] = [];
  if (event.type === "studentEnrolled") state.periods[event.period].push(event.student);
})");

struct Roster : ScriptBench
{
    Roster()
    {
        link(command, aggregate);
        for (const NoteId event : {opened, unknown, already, enrolled})
            link(aggregate, event);
        host = &start();
    }

    QString titleOfAnswer(const QJsonObject &payload)
    {
        const auto result = host->handle(call(aggregate, command, payload));
        const quint32 note = std::get<std::vector<Scripts::Output>>(result).front().note;
        for (const NoteId event : {opened, unknown, already, enrolled})
            if (number(event) == note)
                return board().find(event)->title;
        return {};
    }

    NoteId command = add(NoteKind::Command, QStringLiteral("Enroll student"));
    NoteId aggregate = add(NoteKind::Aggregate, QStringLiteral("Roster"), kRoster);
    NoteId opened = add(NoteKind::Event, QStringLiteral("Period opened"));
    NoteId unknown = add(NoteKind::Event, QStringLiteral("Unknown period"));
    NoteId already = add(NoteKind::Event, QStringLiteral("Already enrolled"));
    NoteId enrolled = add(NoteKind::Event, QStringLiteral("Student enrolled"));
    Scripts *host = nullptr;
};

} // namespace

class ScriptHostTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void emitting_givesMessagesInOrder();
    void payloadChangedAfterEmitting_isSentAsItWas();
    void failing_namesReasonAndLine_data();
    void failing_namesReasonAndLine();
    void topLevelVariable_isNewAtEachCall();
    void whatIsNotThere_saysSo_data();
    void whatIsNotThere_saysSo();
    void whatIsThere_works_data();
    void whatIsThere_works();
    void whatIsInTheMessage_cantBeChanged_data();
    void whatIsInTheMessage_cantBeChanged();
    void progress_isTheLastThatWasTold();
    void context_tellsTimeAndEntity();
    void random_dependsOnTheActivityOnly();
    void emittingForAnotherEntity_needsItsId_data();
    void emittingForAnotherEntity_needsItsId();
    void endlessLoop_isInterruptedAndFatal();
    void tooMuchOutput_isFatal_data();
    void tooMuchOutput_isFatal();
    void scriptThatEndsItsFunction_isNotExecuted();
    void enrolling_isDecidedByTheStream();
    void forgetting_emptiesTheState();
    void whatIsRead_canNotBeChanged_data();
    void whatIsRead_canNotBeChanged();
    void messageThatIsChanged_isWholeAtTheNextCall();
    void readModel_isReadByItsOwnNotesOnly();
    void readModelWithoutScript_keepsTheLatestFields();
    void guard_readsTheFields_data();
    void guard_readsTheFields();
};

void ScriptHostTest::emitting_givesMessagesInOrder()
{
    Packing board(handler(QStringLiteral(
        "for (const p of command.parts) context.emit.partPacked({p});\ncontext.emit.orderPacked({})")));
    const auto outputs = board.outputs({{QStringLiteral("parts"), QJsonArray{QStringLiteral("lamp"), 2}}});
    QCOMPARE(outputs.size(), size_t(3));
    QCOMPARE(outputs[0].note, board.number(board.part));
    QCOMPARE(outputs[0].payload, (QJsonObject{{QStringLiteral("p"), QStringLiteral("lamp")}}));
    QCOMPARE(outputs[1].payload, (QJsonObject{{QStringLiteral("p"), 2}}));
    QCOMPARE(outputs[2].note, board.number(board.packed));
    QVERIFY(!outputs[2].entity);
}

void ScriptHostTest::payloadChangedAfterEmitting_isSentAsItWas()
{
    Packing board(handler(QStringLiteral(
        "const p = {n: 1}; context.emit.partPacked(p); p.n = 2; context.emit.partPacked(p);")));
    const auto outputs = board.outputs();
    QCOMPARE(outputs[0].payload[QStringLiteral("n")].toInt(), 1);
    QCOMPARE(outputs[1].payload[QStringLiteral("n")].toInt(), 2);
}

void ScriptHostTest::failing_namesReasonAndLine_data()
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

void ScriptHostTest::failing_namesReasonAndLine()
{
    QFETCH(const QString, script);
    QFETCH(const int, line);
    QFETCH(const QString, reason);
    Packing board(script);
    const Scripts::Failure failure = board.failure();
    QVERIFY2(failure.reason.contains(reason) && !failure.reason.isEmpty(), qPrintable(failure.reason));
    QCOMPARE(failure.line, line);
    QVERIFY(!failure.fatal);
}

void ScriptHostTest::topLevelVariable_isNewAtEachCall()
{
    Packing board(QStringLiteral("let count = 0;\n") + telling(QStringLiteral("++count")));
    Scripts &host = board.start();
    for (int i = 0; i < 3; ++i) {
        const auto result = host.handle(board.call(board.procedure, board.command));
        QCOMPARE(std::get<std::vector<Scripts::Output>>(result)[0].payload[QStringLiteral("told")].toInt(),
                 1);
    }
}

void ScriptHostTest::whatIsNotThere_saysSo_data()
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

void ScriptHostTest::whatIsNotThere_saysSo()
{
    QFETCH(const QString, expression);
    Packing board(telling(expression));
    const Scripts::Failure failure = board.failure();
    QVERIFY2(failure.line == 2 || failure.reason.endsWith(QStringLiteral("changed Array.prototype")),
             qPrintable(failure.reason));
}

void ScriptHostTest::whatIsThere_works_data()
{
    QTest::addColumn<QString>("expression");
    QTest::addColumn<QJsonValue>("value");
    const auto row = [](const char *expression, const QJsonValue &value) {
        QTest::newRow(expression) << QString::fromLatin1(expression) << value;
    };
    row("[3, 1, 2].sort().map(n => n * 2).join()", QStringLiteral("2,4,6"));
    row("[...new Set([1, 1, 2])].length", 2);
    row("new Map([['a', 1]]).get('a')", 1);
    row("`${Math.max(1, 2)}`", QStringLiteral("2"));
    row("JSON.parse('[1]')[0]", 1);
    row("command.missing ?? 'none'", QStringLiteral("none"));
    row("(({a, b = 2}) => a + b)({a: 1})", 3);
    row("/a(b+)/.exec('abb')[1]", QStringLiteral("bb"));
    row("Object.entries({a: 1})[0][0]", QStringLiteral("a"));
    row("(class A { get x() { return 4 } }, 4)", 4);
    row("command.type", QStringLiteral("packOrder"));
    row("(() => { const o = {}; o.toString2 = 1; return o.toString2 })()", 1);
    row("typeof context.telemetry.progress(1, 2)", QStringLiteral("undefined"));
}

void ScriptHostTest::whatIsThere_works()
{
    QFETCH(const QString, expression);
    QFETCH(const QJsonValue, value);
    Packing board(telling(expression));
    QCOMPARE(board.told(), value);
}

void ScriptHostTest::whatIsInTheMessage_cantBeChanged_data()
{
    QTest::addColumn<QJsonObject>("payload");
    const QJsonObject box{{QStringLiteral("size"), 1}};
    QTest::newRow("an object") << QJsonObject{{QStringLiteral("box"), box}};
    QTest::newRow("an object beside a list")
        << QJsonObject{{QStringLiteral("box"), box}, {QStringLiteral("parts"), QJsonArray{1, 2}}};
}

void ScriptHostTest::whatIsInTheMessage_cantBeChanged()
{
    QFETCH(const QJsonObject, payload);
    Packing board(telling(QStringLiteral("command.box.size = 2")));
    QCOMPARE(board.failure(payload).line, 2);
}

void ScriptHostTest::progress_isTheLastThatWasTold()
{
    Packing board(QStringLiteral("function handle(command, context) {\n"
                                 "  for (let i = 1; i <= 4; ++i) context.telemetry.progress(i, 4);\n"
                                 "}"));
    Scripts &host = board.start();
    const auto outputs = std::get<0>(host.handle(board.call(board.procedure, board.command)));
    QCOMPARE(outputs.size(), size_t(1));
    QCOMPARE(outputs[0].note, kNone);
    QCOMPARE(outputs[0].payload, (QJsonObject{{QStringLiteral("done"), 4}, {QStringLiteral("total"), 4}}));
}

void ScriptHostTest::context_tellsTimeAndEntity()
{
    QCOMPARE(Packing(telling(QStringLiteral("context.now"))).told().toInt(), 1'000'000);
    QCOMPARE(Packing(telling(QStringLiteral("context.entity"))).told().toString(), QStringLiteral("A-1"));
}

void ScriptHostTest::random_dependsOnTheActivityOnly()
{
    Packing board(telling(QStringLiteral("[context.random(), context.random()]")));
    Scripts &host = board.start();
    const auto drawn = [&](MessageId activity) {
        Scripts::Call call = board.call(board.procedure, board.command);
        call.activity = activity;
        const auto result = host.handle(call);
        return std::get<std::vector<Scripts::Output>>(result)[0].payload[QStringLiteral("told")].toArray();
    };
    const QJsonArray first = drawn({1, 2});
    QVERIFY(first[0].toDouble() >= 0 && first[0].toDouble() < 1 && first[0] != first[1]);
    QVERIFY(drawn({1, 3}) != first);
    QCOMPARE(drawn({1, 2}), first);
}

void ScriptHostTest::emittingForAnotherEntity_needsItsId_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<bool>("allowed");
    QTest::newRow("its own") << "A-1" << true;
    QTest::newRow("in the message") << "P-7" << true;
    QTest::newRow("a number in a list of the message") << "12" << true;
    QTest::newRow("never handed") << "P-8" << false;
    QTest::newRow("a part of one that was") << "P" << false;
}

void ScriptHostTest::emittingForAnotherEntity_needsItsId()
{
    QFETCH(const QString, id);
    QFETCH(const bool, allowed);
    Packing board(handler(QStringLiteral("context.emit.partPacked({}, {entity: '%1'})").arg(id)));
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

void ScriptHostTest::endlessLoop_isInterruptedAndFatal()
{
    Packing board(handler(QStringLiteral("try { while (true); } catch (e) {}")));
    Scripts &host = board.start(std::chrono::milliseconds(50));
    for (int i = 0; i < 2; ++i) {
        const auto result = host.handle(board.call(board.procedure, board.command));
        const auto failure = std::get<Scripts::Failure>(result);
        QVERIFY(failure.fatal);
        QCOMPARE(failure.reason,
                 QStringLiteral("The script of “Packing” did not come to an end within 0.05 s"));
    }
}

void ScriptHostTest::tooMuchOutput_isFatal_data()
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

void ScriptHostTest::tooMuchOutput_isFatal()
{
    QFETCH(const QString, body);
    QFETCH(const QString, reason);
    Packing board(handler(body));
    const Scripts::Failure failure = board.failure();
    QVERIFY(failure.fatal);
    QVERIFY2(failure.reason.contains(reason), qPrintable(failure.reason));
}

void ScriptHostTest::scriptThatEndsItsFunction_isNotExecuted()
{
    Packing board(QStringLiteral("}); while (true); (function() {"));
    QCOMPARE(board.failure().reason, QStringLiteral("There is a closing brace too many"));
}

void ScriptHostTest::enrolling_isDecidedByTheStream()
{
    Roster board;
    const QJsonObject enrolment{{QStringLiteral("student"), QStringLiteral("ada")},
                                {QStringLiteral("period"), 3}};
    QCOMPARE(board.titleOfAnswer(enrolment), QStringLiteral("Unknown period"));
    const quint32 roster = board.number(board.aggregate);
    QVERIFY(!board.host->apply(roster, board.message(board.opened, {{QStringLiteral("period"), 3}})));
    QCOMPARE(board.titleOfAnswer(enrolment), QStringLiteral("Student enrolled"));
    QVERIFY(!board.host->apply(roster, board.message(board.enrolled, enrolment)));
    QCOMPARE(board.titleOfAnswer(enrolment), QStringLiteral("Already enrolled"));
    const QJsonValue state = board.host->state(roster, 0);
    QCOMPARE(state[QStringLiteral("periods")][QStringLiteral("3")].toArray(),
             QJsonArray{QStringLiteral("ada")});
}

void ScriptHostTest::forgetting_emptiesTheState()
{
    Roster board;
    const quint32 roster = board.number(board.aggregate);
    QVERIFY(!board.host->apply(roster, board.message(board.opened, {{QStringLiteral("period"), 3}})));
    QVERIFY(!board.host->state(roster, 0).isUndefined());
    board.host->forget();
    QVERIFY(board.host->state(roster, 0).isUndefined());
    QCOMPARE(board.titleOfAnswer({{QStringLiteral("period"), 3}}), QStringLiteral("Unknown period"));
}

void ScriptHostTest::whatIsRead_canNotBeChanged_data()
{
    QTest::addColumn<QString>("change");
    for (const char *change :
         {"context.state.list.push(1)", "context.state.list[0] = 1", "context.state.list.sort()",
          "context.state.name = 'b'", "context.state.byNumber[1] = 'b'"})
        QTest::newRow(change) << QString::fromLatin1(change);
}

void ScriptHostTest::whatIsRead_canNotBeChanged()
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

void ScriptHostTest::messageThatIsChanged_isWholeAtTheNextCall()
{
    Packing board(
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
        QVERIFY2(reason.contains(QStringLiteral("“desk” is no entity")), qPrintable(reason));
    }
}

void ScriptHostTest::readModel_isReadByItsOwnNotesOnly()
{
    ScriptBench board;
    const NoteId placed = board.add(NoteKind::Event, QStringLiteral("Order placed"));
    const NoteId other = board.add(NoteKind::ReadModel, QStringLiteral("Stock"));
    const NoteId model = board.add(
        NoteKind::ReadModel, QStringLiteral("Open orders"),
        QStringLiteral("function project(state, event) { state.lines = (state.lines || 0) + event.lines }"));
    const NoteId policy = board.add(
        NoteKind::Policy, QStringLiteral("Whenever placed"),
        QStringLiteral("function handle(event, context) {\n"
                       "  const all = context.read.openOrders();\n"
                       "  context.issue.packOrder({open: Object.keys(all).length, lines: all['A-2'].lines,\n"
                       "    one: context.read.openOrders('A-1').lines, stock: typeof context.read.stock},\n"
                       "    {entity: 'A-2'});\n}"));
    const NoteId command = board.add(NoteKind::Command, QStringLiteral("Pack order"));
    board.link(placed, policy);
    board.link(placed, model);
    board.link(placed, other);
    board.link(model, policy);
    board.link(policy, command);
    Scripts &host = board.start();
    QVERIFY(host.canProject(board.number(model)) && !host.canProject(board.number(other)));
    for (const char *entity : {"A-1", "A-2", "A-2"})
        QVERIFY(!host.project(board.number(model), board.message(placed, {{QStringLiteral("lines"), 2}},
                                                                 QString::fromLatin1(entity))));
    const auto result = host.handle(board.call(policy, placed));
    QVERIFY2(result.index() == 0, qPrintable(result.index() ? std::get<1>(result).reason : QString()));
    const Scripts::Output &output = std::get<0>(result)[0];
    QCOMPARE(output.payload, (QJsonObject{{QStringLiteral("open"), 2},
                                          {QStringLiteral("lines"), 4},
                                          {QStringLiteral("one"), 2},
                                          {QStringLiteral("stock"), QStringLiteral("undefined")}}));
    QCOMPARE(output.entity, QStringLiteral("A-2"));
}

void ScriptHostTest::readModelWithoutScript_keepsTheLatestFields()
{
    ScriptBench board;
    const NoteId placed = board.add(NoteKind::Event, QStringLiteral("Order placed"));
    const NoteId model = board.add(NoteKind::ReadModel, QStringLiteral("Open orders"));
    const NoteId policy = board.add(
        NoteKind::Policy, QStringLiteral("Whenever placed"),
        QStringLiteral(
            "function handle(e, context) { context.issue.pack(context.read.openOrders(context.entity)) }"));
    const NoteId command = board.add(NoteKind::Command, QStringLiteral("Pack"));
    board.link(placed, policy);
    board.link(placed, model);
    board.link(model, policy);
    board.link(policy, command);
    Scripts &host = board.start();
    for (const int amount : {1, 2})
        QVERIFY(
            !host.project(board.number(model), board.message(placed, {{QStringLiteral("amount"), amount}})));
    const auto result = host.handle(board.call(policy, placed));
    QCOMPARE(std::get<0>(result)[0].payload, (QJsonObject{{QStringLiteral("amount"), 2}}));
}

void ScriptHostTest::guard_readsTheFields_data()
{
    QTest::addColumn<QString>("guard");
    QTest::addColumn<QJsonValue>("value"); // undefined: it fails
    QTest::newRow("true") << "amount > 100 && parts.length === 2" << QJsonValue(true);
    QTest::newRow("false") << "parts.some(p => p === 'desk')" << QJsonValue(false);
    QTest::newRow("declared but absent") << "coupon === undefined" << QJsonValue(true);
    QTest::newRow("unknown") << "nothing > 1" << QJsonValue(QJsonValue::Undefined);
    QTest::newRow("syntax") << "amount >" << QJsonValue(QJsonValue::Undefined);
    QTest::newRow("statement") << "amount; while (true);" << QJsonValue(QJsonValue::Undefined);
}

void ScriptHostTest::guard_readsTheFields()
{
    QFETCH(const QString, guard);
    QFETCH(const QJsonValue, value);
    ScriptBench board;
    Field coupon;
    coupon.name = QStringLiteral("coupon");
    const NoteId placed = board.add(NoteKind::Event, QStringLiteral("Order placed"), {}, {coupon});
    const NoteId policy = board.add(NoteKind::Policy, QStringLiteral("Whenever placed"));
    board.link(placed, policy, guard);
    Scripts &host = board.start();
    const QJsonObject fields{
        {QStringLiteral("amount"), 129.5},
        {QStringLiteral("not a name"), 1},
        {QStringLiteral("parts"), QJsonArray{QStringLiteral("lamp"), QStringLiteral("book")}}};
    const auto result = host.holds(board.edge(placed, policy), fields);
    if (value.isUndefined())
        QVERIFY(!std::get<Scripts::Failure>(result).reason.isEmpty());
    else
        QCOMPARE(std::get<bool>(result), value.toBool());
}

QTEST_GUILESS_MAIN(ScriptHostTest)
#include "script_host_test.moc"
