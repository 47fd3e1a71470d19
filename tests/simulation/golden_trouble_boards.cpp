#include "tests/simulation/board_builder.h"
#include "tests/simulation/golden_boards.h"

using namespace Qt::StringLiterals;

namespace tempestry {

namespace {

using enum NoteKind;

Fault fault(Fault::Kind kind, std::optional<NoteId> note, qint64 at, qint64 delay = 0)
{
    Fault fault;
    fault.kind = kind;
    fault.note = note;
    fault.at = at;
    fault.delay = delay;
    return fault;
}

// A command that is handled in 100 microseconds, its event projected.
struct Shop
{
    Shop()
    {
        b.chain({place, desk, placed, orders});
        b.change(desk, [](Note &note) { note.duration = 100; });
    }

    GoldenCase with(const char *name, const std::vector<Fault> &faults) const
    {
        simulation::RunOptions options;
        options.faults = faults;
        return {name, b.board(), {}, {}, options};
    }

    BoardBuilder b;
    NoteId place = b.command(u"Place order"_s);
    NoteId desk = b.procedure(u"Order desk"_s);
    NoteId placed = b.event(u"Order placed"_s);
    NoteId orders = b.readModel(u"Orders"_s);
};

GoldenCase duplicateIsDropped()
{
    const Shop shop;
    return shop.with("duplicate_is_dropped", {fault(Fault::Kind::Duplicate, shop.desk, 1, 30),
                                              fault(Fault::Kind::Duplicate, shop.placed, 1)});
}

GoldenCase duplicateIsTakenTwice()
{
    Shop shop;
    shop.b.change(shop.desk, [](Note &note) { note.takesTwice = true; });
    return shop.with("duplicate_is_taken_twice", {fault(Fault::Kind::Duplicate, shop.desk, 1, 30)});
}

GoldenCase lossComesAnew()
{
    const Shop shop;
    return shop.with("loss_comes_anew", {fault(Fault::Kind::Loss, shop.desk, 1, 500)});
}

GoldenCase delayComesLater()
{
    const Shop shop;
    return shop.with("delay_comes_later", {fault(Fault::Kind::Delay, shop.orders, 1, 70)});
}

GoldenCase reorderLetsTheNextGoFirst()
{
    Shop shop;
    shop.b.change(shop.place, [](Note &note) { note.times = 3; });
    return shop.with("reorder_lets_the_next_go_first", {fault(Fault::Kind::Reorder, shop.desk, 1),
                                                        fault(Fault::Kind::Reorder, shop.orders, 3)});
}

GoldenCase failureIsTriedAgain()
{
    Shop shop;
    shop.b.change(shop.desk, [](Note &note) { note.retry = Retry{3, 1000, 2}; });
    return shop.with("failure_is_tried_again",
                     {fault(Fault::Kind::Failure, shop.desk, 1), fault(Fault::Kind::Failure, shop.desk, 2)});
}

GoldenCase failureStays()
{
    Shop shop;
    shop.b.change(shop.desk, [](Note &note) { note.retry = Retry{1, 1000, 2}; });
    Fault always = fault(Fault::Kind::Failure, shop.desk, 1);
    always.at.reset();
    always.probability = 1;
    return shop.with("failure_stays", {always});
}

GoldenCase failureOfTheScenario()
{
    const Shop shop;
    Scenario scenario;
    scenario.name = u"Desk fails"_s;
    scenario.faults = {fault(Fault::Kind::Failure, shop.desk, 1)};
    return {"failure_of_the_scenario", shop.b.board(), scenario, {}, {}};
}

GoldenCase crashBeginsAnew()
{
    Shop shop;
    shop.b.change(shop.place, [](Note &note) { note.times = 3; });
    shop.b.change(shop.desk, [](Note &note) { note.capacity = 1; });
    return shop.with("crash_begins_anew", {fault(Fault::Kind::Crash, {}, 4, 10'000)});
}

} // namespace

std::vector<GoldenCase> troubleCases()
{
    return {duplicateIsDropped(), duplicateIsTakenTwice(),     lossComesAnew(),
            delayComesLater(),    reorderLetsTheNextGoFirst(), failureIsTriedAgain(),
            failureStays(),       failureOfTheScenario(),      crashBeginsAnew()};
}

} // namespace tempestry
