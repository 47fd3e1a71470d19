#pragma once

#include <QJsonObject>
#include <QString>

namespace tempestry {

// Why an activity failed or a message was lost, and when it is tried again: "crash, again in 10 s". Takes the
// payload of an ActivityFailed or Dropped record.
QString troubleText(const QJsonObject &payload);

} // namespace tempestry
