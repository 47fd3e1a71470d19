#include "model/walk.h"
#include "tests/board/sample_board.h"

#include <QTest>

using namespace tempestry;
using test::SampleBoard;
using Direction = Walk::Direction;

namespace {

QString text(const char *utf8)
{
    return QString::fromUtf8(utf8);
}

// Customer, Place order, Order, then placed or refused; a policy and a read model follow what was placed.
struct Orders : SampleBoard
{
    NoteId customer = free(NoteKind::Actor, text("Customer"), 0, 100);
    NoteId place = free(NoteKind::Command, text("Place order"), 300, 100);
    NoteId order = free(NoteKind::Aggregate, text("Order"), 600, 100);
    NoteId placed = free(NoteKind::Event, text("Order placed"), 900, 100);
    NoteId refused = free(NoteKind::Event, text("Order refused"), 900, 400);
    NoteId policy = free(NoteKind::Policy, text("Whenever an order\nis placed, pay"), 2200, 100);
    NoteId open = free(NoteKind::ReadModel, text("Open orders"), 2200, 400);
    NoteId pay = free(NoteKind::Command, text("Pay"), 3500, 100);
    NoteId doubt = free(NoteKind::Hotspot, text("Really?"), 0, 600);

    Orders()
    {
        for (const auto &[from, to] : std::initializer_list<std::pair<NoteId, NoteId>>{{customer, place},
                                                                                       {place, order},
                                                                                       {order, placed},
                                                                                       {order, refused},
                                                                                       {placed, policy},
                                                                                       {placed, open},
                                                                                       {policy, pay}})
            link(from, to);
    }
};

// A walk over a board that may change under it.
struct Tour
{
    explicit Tour(const SampleBoard &sample, NoteId start, Direction direction = Direction::Forward)
        : board(sample.board())
        , flow(board)
        , walk(board, flow, start, direction)
    {}

    void remove(std::vector<NoteId> notes)
    {
        const ChangeSet change = edits::removeNotes(board, notes);
        board = apply(change, board);
        flow.update(board, change);
        walk.follow();
    }

    void advance(int times)
    {
        for (int i = 0; i < times; ++i)
            QVERIFY(walk.advance());
    }

    QString at() const { return walk.current() ? board.find(*walk.current())->title : QString(); }

    QStringList choices() const
    {
        QStringList titles;
        for (const Walk::Choice &choice : walk.choices())
            titles << board.find(choice.note)->title + (choice.visited ? text(" told") : QString());
        return titles;
    }

    Board board;
    FlowGraph flow;
    Walk walk;
};

} // namespace

class WalkTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void forward_tellsTheStoryInWords()
    {
        const Orders orders;
        Tour tour(orders, orders.customer);
        QStringList told{tour.walk.sentence()};
        while (tour.walk.current() != orders.pay && tour.walk.advance())
            told << tour.walk.sentence();
        QCOMPARE(told,
                 (QStringList{text("It begins with Customer"), text("Customer issues Place order"),
                              text("Place order is handled by Order"), text("Order emits Order placed"),
                              text("Order emits Order placed, which triggers “Whenever an order is placed, "
                                   "pay”"),
                              text("The policy issues Pay")}));
    }

    void reverse_asksBackToTheStart()
    {
        const Orders orders;
        Tour tour(orders, orders.pay, Direction::Reverse);
        QCOMPARE(tour.walk.sentence(), text("It ends with Pay"));
        QStringList told;
        while (tour.walk.choices().size() == 1) {
            QCOMPARE(tour.walk.question(), text("What had to be true for this?"));
            tour.advance(1);
            told << tour.walk.sentence();
        }
        QCOMPARE(told, (QStringList{text("“Whenever an order is placed, pay” issues Pay"),
                                    text("Order placed triggers “Whenever an order is placed, pay”"),
                                    text("Order emits Order placed"), text("Place order is handled by Order"),
                                    text("Customer issues Place order")}));
        QCOMPARE(tour.walk.question(), text("Here it begins."));
        QVERIFY(!tour.walk.advance());
    }

    void ends_nameTheGap_data()
    {
        QTest::addColumn<NoteKind>("kind");
        QTest::addColumn<Direction>("direction");
        QTest::addColumn<QString>("gap");
        const auto row = [](const char *name, NoteKind kind, Direction direction, const char *gap) {
            QTest::newRow(name) << kind << direction << text(gap);
        };
        row("command", NoteKind::Command, Direction::Forward,
            "Nothing handles it: who or what does the work?");
        row("event", NoteKind::Event, Direction::Forward, "Nobody reacts to it: does the story end here?");
        row("aggregate", NoteKind::Aggregate, Direction::Forward,
            "Nothing comes of it: what has happened then?");
        row("policy", NoteKind::Policy, Direction::Forward, "It issues nothing: what is to be done then?");
        row("read model", NoteKind::ReadModel, Direction::Forward, "Nobody reads it: who decides by it?");
        row("event before", NoteKind::Event, Direction::Reverse,
            "Nothing leads here: who or what causes it?");
        row("command before", NoteKind::Command, Direction::Reverse,
            "Nothing leads here: who or what causes it?");
        row("actor before", NoteKind::Actor, Direction::Reverse, "Here it begins.");
    }
    void ends_nameTheGap()
    {
        QFETCH(const NoteKind, kind);
        QFETCH(const Direction, direction);
        SampleBoard board;
        const NoteId only = board.free(kind, text("Only"), 0, 0);
        QTEST(Tour(board, only, direction).walk.question(), "gap");
    }

    void branches_areOfferedFromTopToBottom()
    {
        const Orders orders;
        Tour tour(orders, orders.order);
        QCOMPARE(tour.choices(), (QStringList{text("Order placed"), text("Order refused")}));
        QCOMPARE(tour.walk.chosen(), 0U);
        QCOMPARE(tour.walk.question(), text("What follows?"));
        tour.walk.choose(1);
        tour.advance(1);
        QCOMPARE(tour.at(), text("Order refused"));
    }

    void choosing_goesRoundBothEnds()
    {
        const Orders orders;
        Tour tour(orders, orders.order);
        tour.walk.choose(-1);
        QCOMPARE(tour.walk.chosen(), 1U);
        tour.walk.choose(1);
        QCOMPARE(tour.walk.chosen(), 0U);
        Tour end(orders, orders.pay);
        end.walk.choose(1);
        QCOMPARE(end.walk.chosen(), 0U);
    }

    void endOfBranch_goesBackToTheUntoldOne()
    {
        const Orders orders;
        Tour tour(orders, orders.order);
        tour.walk.choose(1);
        tour.advance(1);
        QCOMPARE(tour.walk.question(),
                 text("Nobody reacts to it: does the story end here? Next: back to Order"));
        tour.advance(1);
        QCOMPARE(tour.at(), text("Order"));
        QCOMPARE(tour.choices(), (QStringList{text("Order placed"), text("Order refused told")}));
        QCOMPARE(tour.walk.chosen(), 0U);
    }

    void everyNoteOfTheFlow_isToldOnceThrough()
    {
        const Orders orders;
        Tour tour(orders, orders.customer);
        int steps = 0;
        while (tour.walk.advance())
            QVERIFY(++steps < 50);
        for (const NoteId &id : {orders.customer, orders.place, orders.order, orders.placed, orders.refused,
                                 orders.policy, orders.open, orders.pay})
            QVERIFY(tour.walk.isVisited(id));
        QVERIFY(!tour.walk.isVisited(orders.doubt));
    }

    void joinedBranches_rejoin()
    {
        SampleBoard board;
        const NoteId first = board.free(NoteKind::Procedure, text("First"), 0, 0);
        const NoteId up = board.free(NoteKind::Event, text("Up"), 600, 0);
        const NoteId down = board.free(NoteKind::Event, text("Down"), 600, 600);
        const NoteId join = board.free(NoteKind::Policy, text("Join"), 1200, 300);
        for (const auto &[from, to] : std::initializer_list<std::pair<NoteId, NoteId>>{
                 {first, up}, {first, down}, {up, join}, {down, join}})
            board.link(from, to);
        Tour tour(board, first);
        tour.advance(2);
        QCOMPARE(tour.at(), text("Join"));
        tour.advance(2);
        QCOMPARE(tour.at(), text("Down"));
        QCOMPARE(tour.choices(), QStringList{text("Join told")});
        tour.advance(1);
        QCOMPARE(tour.at(), text("Join"));
        QVERIFY(!tour.walk.advance());
        QCOMPARE(tour.walk.path(), (std::vector{first, down, join}));
    }

    void loop_isWalkedAgainAndAgain()
    {
        SampleBoard board;
        const NoteId event = board.free(NoteKind::Event, text("Failed"), 0, 0);
        const NoteId policy = board.free(NoteKind::Policy, text("Retry"), 600, 0);
        board.link(event, policy);
        board.link(policy, event);
        Tour tour(board, event);
        tour.advance(5);
        QCOMPARE(tour.walk.path().size(), 6U);
        QCOMPARE(tour.at(), text("Retry"));
    }

    void twoLinksBetweenTwoNotes_areOneChoice()
    {
        Orders orders;
        Link second;
        second.id = LinkId::create();
        second.from = orders.policy;
        second.to = orders.pay;
        Tour tour(orders, orders.policy);
        BoardDraft draft(tour.board);
        draft.set(second);
        const Board next = draft.board();
        tour.flow.update(next, between(tour.board, next));
        tour.board = next;
        tour.walk.follow();
        QCOMPARE(tour.choices(), QStringList{text("Pay")});
    }

    void back_goesToTheNoteBeforeAndStopsAtTheFirst()
    {
        const Orders orders;
        Tour tour(orders, orders.customer);
        tour.advance(2);
        QVERIFY(tour.walk.back());
        QVERIFY(tour.walk.back());
        QCOMPARE(tour.at(), text("Customer"));
        QVERIFY(!tour.walk.back());
        QCOMPARE(tour.choices(), QStringList{text("Place order told")});
    }

    void deletedCurrentNote_stepsBackAlongThePath()
    {
        const Orders orders;
        Tour tour(orders, orders.customer);
        tour.advance(3);
        tour.remove({orders.placed});
        QCOMPARE(tour.at(), text("Order"));
        QCOMPARE(tour.choices(), QStringList{text("Order refused")});
    }

    void deletedOnlyNoteOfThePath_stepsToTheNearest()
    {
        const Orders orders;
        Tour tour(orders, orders.open);
        tour.remove({orders.open});
        QCOMPARE(tour.at(), text("Whenever an order\nis placed, pay"));
    }

    void deletedNoteInThePath_isLeftOutOfIt()
    {
        const Orders orders;
        Tour tour(orders, orders.customer);
        tour.advance(3);
        tour.remove({orders.order});
        QCOMPARE(tour.walk.path(), (std::vector{orders.customer, orders.place, orders.placed}));
        QCOMPARE(tour.walk.sentence(), text("Place order leads to Order placed"));
    }

    void changedBoard_keepsTheChoice()
    {
        const Orders orders;
        Tour tour(orders, orders.order);
        tour.walk.choose(1);
        tour.remove({orders.doubt});
        QCOMPARE(tour.walk.chosen(), 1U);
    }

    void allNotesDeleted_endTheWalk()
    {
        const Orders orders;
        Tour tour(orders, orders.order);
        tour.remove(readingOrder(tour.board));
        QVERIFY(!tour.walk.current());
        QVERIFY(!tour.walk.advance());
        QVERIFY(!tour.walk.back());
        QCOMPARE(tour.walk.sentence(), text("Nothing is left to tell."));
        QVERIFY(tour.walk.question().isEmpty());
    }

    void start_isWhereNothingPrecedes()
    {
        const Orders orders;
        const Tour tour(orders, orders.order);
        const auto start = [&](const std::vector<NoteId> &notes, Direction direction) {
            return Walk::startAmong(tour.board, tour.flow, notes, direction);
        };
        const auto all = readingOrder(tour.board);
        QCOMPARE(start(all, Direction::Forward), std::optional(orders.customer));
        QCOMPARE(start({orders.pay, orders.policy}, Direction::Forward), std::optional(orders.policy));
        QCOMPARE(start({orders.place, orders.order}, Direction::Reverse), std::optional(orders.order));
        QCOMPARE(start({orders.doubt}, Direction::Forward), std::nullopt);
        QCOMPARE(start({}, Direction::Reverse), std::nullopt);
    }

    void untitledNotes_areNamedByTheirKind()
    {
        SampleBoard board;
        const NoteId actor = board.free(NoteKind::Actor, {}, 0, 0);
        const NoteId command = board.free(NoteKind::Command, {}, 600, 0);
        board.link(actor, command);
        Tour tour(board, actor);
        tour.advance(1);
        QCOMPARE(tour.walk.sentence(), text("an untitled actor issues an untitled command"));
    }

    void percentSignsInTitles_stayAsWritten()
    {
        SampleBoard board;
        const NoteId actor = board.free(NoteKind::Actor, text("%2 of %1"), 0, 0);
        const NoteId command = board.free(NoteKind::Command, text("Pay %3"), 600, 0);
        board.link(actor, command);
        Tour tour(board, actor);
        tour.advance(1);
        QCOMPARE(tour.walk.sentence(), text("%2 of %1 issues Pay %3"));
    }
};

QTEST_APPLESS_MAIN(WalkTest)
#include "walk_test.moc"
