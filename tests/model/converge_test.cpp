#include "model/geometry.h"
#include "model/order_edits.h"
#include "tests/model/ordered_board.h"

#include <QTest>

using namespace tempestry;

class ConvergeTest : public QObject, OrderedBoard
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_board = Board(); }

    void freeNotesWithoutTimeline_convergeOntoNewOneAtTheirPlace()
    {
        const NoteId b = put(NoteKind::Event, 700, 340);
        const NoteId a = put(NoteKind::Event, 300, 300);
        const NoteId c = put(NoteKind::Event, 1300, 260);
        convergeAll();
        QCOMPARE(m_board.timelines().size(), size_t(1));
        QCOMPARE(columns({a, b, c}), QList<int>({0, 1, 2}));
        QCOMPARE(note(a).x, 300.0 - 52);
        QCOMPARE(note(b).x, right(note(a)) + kColumnGap);
        QCOMPARE(note(c).x, right(note(b)) + kColumnGap);
        const Timeline &made = line(*note(a).timeline);
        QVERIFY(containsPoint(made, 700, 340));
        QCOMPARE(note(a).y, note(b).y);
    }

    void newTimelineWhereSomethingElseLies_goesBelowEverything()
    {
        const NoteId a = put(NoteKind::Event, 300, 300);
        const NoteId words = put(NoteKind::Text, 700, 400);
        const Note before = note(words);
        convergeAll();
        QVERIFY(note(a).timeline && !note(words).timeline);
        QCOMPARE(note(words), before);
        QVERIFY(line(*note(a).timeline).y >= bottom(before));
    }

    void notesAboveOneAnother_shareAColumn()
    {
        const NoteId a = put(NoteKind::Event, 300, 300);
        const NoteId below = put(NoteKind::Event, 340, 450);
        const NoteId beside = put(NoteKind::Event, 365, 600);
        convergeAll();
        QCOMPARE(columns({a, below, beside}), QList<int>({0, 0, 1}));
        QVERIFY(note(below).y >= bottom(note(a)) + kRowGap);
    }

    void rows_areKeptWithoutGaps()
    {
        const NoteId command = put(NoteKind::Command, 300, 300);
        const NoteId command2 = put(NoteKind::Command, 700, 304);
        const NoteId event = put(NoteKind::Event, 500, 900);
        const NoteId event2 = put(NoteKind::Event, 900, 897);
        convergeAll();
        QCOMPARE(columns({command, event, command2, event2}), QList<int>({0, 1, 2, 3}));
        QCOMPARE(note(command).y, note(command2).y);
        QCOMPARE(note(event).y, note(event2).y);
        QCOMPARE(note(event).y, bottom(note(command)) + kRowGap);
    }

    void chaos_becomesOneRow()
    {
        std::vector<NoteId> notes;
        for (int i = 0; i < 12; ++i)
            notes.push_back(put(NoteKind::Event, 300 + i * 180, 300 + i * 370 % 1100));
        convergeAll();
        for (size_t i = 0; i < notes.size(); ++i) {
            QCOMPARE(note(notes[i]).column, int(i));
            QCOMPARE(note(notes[i]).y, note(notes[0]).y);
        }
    }

    void hotspotAtANote_goesBelowItInItsColumn()
    {
        const NoteId a = put(NoteKind::Event, 300, 300);
        const NoteId b = put(NoteKind::Event, 600, 300);
        const NoteId atB = put(NoteKind::Hotspot, 690, 250);
        const NoteId idea = put(NoteKind::Opportunity, 300, 410);
        const NoteId far = put(NoteKind::Hotspot, 1000, 300);
        convergeAll();
        QCOMPARE(columns({a, idea, b, atB, far}), QList<int>({0, 0, 1, 1, 2}));
        QCOMPARE(note(a).y, note(b).y);
        QVERIFY(note(atB).y >= bottom(note(b)));
    }

    void notesOnTimelines_stayAndOthersComeBetween()
    {
        const TimelineId id = timeline(0);
        const NoteId a = putOn(id, 0);
        const NoteId b = putOn(id, 1);
        const NoteId between = put(NoteKind::Event, right(note(a)) + 15, 600);
        const NoteId parallel = put(NoteKind::Event, centreX(note(b)) + 30, 600);
        const double y = note(b).y;
        convergeAll();
        QCOMPARE(m_board.timelines().size(), size_t(1));
        QCOMPARE(columns({a, between, b, parallel}), QList<int>({0, 1, 2, 2}));
        QCOMPARE(note(b).y, y);
        QCOMPARE(note(between).y, y);
        QVERIFY(note(parallel).y >= bottom(note(b)));
    }

    void nearestTimelineOrTheNamedOne_takesTheNotes()
    {
        const TimelineId upper = timeline(0);
        const TimelineId lower = timeline(400);
        const NoteId a = put(NoteKind::Event, 300, 800);
        const NoteId b = put(NoteKind::Event, 600, 800);
        m_board = apply(edits::converge(m_board, std::vector{a}, kTitle), m_board);
        m_board = apply(edits::converge(m_board, std::vector{b}, kTitle, upper), m_board);
        QCOMPARE(note(a).timeline, lower);
        QCOMPARE(note(b).timeline, upper);
    }

    void lockedNotesAndTexts_areNotTaken()
    {
        const NoteId locked = put(NoteKind::Event, 300, 300);
        change(locked, [](Note &current) { current.locked = true; });
        const NoteId words = put(NoteKind::Text, 300, 600);
        QVERIFY(edits::convergeable(m_board).empty());
        QVERIFY(edits::converge(m_board, std::vector{locked, words}, kTitle).isEmpty());
        QVERIFY(edits::converge(m_board, {}, kTitle).isEmpty());
    }

    void notesBelow_moveOnlyAsFarAsTheyMust()
    {
        std::vector<NoteId> upper;
        for (int row = 0; row < 5; ++row)
            upper.push_back(put(NoteKind::Event, 300, 300 + row * 130));
        const NoteId near = put(NoteKind::Event, 300, 300 + 5 * 130);
        const double before = note(near).y;
        m_board = apply(edits::converge(m_board, upper, kTitle), m_board);
        const Timeline &made = line(*note(upper[0]).timeline);
        QVERIFY(!note(near).timeline);
        QVERIFY(note(near).y >= bottom(made));
        QVERIFY2(note(near).y <= std::max(before, bottom(made) + kTimelineGap),
                 qPrintable(QString::number(note(near).y)));
    }

    void whatLiesBelow_makesRoom()
    {
        const TimelineId upper = timeline(0);
        const TimelineId lower = timeline(kTimelineHeight + kTimelineGap);
        const NoteId onLower = putOn(lower, 0);
        const double offset = note(onLower).y - line(lower).y;
        for (int i = 0; i < 4; ++i)
            put(NoteKind::Event, 300, -1000 + i * 130);
        convergeAll();
        QVERIFY(line(upper).height > kTimelineHeight);
        QVERIFY(line(lower).y >= bottom(line(upper)));
        QCOMPARE(note(onLower).y - line(lower).y, offset);
    }
};

QTEST_APPLESS_MAIN(ConvergeTest)
#include "converge_test.moc"
