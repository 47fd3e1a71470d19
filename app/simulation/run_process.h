#pragma once

#include "app/simulation/run_source.h"

#include <atomic>
#include <thread>

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
    ~RunProcess() override;

    void start(const Board &board, const RunChoice &choice) override;
    void cancel() override;

private:
    struct Run
    {
        std::atomic<bool> cancelled = false; // asked for on this object's thread
        bool over = false;                   // announced there
        std::atomic<bool> done = false;      // the thread has nothing left to do
        std::thread thread;
    };

    // On the run's own thread, to its end.
    void follow(const std::shared_ptr<Run> &run, const Board &board, const RunChoice &choice);

    QString m_program;
    std::vector<std::shared_ptr<Run>> m_runs; // the last one is the current one
};

} // namespace tempestry
