#pragma once

#include "app/controls/background_work.h"
#include "app/simulation/run_source.h"
#include "app/simulation/test_report.h"
#include "model/document.h"
#include "model/simulation/travels.h"

#include <QHash>

#include <deque>
#include <memory>
#include <vector>

namespace tempestry {

// Runs the scenarios of a board in the background, one after the other, and keeps how they came out. What is
// known of a scenario is forgotten when it changes, and is stale once anything else on the board has.
class ScenarioRuns : public QObject
{
    Q_OBJECT

public:
    // The document outlives it.
    ScenarioRuns(const Document &document, std::unique_ptr<RunSource> source, QObject *parent = nullptr);

    // Whether the scripts of the board's notes are called. What was run otherwise is stale.
    void setScriptsTrusted(bool trusted);

    // Of the board as it is now; whatever is under way is cancelled.
    void run(const std::vector<ScenarioId> &scenarios);
    void cancel();
    bool isRunning() const { return m_asked > 0; }
    size_t asked() const { return m_asked; }
    size_t done() const { return m_asked - m_waiting.size(); } // with the one under way

    // nullptr when it has not been run.
    const ScenarioOutcome *outcome(ScenarioId id) const;
    bool isStale(ScenarioId id) const;
    // Where its run came along; empty when it has not been run.
    simulation::Travels travels(ScenarioId id) const;
    // Of all scenarios that were run.
    simulation::Travels allTravels() const;

Q_SIGNALS:
    void changed();

private:
    struct Known
    {
        ScenarioOutcome outcome;
        simulation::Travels travels;
        bool stale = false;
    };

    void next();
    void finish(const std::shared_ptr<const FinishedRun> &run);
    void conclude(Known known);
    void fail(const QString &problem);
    void follow(const Edit &edit);

    const Document &m_document;
    std::unique_ptr<RunSource> m_source;
    BackgroundWork<simulation::Travels> m_work;
    std::deque<ScenarioId> m_waiting; // the first is under way
    size_t m_asked = 0;
    bool m_trustsScripts = false;
    QHash<ScenarioId, Known> m_known;
};

} // namespace tempestry
