#pragma once

#include "app/run_source.h"

namespace tempestry {

// Runs boards at once, in this process.
class DirectRuns : public RunSource
{
    Q_OBJECT

public:
    using RunSource::RunSource;

    void start(const Board &board, const RunChoice &choice) override
    {
        QString problem;
        const Scenario *scenario =
            choice.scenario.isEmpty() ? nullptr : scenarioNamed(board, choice.scenario);
        const auto plan = simulation::compilePlan(board, FlowGraph(board), scenario, choice.set, &problem);
        auto journal = std::make_shared<simulation::Journal>();
        if (plan)
            simulation::run(*plan, choice.options, *journal);
        QMetaObject::invokeMethod(
            this,
            [this, run = finishedRun(board, choice, journal), problem] {
                problem.isEmpty() ? Q_EMIT finished(run) : Q_EMIT failed(problem);
            },
            Qt::QueuedConnection);
    }
    void cancel() override { QMetaObject::invokeMethod(this, &RunSource::cancelled, Qt::QueuedConnection); }
};

} // namespace tempestry
