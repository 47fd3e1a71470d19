#include "tests/simulation/golden_boards.h"

#include "tests/simulation/board_builder.h"

using namespace Qt::StringLiterals;

namespace tempestry {

namespace {

using enum NoteKind;

GoldenCase commandIsHandled()
{
    BoardBuilder b;
    const auto place = b.command(u"Place order"_s);
    const auto order = b.note(Aggregate, u"Order"_s);
    const auto placed = b.event(u"Order placed"_s);
    const auto counted = b.event(u"Stock counted"_s);
    b.link(place, order);
    b.link(order, placed, 40);
    b.link(order, counted);
    b.change(order, [](Note &note) { note.duration = 1000; });
    return {"command_is_handled", b.board(), {}, {}, {}};
}

GoldenCase shortForms()
{
    BoardBuilder b;
    b.chain({b.command(u"Open shop"_s), b.event(u"Shop opened"_s), b.event(u"Lights switched on"_s)});
    return {"short_forms", b.board(), {}, {}, {}};
}

GoldenCase answersByWords()
{
    BoardBuilder b;
    const auto order = b.note(Aggregate, u"Order"_s);
    b.link(b.command(u"Place order"_s), order);
    b.link(b.command(u"Cancel order"_s), order);
    b.link(order, b.event(u"Order placed"_s));
    b.link(order, b.event(u"OrderCancelled"_s));
    b.link(order, b.event(u"Ledger written"_s));
    return {"answers_by_words", b.board(), {}, {}, {}};
}

GoldenCase answersByRow()
{
    BoardBuilder b;
    Timeline roll;
    roll.id = TimelineId(QUuid(7, 0, 0, 0, 0, 0, 0, 0, 0, 0, 7));
    const auto put = [&](NoteId id, int column, double y) {
        b.change(id, [&](Note &note) {
            note.timeline = roll.id;
            note.column = column;
            note.y = y;
        });
        return id;
    };
    const auto first = put(b.command(u"Erste Anfrage"_s), 0, 0);
    const auto second = put(b.command(u"Zweite Bitte"_s), 0, 130);
    const auto desk = put(b.procedure(u"Schalter"_s), 1, 65);
    const auto up = put(b.event(u"Ja"_s), 2, 0);
    const auto down = put(b.event(u"Nein"_s), 2, 130);
    for (const auto id : {first, second})
        b.link(id, desk);
    for (const auto id : {up, down})
        b.link(desk, id);
    BoardDraft draft(b.board());
    draft.set(roll);
    return {"answers_by_row", std::move(draft).finish(), {}, {}, {}};
}

GoldenCase answersWithOne()
{
    BoardBuilder b;
    const auto coin = b.procedure(u"Toss"_s);
    b.link(b.command(u"Toss coin"_s), coin);
    b.link(coin, b.event(u"Heads came"_s), 0, 0);
    b.link(coin, b.event(u"Tails came"_s), 0, 3);
    b.change(coin, [](Note &note) { note.answer = Answer::OneOf; });
    return {"answers_with_one", b.board(), {}, {}, {}};
}

GoldenCase policyIssues()
{
    BoardBuilder b;
    const auto policy = b.policy(u"Whenever an order is placed, reserve stock"_s);
    b.chain({b.command(u"Place order"_s), b.event(u"Order placed"_s), policy, b.command(u"Reserve stock"_s),
             b.event(u"Stock reserved"_s)});
    b.link(policy, b.event(u"Reservation wanted"_s));
    return {"policy_issues", b.board(), {}, {}, {}};
}

GoldenCase policyWaitsForAll()
{
    BoardBuilder b;
    const auto start = b.command(u"Sell"_s);
    const auto paid = b.event(u"Paid"_s);
    const auto packed = b.event(u"Packed"_s);
    const auto policy = b.policy(u"Whenever paid and packed, ship"_s);
    b.link(start, paid, 500);
    b.link(start, packed, 20);
    b.link(paid, policy);
    b.link(packed, policy);
    b.link(policy, b.command(u"Ship"_s));
    b.change(policy, [](Note &note) { note.trigger = Trigger::All; });
    return {"policy_waits_for_all", b.board(), {}, {}, {}};
}

GoldenCase readModelInforms()
{
    BoardBuilder b;
    const auto clerk = b.actor(u"Clerk"_s);
    const auto screen = b.note(Ui, u"Packing list"_s);
    b.chain({b.actor(u"Customer"_s), b.command(u"Place order"_s), b.event(u"Order placed"_s),
             b.readModel(u"Open orders"_s), clerk, screen, b.command(u"Pack parcel"_s),
             b.event(u"Parcel packed"_s)});
    return {"read_model_informs", b.board(), {}, {}, {}};
}

GoldenCase informedOnlyOnce()
{
    BoardBuilder b;
    const auto customer = b.actor(u"Customer"_s);
    const auto placed = b.event(u"Order placed"_s);
    const auto rated = b.event(u"Order rated"_s);
    b.chain({customer, b.command(u"Place order"_s), placed, customer, b.command(u"Rate order"_s), rated,
             customer});
    return {"informed_only_once", b.board(), {}, {}, {}};
}

GoldenCase externalSystemReplies()
{
    BoardBuilder b;
    const auto bank = b.externalSystem(u"Bank"_s);
    const auto mail = b.externalSystem(u"Mail service"_s);
    b.chain(
        {b.command(u"Charge card"_s), bank, b.event(u"Card charged"_s), mail, b.event(u"Receipt sent"_s)});
    b.link(bank, b.command(u"Confirm charge"_s));
    return {"external_system_replies", b.board(), {}, {}, {}};
}

GoldenCase timesAndAll()
{
    BoardBuilder b;
    const auto starting = b.event(u"Subsystem starting"_s);
    const auto ready = b.event(u"Subsystem ready"_s);
    const auto system = b.event(u"System ready"_s);
    b.chain({b.event(u"Initialization started"_s), starting, ready, system});
    b.change(starting, [](Note &note) { note.actors = {u"Store"_s, u"Cluster"_s, u"Gateway"_s}; });
    b.change(system, [](Note &note) { note.trigger = Trigger::All; });
    return {"times_and_all", b.board(), {}, {}, {}};
}

GoldenCase timesWithoutNames()
{
    BoardBuilder b;
    const auto ask = b.command(u"Ask reviewer"_s);
    b.chain({ask, b.event(u"Review written"_s)});
    b.change(ask, [](Note &note) { note.times = 2; });
    b.field(ask, u"reviewer"_s, u"R"_s, true);
    return {"times_without_names", b.board(), {}, {}, {}};
}

GoldenCase conditionIsOff()
{
    BoardBuilder b;
    const auto stored = b.event(u"Events stored"_s);
    const auto replicated = b.event(u"Replication required"_s);
    b.chain({b.command(u"Store"_s), stored, replicated, b.event(u"Events replicated"_s)});
    b.link(stored, b.event(u"Write acknowledged"_s));
    b.change(replicated, [](Note &note) { note.condition = u"cluster"_s; });
    return {"condition_is_off", b.board(), {}, {{u"cluster"_s, false}}, {}};
}

GoldenCase partsStartByThemselves()
{
    BoardBuilder b;
    b.chain({b.event(u"Sun rose"_s), b.readModel(u"Calendar"_s)});
    b.chain({b.policy(u"Every evening, close the books"_s), b.command(u"Close books"_s)});
    const auto first = b.command(u"Ping"_s);
    const auto last = b.policy(u"Whenever pinged, ping"_s);
    b.chain({first, b.event(u"Pinged"_s), last, first});
    simulation::RunOptions options;
    options.limits.messages = 6;
    return {"parts_start_by_themselves", b.board(), {}, {}, options};
}

GoldenCase timeLimit()
{
    BoardBuilder b;
    const auto tick = b.event(u"Ticked"_s);
    const auto tock = b.event(u"Tocked"_s);
    b.link(tick, tock, 600);
    b.link(tock, tick, 600);
    simulation::RunOptions options;
    options.limits.time = 2000;
    return {"time_limit", b.board(), {}, {}, options};
}

GoldenCase payloadIsCarriedOver()
{
    BoardBuilder b;
    const auto place = b.command(u"Place order"_s);
    const auto placed = b.event(u"Order placed"_s);
    const auto noted = b.event(u"Sale noted"_s);
    const auto paid = b.event(u"Order paid"_s);
    b.chain({place, placed, noted, paid});
    b.field(place, u"order"_s, u"A-7"_s, true);
    b.field(place, u"amount"_s, u"19.90"_s, false, u"number"_s);
    b.field(placed, u"order"_s, u"B-1"_s, true);
    b.field(placed, u"gift"_s, u"true"_s, false, u"boolean"_s);
    b.field(paid, u"amount"_s, u"5"_s, false, u"number"_s);
    b.field(paid, u"payment"_s, u"P-3"_s, true);
    b.field(paid, u"note"_s, {});
    return {"payload_is_carried_over", b.board(), {}, {}, {}};
}

GoldenCase scenarioGivenAndWhen()
{
    BoardBuilder b;
    const auto customer = b.actor(u"Customer"_s);
    const auto pay = b.command(u"Pay order"_s);
    const auto placed = b.event(u"Order placed"_s);
    const auto paid = b.event(u"Order paid"_s);
    const auto orders = b.readModel(u"Orders"_s);
    b.chain({customer, pay, paid, orders});
    b.chain({placed, orders});
    b.chain({placed, b.policy(u"Whenever placed, remind"_s), b.command(u"Remind"_s)});
    b.field(pay, u"order"_s, u"1"_s, true);
    Scenario scenario;
    scenario.name = u"Paying"_s;
    scenario.given = {{placed, {}, u"O-1"_s, {{u"order"_s, u"O-1"_s}}}};
    scenario.when = {{pay, 5000, u"O-1"_s, {{u"card"_s, u"4711"_s}}}, {pay, 300, u"O-2"_s, {}}};
    return {"scenario_given_and_when", b.board(), scenario, {}, {}};
}

GoldenCase activityStandsForOthers()
{
    BoardBuilder b;
    b.chain({b.note(Activity, u"Driver"_s), b.command(u"Drive"_s), b.note(Activity, u"Steer"_s),
             b.event(u"Arrived"_s)});
    b.chain({b.note(Activity, u"Cook"_s), b.event(u"Meal cooked"_s)});
    return {"activity_stands_for_others", b.board(), {}, {}, {}};
}

GoldenCase delaysDecideTheOrder()
{
    BoardBuilder b;
    const auto start = b.command(u"Start race"_s);
    const auto slow = b.procedure(u"Slow runner"_s);
    const auto fast = b.procedure(u"Fast runner"_s);
    b.link(start, slow);
    b.link(start, fast, 100);
    b.link(slow, b.event(u"Slow arrived"_s));
    b.link(fast, b.event(u"Fast arrived"_s));
    b.change(slow, [](Note &note) { note.duration = 900; });
    b.change(fast, [](Note &note) { note.duration = 300; });
    return {"delays_decide_the_order", b.board(), {}, {}, {}};
}

} // namespace

std::vector<GoldenCase> goldenCases()
{
    std::vector<GoldenCase> cases{commandIsHandled(),
                                  shortForms(),
                                  answersByWords(),
                                  answersByRow(),
                                  answersWithOne(),
                                  policyIssues(),
                                  policyWaitsForAll(),
                                  readModelInforms(),
                                  informedOnlyOnce(),
                                  externalSystemReplies(),
                                  timesAndAll(),
                                  timesWithoutNames(),
                                  conditionIsOff(),
                                  partsStartByThemselves(),
                                  timeLimit(),
                                  payloadIsCarriedOver(),
                                  scenarioGivenAndWhen(),
                                  activityStandsForOthers(),
                                  delaysDecideTheOrder()};
    for (const auto &more : {behaviourCases(), troubleCases()})
        cases.insert(cases.end(), more.begin(), more.end());
    return cases;
}

} // namespace tempestry
