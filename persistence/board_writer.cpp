#include "persistence/board_writer.h"

#include "persistence/board_lock.h"
#include "persistence/board_reader.h"
#include "persistence/board_store.h"

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>

namespace tempestry::persistence {

namespace {

constexpr size_t kMostEditsATransaction = 256;

} // namespace

// Two locks: m_disk is held while a file is being written, m_mutex only for a look at the queue. Who needs
// both takes m_disk first.
class BoardWriter::Worker
{
public:
    Worker(BoardFile file, std::function<void()> changed)
        : m_changed(std::move(changed))
        , m_file(std::move(file))
        , m_board(m_file.board())
        , m_written(m_file.m_edits)
        , m_thread([this] { run(); })
    {}

    ~Worker()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_stopping = true;
        }
        m_wake.notify_all();
        m_thread.join();
    }

    const QString &path() const { return m_file.path(); }

    bool isSaved() const
    {
        const std::lock_guard lock(m_mutex);
        return m_waiting.empty();
    }

    QString problem() const
    {
        const std::lock_guard lock(m_mutex);
        return m_problem;
    }

    // The problem that has not been told yet; empty when there is none.
    QString takeNews()
    {
        const std::lock_guard lock(m_mutex);
        return std::exchange(m_isNews, false) ? m_problem : QString();
    }

    void push(const Edit &edit)
    {
        {
            const std::lock_guard lock(m_mutex);
            m_waiting.push_back(edit);
            m_tryNow = true;
        }
        m_wake.notify_one();
    }

    void retry()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_tryNow = !m_waiting.empty();
            m_problem.clear();
        }
        m_wake.notify_one();
    }

    bool flush(std::chrono::milliseconds deadline)
    {
        std::unique_lock lock(m_mutex);
        m_tryNow = !m_waiting.empty();
        m_wake.notify_one();
        m_done.wait_for(lock, deadline, [this] { return !m_tryNow && !m_trying; });
        return m_waiting.empty();
    }

    void moveTo(const QString &path)
    {
        const std::lock_guard disk(m_disk);
        m_store.reset();
        const std::vector<Edit> waiting = firstWaiting(std::numeric_limits<size_t>::max());
        Board board = m_board;
        for (const Edit &edit : waiting)
            board = apply(edit.change, board);
        std::vector<StoredEdit> history = wholeHistory();
        for (const Edit &edit : waiting)
            history.push_back(store(edit, 0));
        BoardFile file = BoardFile::make(path, board, history, &m_file);
        file.m_history = std::move(m_file.m_history);
        m_file = std::move(file);
        wrote(waiting);
        m_written = m_file.m_edits;
        const std::lock_guard lock(m_mutex);
        m_waiting.clear();
        m_problem.clear();
        m_isNews = false;
    }

private:
    void run()
    {
        for (;;) {
            {
                std::unique_lock lock(m_mutex);
                m_wake.wait(lock, [this] { return m_tryNow || m_stopping; });
                if (!m_tryNow)
                    return;
                m_tryNow = false;
                m_trying = true;
            }
            writeSome();
            m_done.notify_all();
            m_changed();
        }
    }

    void writeSome()
    {
        const std::lock_guard disk(m_disk);
        const std::vector<Edit> edits = firstWaiting(kMostEditsATransaction);
        const QString problem = edits.empty() ? QString() : tryToWrite(edits);
        const std::lock_guard lock(m_mutex);
        m_trying = false;
        m_isNews = m_isNews || problem != m_problem;
        m_problem = problem;
        if (!problem.isEmpty())
            return;
        m_waiting.erase(m_waiting.begin(), m_waiting.begin() + std::ptrdiff_t(edits.size()));
        m_tryNow = !m_waiting.empty();
    }

    std::vector<Edit> firstWaiting(size_t most) const
    {
        const std::lock_guard lock(m_mutex);
        const auto end = m_waiting.begin() + std::ptrdiff_t(std::min(most, m_waiting.size()));
        return {m_waiting.begin(), end};
    }

    // Returns why not; empty when they are on disk.
    QString tryToWrite(const std::vector<Edit> &edits)
    {
        try {
            if (!m_store)
                m_store.emplace(m_file.path(), m_board.id());
            m_store->append(edits, m_written);
            m_written += qint64(edits.size());
            wrote(edits);
            return {};
        } catch (const std::exception &error) {
            m_store.reset();
            return QString::fromUtf8(error.what());
        }
    }

    void wrote(const std::vector<Edit> &edits)
    {
        for (const Edit &edit : edits)
            m_board = apply(edit.change, m_board);
        m_session.insert(m_session.end(), edits.begin(), edits.end());
    }

    // From the file as far as that is still there, otherwise what has been read and written since it was
    // opened.
    std::vector<StoredEdit> wholeHistory() const
    {
        try {
            BoardContent content = readBoard(m_file.path(), {});
            if (content.damage.isEmpty() && content.row.id == m_board.id() &&
                content.row.edits >= m_written) {
                content.history.resize(size_t(m_written));
                return std::move(content.history);
            }
        } catch (const BoardFileError &) {
            // That the file is gone or broken is why one moves.
        }
        std::vector<StoredEdit> history = m_file.m_history;
        for (const Edit &edit : m_session)
            history.push_back(store(edit, 0));
        return history;
    }

    std::function<void()> m_changed; // called by the thread after each try

    mutable std::mutex m_mutex;
    std::condition_variable m_wake; // of the thread
    std::condition_variable m_done; // of flush
    std::deque<Edit> m_waiting;
    QString m_problem;
    bool m_isNews = false; // m_problem has not been told
    bool m_tryNow = false;
    bool m_trying = false;
    bool m_stopping = false;

    std::mutex m_disk;
    BoardFile m_file;
    Board m_board;               // as in the file
    qint64 m_written;            // edits in the file
    std::vector<Edit> m_session; // those of them that came from this writer
    std::optional<BoardStore> m_store;

    std::thread m_thread; // last: runs on what stands above
};

BoardWriter::BoardWriter(BoardFile file, QObject *parent)
    : QObject(parent)
    , m_worker(std::make_unique<Worker>(std::move(file), [this] {
        QMetaObject::invokeMethod(this, &BoardWriter::announce, Qt::QueuedConnection);
    }))
{}

BoardWriter::~BoardWriter() = default;

QString BoardWriter::path() const
{
    return m_worker->path();
}

bool BoardWriter::isSaved() const
{
    return m_worker->isSaved();
}

QString BoardWriter::problem() const
{
    return m_worker->problem();
}

bool BoardWriter::flush(std::chrono::milliseconds deadline)
{
    const bool saved = m_worker->flush(deadline);
    announce();
    return saved;
}

void BoardWriter::moveTo(const QString &path)
{
    m_worker->moveTo(path);
    announce();
}

void BoardWriter::write(const Edit &edit)
{
    m_worker->push(edit);
    announce();
}

void BoardWriter::retry()
{
    m_worker->retry();
}

void BoardWriter::announce()
{
    if (const bool saved = isSaved(); saved != m_announcedSaved) {
        m_announcedSaved = saved;
        Q_EMIT savedChanged(saved);
    }
    if (const QString reason = m_worker->takeNews(); !reason.isEmpty())
        Q_EMIT failed(reason);
}

} // namespace tempestry::persistence
