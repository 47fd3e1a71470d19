#include "app/simulation/run_many_process.h"

namespace tempestry {

RunManyProcess::RunManyProcess(Workers workers, QObject *parent)
    : RunManySource(parent)
    , m_workers(std::move(workers))
{}

RunManyProcess::~RunManyProcess()
{
    for (const auto &job : m_jobs) {
        job->cancelled = true;
        job->thread.join();
    }
}

void RunManyProcess::start(const Board &board, const ManyRuns &asked)
{
    cancel();
    std::erase_if(m_jobs, [](const auto &job) {
        const bool done = job->done;
        if (done)
            job->thread.join();
        return done;
    });
    const auto job = m_jobs.emplace_back(std::make_shared<Job>());
    job->thread = std::thread([this, job, board, asked] {
        follow(job, board, asked);
        job->done = true;
    });
}

void RunManyProcess::cancel()
{
    if (!m_jobs.empty() && !m_jobs.back()->over && !m_jobs.back()->cancelled.exchange(true))
        QMetaObject::invokeMethod(this, &RunManySource::cancelled, Qt::QueuedConnection);
}

void RunManyProcess::follow(const std::shared_ptr<Job> &job, const Board &board, const ManyRuns &asked)
{
    const auto announce = [this, job](auto signal) {
        QMetaObject::invokeMethod(this, [job, signal] {
            if (!job->cancelled)
                signal(*job);
        });
    };
    QString problem;
    auto made = m_workers.run(
        board, asked, job->cancelled,
        [&](quint64 runs) { announce([this, runs](Job &) { Q_EMIT progress(runs); }); }, &problem);
    if (made)
        announce([this, shared = std::make_shared<const FinishedRuns>(*std::move(made))](Job &over) {
            over.over = true;
            Q_EMIT finished(shared);
        });
    else
        announce([this, problem](Job &over) {
            over.over = true;
            Q_EMIT failed(problem);
        });
}

} // namespace tempestry
