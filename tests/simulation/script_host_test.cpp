#include "tests/simulation/packing_bench.h"

#include <QJsonArray>
#include <QTest>

using namespace tempestry;
using namespace tempestry::simulation;

namespace {

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
    void topLevelVariable_isNewAtEachCall();
    void whatIsThere_works_data();
    void whatIsThere_works();
    void progress_isTheLastThatWasTold();
    void context_tellsTimeAndEntity();
    void random_dependsOnTheActivityOnly();
    void enrolling_isDecidedByTheStream();
    void forgetting_emptiesTheState();
    void readModel_isReadByItsOwnNotesOnly();
    void readModelWithoutScript_keepsTheLatestFields();
    void guard_readsTheFields_data();
    void guard_readsTheFields();
    void guardThatIsNoScript_canNotBeTold_data();
    void guardThatIsNoScript_canNotBeTold();
};

void ScriptHostTest::emitting_givesMessagesInOrder()
{
    PackingBench board(handler(QStringLiteral(
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
    PackingBench board(handler(QStringLiteral(
        "const p = {n: 1}; context.emit.partPacked(p); p.n = 2; context.emit.partPacked(p);")));
    const auto outputs = board.outputs();
    QCOMPARE(outputs[0].payload[QStringLiteral("n")].toInt(), 1);
    QCOMPARE(outputs[1].payload[QStringLiteral("n")].toInt(), 2);
}

void ScriptHostTest::topLevelVariable_isNewAtEachCall()
{
    PackingBench board(QStringLiteral("let count = 0;\n") + telling(QStringLiteral("++count")));
    Scripts &host = board.start();
    for (int i = 0; i < 3; ++i) {
        const auto result = host.handle(board.call(board.procedure, board.command));
        QCOMPARE(std::get<std::vector<Scripts::Output>>(result)[0].payload[QStringLiteral("told")].toInt(),
                 1);
    }
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
    PackingBench board(telling(expression));
    QCOMPARE(board.told(), value);
}

void ScriptHostTest::progress_isTheLastThatWasTold()
{
    PackingBench board(QStringLiteral("function handle(command, context) {\n"
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
    QCOMPARE(PackingBench(telling(QStringLiteral("context.now"))).told().toInt(), 1'000'000);
    QCOMPARE(PackingBench(telling(QStringLiteral("context.entity"))).told().toString(),
             QStringLiteral("A-1"));
}

void ScriptHostTest::random_dependsOnTheActivityOnly()
{
    PackingBench board(telling(QStringLiteral("[context.random(), context.random()]")));
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
    QTest::newRow("true") << "Math.abs(amount) > 100 && parts.length === 2" << QJsonValue(true);
    QTest::newRow("false") << "parts.some(p => p === 'desk')" << QJsonValue(false);
    QTest::newRow("declared but absent") << "[coupon][0] === undefined" << QJsonValue(true);
    QTest::newRow("unknown") << "Math.abs(nothing) > 1" << QJsonValue(QJsonValue::Undefined);
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
    QVERIFY(host.canTell(board.edge(placed, policy)));
    const auto result = host.holds(board.edge(placed, policy), fields);
    if (value.isUndefined())
        QVERIFY(!std::get<Scripts::Failure>(result).reason.isEmpty());
    else
        QCOMPARE(std::get<bool>(result), value.toBool());
}

void ScriptHostTest::guardThatIsNoScript_canNotBeTold_data()
{
    QTest::addColumn<QString>("guard");
    for (const char *guard : {"amount >", "amount; while (true);", "amount > 100", "amount }) ("})
        QTest::newRow(guard) << QString::fromLatin1(guard);
}

void ScriptHostTest::guardThatIsNoScript_canNotBeTold()
{
    QFETCH(const QString, guard);
    ScriptBench board;
    const NoteId placed = board.add(NoteKind::Event, QStringLiteral("Order placed"));
    const NoteId policy = board.add(NoteKind::Policy, QStringLiteral("Whenever placed"));
    board.link(placed, policy, guard);
    QVERIFY(!board.start().canTell(board.edge(placed, policy)));
}

QTEST_GUILESS_MAIN(ScriptHostTest)
#include "script_host_test.moc"
