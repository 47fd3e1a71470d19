#include "model/edits.h"
#include "model/geometry.h"

#include <QTest>

using namespace tempestry;

class EditsTest : public QObject
{
    Q_OBJECT

    Board m_board;
    TimelineId m_timeline;

    NoteId put(NoteKind kind, int column, bool insert = true, double y = 60)
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

    QList<int> columns(std::initializer_list<NoteId> ids) const
    {
        QList<int> result;
        for (const NoteId id : ids)
            result += m_board.find(id)->column;
        return result;
    }

private Q_SLOTS:
    void init()
    {
        m_board = apply(edits::addTimeline(Board(), QStringLiteral("From cart to delivery")), Board());
        m_board.timelines().forEach([this](const Timeline &timeline) { m_timeline = timeline.id; });
    }

    void noteInsertedBetweenTwo_shiftsTheLaterColumns()
    {
        const NoteId a = put(NoteKind::Command, 0);
        const NoteId b = put(NoteKind::Event, 1);
        const NoteId between = put(NoteKind::Aggregate, 1);
        QCOMPARE(columns({a, between, b}), QList<int>({0, 1, 2}));
        QVERIFY(right(*m_board.find(a)) < m_board.find(between)->x);
        QVERIFY(right(*m_board.find(between)) < m_board.find(b)->x);
    }

    void noteDroppedOnAColumn_standsBelowTheNoteThere()
    {
        const NoteId a = put(NoteKind::Event, 0);
        const NoteId b = put(NoteKind::Event, 0, false, 70);
        QCOMPARE(columns({a, b}), QList<int>({0, 0}));
        QVERIFY(m_board.find(b)->y >= bottom(*m_board.find(a)) ||
                m_board.find(a)->y >= bottom(*m_board.find(b)));
    }

    void movedOffTheTimeline_columnsCloseUp()
    {
        const NoteId a = put(NoteKind::Command, 0);
        const NoteId b = put(NoteKind::Aggregate, 1);
        const NoteId c = put(NoteKind::Event, 2);
        m_board = apply(edits::moveNotes(m_board, std::span(&b, 1), 0, 900), m_board);
        QCOMPARE(columns({a, c}), QList<int>({0, 1}));
        QVERIFY(!m_board.find(b)->timeline);
    }

    void notesOfOneTimelineMovedTogether_keepTheirOrderAndShareTheirColumn()
    {
        const NoteId a = put(NoteKind::Event, 0);
        const NoteId b = put(NoteKind::Event, 1);
        const NoteId b2 = put(NoteKind::Event, 1, false, 220);
        const NoteId c = put(NoteKind::Event, 2);
        const std::vector moved{b2, b, a};
        m_board = apply(edits::placeNotes(m_board, moved, {m_timeline, 1, true, 60}), m_board);
        QCOMPARE(columns({c, a, b, b2}), QList<int>({0, 1, 2, 2}));
    }

    void freeNotesAboveOneAnother_shareAColumnOnTheTimeline()
    {
        const NoteId a = putFree(NoteKind::Event, 0, 1000);
        const NoteId below = putFree(NoteKind::Event, 10, 1150);
        const NoteId b = putFree(NoteKind::Event, 200, 1000);
        m_board =
            apply(edits::placeNotes(m_board, std::vector{b, below, a}, {m_timeline, 0, true, 60}), m_board);
        QCOMPARE(columns({a, below, b}), QList<int>({0, 0, 1}));
    }

    void timelineThatGrows_pushesDownWhatIsBelow()
    {
        m_board = apply(edits::addTimeline(m_board, QStringLiteral("Refund")), m_board);
        const Timeline first = *m_board.find(m_timeline);
        const NoteId below = putFree(NoteKind::Event, 100, 2000);
        const double before = m_board.find(below)->y;
        for (int i = 0; i < 4; ++i)
            put(NoteKind::Event, 0, i == 0, 60 + i * 10);
        const double grown = m_board.find(m_timeline)->height - first.height;
        QVERIFY(grown > 0);
        QCOMPARE(m_board.find(below)->y, before + grown);
        m_board.timelines().forEach([&](const Timeline &timeline) {
            QVERIFY(timeline.id == m_timeline || timeline.y >= bottom(*m_board.find(m_timeline)));
        });
    }

    void timelineThatGrows_leavesTheNotesOfAFrameBesideIt()
    {
        const Timeline first = *m_board.find(m_timeline);
        Frame beside;
        beside.id = FrameId::create();
        beside.x = right(first) + 28;
        beside.width = 300;
        beside.height = 2000;
        BoardDraft draft(m_board);
        draft.set(beside);
        m_board = std::move(draft).finish();
        const NoteId kept = putFree(NoteKind::Policy, beside.x + 100, 1500);
        const Note before = *m_board.find(kept);
        for (int i = 0; i < 4; ++i)
            put(NoteKind::Event, 0, i == 0, 60 + i * 10);
        QVERIFY(m_board.find(m_timeline)->height > first.height);
        QCOMPARE(m_board.find(beside.id)->y, beside.y);
        QCOMPARE(m_board.find(kept)->y, before.y);
    }

    void slotAt_data()
    {
        QTest::addColumn<double>("x");
        QTest::addColumn<int>("column");
        QTest::addColumn<bool>("insert");
        // Two columns of events: 44..148 and 178..282.
        QTest::newRow("before the first") << 10.0 << 0 << true;
        QTest::newRow("on the first") << 96.0 << 0 << false;
        QTest::newRow("right edge of the first") << 140.0 << 1 << true;
        QTest::newRow("between") << 163.0 << 1 << true;
        QTest::newRow("on the second") << 230.0 << 1 << false;
        QTest::newRow("behind the last") << 700.0 << 2 << true;
    }
    void slotAt()
    {
        QFETCH(double, x);
        put(NoteKind::Event, 0);
        put(NoteKind::Event, 1);
        const auto slot = edits::slotAt(m_board, x, 100);
        QVERIFY(slot);
        QTEST(slot->column, "column");
        QTEST(slot->insert, "insert");
    }

    void slotAtPlaceWithoutTimeline_isNothing() { QVERIFY(!edits::slotAt(m_board, 100, 5000)); }

    void slotOfTheDraggedNoteItself_isAGap()
    {
        const NoteId a = put(NoteKind::Event, 0);
        put(NoteKind::Event, 1);
        const auto slot = edits::slotAt(m_board, 20, 100, std::span(&a, 1));
        QVERIFY(slot && slot->insert && slot->column == 0);
    }

    void noteDroppedNearARow_standsInIt()
    {
        const NoteId a = put(NoteKind::Event, 0, true, 90);
        const NoteId b = put(NoteKind::Event, 1, true, 104);
        QCOMPARE(m_board.find(b)->y, m_board.find(a)->y);
    }

    void removedNote_takesItsLinksAlong()
    {
        const NoteId a = put(NoteKind::Command, 0);
        const NoteId b = put(NoteKind::Event, 1);
        m_board = apply(edits::addLink(m_board, a, b), m_board);
        QCOMPARE(m_board.links().size(), size_t(1));
        m_board = apply(edits::removeNotes(m_board, std::span(&b, 1)), m_board);
        QVERIFY(m_board.links().isEmpty());
    }

    void removedNote_leavesTheScenarios()
    {
        const NoteId command = put(NoteKind::Command, 0);
        const NoteId event = put(NoteKind::Event, 1);
        const auto entry = [](NoteId note) {
            ScenarioEntry made;
            made.note = note;
            return made;
        };
        Scenario scenario;
        scenario.id = ScenarioId::create();
        scenario.when = {entry(command)};
        scenario.then = {entry(event)};
        BoardDraft draft(m_board);
        draft.set(scenario);
        m_board = apply(edits::removeNotes(draft.board(), std::span(&event, 1)), draft.board());
        QCOMPARE(m_board.find(scenario.id)->when.size(), size_t(1));
        QVERIFY(m_board.find(scenario.id)->then.empty());
    }

    void removedNote_leavesFaultsAndTimers()
    {
        const NoteId policy = put(NoteKind::Policy, 0);
        const NoteId event = put(NoteKind::Event, 1);
        BoardDraft draft(m_board);
        draft.change(policy, [event](Note &note) { note.timer = Timer{Timer::Kind::After, 5, event}; });
        Scenario scenario;
        scenario.id = ScenarioId::create();
        scenario.faults.resize(2);
        scenario.faults[0].note = event;
        scenario.faults[1].note = policy;
        draft.set(scenario);
        m_board = apply(edits::removeNotes(draft.board(), std::span(&event, 1)), draft.board());
        QCOMPARE(m_board.find(policy)->timer, (Timer{Timer::Kind::After, 5, {}}));
        QCOMPARE(m_board.find(scenario.id)->faults.size(), size_t(1));
        QCOMPARE(m_board.find(scenario.id)->faults[0].note, policy);
    }

    void duplicatedTimer_looksForTheCopyOrElseTheSameNote()
    {
        const NoteId policy = put(NoteKind::Policy, 0);
        const NoteId event = put(NoteKind::Event, 1);
        BoardDraft draft(m_board);
        draft.change(policy, [event](Note &note) { note.timer = Timer{Timer::Kind::After, 5, event}; });
        m_board = draft.board();
        std::vector<NoteId> copies;
        const Board both =
            apply(edits::duplicateNotes(m_board, std::vector{policy, event}, 0, 400, &copies), m_board);
        QCOMPARE(both.find(copies[0])->timer->without, copies[1]);
        copies.clear();
        const Board one =
            apply(edits::duplicateNotes(m_board, std::vector{policy}, 0, 400, &copies), m_board);
        QCOMPARE(one.find(copies[0])->timer->without, event);
    }

    void behaviourBeyondTheLimits_isBroughtWithin()
    {
        const NoteId id = put(NoteKind::Policy, 0);
        m_board = apply(edits::changeNote(m_board, id,
                                          [&](Note &note) {
                                              note.duration = Duration(Duration::Kind::Uniform, 9, 3);
                                              note.capacity = 0;
                                              note.retry = Retry{-1, -5, 0};
                                              note.timer = Timer{Timer::Kind::Every, 0, id};
                                              note.arrivals = Arrivals{Duration(-1), 0};
                                              note.cost = -1;
                                          }),
                        m_board);
        const Note &note = *m_board.find(id);
        QCOMPARE(note.duration, Duration(Duration::Kind::Uniform, 9, 9));
        QCOMPARE(note.capacity, 1);
        QCOMPARE(note.retry, (Retry{0, 0, 1}));
        QCOMPARE(note.timer, (Timer{Timer::Kind::Every, 1, {}}));
        QCOMPARE(note.arrivals, (Arrivals{Duration(0), 1}));
        QCOMPARE(note.cost, 0.0);
    }

    void durationWithWhatItsKindDoesNotUse_losesIt()
    {
        const NoteId id = put(NoteKind::Policy, 0);
        const auto kept = [&](Duration duration) {
            const auto edit = [&](Note &note) { note.duration = duration; };
            return apply(edits::changeNote(m_board, id, edit), m_board).find(id)->duration;
        };
        Duration list(Duration::Kind::List, 4, 5);
        QCOMPARE(kept(list), Duration(0));
        list.list = {7};
        Duration expected(Duration::Kind::List, 0);
        expected.list = {7};
        QCOMPARE(kept(list), expected);
        list.kind = Duration::Kind::Exponential;
        QCOMPARE(kept(list), Duration(Duration::Kind::Exponential, 4));
    }

    void linkAgainstTheGrammar_isRefusedWithTheKindsThatMayFollow()
    {
        const NoteId command = put(NoteKind::Command, 0);
        const NoteId actor = put(NoteKind::Actor, 1);
        const NoteId hotspot = put(NoteKind::Hotspot, 2);
        QCOMPARE(edits::linkProblem(m_board, actor, command), QString());
        QVERIFY(edits::linkProblem(m_board, command, actor).contains(QStringLiteral("procedure")));
        QVERIFY(!edits::linkProblem(m_board, hotspot, command).isEmpty());
        QVERIFY(!edits::linkProblem(m_board, command, command).isEmpty());
        QVERIFY(edits::addLink(m_board, command, actor).isEmpty());
    }

    void duplicate_copiesTheLinksAmongTheNotes()
    {
        const NoteId a = put(NoteKind::Command, 0);
        const NoteId b = put(NoteKind::Event, 1);
        m_board = apply(edits::addLink(m_board, a, b), m_board);
        std::vector<NoteId> copies;
        m_board = apply(edits::duplicateNotes(m_board, std::vector{a, b}, 20, 20, &copies), m_board);
        QCOMPARE(copies.size(), size_t(2));
        QCOMPARE(m_board.links().size(), size_t(2));
        QCOMPARE(columns({a, b, copies[0], copies[1]}), QList<int>({0, 1, 2, 3}));
    }

    void movedFrame_takesTheFreeNotesInsideAlong()
    {
        const NoteId inside = putFree(NoteKind::Event, 100, 1000);
        const NoteId outside = putFree(NoteKind::Event, 600, 1000);
        const Frame frame{
            .id = FrameId::create(), .title = {}, .x = 0, .y = 900, .width = 300, .height = 300};
        m_board = apply(edits::addFrame(m_board, frame), m_board);
        const double x = m_board.find(inside)->x;
        const double x2 = m_board.find(outside)->x;
        m_board = apply(edits::moveFrame(m_board, frame.id, 50, 0), m_board);
        QCOMPARE(m_board.find(inside)->x, x + 50);
        QCOMPARE(m_board.find(outside)->x, x2);
    }

    void textBeyondTheLimit_isCutBetweenCharacters()
    {
        const NoteId id = put(NoteKind::Event, 0);
        const QString tooLong = QString(kLongestTitle - 1, u'x') + QStringLiteral("🟠🟠");
        m_board = apply(edits::changeNote(m_board, id, [&](Note &note) { note.title = tooLong; }), m_board);
        QCOMPARE(m_board.find(id)->title, QString(kLongestTitle - 1, u'x'));
    }

    void noteMovedOutOfTheWorld_staysAtItsEdge()
    {
        const NoteId id = putFree(NoteKind::Event, 0, 1000);
        m_board = apply(edits::moveNotes(m_board, std::span(&id, 1), 1e300, 0), m_board);
        QCOMPARE(m_board.find(id)->x, kFarthest);
    }

    void editsOfUnknownIds_changeNothing()
    {
        const NoteId unknown = NoteId::create();
        const std::span ids(&unknown, 1);
        QVERIFY(edits::removeNotes(m_board, ids).isEmpty());
        QVERIFY(edits::moveNotes(m_board, ids, 1, 1).isEmpty());
        QVERIFY(edits::placeNotes(m_board, ids, {m_timeline}).isEmpty());
        QVERIFY(edits::duplicateNotes(m_board, ids, 1, 1).isEmpty());
        QVERIFY(edits::removeTimeline(m_board, TimelineId::create()).isEmpty());
        QVERIFY(edits::moveFrame(m_board, FrameId::create(), 1, 1).isEmpty());
    }
};

QTEST_APPLESS_MAIN(EditsTest)
#include "edits_test.moc"
