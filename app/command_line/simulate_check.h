#pragma once

#include "app/command_line/command_line.h"
#include "app/simulation/delivery_answer.h"
#include "app/simulation/finished_run.h"

namespace tempestry {

// Runs the plan again and again with messages that come twice, or in other orders, and tells what ends
// differently: for people, or as JSON. Findings when anything does. `progress` writes one line a run to
// `err`.
ExitStatus checkDeliveries(const Board &board, const simulation::Plan &plan, const RunChoice &choice,
                           DeliveryQuestion question, bool asJson, bool progress, QTextStream &out,
                           QTextStream &err);

} // namespace tempestry
