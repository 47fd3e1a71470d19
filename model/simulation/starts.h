#pragma once

#include "model/simulation/flat_flow.h"

namespace tempestry::simulation {

// What begins by itself when no scenario says otherwise, in reading order. Of each connected part of the
// flow:
//  - the commands that no message leads to, by way of a policy or of somebody who is informed;
//  - and, one after the other, those that no policy issues and that nothing begun so far leads to; or in the
//  place of
//    such a command the events on the way to it that no message leads to;
//  - without such a command, the events that no message leads to;
//  - without these, in a circle, the first command, or else the first event.
std::vector<quint32> startsOf(const FlatFlow &flow);

// The edge by which somebody issues the command when it begins by itself: from an actor if there is one, else
// from a screen, an external system or a policy that nothing triggers. kNone when nobody does.
quint32 issuerOf(const FlatFlow &flow, quint32 command);

} // namespace tempestry::simulation
