#include "model/simulation/delivery_checks.h"
#include "tests/simulation/board_builder.h"

#include <QTest>

using namespace tempestry;
using namespace tempestry::simulation;
using namespace Qt::StringLiterals;

class DeliveryChecksTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readModelsAlone_endTheSameWithDuplicates();
    void handlerWithoutInbox_isNamedWithTheFewestDuplicates();
    void refusingAggregate_keepsItsOneEnrolment();
    void lastComerWins_dependsOnTheOrder();
    void sameEventsInAnyOrder_areNoDifference();
    void cancelled_givesNothing();

private:
    static Plan plan(const BoardBuilder &builder)
    {
        QString problem;
        return compilePlan(builder.board(), builder.flow(), nullptr, {}, &problem).value();
    }
};

void DeliveryChecksTest::readModelsAlone_endTheSameWithDuplicates()
{
    BoardBuilder b;
    const auto orders = b.readModel(u"Orders"_s);
    b.chain({b.command(u"Place order"_s), b.procedure(u"Desk"_s), b.event(u"Order placed"_s), orders});
    const auto check = checkIdempotence(plan(b), {}, {orders});
    QVERIFY(check && check->differences.empty() && check->faults.empty());
}

void DeliveryChecksTest::handlerWithoutInbox_isNamedWithTheFewestDuplicates()
{
    BoardBuilder b;
    const auto desk = b.procedure(u"Desk"_s);
    const auto placed = b.event(u"Order placed"_s);
    for (int i = 0; i < 20; ++i)
        b.chain({b.command(u"Ask %1"_s.arg(i)), b.event(u"Asked %1"_s.arg(i)), b.readModel(u"Asked"_s)});
    b.chain({b.command(u"Place order"_s), desk, placed, b.readModel(u"Orders"_s)});
    const auto check = checkIdempotence(plan(b), {}, {desk});
    QVERIFY(check);
    QCOMPARE(check->faults.size(), size_t(1));
    QCOMPARE(check->differences.size(), size_t(1));
    const EndDifference &difference = check->differences[0];
    QCOMPARE(difference.readModel, NoteId());
    QCOMPARE(difference.entity, u"1"_s);
    QCOMPARE(difference.one.size() + 1, difference.other.size());
    QCOMPARE(difference.other.back().title, u"Order placed"_s);
}

void DeliveryChecksTest::refusingAggregate_keepsItsOneEnrolment()
{
    BoardBuilder b;
    const auto roster = b.note(NoteKind::Aggregate, u"Roster"_s);
    const auto enrolled = b.event(u"Student enrolled"_s);
    b.chain({b.command(u"Enrol"_s), roster});
    b.guardedLink(roster, enrolled, u"enrolled !== true"_s);
    b.field(enrolled, u"enrolled"_s, u"true"_s, false, u"boolean"_s);
    b.change(roster, [](Note &note) { note.answer = Answer::Guards; });
    const auto check = checkIdempotence(plan(b), {}, {});
    QVERIFY(check && check->differences.empty());
}

void DeliveryChecksTest::lastComerWins_dependsOnTheOrder()
{
    BoardBuilder b;
    const auto start = b.command(u"Open"_s);
    const auto address = b.readModel(u"Address"_s);
    for (const QString &city : {u"Rome"_s, u"Paris"_s}) {
        const auto moved = b.event(u"Moved to "_s + city);
        b.field(moved, u"city"_s, city);
        b.chain({start, moved, address});
    }
    const auto check = checkOrderIndependence(plan(b), {}, 8);
    QVERIFY(check);
    QCOMPARE(check->faults.size(), size_t(1));
    QCOMPARE(check->differences.size(), size_t(1));
    QCOMPARE(check->differences[0].title, u"Address"_s);
    QCOMPARE(check->differences[0].oneContents, (QJsonObject{{u"city"_s, u"Paris"_s}}));
    QCOMPARE(check->differences[0].otherContents, (QJsonObject{{u"city"_s, u"Rome"_s}}));
    QCOMPARE(check->differences[0].one.size(), size_t(1));
    QCOMPARE(check->differences[0].other.front().title, u"Moved to Paris"_s);
}

void DeliveryChecksTest::sameEventsInAnyOrder_areNoDifference()
{
    BoardBuilder b;
    const auto start = b.command(u"Open"_s);
    const auto log = b.readModel(u"Log"_s);
    for (int i = 0; i < 5; ++i)
        b.chain({start, b.procedure(u"Desk %1"_s.arg(i)), b.event(u"Done %1"_s.arg(i)), log});
    const auto check = checkOrderIndependence(plan(b), {}, 8);
    QVERIFY(check && check->differences.empty());
}

void DeliveryChecksTest::cancelled_givesNothing()
{
    BoardBuilder b;
    b.chain({b.command(u"Place order"_s), b.procedure(u"Desk"_s), b.event(u"Order placed"_s)});
    QVERIFY(!checkIdempotence(plan(b), {}, {}, [](int runs) { return runs < 2; }));
    QVERIFY(!checkOrderIndependence(plan(b), {}, 3, [](int) { return false; }));
}

QTEST_APPLESS_MAIN(DeliveryChecksTest)
#include "delivery_checks_test.moc"
