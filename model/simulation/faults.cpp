#include "model/simulation/faults.h"

#include "model/simulation/draws.h"
#include "model/simulation/flat_map.h"

#include <algorithm>

namespace tempestry::simulation {

Faults::Faults(const Plan &plan, const RunOptions &options)
    : m_seed(mixed(options.faultSeed))
{
    for (const PlanFault &fault : plan.faults)
        m_faults.push_back({fault});
    for (const Fault &fault : options.faults) {
        const auto found = std::ranges::find(plan.ids, fault.note.value_or(NoteId()));
        const auto number = static_cast<quint32>(found - plan.ids.begin());
        if (!fault.note || found != plan.ids.end())
            m_faults.push_back({{fault, fault.note ? number : kNone}});
    }
}

Fate Faults::ofDelivery(quint32 message, quint32 receiver, const MessageId &id)
{
    Fate fate;
    for (Known &known : m_faults) {
        const Fault::Kind kind = known.planned.fault.kind;
        const quint32 note = known.planned.note;
        const bool isConcerned = note == kNone || note == message || note == receiver;
        if (kind >= Fault::Kind::Failure || !isConcerned || !strikes(known, id, receiver))
            continue;
        if (kind == Fault::Kind::Duplicate) {
            fate.copies.push_back(delayOf(known, id));
        } else if (fate.kind == Fate::Kind::Arrives) {
            fate.kind = kind == Fault::Kind::Delay  ? Fate::Kind::Later
                        : kind == Fault::Kind::Loss ? Fate::Kind::Lost
                                                    : Fate::Kind::AfterNext;
            fate.delay = delayOf(known, id);
        }
    }
    return fate;
}

bool Faults::fails(quint32 note, const MessageId &activity)
{
    bool fails = false;
    for (Known &known : m_faults)
        if (known.planned.fault.kind == Fault::Kind::Failure &&
            (known.planned.note == kNone || known.planned.note == note))
            fails = strikes(known, activity, note) || fails;
    return fails;
}

std::optional<qint64> Faults::crash(const MessageId &message)
{
    for (Known &known : m_faults)
        if (known.planned.fault.kind == Fault::Kind::Crash && strikes(known, message, 0))
            return delayOf(known, message);
    return std::nullopt;
}

bool Faults::strikes(Known &known, const MessageId &id, quint64 which)
{
    ++known.concerned;
    if (known.planned.fault.at)
        return known.concerned == *known.planned.fault.at;
    const auto place = static_cast<quint64>(&known - m_faults.data());
    return share(id, Purpose::Fault, m_seed + (place << 32U) + which) < known.planned.fault.probability;
}

qint64 Faults::delayOf(const Known &known, const MessageId &id) const
{
    const auto place = static_cast<quint64>(&known - m_faults.data());
    return drawn(known.planned.fault.delay, id, Purpose::FaultDelay, m_seed + place);
}

} // namespace tempestry::simulation
