#pragma once

#include <QtGlobal>

#include <algorithm>
#include <limits>
#include <utility>
#include <vector>

namespace tempestry::simulation {

// What is to come in a run, earliest first, and in the order of entry where the time is the same. What comes
// now goes through a plain queue and only what comes later through a heap.
template <class Item>
class MessageQueue
{
public:
    bool isEmpty() const { return m_next == m_now.size() && m_later.empty(); }
    size_t size() const { return m_now.size() - m_next + m_later.size(); }
    qint64 now() const { return m_time; } // microseconds

    void push(const Item &item) { m_now.push_back(item); }

    // At a time that saturates instead of running over. Precondition: delay is not negative.
    void push(const Item &item, qint64 delay)
    {
        if (delay == 0)
            return push(item);
        m_later.push_back({m_time > kEnd - delay ? kEnd : m_time + delay, m_order++, keep(item)});
        std::push_heap(m_later.begin(), m_later.end(), comesAfter);
    }

    // Moves on to the time of what it returns. Precondition: not empty.
    Item pop()
    {
        if (m_next == m_now.size())
            moveOn();
        const Item item = m_now[m_next++];
        if (m_next >= kPage && m_next * 2 >= m_now.size()) {
            m_now.erase(m_now.begin(), m_now.begin() + static_cast<std::ptrdiff_t>(m_next));
            m_next = 0;
        }
        return item;
    }

    // Empties the queue: what was to come, in its order, each with its delay from now.
    std::vector<std::pair<qint64, Item>> takeAll()
    {
        const qint64 now = m_time;
        std::vector<std::pair<qint64, Item>> all;
        while (!isEmpty()) {
            const Item item = pop();
            all.emplace_back(m_time - now, item);
        }
        m_time = now;
        return all;
    }

private:
    struct Later
    {
        qint64 time;
        quint64 order;
        size_t slot; // of its item, which stays where it is while the heap is put in order
    };

    static constexpr size_t kPage = 512;
    static constexpr qint64 kEnd = std::numeric_limits<qint64>::max();

    static bool comesAfter(const Later &a, const Later &b)
    {
        return a.time != b.time ? a.time > b.time : a.order > b.order;
    }

    size_t keep(const Item &item)
    {
        if (m_free.empty()) {
            m_items.push_back(item);
            return m_items.size() - 1;
        }
        const size_t slot = m_free.back();
        m_free.pop_back();
        m_items[slot] = item;
        return slot;
    }

    void moveOn()
    {
        m_now.clear();
        m_next = 0;
        m_time = m_later.front().time;
        while (!m_later.empty() && m_later.front().time == m_time) {
            m_now.push_back(m_items[m_later.front().slot]);
            m_free.push_back(m_later.front().slot);
            std::pop_heap(m_later.begin(), m_later.end(), comesAfter);
            m_later.pop_back();
        }
    }

    std::vector<Item> m_now; // from m_next on
    size_t m_next = 0;
    std::vector<Later> m_later; // a heap
    std::vector<Item> m_items;  // in slots, of which some are free
    std::vector<size_t> m_free;
    qint64 m_time = 0;
    quint64 m_order = 0;
};

} // namespace tempestry::simulation
