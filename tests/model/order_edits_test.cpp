#include "model/geometry.h"
#include "model/order_edits.h"
#include "tests/model/ordered_board.h"
#include "tests/model/random_edits.h"

#include <QSet>
#include <QTest>

#include <rapidcheck.h>

using namespace tempestry;

namespace {

QSet<NoteId> idsOf(const Board &board)
{
    QSet<NoteId> ids;
    board.notes().forEach([&ids](const Note &note) { ids.insert(note.id); });
    return ids;
}

// What is wrong with the columns of the board; empty for nothing.
QString flaw(const Board &board)
{
    QString found;
    board.notes().forEach([&](const Note &note) {
        if (note.timeline && !board.find(*note.timeline))
            found = QStringLiteral("a note is on a timeline that is not there");
    });
    board.timelines().forEach([&](const Timeline &timeline) {
        const Columns columns = columnsOf(board, timeline.id);
        for (size_t i = 0; i < columns.size(); ++i) {
            if (columns[i].left > columns[i].right)
                found = QStringLiteral("column %1 is empty").arg(i);
            if (i > 0 && columns[i].left < columns[i - 1].right)
                found = QStringLiteral("column %1 overlaps the one before").arg(i);
        }
    });
    return found;
}

} // namespace

class OrderEditsTest : public QObject, OrderedBoard
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_board = Board(); }

    void split_movesTheEventAndTheRestBelow()
    {
        const TimelineId upper = timeline(0);
        const TimelineId lower = timeline(kTimelineHeight + kTimelineGap);
        const NoteId a = putOn(upper, 0);
        const NoteId event = putOn(upper, 1);
        const NoteId parallel = putOn(upper, 1, NoteKind::Policy, false);
        const NoteId last = putOn(upper, 2);
        change(event, [](Note &current) { current.title = QStringLiteral("Order\npaid"); });
        const ChangeSet split = edits::splitTimeline(m_board, event);
        const Board before = m_board;
        m_board = apply(split, m_board);
        const TimelineId made = *note(event).timeline;
        QVERIFY(made != upper);
        QCOMPARE(line(made).title, QStringLiteral("Order paid"));
        QCOMPARE(note(a).timeline, upper);
        QCOMPARE(note(last).timeline, made);
        QCOMPARE(columns({a, event, parallel, last}), QList<int>({0, 0, 0, 1}));
        QCOMPARE(line(made).y, bottom(line(upper)) + kTimelineGap);
        QVERIFY(line(lower).y >= bottom(line(made)) + kTimelineGap);
        QVERIFY(apply(invert(split), m_board) == before);
    }

    void splitAtFirstColumnOrOffTimeline_isNothing()
    {
        const TimelineId id = timeline(0);
        QVERIFY(edits::splitTimeline(m_board, putOn(id, 0)).isEmpty());
        QVERIFY(edits::splitTimeline(m_board, putOn(id, 1, NoteKind::Command)).isEmpty());
        QVERIFY(edits::splitTimeline(m_board, put(NoteKind::Event, 0, 900)).isEmpty());
    }

    void mergeWithBelow_appendsItsColumnsAndClosesUp()
    {
        const TimelineId upper = timeline(0);
        const TimelineId lower = timeline(kTimelineHeight + kTimelineGap);
        const TimelineId last = timeline(2 * (kTimelineHeight + kTimelineGap));
        const NoteId a = putOn(upper, 0);
        const NoteId b = putOn(lower, 0);
        const NoteId c = putOn(lower, 1);
        m_board = apply(edits::mergeWithBelow(m_board, upper), m_board);
        QVERIFY(!m_board.find(lower));
        QCOMPARE(columns({a, b, c}), QList<int>({0, 1, 2}));
        QCOMPARE(note(c).y, note(a).y);
        QCOMPARE(line(last).y, bottom(line(upper)) + kTimelineGap);
        QVERIFY(!edits::mergeWithBelow(m_board, upper).isEmpty());
        QVERIFY(edits::mergeWithBelow(m_board, last).isEmpty());
    }

    void mergeWithLockedNoteBelow_leavesItOnItsTimeline()
    {
        const TimelineId upper = timeline(0);
        const TimelineId lower = timeline(kTimelineHeight + kTimelineGap);
        const NoteId moved = putOn(lower, 0);
        const NoteId locked = putOn(lower, 1);
        change(locked, [](Note &current) { current.locked = true; });
        m_board = apply(edits::mergeWithBelow(m_board, upper), m_board);
        QCOMPARE(note(moved).timeline, upper);
        QCOMPARE(note(locked).timeline, lower);
    }

    void reorder_exchangesPlacesWithAllThatLiesOnThem()
    {
        const TimelineId upper = timeline(0);
        const TimelineId lower = timeline(kTimelineHeight + 100);
        for (int i = 0; i < 3; ++i)
            putOn(lower, 0, NoteKind::Event, i == 0);
        const FrameId around = frame(-20, -40, kTimelineWidth + 40, kTimelineHeight + 60);
        const NoteId onUpper = putOn(upper, 0);
        const NoteId onLower = putOn(lower, 1);
        const NoteId free = put(NoteKind::Hotspot, 900, 150);
        const NoteId locked = put(NoteKind::Hotspot, 1100, 150);
        change(locked, [](Note &current) { current.locked = true; });
        const Board before = m_board;
        m_board = apply(edits::reorderTimeline(m_board, upper, 1), m_board);
        const double down = bottom(*before.find(lower)) - bottom(*before.find(around));
        QCOMPARE(line(lower).y, -40.0);
        QCOMPARE(m_board.find(around)->y, -40 + down);
        QCOMPARE(line(upper).y, down);
        QCOMPARE(note(onUpper).y, before.find(onUpper)->y + down);
        QCOMPARE(note(free).y, before.find(free)->y + down);
        QCOMPARE(note(locked), *before.find(locked));
        QCOMPARE(note(onLower).y - line(lower).y, before.find(onLower)->y - before.find(lower)->y);
        QCOMPARE(bottom(*m_board.find(around)), bottom(*before.find(lower)));

        m_board = apply(edits::reorderTimeline(m_board, upper, -1), m_board);
        QCOMPARE(note(onUpper).y, before.find(onUpper)->y);
        QCOMPARE(line(lower).y, before.find(lower)->y);
        QVERIFY(edits::reorderTimeline(m_board, upper, -1).isEmpty());
    }

    void timelineDraggedPastAnother_takesItsPlace_data()
    {
        QTest::addColumn<double>("dy");
        QTest::addColumn<QString>("order");
        QTest::newRow("a little") << 40.0 << QStringLiteral("ABC");
        QTest::newRow("onto the next") << 250.0 << QStringLiteral("BAC");
        QTest::newRow("past the next") << 420.0 << QStringLiteral("BAC");
        QTest::newRow("past all") << 1500.0 << QStringLiteral("BCA");
        QTest::newRow("up") << -500.0 << QStringLiteral("ABC");
    }
    void timelineDraggedPastAnother_takesItsPlace()
    {
        QFETCH(double, dy);
        const double pitch = kTimelineHeight + kTimelineGap;
        const QList<TimelineId> ids{timeline(0), timeline(pitch), timeline(2 * pitch)};
        m_board = apply(edits::dragTimeline(m_board, ids[0], 10, dy), m_board);
        QList<int> order{0, 1, 2};
        std::ranges::sort(order, {}, [&](int i) { return line(ids[i]).y; });
        QString letters;
        for (const int i : order)
            letters += QChar(u'A' + i);
        QTEST(letters, "order");
        for (qsizetype i = 1; i < order.size(); ++i)
            QVERIFY(line(ids[order[i]]).y >= bottom(line(ids[order[i - 1]])));
    }

    void widenedColumn_movesWhatIsBehindAndGoesBack()
    {
        const TimelineId id = timeline(0);
        const NoteId a = putOn(id, 0);
        const NoteId b = putOn(id, 1);
        const double before = note(b).x;
        m_board = apply(edits::widenColumn(m_board, id, 0, 300), m_board);
        QCOMPARE(note(b).x, before + 300 - 104);
        QCOMPARE(columnsOf(m_board, id)[0].width(), 300.0);
        m_board = apply(edits::widenColumns(m_board, std::vector{a}, 60), m_board);
        QCOMPARE(note(a).columnWidth, 360.0);
        m_board = apply(edits::widenColumns(m_board, std::vector{a}, -500), m_board);
        QCOMPARE(note(a).columnWidth, 0.0);
        QCOMPARE(note(b).x, before);
        QVERIFY(edits::widenColumn(m_board, id, 7, 300).isEmpty());
    }

    void noteThatLeavesAWidenedColumn_takesNoWidthAlong()
    {
        const TimelineId id = timeline(0);
        const NoteId a = putOn(id, 0);
        const NoteId parallel = putOn(id, 0, NoteKind::Event, false);
        putOn(id, 1);
        m_board = apply(edits::widenColumn(m_board, id, 0, 300), m_board);
        m_board = apply(edits::placeNotes(m_board, std::vector{parallel}, {id, 2, true, 80}), m_board);
        QCOMPARE(note(parallel).columnWidth, 0.0);
        QCOMPARE(note(a).columnWidth, 300.0);
        m_board = apply(edits::placeNotes(m_board, std::vector{a}, {id, 2, true, 80}), m_board);
        QCOMPARE(note(a).columnWidth, 300.0);
        m_board = apply(edits::moveNotes(m_board, std::vector{a}, 0, 900), m_board);
        QCOMPARE(note(a).columnWidth, 0.0);
    }

    void fittedTimeline_isAsSmallAsItsNotesAndWhatIsBelowClosesUp()
    {
        const TimelineId upper = timeline(0);
        const TimelineId lower = timeline(kTimelineHeight + kTimelineGap);
        const NoteId stays = putOn(upper, 0);
        std::vector<NoteId> leaving;
        for (int i = 0; i < 20; ++i)
            leaving.push_back(putOn(upper, i < 15 ? i + 1 : 16, NoteKind::Event, i < 16));
        QVERIFY(line(upper).height > kTimelineHeight && line(upper).width > kTimelineWidth);
        m_board = apply(edits::removeNotes(m_board, leaving), m_board);
        m_board = apply(edits::fitTimeline(m_board, upper), m_board);
        QCOMPARE(line(upper).width, kTimelineWidth);
        QCOMPARE(line(upper).height, kTimelineHeight);
        QCOMPARE(line(lower).y, kTimelineHeight + kTimelineGap);
        QVERIFY(note(stays).timeline);
        QVERIFY(edits::fitTimeline(m_board, upper).isEmpty());
    }

    void timelineThatGrowsWider_movesFramesBesideItRight()
    {
        const TimelineId id = timeline(0);
        const FrameId beside = frame(kTimelineWidth + 50, 100, 300, 300);
        const FrameId next = frame(kTimelineWidth + 500, 350, 300, 300);
        const FrameId elsewhere = frame(kTimelineWidth + 50, 1500, 300, 300);
        const NoteId inside = put(NoteKind::Event, kTimelineWidth + 200, 250);
        const FrameId around = frame(-30, -60, kTimelineWidth + 60, kTimelineHeight + 90);
        const Board before = m_board;
        for (int i = 0; i < 14; ++i)
            putOn(id, i);
        QVERIFY(line(id).width > kTimelineWidth);
        const double way = m_board.find(beside)->x - before.find(beside)->x;
        QVERIFY(way > 0);
        QVERIFY(m_board.find(beside)->x >= right(*m_board.find(around)));
        QVERIFY(encloses(*m_board.find(around), line(id)));
        QCOMPARE(m_board.find(next)->x, before.find(next)->x + way);
        QCOMPARE(note(inside).x, before.find(inside)->x + way);
        QCOMPARE(m_board.find(elsewhere)->x, before.find(elsewhere)->x);
    }

    void notesOfSeveralTimelinesMovedTogether_keepOrderAndColumns()
    {
        const TimelineId upper = timeline(0);
        const TimelineId lower = timeline(kTimelineHeight + kTimelineGap);
        const NoteId a = putOn(upper, 0, NoteKind::Policy);
        const NoteId a2 = putOn(upper, 0, NoteKind::Actor, false);
        const NoteId b = putOn(upper, 1);
        const NoteId locked = putOn(upper, 2);
        change(locked, [](Note &current) { current.locked = true; });
        const NoteId c = putOn(lower, 0);
        const NoteId d = putOn(lower, 1);
        const std::vector all{d, b, a2, locked, c, a};
        m_board = apply(edits::placeNotes(m_board, all, {lower, 0, true, line(lower).y + 80}), m_board);
        QCOMPARE(note(a).column, note(a2).column);
        QVERIFY(note(a).column < note(b).column);
        QVERIFY(note(c).column < note(d).column);
        QCOMPARE(note(locked).timeline, upper);
        for (const NoteId &id : {a, a2, b, c, d})
            QCOMPARE(note(id).timeline, lower);
        QCOMPARE(flaw(m_board), QString());
    }

    void unknownIds_changeNothing()
    {
        const TimelineId unknown = TimelineId::create();
        QVERIFY(edits::splitTimeline(m_board, NoteId::create()).isEmpty());
        QVERIFY(edits::mergeWithBelow(m_board, unknown).isEmpty());
        QVERIFY(edits::reorderTimeline(m_board, unknown, 1).isEmpty());
        QVERIFY(edits::dragTimeline(m_board, unknown, 1, 1).isEmpty());
        QVERIFY(edits::widenColumn(m_board, unknown, 0, 1).isEmpty());
        QVERIFY(edits::fitTimeline(m_board, unknown).isEmpty());
    }

    void randomOrdering_keepsEveryNoteAndItsColumns()
    {
        QVERIFY(rc::check([](unsigned seed) {
            RandomEdits edits(seed);
            Board board;
            for (int step = 0; step < 40; ++step)
                board = apply(edits.next(board), board);
            for (int step = 0; step < 25; ++step) {
                const ChangeSet change = edits.ordering(board);
                const Board after = apply(change, board);
                RC_ASSERT(fits(change, board));
                RC_ASSERT(apply(invert(change), after) == board);
                RC_ASSERT(flaw(after).isEmpty());
                RC_ASSERT(change.notes().empty() || idsOf(board).contains(idsOf(after)));
                board = after;
            }
        }));
    }
};

QTEST_APPLESS_MAIN(OrderEditsTest)
#include "order_edits_test.moc"
