#include "tests/simulation/board_builder.h"
#include "tests/simulation/golden_boards.h"

using namespace Qt::StringLiterals;

namespace tempestry {

namespace {

using enum NoteKind;

GoldenCase durationsAreDrawn()
{
    BoardBuilder b;
    const auto start = b.command(u"Start race"_s);
    const auto runner = [&](const QString &name, const Duration &duration) {
        const auto id = b.procedure(name);
        b.link(start, id);
        b.link(id, b.event(name + u" arrived"_s));
        b.change(id, [&](Note &note) { note.duration = duration; });
    };
    Duration list;
    list.kind = Duration::Kind::List;
    list.list = {10, 20, 30};
    runner(u"Uniform"_s, {Duration::Kind::Uniform, 100, 200});
    runner(u"Exponential"_s, {Duration::Kind::Exponential, 1000});
    runner(u"Normal"_s, {Duration::Kind::Normal, 5000, 100});
    runner(u"List"_s, list);
    return {"durations_are_drawn", b.board(), {}, {}, {}};
}

GoldenCase capacityLetsWait()
{
    BoardBuilder b;
    const auto ask = b.command(u"Ask desk"_s);
    const auto desk = b.procedure(u"Desk"_s);
    b.chain({ask, desk, b.event(u"Question answered"_s)});
    b.change(ask, [](Note &note) { note.times = 4; });
    b.change(desk, [](Note &note) {
        note.capacity = 2;
        note.duration = 100;
    });
    return {"capacity_lets_wait", b.board(), {}, {}, {}};
}

GoldenCase arrivalsComeOneByOne()
{
    BoardBuilder b;
    const auto customer = b.actor(u"Customer"_s);
    const auto place = b.command(u"Place order"_s);
    b.chain({customer, place, b.event(u"Order placed"_s)});
    b.field(place, u"order"_s, u"A"_s, true);
    b.change(customer, [](Note &note) {
        note.arrivals = Arrivals{1000, 3};
        note.duration = 50;
    });
    return {"arrivals_come_one_by_one", b.board(), {}, {}, {}};
}

GoldenCase timerGoesOffEveryTime()
{
    BoardBuilder b;
    const auto evening = b.policy(u"Every evening, close the books"_s);
    b.chain({evening, b.command(u"Close books"_s), b.event(u"Books closed"_s)});
    b.change(evening, [](Note &note) { note.timer = Timer{Timer::Kind::Every, 1000, {}}; });
    simulation::RunOptions options;
    options.limits.time = 2500;
    return {"timer_goes_off_every_time", b.board(), {}, {}, options};
}

GoldenCase timerEndsWithTheRest()
{
    BoardBuilder b;
    const auto tick = b.event(u"Clock struck"_s);
    b.change(tick, [](Note &note) { note.timer = Timer{Timer::Kind::Every, 100, {}}; });
    b.link(b.command(u"Walk"_s), b.event(u"Home reached"_s), 250);
    return {"timer_ends_with_the_rest", b.board(), {}, {}, {}};
}

GoldenCase timerGoesOffAtItsDate()
{
    BoardBuilder b;
    const auto eve = b.command(u"Light candles"_s);
    b.chain({eve, b.event(u"Candles lit"_s)});
    b.change(eve, [](Note &note) { note.timer = Timer{Timer::Kind::At, 1'798'135'200'000'000, {}}; });
    return {"timer_goes_off_at_its_date", b.board(), {}, {}, {}};
}

GoldenCase timerWaitsInVain()
{
    BoardBuilder b;
    const auto placed = b.event(u"Order placed"_s);
    const auto paid = b.event(u"Order paid"_s);
    const auto patience = b.policy(u"After 1 ms without payment, remind"_s);
    b.chain({b.command(u"Place order"_s), placed, patience, b.command(u"Remind"_s)});
    b.link(placed, paid, 400);
    b.change(patience, [&](Note &note) { note.timer = Timer{Timer::Kind::After, 1000, paid}; });
    return {"timer_waits_in_vain", b.board(), {}, {}, {}};
}

GoldenCase timerGoesOffWithoutWhatItWaitsFor()
{
    BoardBuilder b;
    const auto placed = b.event(u"Order placed"_s);
    const auto paid = b.event(u"Order paid"_s);
    const auto patience = b.event(u"Patience ended"_s);
    b.chain({b.command(u"Place order"_s), placed, patience});
    b.link(placed, paid, 2000);
    b.change(patience, [&](Note &note) { note.timer = Timer{Timer::Kind::After, 1000, paid}; });
    return {"timer_goes_off_without_what_it_waits_for", b.board(), {}, {}, {}};
}

GoldenCase guardsChoose()
{
    BoardBuilder b;
    const auto judge = b.command(u"Judge order"_s);
    const auto judging = b.procedure(u"Judging"_s);
    b.link(judge, judging);
    b.guardedLink(judging, b.event(u"Order is large"_s), u"amount > 100 && gift == false"_s);
    b.guardedLink(judging, b.event(u"Order is a gift"_s), u"gift"_s);
    b.link(judging, b.event(u"Order is plain"_s));
    b.field(judge, u"amount"_s, u"150"_s, false, u"number"_s);
    b.field(judge, u"gift"_s, u"false"_s, false, u"boolean"_s);
    b.change(judging, [](Note &note) { note.answer = Answer::Guards; });
    Scenario scenario;
    scenario.name = u"Three orders"_s;
    scenario.when = {{judge, 0, u"1"_s, {}},
                     {judge, 10, u"2"_s, {{u"gift"_s, true}}},
                     {judge, 20, u"3"_s, {{u"amount"_s, 5}}}};
    return {"guards_choose", b.board(), scenario, {}, {}};
}

GoldenCase guardsOfPolicies()
{
    BoardBuilder b;
    const auto count = b.command(u"Count stock"_s);
    const auto counted = b.event(u"Stock counted"_s);
    const auto policy = b.policy(u"Whenever stock is low, buy"_s);
    b.link(count, counted);
    b.guardedLink(counted, policy, u"left < 10"_s);
    b.guardedLink(policy, b.command(u"Buy much"_s), u"left == 0"_s);
    b.link(policy, b.command(u"Buy"_s));
    b.field(counted, u"left"_s, u"50"_s, false, u"number"_s);
    Scenario scenario;
    scenario.name = u"Three counts"_s;
    scenario.when = {{count, 0, u"1"_s, {{u"left"_s, 20}}},
                     {count, 10, u"2"_s, {{u"left"_s, 5}}},
                     {count, 20, u"3"_s, {{u"left"_s, 0}}}};
    return {"guards_of_policies", b.board(), scenario, {}, {}};
}

GoldenCase guardCannotBeTold()
{
    BoardBuilder b;
    const auto judge = b.command(u"Judge order"_s);
    const auto judging = b.procedure(u"Judging"_s);
    b.link(judge, judging);
    b.guardedLink(judging, b.event(u"Order is large"_s), u"amount > 100"_s);
    b.field(judge, u"amount"_s, u"much"_s);
    b.change(judging, [](Note &note) { note.answer = Answer::Guards; });
    return {"guard_cannot_be_told", b.board(), {}, {}, {}};
}

GoldenCase keyBringsTogether()
{
    BoardBuilder b;
    const auto pay = b.command(u"Pay"_s);
    const auto pack = b.command(u"Pack"_s);
    const auto paid = b.event(u"Paid"_s);
    const auto packed = b.event(u"Packed"_s);
    const auto policy = b.policy(u"Whenever paid and packed, ship"_s);
    b.chain({pay, paid, policy});
    b.chain({pack, packed, policy, b.command(u"Ship"_s)});
    for (const auto id : {pay, pack})
        b.field(id, u"order"_s, u"A"_s);
    b.change(policy, [](Note &note) {
        note.trigger = Trigger::All;
        note.key = u"order"_s;
    });
    Scenario scenario;
    scenario.name = u"Two orders"_s;
    scenario.when = {{pay, 0, u"x"_s, {{u"order"_s, u"A"_s}}},
                     {pay, 1, u"y"_s, {{u"order"_s, u"B"_s}}},
                     {pack, 2, u"z"_s, {{u"order"_s, u"B"_s}}}};
    return {"key_brings_together", b.board(), scenario, {}, {}};
}

GoldenCase streamIsLongerThanExpected()
{
    BoardBuilder b;
    const auto place = b.command(u"Change order"_s);
    const auto order = b.note(Aggregate, u"Order"_s);
    b.chain({place, order, b.event(u"Order changed"_s)});
    b.change(order, [](Note &note) { note.duration = 100; });
    Scenario scenario;
    scenario.name = u"Two at once"_s;
    scenario.when = {{place, 0, u"A"_s, {}}, {place, 50, u"A"_s, {}}, {place, 60, u"B"_s, {}}};
    return {"stream_is_longer_than_expected", b.board(), scenario, {}, {}};
}

GoldenCase streamCompletesPayloads()
{
    BoardBuilder b;
    const auto roster = b.note(Aggregate, u"Roster"_s);
    const auto open = b.command(u"Open period"_s);
    const auto enrol = b.command(u"Enrol student"_s);
    const auto opened = b.event(u"Period opened"_s);
    const auto enrolled = b.event(u"Student enrolled"_s);
    b.chain({open, roster, opened});
    b.chain({enrol, roster, enrolled});
    b.field(opened, u"room"_s, u"101"_s);
    b.field(enrolled, u"room"_s, u"none"_s);
    b.field(enrolled, u"student"_s, u"Ann"_s);
    Scenario scenario;
    scenario.name = u"Room is known"_s;
    scenario.given = {{opened, {}, u"R"_s, {{u"room"_s, u"7"_s}}}};
    scenario.when = {{enrol, 0, u"R"_s, {}}, {enrol, 10, u"S"_s, {}}};
    return {"stream_completes_payloads", b.board(), scenario, {}, {}};
}

GoldenCase refusalIsAnEvent()
{
    BoardBuilder b;
    const auto roster = b.note(Aggregate, u"Roster"_s);
    const auto enrol = b.command(u"Enrol student"_s);
    const auto enrolled = b.event(u"Student enrolled"_s);
    b.chain({enrol, roster});
    b.guardedLink(roster, b.event(u"Enrolment refused: already enrolled"_s), u"enrolled === true"_s);
    b.link(roster, enrolled);
    b.field(enrolled, u"enrolled"_s, u"true"_s, false, u"boolean"_s);
    b.change(roster, [](Note &note) { note.answer = Answer::Guards; });
    Scenario scenario;
    scenario.name = u"Twice"_s;
    scenario.when = {{enrol, 0, u"Ann"_s, {}}, {enrol, 10, u"Ann"_s, {}}};
    return {"refusal_is_an_event", b.board(), scenario, {}, {}};
}

} // namespace

std::vector<GoldenCase> behaviourCases()
{
    return {durationsAreDrawn(),
            capacityLetsWait(),
            arrivalsComeOneByOne(),
            timerGoesOffEveryTime(),
            timerEndsWithTheRest(),
            timerGoesOffAtItsDate(),
            timerWaitsInVain(),
            timerGoesOffWithoutWhatItWaitsFor(),
            guardsChoose(),
            guardsOfPolicies(),
            guardCannotBeTold(),
            keyBringsTogether(),
            streamIsLongerThanExpected(),
            streamCompletesPayloads(),
            refusalIsAnEvent()};
}

} // namespace tempestry
