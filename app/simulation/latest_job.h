#pragma once

#include <QObject>

#include <atomic>
#include <functional>
#include <memory>
#include <thread>
#include <vector>

namespace tempestry {

// Long work on a thread of its own, for an object that cares for the last only: a new job cancels the one
// before, whose end is not announced any more. Used on one thread, which runs an event loop.
class LatestJob
{
public:
    // What the work sees, from its own thread.
    class Job : public std::enable_shared_from_this<Job>
    {
    public:
        // Work looks at it now and then, and ends soon when it is true.
        const std::atomic<bool> &cancelled() const { return m_cancelled; }
        // Does it on the thread of `receiver`, unless the job is cancelled before.
        void announce(QObject *receiver, std::function<void()> what);
        // The same, and with it the job is over: there is nothing left to cancel.
        void announceEnd(QObject *receiver, std::function<void()> what);

    private:
        friend class LatestJob;

        std::atomic<bool> m_cancelled = false; // asked for on the owner's thread
        bool m_over = false;                   // announced there
        std::atomic<bool> m_done = false;      // the thread has nothing left to do
        std::thread m_thread;
    };

    LatestJob() = default;
    ~LatestJob(); // cancels, and waits
    Q_DISABLE_COPY_MOVE(LatestJob)

    void start(std::function<void(const std::shared_ptr<Job> &job)> work);
    // Whether there was one under way.
    bool cancel();

private:
    std::vector<std::shared_ptr<Job>> m_jobs; // the last one is the current one
};

} // namespace tempestry
