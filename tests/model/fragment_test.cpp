#include "model/edits.h"
#include "model/fragment.h"
#include "model/geometry.h"
#include "tests/board/sample_board.h"

#include <QTest>

using namespace tempestry;
using test::noteTitled;

namespace {

QString text(const char *utf8)
{
    return QString::fromUtf8(utf8);
}

struct Shop : test::SampleBoard
{
    TimelineId line = timeline(text("Orders"));
    NoteId placed = on(line, 0, NoteKind::Event, text("Order placed"));
    NoteId paid = on(line, 1, NoteKind::Event, text("Order paid"));
    NoteId command = free(NoteKind::Command, text("Place order"), 200, 600);
    NoteId policy = free(NoteKind::Policy, text("Whenever paid, ship"), 500, 600);
    NoteId outside = free(NoteKind::Actor, text("Customer"), 900, 600);

    Shop()
    {
        link(command, placed);
        link(placed, policy);
    }
};

Board pastedOn(const Board &board, const Board &fragment, const edits::Landing &landing,
               std::vector<NoteId> *pasted = nullptr)
{
    return apply(edits::pasteFragment(board, fragment, landing, pasted), board);
}

const Note &theNote(const Board &board)
{
    const Note *found = nullptr;
    board.notes().forEach([&found](const Note &note) { found = &note; });
    return *found;
}

double usualHeight(const Note &note)
{
    return note.height;
}

Board ofLines(const char *lines, LineLayout layout = LineLayout::Grid)
{
    return fragmentOf(readNoteLines(text(lines)), NoteKind::Event, layout, usualHeight);
}

} // namespace

class FragmentTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pickedNotes_takeTheLinksAmongThem();
    void pickedTimeline_takesItsNotes();
    void pickedFrame_takesFreeNotesInside();
    void text_namesNotesInReadingOrder();
    void paste_givesNewIdsAndCentresAtThePoint();
    void paste_keepsStackingInFront();
    void pasteAgain_doesNotCover();
    void pastedTimeline_keepsItsNotesOnIt();
    void freeNotesOverTimeline_takeItsColumns();
    void freeNotesBehindTimeline_becomeLastColumns();
    void groups_areNew();
    void twins_stayOnlyWhereTheyWere();
    void timer_looksForTheCopyOrForNone();
    void lockedNote_isPastedUnlocked();
    void farAwayFragment_staysOnThePaper();
    void emptyFragment_changesNothing();
    void removedTimeline_takesItsNotesAlong();
    void lines_areLaidOutInOrder();
    void table_isLaidOutInColumns();
    void linesOnTimeline_areItsNextColumnsInOrder();
};

void FragmentTest::pickedNotes_takeTheLinksAmongThem()
{
    const Shop shop;
    const Board fragment = fragmentOf(shop.board(), {{shop.command, shop.placed, NoteId::create()}, {}, {}});
    QCOMPARE(fragment.notes().size(), size_t(2));
    QCOMPARE(fragment.links().size(), size_t(1));
    QVERIFY(!fragment.find(shop.placed)->timeline);
    QVERIFY(fragment.timelines().isEmpty());
}

void FragmentTest::pickedTimeline_takesItsNotes()
{
    const Shop shop;
    const Board fragment = fragmentOf(shop.board(), {{}, shop.line, {}});
    QCOMPARE(fragment.notes().size(), size_t(2));
    QCOMPARE(fragment.find(shop.paid)->timeline, shop.line);
    QCOMPARE(fragment.find(shop.paid)->column, 1);
    QVERIFY(fragment.find(shop.line));
}

void FragmentTest::pickedFrame_takesFreeNotesInside()
{
    Shop shop;
    Frame frame;
    frame.id = FrameId::create();
    frame.x = 100;
    frame.y = 500;
    frame.width = 600;
    frame.height = 200;
    shop.frame(frame);
    const Board fragment = fragmentOf(shop.board(), {{}, {}, frame.id});
    QCOMPARE(fragment.frames().size(), size_t(1));
    QCOMPARE(fragment.notes().size(), size_t(2));
    QVERIFY(fragment.find(shop.policy));
}

void FragmentTest::text_namesNotesInReadingOrder()
{
    const Shop shop;
    const Board fragment =
        fragmentOf(shop.board(), {{shop.outside, shop.policy, shop.command}, shop.line, {}});
    QCOMPARE(fragmentText(fragment), text("Event: Order placed\nEvent: Order paid\nCommand: Place order\n"
                                          "Policy: Whenever paid, ship\nActor: Customer"));
}

void FragmentTest::paste_givesNewIdsAndCentresAtThePoint()
{
    const Shop shop;
    const Board fragment = fragmentOf(shop.board(), {{shop.command, shop.policy}, {}, {}});
    std::vector<NoteId> pasted;
    const Board board = pastedOn(shop.board(), fragment, {.x = 1000, .y = 2000, .behind = {}}, &pasted);
    QCOMPARE(pasted.size(), size_t(2));
    const Note &left = *board.find(pasted[0]);
    const Note &right = *board.find(pasted[1]);
    QCOMPARE(left.title, text("Place order"));
    QVERIFY(!shop.board().find(left.id));
    QCOMPARE((left.x + tempestry::right(right)) / 2, 1000.0);
    QCOMPARE(centreY(left), 2000.0);
    QCOMPARE(right.x - left.x, shop.board().find(shop.policy)->x - shop.board().find(shop.command)->x);
    QCOMPARE(board.notes().size(), shop.board().notes().size() + 2);
}

void FragmentTest::paste_keepsStackingInFront()
{
    const Shop shop;
    const Board fragment = fragmentOf(shop.board(), {{shop.command, shop.policy}, {}, {}});
    std::vector<NoteId> pasted;
    const Board board = pastedOn(shop.board(), fragment, {.x = 0, .y = 2000, .behind = {}}, &pasted);
    QVERIFY(board.find(pasted[0])->z > board.find(shop.outside)->z);
    QVERIFY(board.find(pasted[1])->z > board.find(pasted[0])->z);
}

void FragmentTest::pasteAgain_doesNotCover()
{
    const Shop shop;
    Board board = shop.board();
    const Board fragment = fragmentOf(board, {{shop.command}, {}, {}});
    QSet<QString> places;
    for (int i = 0; i < 5; ++i) {
        std::vector<NoteId> pasted;
        board = pastedOn(board, fragment, {.x = 200, .y = 600, .behind = {}}, &pasted);
        const Note &note = *board.find(pasted.front());
        places.insert(QStringLiteral("%1 %2").arg(note.x).arg(note.y));
        QVERIFY(note.x > board.find(shop.command)->x);
    }
    QCOMPARE(places.size(), 5);
}

void FragmentTest::pastedTimeline_keepsItsNotesOnIt()
{
    const Shop shop;
    const Board fragment = fragmentOf(shop.board(), {{}, shop.line, {}});
    std::vector<NoteId> pasted;
    const Board board = pastedOn(shop.board(), fragment, {.x = 700, .y = 150, .behind = {}}, &pasted);
    QCOMPARE(board.timelines().size(), size_t(2));
    const Note &note = *board.find(pasted[1]);
    QVERIFY(note.timeline && *note.timeline != shop.line);
    QCOMPARE(note.column, 1);
    QVERIFY(encloses(*board.find(*note.timeline), note));
    QVERIFY(board.find(*note.timeline)->y != board.find(shop.line)->y);
}

void FragmentTest::freeNotesOverTimeline_takeItsColumns()
{
    const Shop shop;
    const Board fragment = fragmentOf(shop.board(), {{shop.command, shop.policy}, {}, {}});
    const Note &first = *shop.board().find(shop.placed);
    std::vector<NoteId> pasted;
    const Board board =
        pastedOn(shop.board(), fragment, {.x = first.x - 5, .y = centreY(first), .behind = {}}, &pasted);
    QCOMPARE(board.find(pasted[0])->column, 0);
    QCOMPARE(board.find(pasted[1])->column, 1);
    QCOMPARE(board.find(shop.placed)->column, 2);
    QCOMPARE(board.find(pasted[0])->timeline, shop.line);

    const Board behind =
        pastedOn(shop.board(), fragment, {.x = centreX(first), .y = centreY(first), .behind = {}}, &pasted);
    QCOMPARE(behind.find(pasted[0])->column, 1);
    QCOMPARE(behind.find(pasted[1])->column, 2);
    QCOMPARE(behind.find(shop.paid)->column, 3);
}

void FragmentTest::freeNotesBehindTimeline_becomeLastColumns()
{
    const Shop shop;
    const Board fragment = fragmentOf(shop.board(), {{shop.command, shop.policy}, {}, {}});
    std::vector<NoteId> pasted;
    const Board board = pastedOn(shop.board(), fragment, {.x = -5000, .y = 0, .behind = shop.line}, &pasted);
    QCOMPARE(board.find(pasted[0])->column, 2);
    QCOMPARE(board.find(pasted[1])->column, 3);
}

void FragmentTest::groups_areNew()
{
    Shop shop;
    const GroupId group = GroupId::create();
    for (const NoteId id : {shop.command, shop.policy})
        shop.change(id, [group](Note &note) { note.group = group; });
    std::vector<NoteId> pasted;
    Board board = pastedOn(shop.board(), fragmentOf(shop.board(), {{shop.command, shop.policy}, {}, {}}),
                           {.x = 0, .y = 3000, .behind = {}}, &pasted);
    QVERIFY(board.find(pasted[0])->group);
    QCOMPARE(board.find(pasted[0])->group, board.find(pasted[1])->group);
    QVERIFY(board.find(pasted[0])->group != group);
    board = pastedOn(shop.board(), fragmentOf(shop.board(), {{shop.command}, {}, {}}),
                     {.x = 0, .y = 3000, .behind = {}}, &pasted);
    QVERIFY(!board.find(pasted[0])->group);
}

void FragmentTest::twins_stayOnlyWhereTheyWere()
{
    Shop shop;
    const TwinsId twins = TwinsId::create();
    for (const NoteId id : {shop.command, shop.outside})
        shop.change(id, [twins](Note &note) { note.twins = twins; });
    const Board fragment = fragmentOf(shop.board(), {{shop.command}, {}, {}});
    shop.change(shop.command, [](Note &note) { note.title = text("Order now"); });
    shop.change(shop.outside, [](Note &note) { note.title = text("Order now"); });

    std::vector<NoteId> pasted;
    const Board same = pastedOn(shop.board(), fragment, {.x = 0, .y = 3000, .behind = {}}, &pasted);
    QCOMPARE(same.find(pasted[0])->twins, twins);
    QCOMPARE(same.find(pasted[0])->title, text("Order now"));
    const Board other = pastedOn(Board(), fragment, {}, &pasted);
    QVERIFY(!other.find(pasted[0])->twins);
    const Board both =
        pastedOn(Board(), fragmentOf(shop.board(), {{shop.command, shop.outside}, {}, {}}), {}, &pasted);
    QVERIFY(both.find(pasted[0])->twins);
    QVERIFY(both.find(pasted[0])->twins != twins);
    QCOMPARE(both.find(pasted[0])->twins, both.find(pasted[1])->twins);
}

void FragmentTest::timer_looksForTheCopyOrForNone()
{
    Shop shop;
    shop.change(shop.policy, [&shop](Note &note) {
        note.timer = Timer{Timer::Kind::After, 5, shop.command};
    });
    std::vector<NoteId> pasted;
    Board board = pastedOn(shop.board(), fragmentOf(shop.board(), {{shop.command, shop.policy}, {}, {}}),
                           {.x = 0, .y = 3000, .behind = {}}, &pasted);
    QCOMPARE(board.find(pasted[1])->timer->without, pasted[0]);
    const Board fragment = fragmentOf(shop.board(), {{shop.policy}, {}, {}});
    QCOMPARE(theNote(fragment).timer, (Timer{Timer::Kind::After, 5, {}}));
}

void FragmentTest::lockedNote_isPastedUnlocked()
{
    Shop shop;
    shop.change(shop.command, [](Note &note) { note.locked = true; });
    const Board board = pastedOn(Board(), fragmentOf(shop.board(), {{shop.command}, {}, {}}), {});
    QVERIFY(!theNote(board).locked);
}

void FragmentTest::farAwayFragment_staysOnThePaper()
{
    test::SampleBoard wide;
    wide.free(NoteKind::Event, text("left"), -9e8, 0);
    wide.free(NoteKind::Event, text("right"), 9e8, 0);
    const Board board = pastedOn(Board(), wide.board(), {.x = 9.9e8, .y = 0, .behind = {}});
    board.notes().forEach([](const Note &note) { QVERIFY(std::abs(note.x) <= kFarthest); });
}

void FragmentTest::emptyFragment_changesNothing()
{
    QVERIFY(edits::pasteFragment(Shop().board(), Board(), {}).isEmpty());
}

void FragmentTest::removedTimeline_takesItsNotesAlong()
{
    const Shop shop;
    const Board board = apply(edits::removePicked(shop.board(), {{}, shop.line, {}}), shop.board());
    QVERIFY(board.timelines().isEmpty());
    QVERIFY(!board.find(shop.placed));
    QVERIFY(board.find(shop.command));
    QVERIFY(board.links().isEmpty());
}

void FragmentTest::lines_areLaidOutInOrder()
{
    const Board board = ofLines("a\nb\nc\nd\ne\nf\ng\nh");
    for (const auto &[title, x, y] :
         {std::tuple("a", 0, 0), std::tuple("d", 3, 0), std::tuple("e", 0, 1), std::tuple("h", 3, 1)}) {
        const Note &note = *noteTitled(board, text(title));
        QCOMPARE(note.x, x * (note.width + kColumnGap));
        QCOMPARE(note.y, y * (note.height + kRowGap));
    }
    QCOMPARE(noteTitled(ofLines("a\nb\nc\nd\ne"), text("e"))->y, 0.0);
}

void FragmentTest::table_isLaidOutInColumns()
{
    const Board board = ofLines("A: x\tC: y\n\tP: z\n");
    const Note &x = *noteTitled(board, text("x"));
    const Note &y = *noteTitled(board, text("y"));
    const Note &z = *noteTitled(board, text("z"));
    QVERIFY(inOneRow(x, y));
    QCOMPARE(centreX(y), centreX(z));
    QVERIFY(z.y > bottom(y));
    QVERIFY(z.x > right(x));
}

void FragmentTest::linesOnTimeline_areItsNextColumnsInOrder()
{
    const Shop shop;
    std::vector<NoteId> pasted;
    const Board board = pastedOn(shop.board(), ofLines("a\nb\nA: c\nd\ne\nf\ng", LineLayout::Row),
                                 {.x = 0, .y = 0, .behind = shop.line}, &pasted);
    for (int i = 0; i < 7; ++i) {
        const Note &note = *board.find(pasted[static_cast<size_t>(i)]);
        QCOMPARE(note.title, QString(QChar(u'a' + i)));
        QCOMPARE(note.column, i + 2);
    }
}

QTEST_APPLESS_MAIN(FragmentTest)
#include "fragment_test.moc"
