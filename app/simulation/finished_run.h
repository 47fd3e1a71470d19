#pragma once

#include "app/simulation/chart_lanes.h"
#include "app/simulation/run_contents.h"
#include "app/simulation/script_problems.h"
#include "model/simulation/engine.h"
#include "model/simulation/film.h"
#include "model/simulation/journal_queries.h"
#include "model/simulation/plan.h"
#include "model/simulation/scenario_check.h"

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace tempestry {

// What a person chose for a run.
struct RunChoice
{
    QString scenario;           // its name; empty: the flow starts by itself
    simulation::Conditions set; // overrules the scenario's
    simulation::RunOptions options;
    QString journal;            // name of the file that the run is read from; empty: it is run
    bool trustsScripts = false; // else the board runs as if its notes had no scripts
    QStringList more = {};      // options of `simulate` that another process gets beside these
};

// A run with everything that a window shows of it, worked out beforehand: that takes time in proportion to
// the run, showing it does not.
struct FinishedRun
{
    Board board; // as it ran
    std::shared_ptr<const simulation::Journal> journal;
    std::shared_ptr<const simulation::Film> film;
    std::vector<ChartLane> lanes;
    std::vector<quint32> entries; // the records that a list for people has
    std::shared_ptr<const RunContents> contents;
    simulation::Projections projections; // that the run made
    ScriptProblemTexts scriptFailures;
    simulation::Consequences consequences;
    QString name;  // what was chosen for it, to tell runs apart
    QString limit; // that ended it, as sentences; empty when it ended by itself
    std::optional<std::vector<simulation::Unmet>> unmet; // of a scenario that expects something
};

// nullptr when the board has no such scenario.
const Scenario *scenarioNamed(const Board &board, const QString &name);

// The instant of virtual time 0: microseconds since 1970, UTC.
qint64 beginOf(const Board &board, const RunChoice &choice);

// In any thread. `stopped` is asked now and then; when it says yes, nullptr comes back soon.
std::shared_ptr<const FinishedRun> finishedRun(const Board &board, const RunChoice &choice,
                                               std::shared_ptr<const simulation::Journal> journal,
                                               const std::function<bool()> &stopped = {});

} // namespace tempestry
