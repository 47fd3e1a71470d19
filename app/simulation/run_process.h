#pragma once

#include "app/simulation/latest_job.h"
#include "app/simulation/run_source.h"

namespace tempestry {

// The choice, but for its seed, as arguments of `simulate`.
QStringList choiceArguments(const RunChoice &choice);

// Runs boards in a process of their own, `program simulate -`, fed and read through pipes: whatever a run
// does, it can neither freeze nor fell the window. A run that is cancelled is killed.
class RunProcess : public RunSource
{
    Q_OBJECT

public:
    // `program` is the path of a Tempestry.
    explicit RunProcess(QString program, QObject *parent = nullptr);

    void start(const Board &board, const RunChoice &choice) override;
    void cancel() override;
    ProjectScripts projectScripts() const override;

private:
    // On the job's own thread, to its end.
    void follow(LatestJob::Job &job, const Board &board, const RunChoice &choice);

    QString m_program;
    LatestJob m_job; // its end waits for the thread, which uses what stands above
};

} // namespace tempestry
