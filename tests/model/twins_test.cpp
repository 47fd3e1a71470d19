#include "model/edits.h"
#include "model/twins.h"

#include <QTest>

using namespace tempestry;

namespace {

Field field(const char *name, const char *example, bool entityId)
{
    Field made;
    made.name = QString::fromUtf8(name);
    made.example = QString::fromUtf8(example);
    made.entityId = entityId;
    return made;
}

} // namespace

class TwinsTest : public QObject
{
    Q_OBJECT

    Board m_board;

    NoteId put(NoteKind kind, const char *title, double x, const std::function<void(Note &)> &change = {})
    {
        Note note = edits::newNote(m_board, kind, x, 0);
        note.title = QString::fromUtf8(title);
        if (change)
            change(note);
        m_board = apply(edits::addNote(m_board, note), m_board);
        return note.id;
    }
    template <class Change>
    void change(NoteId id, Change change)
    {
        m_board = apply(edits::changeNote(m_board, id, change), m_board);
    }
    std::vector<NoteId> twins()
    {
        const std::vector notes{put(NoteKind::Event, "Order placed", 0),
                                put(NoteKind::Event, "Orders placed", 300)};
        m_board = apply(edits::keepAsTwins(m_board, notes), m_board);
        return notes;
    }

private Q_SLOTS:
    void init() { m_board = Board(); }

    void keptAsTwins_sayWhatAllSaid()
    {
        const NoteId first = put(NoteKind::Event, "Order placed", 0, [](Note &note) {
            note.description = QStringLiteral("By phone");
            note.fields = {field("id", "", true)};
        });
        const NoteId second = put(NoteKind::Event, "Orders placed", 300, [](Note &note) {
            note.description = QStringLiteral("By mail");
            note.fields = {field("id", "A-1", false), field("sum", "", true)};
        });
        m_board = apply(edits::keepAsTwins(m_board, std::vector{second, first}), m_board);
        const Note &a = *m_board.find(first);
        const Note &b = *m_board.find(second);
        QVERIFY(a.twins && a.twins == b.twins);
        QCOMPARE(b.title, QStringLiteral("Order placed"));
        QCOMPARE(b.description, QStringLiteral("By phone\n\nBy mail"));
        QCOMPARE(a.description, b.description);
        QCOMPARE(a.fields.size(), size_t(2));
        QCOMPARE(a.fields[0].example, QStringLiteral("A-1"));
        QVERIFY(a.fields[0].entityId && !a.fields[1].entityId);
    }

    void writtenOnOneTwin_isWrittenOnTheOther()
    {
        const std::vector<NoteId> notes = twins();
        change(notes[1], [](Note &note) {
            note.kind = NoteKind::Policy;
            note.title = QStringLiteral("Whenever an order is placed, pack it");
            note.description = QStringLiteral("More");
            note.script = QStringLiteral("1");
            note.fields = {field("id", "", false)};
            note.persona = Persona{.useCase = QStringLiteral("x"), .likelihood = 3, .rationale = {}};
            note.width = 168;
            note.height = 140;
            note.votes = 5;
        });
        const Note &other = *m_board.find(notes[0]);
        const Note &changed = *m_board.find(notes[1]);
        QCOMPARE(other.kind, NoteKind::Policy);
        QCOMPARE(other.title, changed.title);
        QCOMPARE(other.description, changed.description);
        QCOMPARE(other.script, changed.script);
        QVERIFY(other.fields == changed.fields && other.persona == changed.persona);
        QCOMPARE(other.width, 168.0);
        QCOMPARE(other.height, 140.0);
        QCOMPARE(other.votes, 0);
        QCOMPARE(other.x, -52.0);
    }

    void howATwinWorks_isOnAll_whatItWaitsForIsNot()
    {
        const std::vector<NoteId> notes = twins();
        change(notes[1], [](Note &note) {
            note.duration = Duration(Duration::Kind::Exponential, 5);
            note.capacity = 3;
            note.retry = Retry{2, 10, 2};
            note.cost = 4;
            note.takesTwice = true;
            note.key = QStringLiteral("orderId");
            note.timer = Timer{Timer::Kind::Every, 7, {}};
            note.arrivals = Arrivals{Duration(9), 3};
        });
        const Note &other = *m_board.find(notes[0]);
        const Note &changed = *m_board.find(notes[1]);
        QVERIFY(other.duration == changed.duration && other.retry == changed.retry);
        QCOMPARE(other.capacity, 3);
        QCOMPARE(other.cost, 4.0);
        QVERIFY(other.takesTwice);
        QVERIFY(other.key.isEmpty() && !other.timer && !other.arrivals);
    }

    void mergedNotes_takeOverTimersAndWhatLooksForThem()
    {
        const NoteId first = put(NoteKind::Event, "Order paid", 0);
        const NoteId second = put(NoteKind::Event, "Order paid", 300, [](Note &note) {
            note.timer = Timer{Timer::Kind::Every, 7, {}};
            note.cost = 2;
        });
        const NoteId policy = put(NoteKind::Policy, "Whenever unpaid, remind", 600, [second](Note &note) {
            note.timer = Timer{Timer::Kind::After, 5, second};
        });
        m_board = apply(edits::mergeNotes(m_board, std::vector{first, second}), m_board);
        QVERIFY(!m_board.find(second));
        QCOMPARE(m_board.find(first)->timer, (Timer{Timer::Kind::Every, 7, {}}));
        QCOMPARE(m_board.find(first)->cost, 2.0);
        QCOMPARE(m_board.find(policy)->timer->without, first);
    }

    void twinOnTimelineThatGrows_makesRoomThere()
    {
        m_board = apply(edits::addTimeline(m_board, QStringLiteral("Line"), 500), m_board);
        TimelineId line;
        m_board.timelines().forEach([&](const Timeline &timeline) { line = timeline.id; });
        const NoteId free = put(NoteKind::Event, "Order placed", 0);
        const NoteId on = put(NoteKind::Event, "Order placed", 300);
        m_board = apply(edits::placeNotes(m_board, std::vector{on}, {line, 0, true, 580}), m_board);
        m_board = apply(edits::keepAsTwins(m_board, std::vector{free, on}), m_board);
        change(free, [](Note &note) {
            note.title = QStringLiteral("Long");
            note.height = 900;
        });
        QVERIFY(m_board.find(line)->height > 900);
    }

    void lockedTwin_staysAsItIs()
    {
        const std::vector<NoteId> notes = twins();
        BoardDraft draft(m_board);
        draft.change(notes[0], [](Note &note) { note.locked = true; });
        m_board = draft.board();
        change(notes[1], [](Note &note) { note.title = QStringLiteral("Changed"); });
        QCOMPARE(m_board.find(notes[0])->title, QStringLiteral("Order placed"));
    }

    void partedTwin_leavesNoTwinAlone()
    {
        const std::vector<NoteId> notes = twins();
        m_board = apply(edits::partTwins(m_board, std::span(notes).first(1)), m_board);
        QVERIFY(!m_board.find(notes[0])->twins && !m_board.find(notes[1])->twins);
        change(notes[0], [](Note &note) { note.title = QStringLiteral("Alone"); });
        QCOMPARE(m_board.find(notes[1])->title, QStringLiteral("Order placed"));
    }

    void duplicatedTwin_isNoTwin()
    {
        const std::vector<NoteId> notes = twins();
        std::vector<NoteId> copies;
        m_board = apply(edits::duplicateNotes(m_board, notes, 10, 10, &copies), m_board);
        QVERIFY(!m_board.find(copies.front())->twins);
    }

    void notesOfSeveralKinds_areNeverTwinsOrMerged()
    {
        const std::vector notes{put(NoteKind::Event, "Order", 0), put(NoteKind::Command, "Order", 300)};
        QVERIFY(edits::keepAsTwins(m_board, notes).isEmpty());
        QVERIFY(edits::mergeNotes(m_board, notes).isEmpty());
    }

    void mergedNotes_keepAllThatWasSaidAndLinked()
    {
        const NoteId first = put(NoteKind::Event, "Order placed", 0, [](Note &note) {
            note.votes = 2;
            note.actors = {QStringLiteral("Clerk")};
        });
        const NoteId second = put(NoteKind::Event, "Order placed", 300, [](Note &note) {
            note.votes = 3;
            note.pivotal = true;
            note.description = QStringLiteral("By mail");
            note.actors = {QStringLiteral("Clerk"), QStringLiteral("Customer")};
        });
        const NoteId command = put(NoteKind::Command, "Place order", 600);
        const NoteId policy = put(NoteKind::Policy, "Whenever", 900);
        for (const auto &[from, to] : {std::pair(command, first), std::pair(command, second),
                                       std::pair(second, policy), std::pair(first, second)})
            m_board = apply(edits::addLink(m_board, from, to), m_board);
        Scenario scenario;
        scenario.id = ScenarioId::create();
        scenario.then.emplace_back().note = second;
        BoardDraft draft(m_board);
        draft.set(scenario);
        m_board = draft.board();

        const Board before = m_board;
        const ChangeSet change = edits::mergeNotes(m_board, std::vector{second, first});
        m_board = apply(change, m_board);
        QVERIFY(!m_board.find(second));
        const Note &kept = *m_board.find(first);
        QCOMPARE(kept.votes, 5);
        QVERIFY(kept.pivotal);
        QCOMPARE(kept.description, QStringLiteral("By mail"));
        QCOMPARE(kept.actors, (QStringList{QStringLiteral("Clerk"), QStringLiteral("Customer")}));
        QSet<std::pair<NoteId, NoteId>> links;
        m_board.links().forEach([&](const Link &link) { links.insert({link.from, link.to}); });
        QCOMPARE(links, (QSet<std::pair<NoteId, NoteId>>{{command, first}, {first, policy}}));
        QCOMPARE(m_board.links().size(), size_t(2));
        QCOMPARE(m_board.find(scenario.id)->then.front().note, first);
        QVERIFY(apply(invert(change), m_board) == before);
    }

    void lockedNote_isNotMerged()
    {
        const NoteId first = put(NoteKind::Event, "A", 0);
        const NoteId second = put(NoteKind::Event, "A", 300, [](Note &note) { note.locked = true; });
        QVERIFY(edits::mergeNotes(m_board, std::vector{first, second}).isEmpty());
    }
};

QTEST_APPLESS_MAIN(TwinsTest)
#include "twins_test.moc"
