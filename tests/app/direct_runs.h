#pragma once

#include "app/run_source.h"
#include "model/flow_graph.h"
#include "model/simulation/plan.h"

namespace tempestry {

// Runs boards at once, in this process.
class DirectRuns : public RunSource
{
    Q_OBJECT

public:
    using RunSource::RunSource;

    void start(const Board &board, const simulation::RunOptions &options) override
    {
        QString problem;
        const auto plan = simulation::compilePlan(board, FlowGraph(board), nullptr, {}, &problem);
        auto journal = std::make_shared<simulation::Journal>();
        if (plan)
            simulation::run(*plan, options, *journal);
        QMetaObject::invokeMethod(
            this,
            [this, journal, problem] {
                problem.isEmpty() ? Q_EMIT finished(journal) : Q_EMIT failed(problem);
            },
            Qt::QueuedConnection);
    }
    void cancel() override { QMetaObject::invokeMethod(this, &RunSource::cancelled, Qt::QueuedConnection); }
};

} // namespace tempestry
