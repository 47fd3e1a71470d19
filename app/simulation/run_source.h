#pragma once

#include "app/simulation/finished_run.h"

#include <QObject>

#include <memory>

namespace tempestry {

// Where runs are made: they may take long and may fail, so never on the caller's stack. One run at a time.
class RunSource : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    // Begins a run of the board as it is now. Any run on its way is cancelled. Exactly one of finished,
    // failed and cancelled follows, after this has returned.
    virtual void start(const Board &board, const RunChoice &choice) = 0;
    // Does nothing when no run is on its way.
    virtual void cancel() = 0;

    // Calls scripts where runs call them.
    virtual ProjectScripts projectScripts() const = 0;

Q_SIGNALS:
    void progress(quint64 messages);
    // Also for a run that a limit ended; its journal then ends with a Limit record.
    void finished(std::shared_ptr<const tempestry::FinishedRun> run);
    void failed(const QString &reason); // a sentence for the person
    void cancelled();
};

} // namespace tempestry
