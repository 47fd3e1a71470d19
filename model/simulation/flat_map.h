#pragma once

#include <QtGlobal>

#include <cstddef>
#include <vector>

namespace tempestry::simulation {

// splitmix64's finaliser: every bit of the result depends on every bit of the input.
constexpr quint64 mixed(quint64 value)
{
    value += 0x9E3779B97F4A7C15U;
    value = (value ^ (value >> 30U)) * 0xBF58476D1CE4E5B9U;
    value = (value ^ (value >> 27U)) * 0x94D049BB133111EBU;
    return value ^ (value >> 31U);
}

// A hash map from two numbers to a small value that only grows: open addressing, no allocation but to grow,
// and no order, so that nothing can come to depend on one.
template <class Value>
class FlatMap
{
public:
    // The value of the key, made from Value() when new; valid until the next call.
    Value &operator()(quint64 a, quint64 b, bool *isNew = nullptr)
    {
        if (m_size * 2 >= m_slots.size())
            grow();
        Slot &slot = find(m_slots, a, b);
        if (isNew)
            *isNew = !slot.used;
        if (!slot.used) {
            slot = {a, b, Value(), true};
            ++m_size;
        }
        return slot.value;
    }

private:
    struct Slot
    {
        quint64 a = 0;
        quint64 b = 0;
        Value value = {};
        bool used = false;
    };

    static Slot &find(std::vector<Slot> &slots, quint64 a, quint64 b)
    {
        const size_t mask = slots.size() - 1;
        size_t at = static_cast<size_t>(mixed(a ^ mixed(b))) & mask;
        while (slots[at].used && (slots[at].a != a || slots[at].b != b))
            at = (at + 1) & mask;
        return slots[at];
    }

    void grow()
    {
        std::vector<Slot> larger(m_slots.empty() ? 64 : m_slots.size() * 2);
        for (const Slot &slot : m_slots)
            if (slot.used)
                find(larger, slot.a, slot.b) = slot;
        m_slots.swap(larger);
    }

    std::vector<Slot> m_slots;
    size_t m_size = 0;
};

} // namespace tempestry::simulation
