#pragma once

#include "model/history.h"

#include <QObject>

#include <atomic>
#include <memory>
#include <optional>

class QThread;

namespace tempestry {

class BoardSession;

// The whole history of the board that is open. It is read from the file when it is first asked for, on a
// thread of its own, and grows with the document from then on.
class WholeHistory : public QObject
{
    Q_OBJECT

public:
    // The session outlives it.
    explicit WholeHistory(BoardSession &session, QObject *parent = nullptr);
    ~WholeHistory() override; // gives up reading

    // loaded() follows, when it is there already before this returns; or nothing, after cancel().
    void ask();
    void cancel();
    bool isLoading() const { return m_thread != nullptr; }

    // nullptr until it is loaded.
    const History *get() const { return m_history ? &*m_history : nullptr; }
    // What is missing from it, as sentences; empty when nothing is.
    const QString &remark() const { return m_remark; }

Q_SIGNALS:
    void progressed(qint64 read, qint64 all); // edits
    void loaded();
    void grew(); // by an edit of the document

private:
    struct Reading;

    void follow(const Edit &edit);
    void take(const std::shared_ptr<Reading> &reading);

    BoardSession &m_session;
    std::vector<Edit> m_log; // since the board was opened, some of them perhaps not in the file yet
    std::optional<History> m_history;
    QString m_remark;
    std::unique_ptr<QThread> m_thread;
    std::shared_ptr<std::atomic<bool>> m_givenUp;
};

} // namespace tempestry
