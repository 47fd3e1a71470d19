#include "model/simulation/run_begin.h"

#include <algorithm>
#include <optional>

namespace tempestry::simulation {

qint64 runBegin(const FlatFlow &flow, const Scenario *scenario)
{
    constexpr qint64 kDay = 86'400'000'000;
    if (scenario && scenario->begins)
        return *scenario->begins;
    std::optional<qint64> first;
    for (quint32 note = 0; note < flow.size(); ++note)
        if (const auto &timer = flow.note(note).timer; timer && timer->kind == Timer::Kind::At)
            first = std::min(first.value_or(timer->time), timer->time);
    return first ? *first - (*first % kDay + kDay) % kDay : 0;
}

} // namespace tempestry::simulation
