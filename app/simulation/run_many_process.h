#pragma once

#include "app/simulation/run_many_source.h"

#include <thread>

namespace tempestry {

// Runs boards many times in processes of their own.
class RunManyProcess : public RunManySource
{
    Q_OBJECT

public:
    explicit RunManyProcess(Workers workers, QObject *parent = nullptr);
    ~RunManyProcess() override; // ends what is on its way

    void start(const Board &board, const ManyRuns &asked) override;
    void cancel() override;

private:
    struct Job
    {
        std::atomic<bool> cancelled = false; // asked for on this object's thread
        bool over = false;                   // announced there
        std::atomic<bool> done = false;      // the thread has nothing left to do
        std::thread thread;
    };

    // On the job's own thread, to its end.
    void follow(const std::shared_ptr<Job> &job, const Board &board, const ManyRuns &asked);

    Workers m_workers;
    std::vector<std::shared_ptr<Job>> m_jobs; // the last one is the current one
};

} // namespace tempestry
