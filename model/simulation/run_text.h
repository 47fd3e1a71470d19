#pragma once

#include "model/board.h"
#include "model/simulation/journal.h"

namespace tempestry::simulation {

// More of a run is no reading matter; what is left out is counted in the last line.
inline constexpr size_t kMostSteps = 500;
inline constexpr size_t kMostArrows = 300;

// A run as Given/When/Then, one feature with one scenario as Gherkin tools read it: what was given, then each
// start with the events that came of it, then what the read models hold at the end. At most kMostSteps steps.
// `scenario` names it; nullptr when the flow started by itself.
QString givenWhenThen(const Board &board, const Journal &journal, const Scenario *scenario);

// A run as a Mermaid sequence diagram: those who act are participants, each message is an arrow to everybody
// who took it, commands solid and events dashed; a message that nobody took goes back to its sender. What
// nobody on the board sent comes from a participant "Outside". At most kMostArrows arrows. Titles are escaped
// so that any text is shown as it is.
QString sequenceDiagram(const Board &board, const Journal &journal);

} // namespace tempestry::simulation
