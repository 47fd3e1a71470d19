#include "model/simulation/log_histogram.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace tempestry::simulation {

namespace {

constexpr quint64 kMost = LogHistogram::kGreatest;
constexpr int kExactBits = 8; // below 2^8 each number has a bin
constexpr int kShareBits = 7; // 2^7 bins for each doubling
constexpr size_t kExact = size_t(1) << kExactBits;
constexpr size_t kShares = size_t(1) << kShareBits;

} // namespace

quint64 saturatingSum(quint64 a, quint64 b)
{
    return std::min(a, kMost) > kMost - std::min(b, kMost) ? kMost : a + b;
}

quint64 saturatingProduct(quint64 a, quint64 b)
{
    return b != 0 && a > kMost / b ? kMost : a * b;
}

size_t LogHistogram::placeOf(quint64 value)
{
    if (value < kExact)
        return static_cast<size_t>(value);
    const auto doubling = static_cast<int>(std::bit_width(value)) - 1;
    const size_t share = static_cast<size_t>(value >> (doubling - kShareBits)) - kShares;
    return kExact + static_cast<size_t>(doubling - kExactBits) * kShares + share;
}

LogHistogram::Bin LogHistogram::binAt(size_t place)
{
    if (place < kExact)
        return {place, 1, 0};
    const size_t above = place - kExact;
    const size_t shift = above / kShares + kExactBits - kShareBits;
    return {static_cast<quint64>(kShares + above % kShares) << shift, quint64(1) << shift, 0};
}

void LogHistogram::add(quint64 value, quint64 times)
{
    if (times == 0)
        return;
    value = std::min(value, kGreatest);
    const size_t place = placeOf(value);
    if (place >= m_bins.size())
        m_bins.resize(place + 1);
    m_bins[place] = saturatingSum(m_bins[place], times);
    m_count = saturatingSum(m_count, times);
    m_sum = saturatingSum(m_sum, saturatingProduct(value, times));
    m_least = std::min(m_least, value);
    m_most = std::max(m_most, value);
}

void LogHistogram::merge(const LogHistogram &other)
{
    if (other.m_bins.size() > m_bins.size())
        m_bins.resize(other.m_bins.size());
    for (size_t i = 0; i < other.m_bins.size(); ++i)
        m_bins[i] = saturatingSum(m_bins[i], other.m_bins[i]);
    m_count = saturatingSum(m_count, other.m_count);
    m_sum = saturatingSum(m_sum, other.m_sum);
    m_least = std::min(m_least, other.m_least);
    m_most = std::max(m_most, other.m_most);
}

quint64 LogHistogram::percentile(double share) const
{
    if (isEmpty() || share >= 1)
        return m_most;
    const double wanted = std::clamp(std::ceil(share * double(m_count)), 1.0, double(m_count));
    double reached = 0;
    for (size_t place = 0; place < m_bins.size(); ++place) {
        reached += double(m_bins[place]);
        if (m_bins[place] == 0 || reached < wanted)
            continue;
        const Bin bin = binAt(place);
        return std::clamp(bin.first + bin.width / 2, m_least, m_most);
    }
    return m_most;
}

std::vector<LogHistogram::Bin> LogHistogram::bins() const
{
    std::vector<Bin> all;
    for (size_t place = 0; place < m_bins.size(); ++place)
        if (m_bins[place] > 0) {
            all.push_back(binAt(place));
            all.back().count = m_bins[place];
        }
    return all;
}

std::vector<double> LogHistogram::spread(quint64 from, quint64 to, size_t parts) const
{
    std::vector<double> counts(parts);
    const double start = double(from);
    const double step = (double(to) - start + 1) / double(parts);
    for (const Bin &bin : bins()) {
        const double begin = std::max(double(bin.first), double(m_least)) - start;
        const double end = std::min(double(bin.first + bin.width), double(m_most) + 1) - start;
        for (size_t part = 0; part < parts; ++part) {
            const double low = std::max(begin, step * double(part));
            const double high = std::min(end, step * double(part + 1));
            if (high > low)
                counts[part] += double(bin.count) * (high - low) / (end - begin);
        }
    }
    return counts;
}

bool LogHistogram::restore(quint64 sum, quint64 least, quint64 most, const std::vector<Bin> &bins)
{
    *this = LogHistogram();
    for (const Bin &bin : bins) {
        if (binAt(placeOf(bin.first)).first != bin.first || bin.count == 0)
            return false;
        add(bin.first, bin.count);
    }
    if (bins.empty())
        return sum == 0 && least == 0 && most == 0;
    if (placeOf(least) != placeOf(m_least) || placeOf(most) != placeOf(m_most) || least > most)
        return false;
    m_sum = sum;
    m_least = least;
    m_most = most;
    return true;
}

} // namespace tempestry::simulation
