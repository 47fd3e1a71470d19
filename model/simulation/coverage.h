#pragma once

#include "model/simulation/travels.h"

#include <vector>

namespace tempestry::simulation {

// What of a board's flow no run came to, in reading order.
struct Coverage
{
    std::vector<NoteId> notes;
    std::vector<FlowEdge> outcomes; // from a handler to an event with which it never answered
    std::vector<FlowEdge> links;    // all others, linked or implied
    size_t noteCount = 0;           // reached or not
    size_t outcomeCount = 0;
    size_t linkCount = 0;

    bool isWhole() const { return notes.empty() && outcomes.empty() && links.empty(); }
};

// `travels` are those of all runs that count.
Coverage coverageOf(const Board &board, const FlowGraph &flow, const Travels &travels);

} // namespace tempestry::simulation
