#include "model/simulation/answers.h"
#include "model/simulation/expected_counts.h"
#include "model/simulation/journal.h"
#include "model/simulation/plan.h"
#include "model/simulation/starts.h"
#include "tests/simulation/board_builder.h"

#include <QTest>

using namespace tempestry;
using namespace tempestry::simulation;
using namespace Qt::StringLiterals;

class PlanTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void starts_areWhatNothingLeadsTo_data();
    void starts_areWhatNothingLeadsTo();
    void startOfADisabledActor_doesNotHappen();
    void issuer_isTheActorRatherThanTheScreen();
    void words_matchAcrossTheirForms_data();
    void words_matchAcrossTheirForms();
    void eventLinkedFromACommand_isItsAnswer();
    void expectedCounts_multiplyAlongTheFlow();
    void conditionOfAScenario_isOverruled();
};

static QString titles(const FlatFlow &flow, const std::vector<quint32> &notes)
{
    QStringList found;
    for (const quint32 note : notes)
        found.append(flow.note(note).title);
    return found.join(u' ');
}

// Notes are written as "E1" or "C2": the letter of the kind and a name; "E1>P1>C1" links them.
static BoardBuilder boardOf(const QString &text)
{
    BoardBuilder b;
    QHash<QString, NoteId> notes;
    for (const QString &chain : text.split(u' ')) {
        std::optional<NoteId> last;
        for (const QString &title : chain.split(u'>')) {
            if (!notes.contains(title))
                notes.insert(title, b.note(*noteKindFromShortcut(title[0].toLatin1()), title));
            if (last)
                b.link(*last, notes.value(title));
            last = notes.value(title);
        }
    }
    return b;
}

void PlanTest::starts_areWhatNothingLeadsTo_data()
{
    QTest::addColumn<QString>("board");
    QTest::addColumn<QString>("starts");
    QTest::newRow("nothing flows") << u"H1 T1"_s << QString();
    QTest::newRow("command") << u"C1>E1"_s << u"C1"_s;
    QTest::newRow("two parts") << u"E1>E2 C1>E3"_s << u"E1 C1"_s;
    QTest::newRow("commands come before events") << u"E1>P1 C1>E2>P1"_s << u"C1"_s;
    QTest::newRow("policy's command waits") << u"C1>E1>P1>C2"_s << u"C1"_s;
    QTest::newRow("policy that nothing triggers") << u"P1>C1>E1"_s << u"C1"_s;
    QTest::newRow("informed actor waits") << u"A1>C1>E1>R1>A2>C2"_s << u"C1"_s;
    QTest::newRow("actor informed by a first event") << u"E1>R1>A1>C1>E2"_s << u"E1"_s;
    QTest::newRow("actor informed of what they did") << u"A1>C1>E1>A1>C2>E2"_s << u"C1"_s;
    QTest::newRow("circle by a policy") << u"E1>P1>C1>E1"_s << u"C1"_s;
    QTest::newRow("circle of events") << u"E1>E2>E1"_s << u"E1"_s;
    QTest::newRow("event of a lone handler") << u"G1>E1>E2"_s << u"E1"_s;
    QTest::newRow("nothing but a policy") << u"P1"_s << QString();
}

void PlanTest::starts_areWhatNothingLeadsTo()
{
    QFETCH(QString, board);
    QFETCH(QString, starts);
    const BoardBuilder b = boardOf(board);
    const Board made = b.board();
    const FlatFlow flow(made, b.flow());
    QCOMPARE(titles(flow, startsOf(flow)), starts);
}

void PlanTest::startOfADisabledActor_doesNotHappen()
{
    BoardBuilder b;
    const auto actor = b.actor(u"Guest"_s);
    b.chain({actor, b.command(u"Enter"_s)});
    b.change(actor, [](Note &note) { note.condition = u"open"_s; });
    QString problem;
    QCOMPARE(compilePlan(b.board(), b.flow(), nullptr, {}, &problem)->starts.size(), size_t(1));
    QCOMPARE(compilePlan(b.board(), b.flow(), nullptr, {{u"open"_s, false}}, &problem)->starts.size(),
             size_t(0));
}

void PlanTest::issuer_isTheActorRatherThanTheScreen()
{
    const BoardBuilder b = boardOf(u"U1>C1 A1>C1 P1>C2>E1>P2>C3"_s);
    const Board made = b.board();
    const FlatFlow flow(made, b.flow());
    QStringList issuers;
    for (quint32 note = 0; note < flow.size(); ++note)
        if (const quint32 edge = issuerOf(flow, note); flow.role(note) == Role::Command)
            issuers.append(edge == kNone ? u"-"_s : flow.note(flow.edges()[edge].from).title);
    QCOMPARE(issuers, QStringList({u"A1"_s, u"P1"_s, u"-"_s}));
}

void PlanTest::words_matchAcrossTheirForms_data()
{
    QTest::addColumn<QString>("command");
    QTest::addColumn<QString>("event");
    QTest::newRow("place") << u"Place order"_s << u"Order placed"_s;
    QTest::newRow("cancel") << u"Cancel order"_s << u"Order cancelled"_s;
    QTest::newRow("ship") << u"Ship order"_s << u"Order shipped"_s;
    QTest::newRow("carry") << u"Carry order"_s << u"Order carried"_s;
    QTest::newRow("camel case") << u"PackOrder"_s << u"OrderPacked"_s;
    QTest::newRow("snake case") << u"close_order"_s << u"order_closed"_s;
}

void PlanTest::words_matchAcrossTheirForms()
{
    QFETCH(QString, command);
    QFETCH(QString, event);
    BoardBuilder b;
    const auto order = b.note(NoteKind::Aggregate, u"Order"_s);
    b.link(b.command(u"Examine order"_s), order);
    b.link(b.command(command), order);
    b.link(order, b.event(event));
    b.link(order, b.event(u"Order examined"_s));
    const Board made = b.board();
    const FlatFlow flow(made, b.flow());
    std::vector<quint32> events;
    for (const quint32 edge : answersTo(flow, 2, 0))
        events.push_back(flow.edges()[edge].to);
    QCOMPARE(titles(flow, events), event);
}

void PlanTest::eventLinkedFromACommand_isItsAnswer()
{
    const BoardBuilder b = boardOf(u"C1>G1>E1 C2>G1>E2 C1>E2 C2>E1"_s);
    const Board made = b.board();
    const FlatFlow flow(made, b.flow());
    for (quint32 note = 0; note < flow.size(); ++note) {
        if (flow.role(note) != Role::Command)
            continue;
        QCOMPARE(flow.outgoing(note).size(), size_t(1));
        const auto answers = answersTo(flow, note, flow.outgoing(note)[0].to);
        QCOMPARE(answers.size(), size_t(1));
        const QString event = flow.note(flow.edges()[answers[0]].to).title;
        QCOMPARE(event, flow.note(note).title == u"C1"_s ? u"E2"_s : u"E1"_s);
    }
}

void PlanTest::expectedCounts_multiplyAlongTheFlow()
{
    BoardBuilder b;
    const auto start = b.event(u"Start"_s);
    const auto each = b.event(u"Each"_s);
    const auto part = b.event(u"Part"_s);
    const auto joined = b.event(u"Joined"_s);
    const auto back = b.event(u"Back"_s);
    b.chain({start, each, part, joined, back});
    b.link(back, joined);
    b.change(each, [](Note &note) { note.actors = {u"a"_s, u"b"_s, u"c"_s}; });
    b.change(part, [](Note &note) { note.times = 2; });
    const Board made = b.board();
    const FlatFlow flow(made, b.flow());
    QCOMPARE(expectedCounts(flow, std::vector<bool>(5, true)), (std::vector<quint32>{1, 3, 6, 1, 1}));
    QCOMPARE(expectedCounts(flow, {true, false, true, true, true}), (std::vector<quint32>{1, 0, 0, 1, 1}));
}

void PlanTest::conditionOfAScenario_isOverruled()
{
    BoardBuilder b;
    b.change(b.event(u"Failed over"_s), [](Note &note) { note.condition = u"cluster"_s; });
    Scenario scenario;
    scenario.set = {{u"cluster"_s, false}};
    QString problem;
    const auto starts = [&](const Conditions &conditions) {
        return compilePlan(b.board(), b.flow(), &scenario, conditions, &problem)->starts.size();
    };
    QCOMPARE(starts({}), size_t(0));
    QCOMPARE(starts({{u"cluster"_s, true}}), size_t(1));
}

QTEST_GUILESS_MAIN(PlanTest)
#include "plan_test.moc"
