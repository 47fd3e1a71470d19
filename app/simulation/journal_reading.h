#pragma once

#include "app/simulation/finished_run.h"

#include <QObject>

#include <memory>
#include <thread>

namespace tempestry {

// Reads journals from files, in a thread of its own. One at a time.
class JournalReading : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;
    ~JournalReading() override;

    // Begins to read the file as a run of the board. Exactly one of finished and failed follows, after this
    // has returned, unless it is cancelled.
    void start(const Board &board, const QString &path);
    void cancel();
    bool isReading() const { return m_isReading; }

Q_SIGNALS:
    void progress(int percent);
    void finished(std::shared_ptr<const tempestry::FinishedRun> run);
    void failed(const QString &reason); // a sentence for the person

private:
    std::jthread m_thread;
    int m_number = 0; // of the file that is current
    bool m_isReading = false;
};

} // namespace tempestry
