#pragma once

#include "model/simulation/flat_map.h"

#include <algorithm>
#include <functional>
#include <span>

namespace tempestry::simulation {

// What the notes that wait for all of their sources have seen so far, for each group of messages apart: those
// of one start, or of one key.
class Waiting
{
public:
    // Counts one occurrence of the source; true when it was the last one missing. Then as many as were
    // expected are taken away, and the waiting begins anew.
    bool isComplete(quint64 group, quint32 note, quint32 source, std::span<const quint32> expected)
    {
        quint32 &place = m_places(group, note);
        if (place == 0) {
            place = static_cast<quint32>(m_counts.size()) + 1;
            m_counts.resize(m_counts.size() + expected.size());
        }
        const auto counts = std::span(m_counts).subspan(place - 1, expected.size());
        ++counts[source];
        if (!std::ranges::equal(counts, expected, std::greater_equal()))
            return false;
        std::ranges::transform(counts, expected, counts.begin(), std::minus());
        return true;
    }

private:
    FlatMap<quint32> m_places; // (group, note) -> place in m_counts + 1
    std::vector<quint32> m_counts;
};

} // namespace tempestry::simulation
