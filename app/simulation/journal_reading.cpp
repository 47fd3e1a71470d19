#include "app/simulation/journal_reading.h"

#include "app/controls/freed_in_background.h"
#include "model/simulation/journal_lines.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <functional>
#include <stop_token>

namespace tempestry {

namespace {

// A file that seems to end when reading is to stop, and tells how far it was read.
class StoppableFile : public QFile
{
public:
    StoppableFile(const QString &path, const std::stop_token &stop, std::function<void(int)> progress)
        : QFile(path)
        , m_stop(stop)
        , m_progress(std::move(progress))
    {}

protected:
    qint64 readData(char *data, qint64 most) override
    {
        if (m_stop.stop_requested())
            return -1;
        const int percent = size() > 0 ? static_cast<int>(pos() * 100 / size()) : 0;
        if (percent != m_percent)
            m_progress(m_percent = percent);
        return QFile::readData(data, most);
    }

private:
    const std::stop_token &m_stop;
    std::function<void(int)> m_progress;
    int m_percent = -1;
};

// Why the journal can't be shown on the board; empty when it can.
QString refusal(const simulation::Journal &journal, const Board &board, const QString &name)
{
    if (journal.records.empty())
        return JournalReading::tr("%1 holds no records. Choose a journal that was written with --journal.")
            .arg(name);
    const bool isOfBoard =
        std::ranges::any_of(journal.notes, [&board](NoteId note) { return board.find(note) != nullptr; });
    return isOfBoard
               ? QString()
               : JournalReading::tr("%1 is no journal of this board: none of its notes is on the paper. "
                                    "Open the board that it was made from first.")
                     .arg(name);
}

} // namespace

JournalReading::~JournalReading()
{
    cancel();
}

void JournalReading::cancel()
{
    ++m_number;
    m_isReading = false;
    if (m_thread.joinable()) {
        m_thread.request_stop();
        m_thread.join();
    }
}

void JournalReading::start(const Board &board, const QString &path)
{
    cancel();
    m_isReading = true;
    m_thread = std::jthread([this, board, path, number = m_number](const std::stop_token &stop) {
        const auto announce = [this, number](auto signal) {
            QMetaObject::invokeMethod(this, [this, number, signal] {
                if (number == m_number)
                    signal();
            });
        };
        const auto end = [&](auto signal) {
            announce([this, signal] {
                m_isReading = false;
                signal();
            });
        };
        const auto fail = [&](const QString &why) { end([this, why] { Q_EMIT failed(why); }); };
        const QString name = QFileInfo(path).fileName();
        StoppableFile file(path, stop, [&](int done) { announce([this, done] { Q_EMIT progress(done); }); });
        if (!file.open(QIODevice::ReadOnly))
            return fail(tr("%1 can't be read: %2.").arg(name, file.errorString()));
        QString problem;
        auto read = simulation::readJsonLines(file, &problem);
        if (!read)
            return fail(tr("%1 is no journal. %2").arg(name, problem));
        if (const QString why = refusal(*read, board, name); !why.isEmpty())
            return fail(why);
        RunChoice choice;
        choice.journal = name;
        const auto run =
            finishedRun(board, choice, makeFreedInBackground<const simulation::Journal>(*std::move(read)),
                        [&stop] { return stop.stop_requested(); });
        if (run)
            end([this, run] { Q_EMIT finished(run); });
    });
}

} // namespace tempestry
