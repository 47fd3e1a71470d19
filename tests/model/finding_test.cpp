#include "model/finding.h"
#include "tests/board/sample_board.h"

#include <QTest>

using namespace tempestry;

class FindingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wholeFlow_hasNoFindings();
    void gap_isFoundOnce_data();
    void gap_isFoundOnce();
    void eventThatReachesNobody_isARemark();
    void findings_comeInReadingOrder();
    void missingField_isAddedToTheOnlyCommand();
    void missingFieldOfTwoCommands_hasNoObviousEdit();
    void forbiddenLink_isTurnedAroundOrRemoved();
    void wording_changesTheKind();
};

namespace {

struct Flow : test::SampleBoard
{
    NoteId put(NoteKind kind, const char *title)
    {
        return free(kind, QString::fromLatin1(title), 3000.0 * ++m_count, 0);
    }
    std::vector<Finding> findings() const { return checkBoard(board(), FlowGraph(board())); }
    Board settled(const Finding &finding) const
    {
        return apply(edits::settle(board(), FlowGraph(board()), finding), board());
    }
    void give(NoteId note, const char *name)
    {
        change(note, [name](Note &edited) {
            edited.fields.emplace_back();
            edited.fields.back().name = QString::fromLatin1(name);
        });
    }

private:
    int m_count = 0;
};

// From a command to the read model that somebody decides by, without a gap.
struct WholeFlow : Flow
{
    NoteId command = put(NoteKind::Command, "Place order");
    NoteId handler = put(NoteKind::Aggregate, "Order");
    NoteId event = put(NoteKind::Event, "Order placed");
    NoteId view = put(NoteKind::ReadModel, "Open orders");

    WholeFlow()
    {
        link(command, handler);
        link(handler, event);
        link(event, view);
    }
};

} // namespace

void FindingTest::wholeFlow_hasNoFindings()
{
    QCOMPARE(WholeFlow().findings().size(), size_t(0));
}

void FindingTest::gap_isFoundOnce_data()
{
    QTest::addColumn<NoteKind>("kind");
    QTest::addColumn<QString>("title");
    QTest::addColumn<QStringList>("keys");
    QTest::addColumn<QString>("sentence");
    const auto row = [](NoteKind kind, const char *title, const QStringList &keys, const char *sentence) {
        QTest::newRow(title) << kind << QString::fromLatin1(title) << keys << QString::fromUtf8(sentence);
    };
    row(NoteKind::Command, "Place order", {QStringLiteral("unhandled")},
        "Nobody handles “Place order”. Put a procedure, an aggregate or an external system behind it.");
    row(NoteKind::Policy, "Whenever paid, ship", {QStringLiteral("untriggered"), QStringLiteral("idle")},
        "No event triggers “Whenever paid, ship”. Put one before it.");
    row(NoteKind::Procedure, "Order desk", {QStringLiteral("idle")},
        "“Order desk” emits no event. Put one behind it.");
    row(NoteKind::ReadModel, "Open orders", {QStringLiteral("unfed")},
        "No event is projected into “Open orders”. Put one before it.");
    row(NoteKind::Event, "Place order", {QStringLiteral("unheard"), QStringLiteral("wording")},
        "“Place order” reaches nobody. Link it to a policy or a read model, unless nobody has to react.");
    row(NoteKind::Activity, "Something", {}, "");
    row(NoteKind::Hotspot, "Place order?", {}, "");
}

void FindingTest::gap_isFoundOnce()
{
    QFETCH(const NoteKind, kind);
    QFETCH(const QString, title);
    QFETCH(const QString, sentence);
    Flow flow;
    flow.put(kind, title.toLatin1().constData());
    QStringList keys;
    const std::vector<Finding> findings = flow.findings();
    for (const Finding &finding : findings)
        keys << QString::fromLatin1(findingKey(finding.kind));
    QTEST(keys, "keys");
    if (!findings.empty())
        QCOMPARE(findings.front().sentence, sentence);
}

void FindingTest::eventThatReachesNobody_isARemark()
{
    Flow flow;
    flow.put(NoteKind::Event, "Order placed");
    QCOMPARE(flow.findings().size(), size_t(1));
    QVERIFY(flow.findings().front().isRemark());
}

void FindingTest::findings_comeInReadingOrder()
{
    Flow flow;
    const NoteId first = flow.put(NoteKind::Command, "Take payment");
    const NoteId second = flow.put(NoteKind::Command, "Place order");
    const std::vector<Finding> findings = flow.findings();
    QCOMPARE(findings.size(), size_t(2));
    QCOMPARE(findings[0].note, first);
    QCOMPARE(findings[1].note, second);
    QVERIFY(findingsOf(flow.board(), FlowGraph(flow.board()), second) == std::vector{findings[1]});
}

void FindingTest::missingField_isAddedToTheOnlyCommand()
{
    WholeFlow flow;
    flow.give(flow.event, "amount");
    const std::vector<Finding> findings = flow.findings();
    QCOMPARE(findings.size(), size_t(1));
    QCOMPARE(findings[0].field, QStringLiteral("amount"));
    const Board board = flow.settled(findings[0]);
    QCOMPARE(board.find(flow.command)->fields.size(), size_t(1));
    QVERIFY(checkBoard(board, FlowGraph(board)).empty());
}

void FindingTest::missingFieldOfTwoCommands_hasNoObviousEdit()
{
    WholeFlow flow;
    flow.link(flow.put(NoteKind::Command, "Repeat order"), flow.handler);
    flow.give(flow.event, "amount");
    QCOMPARE(flow.findings().size(), size_t(1));
    QVERIFY(flow.settled(flow.findings()[0]) == flow.board());
}

void FindingTest::forbiddenLink_isTurnedAroundOrRemoved()
{
    WholeFlow flow;
    const NoteId refused = flow.put(NoteKind::Event, "Order refused");
    BoardDraft draft(flow.board());
    const auto link = [&](NoteId from, NoteId to) {
        const LinkId id = LinkId::create();
        draft.set(Link{.id = id, .from = from, .to = to, .label = {}, .guard = {}});
        return id;
    };
    const LinkId turned = link(refused, flow.handler);
    const LinkId removed = link(flow.view, flow.command);
    const Board board = draft.board();
    const FlowGraph graph(board);
    std::vector<Finding> findings = checkBoard(board, graph);
    std::erase_if(findings, [](const Finding &finding) { return !finding.link; });
    QCOMPARE(findings.size(), size_t(2));
    for (const Finding &finding : findings) {
        const Board settled = apply(edits::settle(board, graph, finding), board);
        if (finding.link == turned)
            QCOMPARE(settled.find(turned)->from, flow.handler);
        else
            QVERIFY(finding.link == removed && !settled.find(removed));
    }
}

void FindingTest::wording_changesTheKind()
{
    Flow flow;
    const NoteId note = flow.put(NoteKind::Command, "Order placed");
    const std::vector<Finding> findings = flow.findings();
    QCOMPARE(findings.back().reads, NoteKind::Event);
    QCOMPARE(flow.settled(findings.back()).find(note)->kind, NoteKind::Event);
}

QTEST_APPLESS_MAIN(FindingTest)
#include "finding_test.moc"
