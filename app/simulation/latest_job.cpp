#include "app/simulation/latest_job.h"

#include <utility>

namespace tempestry {

void LatestJob::Job::announce(QObject *receiver, std::function<void()> what)
{
    QMetaObject::invokeMethod(receiver, [job = shared_from_this(), what = std::move(what)] {
        if (!job->m_cancelled)
            what();
    });
}

void LatestJob::Job::announceEnd(QObject *receiver, std::function<void()> what)
{
    announce(receiver, [job = shared_from_this(), what = std::move(what)] {
        job->m_over = true;
        what();
    });
}

LatestJob::~LatestJob()
{
    for (const auto &job : m_jobs) {
        job->m_cancelled = true;
        job->m_thread.join();
    }
}

void LatestJob::start(std::function<void(const std::shared_ptr<Job> &)> work)
{
    cancel();
    std::erase_if(m_jobs, [](const auto &job) {
        const bool done = job->m_done;
        if (done)
            job->m_thread.join();
        return done;
    });
    const auto job = m_jobs.emplace_back(std::make_shared<Job>());
    job->m_thread = std::thread([job, work = std::move(work)] {
        work(job);
        job->m_done = true;
    });
}

bool LatestJob::cancel()
{
    return !m_jobs.empty() && !m_jobs.back()->m_over && !m_jobs.back()->m_cancelled.exchange(true);
}

} // namespace tempestry
