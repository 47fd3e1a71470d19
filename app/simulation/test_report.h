#pragma once

#include "model/scenario_edits.h"
#include "model/simulation/scenario_check.h"

#include <QByteArray>

#include <vector>

namespace tempestry {

// How a scenario came out.
struct ScenarioOutcome
{
    QString name;
    QString problem; // why it could not be run to its end, as a sentence; empty when it could
    std::vector<simulation::Unmet> unmet;
    double seconds = 0; // on the clock of the machine

    bool passed() const { return problem.isEmpty() && unmet.empty(); }
};

// "then 2" of an unmet expectation: the list as the file calls it, and the entry, from 1.
QString placeText(const simulation::Unmet &unmet);

// "1 scenario", "3 scenarios, 1 failed".
QString summaryText(const std::vector<ScenarioOutcome> &outcomes);

// The outcomes as JUnit XML, as build servers read it: one suite with the board's title, a case for each
// scenario, a failure for what was unmet and an error for what could not be run.
QByteArray junitXml(const QString &board, const std::vector<ScenarioOutcome> &outcomes);

} // namespace tempestry
