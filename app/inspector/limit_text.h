#pragma once

#include "model/simulation/engine.h"

namespace tempestry {

// By which limit the run was ended, and the notes of the loop that led there, as sentences; empty when it
// ended by itself.
QString limitText(const simulation::Journal &journal, const simulation::RunLimits &limits);

} // namespace tempestry
