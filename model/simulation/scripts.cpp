#include "model/simulation/scripts.h"

namespace tempestry::simulation {

QJsonObject reasonPayload(const QString &reason)
{
    return {{QStringLiteral("reason"), reason}};
}

QJsonObject Scripts::Failure::payload() const
{
    QJsonObject payload = reasonPayload(reason);
    if (line > 0)
        payload.insert(QStringLiteral("line"), line);
    return payload;
}

QJsonObject Scripts::contents(quint32 note, quint32 entity) const
{
    const QJsonValue held = state(note, entity);
    return held.isObject() ? held.toObject() : QJsonObject{{QStringLiteral("value"), held}};
}

} // namespace tempestry::simulation
