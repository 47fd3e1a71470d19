#pragma once

#include "app/simulation/latest_job.h"
#include "app/simulation/run_many_source.h"

namespace tempestry {

// Runs boards many times in processes of their own.
class RunManyProcess : public RunManySource
{
    Q_OBJECT

public:
    explicit RunManyProcess(Workers workers, QObject *parent = nullptr);

    void start(const Board &board, const ManyRuns &asked) override;
    void cancel() override;

private:
    // On the job's own thread, to its end.
    void follow(LatestJob::Job &job, const Board &board, const ManyRuns &asked);

    Workers m_workers;
    LatestJob m_job; // its end waits for the thread, which uses what stands above
};

} // namespace tempestry
