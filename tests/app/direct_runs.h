#pragma once

#include "app/simulation/project_process.h"
#include "app/simulation/run_many_source.h"
#include "app/simulation/run_source.h"
#include "model/simulation/projecting.h"
#include "model/simulation/run_many.h"
#include "model/simulation/scripts/start_scripts.h"

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
    ProjectScripts projectScripts() const override
    {
        return [](const Board &board, const simulation::Journal &journal,
                  const simulation::Projections &projections, const std::function<bool()> &) {
            QString problem;
            const FlowGraph flow(board);
            const simulation::Plan plan = *simulation::compilePlan(board, flow, nullptr, {}, &problem);
            const auto scripts = simulation::startScripts(simulation::scriptSet(board, flow, plan), {});
            std::vector<quint32> numbers;
            const simulation::Journal events = simulation::eventsTakenUp(journal, projections, &numbers);
            return scriptedProjection(simulation::projectEvents(events, projections, plan, scripts.get()),
                                      numbers);
        };
    }
};

// The same, many times.
class DirectManyRuns : public RunManySource
{
    Q_OBJECT

public:
    using RunManySource::RunManySource;

    void start(const Board &board, const ManyRuns &asked) override
    {
        QString problem;
        const auto plan = simulation::compilePlan(
            board, FlowGraph(board), scenarioNamed(board, asked.choice.scenario), asked.choice.set, &problem);
        auto made = std::make_shared<FinishedRuns>();
        made->board = board;
        made->asked = asked;
        made->scope = simulation::StatisticsScope(board, *plan);
        made->statistics = *simulation::runMany(*plan, made->scope, asked.choice.options, asked.runs);
        QMetaObject::invokeMethod(
            this, [this, made] { Q_EMIT finished(made); }, Qt::QueuedConnection);
    }
    void cancel() override
    {
        QMetaObject::invokeMethod(this, &RunManySource::cancelled, Qt::QueuedConnection);
    }
};

} // namespace tempestry
