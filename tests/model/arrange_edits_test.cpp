#include "model/arrange_edits.h"
#include "model/edits.h"
#include "model/geometry.h"

#include <QTest>

using namespace tempestry;
using edits::Edge;
using edits::Stacking;

class ArrangeEditsTest : public QObject
{
    Q_OBJECT

    Board m_board;

    // By its upper left corner.
    NoteId put(double x, double y, double width = 100, double height = 100)
    {
        Note note = edits::newNote(m_board, NoteKind::Event, 0, 0);
        note.x = x;
        note.y = y;
        note.width = width;
        note.height = height;
        m_board = apply(edits::addNote(m_board, note), m_board);
        return note.id;
    }

    NoteId putOnTimeline()
    {
        m_board = apply(edits::addTimeline(m_board, QStringLiteral("Order"), 2000), m_board);
        TimelineId timeline;
        m_board.timelines().forEach([&](const Timeline &found) { timeline = found.id; });
        const Note note = edits::newNote(m_board, NoteKind::Event, 0, 0);
        m_board = apply(edits::addNote(m_board, note, edits::Slot{timeline, 0, true, 2100}), m_board);
        return note.id;
    }

    void lock(NoteId id) { m_board = apply(edits::lockNotes(m_board, {&id, 1}, true), m_board); }
    void group(std::vector<NoteId> ids) { m_board = apply(edits::groupNotes(m_board, ids), m_board); }

    const Note &note(NoteId id) const { return *m_board.find(id); }

    QList<double> all(double Note::*what, const std::vector<NoteId> &ids) const
    {
        QList<double> values;
        for (const NoteId id : ids)
            values << note(id).*what;
        return values;
    }

    QList<NoteId> fromBackToFront() const
    {
        QList<NoteId> ids;
        m_board.notes().forEach([&ids](const Note &note) { ids << note.id; });
        std::ranges::sort(ids, {}, [this](NoteId id) { return std::pair(note(id).z, id); });
        return ids;
    }

    void stack(std::vector<NoteId> ids, Stacking where)
    {
        m_board = apply(edits::stackNotes(m_board, ids, where), m_board);
    }

private Q_SLOTS:
    void init() { m_board = Board(); }

    void alignedNotes_shareTheEdge_data()
    {
        QTest::addColumn<Edge>("edge");
        QTest::addColumn<QList<double>>("x");
        QTest::addColumn<QList<double>>("y");
        const QList<double> x{10, 310, 250};
        const QList<double> y{0, 40, 500};
        QTest::newRow("left") << Edge::Left << QList<double>{10, 10, 10} << y;
        QTest::newRow("right") << Edge::Right << QList<double>{350, 350, 250} << y;
        QTest::newRow("centre across") << Edge::CentreX << QList<double>{180, 180, 130} << y;
        QTest::newRow("top") << Edge::Top << x << QList<double>{0, 0, 0};
        QTest::newRow("bottom") << Edge::Bottom << x << QList<double>{500, 500, 500};
        QTest::newRow("centre down") << Edge::CentreY << x << QList<double>{250, 250, 250};
    }
    void alignedNotes_shareTheEdge()
    {
        QFETCH(Edge, edge);
        const std::vector ids{put(10, 0), put(310, 40), put(250, 500, 200)};
        m_board = apply(edits::alignNotes(m_board, ids, edge), m_board);
        QTEST(all(&Note::x, ids), "x");
        QTEST(all(&Note::y, ids), "y");
    }

    void distributed_hasEqualGapsAndKeepsTheOutermost()
    {
        const std::vector ids{put(0, 0), put(600, 0), put(110, 0, 50)};
        m_board = apply(edits::distributeNotes(m_board, ids, Qt::Horizontal), m_board);
        QCOMPARE(all(&Note::x, ids), (QList<double>{0, 600, 325}));
        QVERIFY(edits::distributeNotes(m_board, ids, Qt::Horizontal).isEmpty());
    }

    void tidied_keepsRowsAndOrder()
    {
        const std::vector ids{put(7, 3), put(190, -9), put(12, 160), put(140, 140, 50)};
        m_board = apply(edits::tidyNotes(m_board, ids), m_board);
        QCOMPARE(all(&Note::x, ids), (QList<double>{7, 137, 7, 162}));
        QCOMPARE(all(&Note::y, ids), (QList<double>{-9, -9, 117, 117}));
        QVERIFY(edits::tidyNotes(m_board, ids).isEmpty());
    }

    void tidiedHeap_becomesSquare()
    {
        const std::vector ids{put(0, 0), put(10, 0), put(20, 0), put(30, 0)};
        m_board = apply(edits::tidyNotes(m_board, ids), m_board);
        QCOMPARE(all(&Note::x, ids), (QList<double>{0, 130, 0, 130}));
        QCOMPARE(all(&Note::y, ids), (QList<double>{0, 0, 126, 126}));
    }

    void groupBesideNote_isAlignedAsOne()
    {
        const std::vector ids{put(0, 0), put(100, 50), put(200, 90)};
        group({ids[1], ids[2]});
        m_board = apply(edits::alignNotes(m_board, ids, Edge::Left), m_board);
        QCOMPARE(all(&Note::x, ids), (QList<double>{0, 0, 100}));
    }

    void notesOfOneGroup_areAlignedAmongThemselves()
    {
        const std::vector ids{put(100, 50), put(200, 90)};
        group(ids);
        m_board = apply(edits::alignNotes(m_board, ids, Edge::Left), m_board);
        QCOMPARE(all(&Note::x, ids), (QList<double>{100, 100}));
    }

    void lockedAndTimelineNotes_arePassedOver()
    {
        const std::vector ids{put(100, 0), put(0, 0), putOnTimeline(), put(200, 0)};
        lock(ids[1]);
        const Note onTimeline = note(ids[2]);
        m_board = apply(edits::alignNotes(m_board, ids, Edge::Left), m_board);
        QCOMPARE(note(ids[1]).x, 0);
        QCOMPARE(note(ids[2]), onTimeline);
        QCOMPARE(note(ids[3]).x, 100);
    }

    void nothingToArrange_isSaidWithReason()
    {
        const NoteId locked = put(0, 0);
        lock(locked);
        const NoteId onTimeline = putOnTimeline();
        const NoteId free = put(300, 0);
        const auto problem = [&](std::vector<NoteId> ids) { return edits::arrangeProblem(m_board, ids, 2); };
        QVERIFY(problem({locked}).contains(QStringLiteral("locked")));
        QVERIFY(problem({onTimeline}).contains(QStringLiteral("timeline")));
        QVERIFY(problem({free, locked}).contains(QStringLiteral("neither")));
        QVERIFY(problem({free}).contains(QStringLiteral("at least 2")));
        QVERIFY(problem({free, put(500, 0)}).isEmpty());
    }

    void lockedNote_isNeitherMovedChangedNorRemoved()
    {
        const NoteId id = put(0, 0);
        lock(id);
        const std::span<const NoteId> one(&id, 1);
        QVERIFY(edits::moveNotes(m_board, one, 10, 0).isEmpty());
        QVERIFY(edits::removeNotes(m_board, one).isEmpty());
        QVERIFY(
            edits::changeNote(m_board, id, [](Note &note) { note.title = QStringLiteral("x"); }).isEmpty());
        QVERIFY(edits::resizeNote(m_board, id, QRectF(0, 0, 300, 300)).isEmpty());
        QVERIFY(edits::stackNotes(m_board, one, Stacking::ToBack).isEmpty());
        m_board = apply(
            edits::addFrame(m_board, {FrameId::create(), FrameKind::Theme, {}, -50, -50, 500, 500}), m_board);
        m_board.frames().forEach(
            [&](const Frame &frame) { QVERIFY(edits::moveFrame(m_board, frame.id, 9, 9).notes().empty()); });
        m_board = apply(edits::unlockAll(m_board), m_board);
        QVERIFY(!note(id).locked);
    }

    void copyOfLockedNote_isFree()
    {
        const NoteId id = put(0, 0);
        lock(id);
        std::vector<NoteId> copies;
        m_board = apply(edits::duplicateNotes(m_board, {&id, 1}, 20, 20, &copies), m_board);
        QVERIFY(note(id).locked && !note(copies.front()).locked);
    }

    void copiesOfGroup_areGroupOfTheirOwn()
    {
        const std::vector ids{put(0, 0), put(200, 0), put(400, 0)};
        group(ids);
        std::vector<NoteId> copies;
        m_board = apply(edits::duplicateNotes(m_board, std::span(ids).first(2), 20, 20, &copies), m_board);
        QVERIFY(note(copies[0]).group);
        QVERIFY(note(copies[0]).group == note(copies[1]).group);
        QVERIFY(note(copies[0]).group != note(ids[0]).group);
        copies.clear();
        m_board = apply(edits::duplicateNotes(m_board, std::span(ids).first(1), 20, 20, &copies), m_board);
        QVERIFY(!note(copies[0]).group);
    }

    void groupOfWhichOneIsLeft_isNone()
    {
        const std::vector ids{put(0, 0), put(200, 0), put(400, 0)};
        group(ids);
        QCOMPARE(edits::withGroups(m_board, {ids[0]}).size(), 3);
        QVERIFY(edits::groupNotes(m_board, ids).isEmpty());
        m_board = apply(edits::removeNotes(m_board, std::span(ids).first(1)), m_board);
        QVERIFY(note(ids[1]).group && note(ids[2]).group);
        m_board = apply(edits::removeNotes(m_board, std::span(ids).subspan(1, 1)), m_board);
        QVERIFY(!note(ids[2]).group);
    }

    void groupTakingFromOtherGroup_leavesNoGroupOfOne()
    {
        const std::vector ids{put(0, 0), put(200, 0), put(400, 0)};
        group({ids[0], ids[1]});
        group({ids[1], ids[2]});
        QVERIFY(!note(ids[0]).group);
        QVERIFY(note(ids[1]).group == note(ids[2]).group);
        m_board = apply(edits::ungroupNotes(m_board, std::span(ids).subspan(2, 1)), m_board);
        QVERIFY(!note(ids[1]).group && !note(ids[2]).group);
    }

    void forward_goesPastTheNextOverlappingNoteOnly()
    {
        const NoteId a = put(0, 0);
        const NoteId far = put(1000, 0);
        const NoteId b = put(50, 0);
        const NoteId c = put(50, 50);
        stack({a}, Stacking::Forward);
        QCOMPARE(fromBackToFront(), (QList{far, b, a, c}));
        stack({a}, Stacking::Backward);
        QCOMPARE(fromBackToFront(), (QList{far, a, b, c}));
        stack({far}, Stacking::Forward);
        QCOMPARE(fromBackToFront(), (QList{far, a, b, c}));
    }

    void severalNotes_keepTheirOrder()
    {
        const NoteId a = put(0, 0);
        const NoteId b = put(10, 0);
        const NoteId c = put(20, 0);
        const NoteId d = put(30, 0);
        stack({c, a}, Stacking::ToFront);
        QCOMPARE(fromBackToFront(), (QList{b, d, a, c}));
        stack({c, d}, Stacking::ToBack);
        QCOMPARE(fromBackToFront(), (QList{d, c, b, a}));
        stack({d, c}, Stacking::Forward);
        QCOMPARE(fromBackToFront(), (QList{b, d, c, a}));
        QVERIFY(edits::stackNotes(m_board, std::vector{a}, Stacking::ToFront).isEmpty());
    }

    void stackingAtTheLastNumber_countsAnew()
    {
        const NoteId a = put(0, 0);
        const NoteId b = put(10, 0);
        for (const NoteId id : {a, b})
            m_board = apply(
                edits::changeNote(m_board, id, [](Note &note) { note.z = std::numeric_limits<int>::max(); }),
                m_board);
        const QList<NoteId> before = fromBackToFront();
        stack({before.front()}, Stacking::ToFront);
        QCOMPARE(fromBackToFront(), (QList{before.back(), before.front()}));
    }
};

QTEST_APPLESS_MAIN(ArrangeEditsTest)
#include "arrange_edits_test.moc"
