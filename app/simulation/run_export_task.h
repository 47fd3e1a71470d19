#pragma once

#include "app/simulation/finished_run.h"

#include <QString>

class QWidget;

namespace tempestry {

// Writes the run in a thread of its own, for which the window waits with progress and a way to cancel. The
// ending says the format. False when the person gave up; throws persistence::BoardFileError.
bool exportRunWaiting(QWidget *window, const FinishedRun &run, const RunChoice &choice, const QString &path);

} // namespace tempestry
