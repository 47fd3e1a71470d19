#pragma once

#include <QtGlobal>

#include <vector>

namespace tempestry::simulation {

// Counts of whole numbers from 0 on, in bins that are the same everywhere: one for each number below 256, and
// 128 for each doubling above. So histograms add up exactly and in any order. Count, sum, least and most are
// exact; a percentile is exact below 256 and above it off by less than 0.4 %. What would run over kGreatest
// stays there.
class LogHistogram
{
public:
    static constexpr quint64 kGreatest = (quint64(1) << 63U) - 1; // JSON of others can still read it

    struct Bin
    {
        quint64 first = 0; // the least number that falls in it
        quint64 width = 1;
        quint64 count = 0;

        bool operator==(const Bin &) const = default;
    };

    void add(quint64 value, quint64 times = 1);
    void merge(const LogHistogram &other);

    bool isEmpty() const { return m_count == 0; }
    quint64 count() const { return m_count; }
    quint64 sum() const { return m_sum; }
    quint64 least() const { return m_count ? m_least : 0; }
    quint64 most() const { return m_most; }
    double mean() const { return m_count ? double(m_sum) / double(m_count) : 0; }

    // The number that this share of all, 0 to 1, are at or below; 0 when there are none.
    quint64 percentile(double share) const;

    // Those that hold something, the least first.
    std::vector<Bin> bins() const;

    // How many fall into each of so many equal parts of [from, to]; what a bin holds is spread over its
    // width. Precondition: from <= to, parts > 0.
    std::vector<double> spread(quint64 from, quint64 to, size_t parts) const;

    // Puts what bins() gave into a histogram with these exact figures. False when they can't be of one.
    bool restore(quint64 sum, quint64 least, quint64 most, const std::vector<Bin> &bins);

    bool operator==(const LogHistogram &) const = default;

private:
    static size_t placeOf(quint64 value);
    static Bin binAt(size_t place);

    std::vector<quint64> m_bins; // up to the last that holds something
    quint64 m_count = 0;
    quint64 m_sum = 0;
    quint64 m_least = kGreatest;
    quint64 m_most = 0;
};

// At most LogHistogram::kGreatest.
quint64 saturatingSum(quint64 a, quint64 b);
quint64 saturatingProduct(quint64 a, quint64 b);

} // namespace tempestry::simulation
