#pragma once

#include "model/id.h"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace tempestry::simulation {

// Which note's script runs, kept where another process sees it when this one has died: in memory that is mapped
// from a file. Both processes are of one program, so its layout needs no version.
struct ScriptRecord
{
    enum class State : quint32 { Idle, Running, OutOfTime };

    std::atomic<quint64> noteHigh = 0;
    std::atomic<quint64> noteLow = 0;
    std::atomic<State> state = State::Idle;

    void set(const NoteId &note);
    NoteId note() const;
};

// Ends calls of scripts that take too long. First it interrupts the engine; if that does not help, because a
// built-in function or an endless recursion does not listen, it calls `giveUp` on its own thread.
//
// The two calls around each script cost a few nanoseconds.
class ScriptWatch
{
public:
    struct Actions
    {
        std::function<void()> interrupt; // on the thread of the watch
        std::function<void()> resume;    // on the caller's, after an interrupt
        std::function<void()> giveUp;    // on the thread of the watch
    };

    // The record outlives the watch.
    ScriptWatch(std::chrono::milliseconds limit, Actions actions, ScriptRecord &record);
    ~ScriptWatch();
    ScriptWatch(const ScriptWatch &) = delete;
    ScriptWatch &operator=(const ScriptWatch &) = delete;

    std::chrono::milliseconds limit() const { return m_limit; }

    void begin(const NoteId &note);
    // Whether the call was interrupted.
    bool end();

private:
    void watch();
    void interrupt(quint64 call);

    const std::chrono::milliseconds m_limit;
    const Actions m_actions;
    ScriptRecord &m_record;
    std::atomic<quint64> m_call = 0; // odd while a script runs
    std::atomic<bool> m_interrupted = false;
    std::mutex m_mutex;
    std::condition_variable m_stop;
    bool m_stopping = false;
    std::thread m_thread;
};

} // namespace tempestry::simulation
