#include "app/simulation/trouble_text.h"

#include "app/simulation/duration_text.h"

#include <QCoreApplication>

namespace tempestry {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("TroubleText", text);
}

QString reasonText(const QJsonObject &payload)
{
    const QString reason = payload[QStringLiteral("reason")].toString();
    if (reason == QLatin1StringView("fault"))
        return tr("failure that was asked for");
    if (reason == QLatin1StringView("conflict"))
        return tr("its stream had grown meanwhile");
    if (reason == QLatin1StringView("crash"))
        return tr("crash");
    if (reason == QLatin1StringView("lost"))
        return tr("lost on its way");
    const int line = payload[QStringLiteral("line")].toInt();
    return line > 0 ? tr("line %1: %2").arg(line).arg(reason) : reason;
}

} // namespace

QString troubleText(const QJsonObject &payload)
{
    const QJsonValue again = payload[QStringLiteral("again")];
    if (!again.isDouble())
        return reasonText(payload);
    const qint64 wait = again.toInteger();
    return wait == 0 ? tr("%1, again at once").arg(reasonText(payload))
                     : tr("%1, again after %2").arg(reasonText(payload), durationText(wait));
}

} // namespace tempestry
