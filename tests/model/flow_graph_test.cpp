#include "model/edits.h"
#include "model/flow_graph.h"

#include <QTest>

using namespace tempestry;

class FlowGraphTest : public QObject
{
    Q_OBJECT

    Board m_board;
    TimelineId m_timeline;

    NoteId put(NoteKind kind, int column, double y = 60, bool insert = true)
    {
        const Note note = edits::newNote(m_board, kind, 0, 0);
        m_board = apply(edits::addNote(m_board, note, edits::Slot{m_timeline, column, insert, y}), m_board);
        return note.id;
    }

    NoteId putFree(NoteKind kind, double x, double y)
    {
        const Note note = edits::newNote(m_board, kind, x, y);
        m_board = apply(edits::addNote(m_board, note), m_board);
        return note.id;
    }

    void link(NoteId from, NoteId to) { m_board = apply(edits::addLink(m_board, from, to), m_board); }

    QSet<NoteId> sources(NoteId note) const
    {
        QSet<NoteId> from;
        for (const FlowEdge &edge : FlowGraph(m_board).incoming(note))
            from.insert(edge.from);
        return from;
    }

    FlowReason reason(NoteId note) const { return FlowGraph(m_board).incoming(note).front().reason; }

private Q_SLOTS:
    void init()
    {
        m_board = apply(edits::addTimeline(Board(), QStringLiteral("From cart to delivery")), Board());
        m_board.timelines().forEach([this](const Timeline &timeline) { m_timeline = timeline.id; });
    }

    void notesOfATimeline_followInOrder()
    {
        const NoteId actor = put(NoteKind::Actor, 0);
        const NoteId command = put(NoteKind::Command, 1);
        const NoteId aggregate = put(NoteKind::Aggregate, 2);
        const NoteId event = put(NoteKind::Event, 3);
        const NoteId policy = put(NoteKind::Policy, 4);
        QCOMPARE(sources(command), QSet{actor});
        QCOMPARE(sources(aggregate), QSet{command});
        QCOMPARE(sources(event), QSet{aggregate});
        QCOMPARE(sources(policy), QSet{event});
        QVERIFY(sources(actor).isEmpty());
        QCOMPARE(reason(event), FlowReason::Timeline);
    }

    void notesThatMayNotPrecede_arePassedOver()
    {
        const NoteId command = put(NoteKind::Command, 0);
        const NoteId aggregate = put(NoteKind::Aggregate, 1);
        put(NoteKind::Hotspot, 2);
        put(NoteKind::Actor, 3);
        const NoteId event = put(NoteKind::Event, 4);
        QCOMPARE(sources(event), QSet{aggregate});
        QCOMPARE(sources(aggregate), QSet{command});
    }

    void parallelNotes_allPrecedeWhatHasNoRow()
    {
        const NoteId a = put(NoteKind::Event, 0, 60);
        const NoteId b = put(NoteKind::Event, 0, 190, false);
        const NoteId below = put(NoteKind::Event, 1, 420);
        QCOMPARE(sources(below), QSet({a, b}));
    }

    void parallelNotes_theOneInTheRowPrecedes()
    {
        const NoteId upper = put(NoteKind::Event, 0, 60);
        const NoteId lower = put(NoteKind::Event, 0, 190, false);
        const NoteId policy = put(NoteKind::Policy, 1, 60);
        const NoteId second = put(NoteKind::Policy, 1, 190, false);
        QCOMPARE(sources(policy), QSet{upper});
        QCOMPARE(sources(second), QSet{lower});
    }

    void linkToANote_takesThePlaceOfTheTimelinesOrder()
    {
        const NoteId first = put(NoteKind::Event, 0);
        const NoteId second = put(NoteKind::Event, 1);
        const NoteId readModel = put(NoteKind::ReadModel, 2);
        QCOMPARE(sources(readModel), QSet{second});
        link(first, readModel);
        QCOMPARE(sources(readModel), QSet{first});
        QCOMPARE(reason(readModel), FlowReason::Link);
        QCOMPARE(sources(second), QSet{first});
    }

    void linkThatTheGrammarForbids_isNoEdge()
    {
        const NoteId actor = put(NoteKind::Actor, 0);
        const NoteId event = put(NoteKind::Event, 1);
        BoardDraft draft(m_board);
        draft.set(Link{.id = LinkId::create(), .from = actor, .to = event, .label = {}, .guard = {}});
        m_board = std::move(draft).finish();
        QVERIFY(sources(event).isEmpty());
    }

    void freeNote_followsTheNearestOnItsLeft()
    {
        putFree(NoteKind::Command, 0, 1000);
        const NoteId near = putFree(NoteKind::Command, 150, 1000);
        const NoteId event = putFree(NoteKind::Event, 300, 1010);
        QCOMPARE(sources(event), QSet{near});
        QCOMPARE(reason(event), FlowReason::Neighbour);
    }

    void freeNoteFarAway_followsNobody()
    {
        putFree(NoteKind::Command, 0, 1000);
        QVERIFY(sources(putFree(NoteKind::Event, 104 + FlowGraph::kNeighbourDistance + 1, 1000)).isEmpty());
    }

    void freeNoteOnTheRight_doesNotPrecede()
    {
        const NoteId event = putFree(NoteKind::Event, 0, 1000);
        putFree(NoteKind::Command, 150, 1000);
        QVERIFY(sources(event).isEmpty());
    }

    void touchingNotes_followByTheGrammar()
    {
        const NoteId actor = putFree(NoteKind::Actor, 40, 1080);
        const NoteId command = putFree(NoteKind::Command, 0, 1000);
        QCOMPARE(sources(command), QSet{actor});
    }

    void touchingEvents_makeNoCycle()
    {
        const NoteId a = putFree(NoteKind::Event, 0, 1000);
        const NoteId b = putFree(NoteKind::Event, 60, 1000);
        QVERIFY(sources(a).isEmpty());
        QCOMPARE(sources(b), QSet{a});
    }

    void annotations_neverFlow()
    {
        for (const NoteKind kind : {NoteKind::Hotspot, NoteKind::Opportunity, NoteKind::Text})
            for (const KindInfo &other : noteKinds()) {
                QVERIFY(!mayFollow(kind, other.kind));
                QVERIFY(!mayFollow(other.kind, kind));
            }
    }

    void grammar_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<QString>("verb");
        const auto row = [](const char *from, const char *to, const char *verb) {
            QTest::addRow("%s → %s", from, to)
                << QString::fromUtf8(from) << QString::fromUtf8(to) << QString::fromUtf8(verb);
        };
        for (const char *issuer : {"actor", "ui", "externalSystem", "policy"})
            row(issuer, "command", "issues");
        row("actor", "ui", "uses");
        for (const char *informed : {"actor", "ui", "policy", "procedure"})
            row("readModel", informed, "informs");
        for (const char *handler : {"procedure", "aggregate", "externalSystem"}) {
            row("command", handler, "is handled by");
            row(handler, "event", "emits");
        }
        row("event", "policy", "triggers");
        row("event", "readModel", "is projected into");
        row("event", "externalSystem", "informs");
        row("event", "actor", "informs");
        for (const char *shortForm : {"command", "event", "policy"})
            row(shortForm, "event", "leads to");
        row("activity", "event", "emits");
        row("event", "activity", "informs");
        row("event", "ui", "");
        row("ui", "event", "");
        row("actor", "event", "");
        row("aggregate", "command", "");
        row("policy", "policy", "");
    }
    void grammar()
    {
        QFETCH(QString, from);
        QFETCH(QString, to);
        QFETCH(QString, verb);
        const auto f = noteKindFromKey(from);
        const auto t = noteKindFromKey(to);
        QVERIFY(f && t);
        const Follower *follower = follows(*f, *t);
        QCOMPARE(follower ? QString::fromUtf8(follower->verb) : QString(), verb);
    }

    void moveFarAway_touchesOnlyTheNotesAround()
    {
        for (int i = 0; i < 50; ++i)
            putFree(NoteKind::Event, i * 110, 1000);
        const NoteId far = putFree(NoteKind::Event, 0, 9000);
        FlowGraph flow(m_board);
        const ChangeSet move = edits::moveNotes(m_board, std::span(&far, 1), 500, 0);
        QCOMPARE(flow.update(apply(move, m_board), move).size(), size_t(1));
    }

    void readingOrder_isTimelinesThenFreeNotes()
    {
        const NoteId free2 = putFree(NoteKind::Event, 400, 2000);
        const NoteId free1 = putFree(NoteKind::Event, 100, 2010);
        const NoteId b = put(NoteKind::Event, 0);
        const NoteId a = put(NoteKind::Event, 0);
        QCOMPARE(readingOrder(m_board), (std::vector{a, b, free1, free2}));
    }
};

QTEST_APPLESS_MAIN(FlowGraphTest)
#include "flow_graph_test.moc"
