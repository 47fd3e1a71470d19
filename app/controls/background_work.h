#pragma once

#include <QFutureWatcher>
#include <QPromise>
#include <QThreadPool>

#include <functional>
#include <memory>
#include <utility>

namespace tempestry {

// Work on values that takes longer than a window may wait: done on another thread, its result handed over on
// this one, which runs an event loop. Nobody waits for work that was dropped, not even the end of this
// object.
template <class Result>
class BackgroundWork
{
public:
    BackgroundWork() = default;
    ~BackgroundWork() { drop(); }
    Q_DISABLE_COPY_MOVE(BackgroundWork)

    using Stopped = std::function<bool()>;

    // Drops what is under way. `work` holds nothing but values, throws nothing and comes to an end; `done` is
    // never called before this returns.
    void start(std::function<Result()> work, std::function<void(const Result &)> done)
    {
        startStoppable([work = std::move(work)](const Stopped &) { return work(); }, std::move(done));
    }

    // The same for work that may be long: it asks now and then, on its thread, whether it was dropped.
    void startStoppable(std::function<Result(const Stopped &)> work, std::function<void(const Result &)> done)
    {
        drop();
        const auto promise = std::make_shared<QPromise<Result>>();
        m_watcher = new QFutureWatcher<Result>;
        QObject::connect(m_watcher, &QFutureWatcherBase::finished, m_watcher, [this, done = std::move(done)] {
            QFutureWatcher<Result> *watcher = std::exchange(m_watcher, nullptr);
            watcher->deleteLater();
            done(watcher->result());
        });
        m_watcher->setFuture(promise->future());
        QThreadPool::globalInstance()->start([promise, work = std::move(work)] {
            promise->start();
            if (!promise->isCanceled())
                promise->addResult(work([&promise] { return promise->isCanceled(); }));
            promise->finish();
        });
    }

    // done() is not called any more.
    void drop()
    {
        if (m_watcher)
            m_watcher->cancel();
        delete std::exchange(m_watcher, nullptr);
    }

    bool isUnderWay() const { return m_watcher != nullptr; }

private:
    QFutureWatcher<Result> *m_watcher = nullptr;
};

} // namespace tempestry
