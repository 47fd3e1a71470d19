#include "model/edits.h"
#include "model/personas.h"
#include "model/standing.h"
#include "model/votes.h"

#include <QTest>

namespace tempestry {

class VotesTest : public QObject
{
    Q_OBJECT

    Board m_board;
    NoteId m_first;
    NoteId m_second;
    NoteId m_third;

    NoteId put(NoteKind kind, const QString &title, double x)
    {
        Note note = edits::newNote(m_board, kind, x, 0);
        note.title = title;
        m_board = apply(edits::addNote(m_board, note), m_board);
        return note.id;
    }
    void make(const ChangeSet &change) { m_board = apply(change, m_board); }
    const Note &note(NoteId id) const { return *m_board.find(id); }

private Q_SLOTS:
    void init()
    {
        m_board = Board();
        m_first = put(NoteKind::Hotspot, QStringLiteral("Who pays"), 0);
        m_second = put(NoteKind::Hotspot, QStringLiteral("Who ships"), 200);
        m_third = put(NoteKind::Hotspot, QStringLiteral("Who cares"), 400);
    }

    void ballots_addUpAndStayHidden()
    {
        make(edits::castBallot(m_board, {{m_first, 2}, {m_second, 1}, {m_third, 0}}));
        make(edits::castBallot(m_board, {{m_first, 1}, {m_second, 0}, {m_third, 0}}));
        QCOMPARE(note(m_first).votes, 3);
        QCOMPARE(note(m_second).votes, 1);
        QVERIFY(note(m_third).votesHidden);
        QCOMPARE(shownVotes(note(m_first)), 0);
        QVERIFY(ranking(m_board).empty());
        QVERIFY(hasHiddenVotes(m_board));
        QCOMPARE(notesInHiddenRound(m_board), (std::vector{m_first, m_second, m_third}));
    }

    void emptyBallotAfterOthers_changesNothing()
    {
        make(edits::castBallot(m_board, {{m_first, 1}}));
        QVERIFY(edits::castBallot(m_board, {{m_first, 0}}).isEmpty());
    }

    void dotsForNoteThatIsGone_arePassedOver()
    {
        make(edits::castBallot(m_board, {{NoteId::create(), 1}, {m_first, 1}}));
        QCOMPARE(note(m_first).votes, 1);
        QCOMPARE(m_board.notes().size(), 3U);
    }

    void ties_shareRankAndNextCountsThemAll()
    {
        const NoteId fourth = put(NoteKind::Event, QStringLiteral("Order placed"), 600);
        make(edits::castBallot(m_board, {{m_first, 1}, {m_second, 3}, {m_third, 3}, {fourth, 0}}));
        make(edits::revealVotes(m_board));
        QCOMPARE(ranking(m_board),
                 (std::vector<RankedNote>{{1, m_second, 3}, {1, m_third, 3}, {3, m_first, 1}}));
        QVERIFY(!hasHiddenVotes(m_board));
    }

    void clearedVotes_leaveNoTrace()
    {
        const Board before = m_board;
        make(edits::castBallot(m_board, {{m_first, 1}, {m_second, 3}}));
        make(edits::clearVotes(m_board));
        QCOMPARE(m_board, before);
    }

    void hotspots_areOrderedByPriorityThenDotsThenPlace()
    {
        make(edits::setPriority(m_board, std::vector{m_third}, Priority::High));
        make(edits::castBallot(m_board, {{m_second, 1}}));
        QCOMPARE(hotspotsOf(m_board).open, (std::vector{m_third, m_first, m_second}));
        make(edits::revealVotes(m_board));
        QCOMPARE(hotspotsOf(m_board).open, (std::vector{m_third, m_second, m_first}));
    }

    void resolvedHotspot_keepsDecisionWhenReopened()
    {
        const std::vector notes{m_first};
        make(edits::resolve(m_board, notes, QStringLiteral("The bank pays")));
        QCOMPARE(hotspotsOf(m_board), (Hotspots{{m_second, m_third}, {m_first}}));
        make(edits::reopen(m_board, notes));
        QVERIFY(!note(m_first).resolved);
        QCOMPARE(note(m_first).decision, QStringLiteral("The bank pays"));
    }

    void lockedNoteAndOtherKinds_takeNoStanding()
    {
        const NoteId event = put(NoteKind::Event, QStringLiteral("Order placed"), 600);
        make(edits::changeNote(m_board, m_first, [](Note &locked) { locked.locked = true; }));
        const std::vector notes{m_first, event};
        QVERIFY(edits::resolve(m_board, notes, {}).isEmpty());
        QVERIFY(edits::setPriority(m_board, notes, Priority::Low).isEmpty());
    }

    void actorsOfOneTitle_areOnePersona()
    {
        const NoteId one = put(NoteKind::Actor, QStringLiteral("Night\nclerk"), 0);
        const NoteId two = put(NoteKind::Actor, QStringLiteral("Night clerk"), 300);
        put(NoteKind::Actor, {}, 600);
        make(edits::changeNote(m_board, m_first,
                               [](Note &named) { named.actors = {QStringLiteral("Night clerk")}; }));
        const Persona persona{QStringLiteral("Packs parcels"), 7, QStringLiteral("Always there")};
        make(edits::changePersona(m_board, QStringLiteral("Night clerk"), persona));
        QCOMPARE(note(one).persona, std::optional(persona));
        QCOMPARE(note(two).persona, std::optional(persona));
        QCOMPARE(personasOf(m_board), (std::vector<PersonaRow>{{QStringLiteral("Night clerk"), persona, 3}}));
        make(edits::renamePersona(m_board, QStringLiteral("Night clerk"), QStringLiteral("Packer")));
        QCOMPARE(note(two).title, QStringLiteral("Packer"));
        QCOMPARE(note(m_first).actors, QStringList{QStringLiteral("Packer")});
        QVERIFY(edits::renamePersona(m_board, QStringLiteral("Packer"), QStringLiteral("  ")).isEmpty());
    }

    void lockedActor_keepsItsName()
    {
        const NoteId actor = put(NoteKind::Actor, QStringLiteral("Clerk"), 0);
        make(edits::changeNote(m_board, actor, [](Note &locked) { locked.locked = true; }));
        QVERIFY(edits::renamePersona(m_board, QStringLiteral("Clerk"), QStringLiteral("Packer")).isEmpty());
        QVERIFY(edits::changePersona(m_board, QStringLiteral("Clerk"), {{}, 3, {}}).isEmpty());
    }

    void newPersonaNote_isFreeBesideOthersAndSaysTheSame()
    {
        const NoteId actor = put(NoteKind::Actor, QStringLiteral("Clerk"), 900);
        make(edits::changePersona(m_board, QStringLiteral("Clerk"), {{}, 3, {}}));
        const Note made = edits::newPersonaNote(m_board, QStringLiteral("Clerk"));
        QCOMPARE(made.x, note(actor).x);
        QVERIFY(made.y > note(actor).y + note(actor).height);
        QCOMPARE(made.persona, note(actor).persona);
        make(edits::addNote(m_board, made));
        QVERIFY(edits::newPersonaNote(m_board, QStringLiteral("Manager")).y > made.y + made.height);
    }
};

} // namespace tempestry

QTEST_APPLESS_MAIN(tempestry::VotesTest)
#include "votes_test.moc"
