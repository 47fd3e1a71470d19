#pragma once

#include <QtGlobal>

#include <deque>
#include <optional>
#include <vector>

namespace tempestry::simulation {

// The places at notes that do only so many things at once, and what waits for one: first come, first served.
template <class Task>
class Turns
{
public:
    struct Waiter
    {
        Task task;
        qint64 since = 0;
    };

    explicit Turns(size_t notes)
        : m_notes(notes)
    {}

    size_t waiting() const { return m_waiting; }

    // Whether one of the note's places was free.
    bool takePlace(quint32 note, quint32 places)
    {
        if (m_notes[note].taken >= places)
            return false;
        ++m_notes[note].taken;
        return true;
    }

    void wait(quint32 note, const Task &task, qint64 since)
    {
        m_notes[note].waiters.push_back({task, since});
        ++m_waiting;
    }

    // Who has the place next; nullopt when it stays free.
    std::optional<Waiter> leavePlace(quint32 note)
    {
        auto &[waiters, taken] = m_notes[note];
        if (waiters.empty()) {
            --taken;
            return std::nullopt;
        }
        const Waiter next = waiters.front();
        waiters.pop_front();
        --m_waiting;
        return next;
    }

    // All places are free and nobody waits. Returns who did, note by note.
    std::vector<Waiter> takeAll()
    {
        std::vector<Waiter> all;
        for (auto &[waiters, taken] : m_notes) {
            all.insert(all.end(), waiters.begin(), waiters.end());
            waiters.clear();
            taken = 0;
        }
        m_waiting = 0;
        return all;
    }

private:
    struct Note
    {
        std::deque<Waiter> waiters;
        quint32 taken = 0;
    };

    std::vector<Note> m_notes;
    size_t m_waiting = 0;
};

} // namespace tempestry::simulation
