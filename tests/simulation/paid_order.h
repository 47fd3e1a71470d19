#pragma once

#include "tests/simulation/board_builder.h"

namespace tempestry {

// Pay order leads to Order paid, which is projected into Orders and leads to Order shipped 200 µs later.
struct PaidOrder
{
    PaidOrder()
    {
        using namespace Qt::StringLiterals;
        builder.link(pay, paid);
        builder.link(paid, shipped, 200);
        builder.link(paid, orders);
        builder.field(pay, u"order"_s, u"O-1"_s, true);
        builder.field(paid, u"order"_s, {}, true);
        builder.field(paid, u"sum"_s, u"12.5"_s, false, u"number"_s);
    }

    BoardBuilder builder;
    NoteId pay = builder.command(QStringLiteral("Pay order"));
    NoteId paid = builder.event(QStringLiteral("Order paid"));
    NoteId shipped = builder.event(QStringLiteral("Order shipped"));
    NoteId orders = builder.readModel(QStringLiteral("Orders"));
};

} // namespace tempestry
