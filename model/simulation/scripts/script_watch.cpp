#include "model/simulation/scripts/script_watch.h"

#include <algorithm>
#include <bit>

namespace tempestry::simulation {

using namespace std::chrono_literals;
using Steady = std::chrono::steady_clock;

void ScriptRecord::set(const NoteId &note)
{
    const auto halves = std::bit_cast<std::array<quint64, 2>>(note.uuid());
    noteHigh.store(halves[0], std::memory_order_relaxed);
    noteLow.store(halves[1], std::memory_order_relaxed);
    state.store(State::Running, std::memory_order_relaxed);
}

NoteId ScriptRecord::note() const
{
    return NoteId(std::bit_cast<QUuid>(std::array{noteHigh.load(), noteLow.load()}));
}

ScriptWatch::ScriptWatch(std::chrono::milliseconds limit, Actions actions, ScriptRecord &record)
    : m_limit(limit)
    , m_actions(std::move(actions))
    , m_record(record)
    , m_thread([this] { watch(); })
{}

ScriptWatch::~ScriptWatch()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_stopping = true;
    }
    m_stop.notify_one();
    m_thread.join();
}

void ScriptWatch::begin(const NoteId &note)
{
    m_record.set(note);
    m_call.store(m_call.load(std::memory_order_relaxed) + 1);
}

bool ScriptWatch::end()
{
    // The watch sets m_interrupted and then looks at m_call once more: either it sees that the call has ended,
    // or this sees that it was interrupted.
    m_call.store(m_call.load(std::memory_order_relaxed) + 1);
    m_record.state.store(ScriptRecord::State::Idle, std::memory_order_relaxed);
    if (!m_interrupted.load())
        return false;
    const std::scoped_lock lock(m_mutex);
    m_actions.resume();
    return m_interrupted.exchange(false);
}

void ScriptWatch::watch()
{
    const auto step = std::clamp<Steady::duration>(m_limit / 10, 1ms, 100ms);
    const auto patience = std::max<Steady::duration>(m_limit / 2, 100ms); // for the interrupt to take effect
    quint64 seen = 0;
    Steady::time_point since = Steady::now();
    std::unique_lock lock(m_mutex);
    while (!m_stop.wait_for(lock, step, [this] { return m_stopping; })) {
        const quint64 call = m_call.load();
        const auto now = Steady::now();
        if (call != seen || call % 2 == 0) {
            seen = call;
            since = now;
        } else if (now - since >= m_limit + patience) {
            m_record.state.store(ScriptRecord::State::OutOfTime);
            m_actions.giveUp();
            since = now;
        } else if (now - since >= m_limit && !m_interrupted) {
            interrupt(call);
        }
    }
}

void ScriptWatch::interrupt(quint64 call)
{
    m_interrupted = true;
    if (m_call.load() == call)
        m_actions.interrupt();
    else
        m_interrupted = false;
}

} // namespace tempestry::simulation
