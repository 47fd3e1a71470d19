#include "app/simulation/run_many_process.h"

namespace tempestry {

RunManyProcess::RunManyProcess(Workers workers, QObject *parent)
    : RunManySource(parent)
    , m_workers(std::move(workers))
{}

void RunManyProcess::start(const Board &board, const ManyRuns &asked)
{
    cancel();
    m_job.start([this, board, asked](const auto &job) { follow(*job, board, asked); });
}

void RunManyProcess::cancel()
{
    if (m_job.cancel())
        QMetaObject::invokeMethod(this, &RunManySource::cancelled, Qt::QueuedConnection);
}

void RunManyProcess::follow(LatestJob::Job &job, const Board &board, const ManyRuns &asked)
{
    const auto tell = [&](quint64 runs) { job.announce(this, [this, runs] { Q_EMIT progress(runs); }); };
    QString problem;
    auto made = m_workers.run(board, asked, job.cancelled(), tell, &problem);
    if (!made)
        job.announceEnd(this, [this, problem] { Q_EMIT failed(problem); });
    else
        job.announceEnd(this, [this, shared = std::make_shared<const FinishedRuns>(*std::move(made))] {
            Q_EMIT finished(shared);
        });
}

} // namespace tempestry
