#pragma once

#include "model/simulation/engine.h"
#include "model/simulation/film.h"

#include <memory>

namespace tempestry {

// The journal of the board when its flow starts by itself.
inline std::shared_ptr<const simulation::Journal> runOf(const Board &board,
                                                        const simulation::RunOptions &options = {})
{
    QString problem;
    auto journal = std::make_shared<simulation::Journal>();
    simulation::run(simulation::compilePlan(board, FlowGraph(board), nullptr, {}, &problem).value(), options,
                    *journal);
    return journal;
}

inline std::shared_ptr<const simulation::Film> filmOf(const Board &board)
{
    return std::make_shared<simulation::Film>(runOf(board), FlowGraph(board));
}

} // namespace tempestry
