#pragma once

#include <algorithm>
#include <optional>
#include <vector>

namespace tempestry::simulation {

// Spans of time, each [start, end), that can be asked which of them hold an instant.
template <class Value>
class IntervalIndex
{
public:
    struct Interval
    {
        double start;
        double end;
        Value value;
    };

    IntervalIndex() = default;
    explicit IntervalIndex(std::vector<Interval> intervals)
        : m_intervals(std::move(intervals))
    {
        std::ranges::stable_sort(m_intervals, {}, &Interval::start);
        m_latest.resize(m_intervals.size());
        measure(0, m_intervals.size());
    }

    // In the order of their starts. Costs time in proportion to those visited, and the logarithm of the
    // others.
    template <class Visit>
    void forEachAt(double instant, Visit visit) const
    {
        search(0, m_intervals.size(), instant, visit);
    }

    // Of the first span that starts at the instant or later.
    std::optional<double> nextStart(double instant) const
    {
        const auto found = std::ranges::lower_bound(m_intervals, instant, {}, &Interval::start);
        return found == m_intervals.end() ? std::nullopt : std::optional(found->start);
    }

private:
    // The sorted array is read as a tree: the middle of a range is its root. m_latest[root] is the latest end
    // in it.
    double measure(size_t begin, size_t end)
    {
        if (begin == end)
            return 0;
        const size_t middle = begin + (end - begin) / 2;
        return m_latest[middle] =
                   std::max({m_intervals[middle].end, measure(begin, middle), measure(middle + 1, end)});
    }

    template <class Visit>
    void search(size_t begin, size_t end, double instant, Visit &visit) const
    {
        if (begin == end)
            return;
        const size_t middle = begin + (end - begin) / 2;
        if (m_latest[middle] <= instant)
            return;
        search(begin, middle, instant, visit);
        if (m_intervals[middle].start > instant)
            return;
        if (instant < m_intervals[middle].end)
            visit(m_intervals[middle]);
        search(middle + 1, end, instant, visit);
    }

    std::vector<Interval> m_intervals;
    std::vector<double> m_latest;
};

} // namespace tempestry::simulation
