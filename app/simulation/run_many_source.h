#pragma once

#include "app/simulation/many_runs.h"

#include <QObject>

#include <memory>

namespace tempestry {

// Where boards are run many times; like RunSource, one request at a time.
class RunManySource : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    // Begins with the board as it is now. What is on its way is cancelled. Exactly one of finished, failed
    // and cancelled follows, after this has returned.
    virtual void start(const Board &board, const ManyRuns &asked) = 0;
    // Does nothing when nothing is on its way.
    virtual void cancel() = 0;

Q_SIGNALS:
    void progress(quint64 runs); // that are over
    void finished(std::shared_ptr<const tempestry::FinishedRuns> made);
    void failed(const QString &reason); // a sentence for the person
    void cancelled();
};

} // namespace tempestry
