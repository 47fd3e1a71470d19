#pragma once

#include "model/simulation/journal.h"

#include <functional>
#include <vector>

namespace tempestry::simulation {

// As much of a record as it takes to follow causes.
struct CauseStep
{
    quint32 note = kNone;
    quint32 causation = kNone;
    quint32 activity = kNone;
    quint32 payload = kNone;
};

// The notes that led to one another in a circle until the message of the record `last` came, in the order of
// the flow; the nearest circle, and empty when there is none.
std::vector<quint32> loopBefore(quint32 last, const std::function<CauseStep(quint32 seq)> &stepOf);

// What the Limit record says: the limit's name ("messages", "records" or "time") and value, and the loop's
// titles.
QJsonObject limitPayload(const QString &name, qint64 value, const QStringList &loop);

} // namespace tempestry::simulation
