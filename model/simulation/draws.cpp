#include "model/simulation/draws.h"

#include "model/simulation/flat_map.h"

#include <algorithm>
#include <bit>
#include <cmath>

// This file is compiled without contraction of multiplications and additions (see CMakeLists.txt), which
// would round otherwise on machines that have an instruction for both.
namespace tempestry::simulation {

namespace {

constexpr double kLongest = 4611686018427387904.0; // 2^62

double fraction(quint64 bits)
{
    return static_cast<double>(bits >> 11U) * 0x1p-53;
}

quint64 bitsOf(const MessageId &id, Purpose purpose, quint64 which)
{
    return mixed(id.low ^ mixed(id.high + (quint64(purpose) << 56U) + which));
}

qint64 whole(double microseconds)
{
    if (!(microseconds > 0))
        return 0;
    return static_cast<qint64>(std::min(microseconds + 0.5, kLongest));
}

// With the mean 0 and the standard deviation 1: the polar method (Marsaglia and Bray 1964).
double normal(quint64 bits)
{
    while (true) {
        bits = mixed(bits);
        const double x = 2 * fraction(bits) - 1;
        bits = mixed(bits);
        const double y = 2 * fraction(bits) - 1;
        const double square = x * x + y * y;
        if (square < 1 && square > 0x1p-500)
            return x * std::sqrt(-2 * portableLog(square) / square);
    }
}

} // namespace

double share(const MessageId &id, Purpose purpose, quint64 which)
{
    return fraction(bitsOf(id, purpose, which));
}

qint64 drawn(const Duration &duration, const MessageId &id, Purpose purpose, quint64 which)
{
    using enum Duration::Kind;
    if (duration.kind == Fixed)
        return std::max<qint64>(duration.first, 0);
    const quint64 bits = bitsOf(id, purpose, which);
    const auto first = static_cast<double>(duration.first);
    const auto second = static_cast<double>(duration.second);
    switch (duration.kind) {
    case Uniform:
        return whole(first + (second - first) * fraction(bits));
    case Exponential:
        return whole(-first * portableLog(1 - fraction(bits)));
    case Normal:
        return whole(first + second * normal(bits));
    case List:
        if (duration.list.empty())
            return 0;
        return std::max<qint64>(duration.list[static_cast<size_t>(bits % duration.list.size())], 0);
    case Fixed:
        break;
    }
    return 0;
}

qint64 backOff(const Retry &retry, int attempt)
{
    double wait = static_cast<double>(std::max<qint64>(retry.wait, 0));
    for (int i = 1; i < attempt && wait < kLongest; ++i)
        wait = wait * retry.factor;
    return whole(wait);
}

double portableLog(double number)
{
    constexpr double kLog2 = 0.69314718055994530942;
    const auto bits = std::bit_cast<quint64>(number);
    int exponent = static_cast<int>(bits >> 52U) - 1023;
    double mantissa = std::bit_cast<double>((bits & 0xFFFFFFFFFFFFFU) | 0x3FF0000000000000U); // of [1, 2)
    if (mantissa > 1.41421356237309504880) {
        mantissa = mantissa / 2;
        ++exponent;
    }
    const double ratio = (mantissa - 1) / (mantissa + 1); // at most 0.1716
    const double square = ratio * ratio;
    double sum = 0;
    for (int term = 21; term >= 1; term -= 2)
        sum = sum * square + 1.0 / term;
    return exponent * kLog2 + 2 * ratio * sum;
}

} // namespace tempestry::simulation
