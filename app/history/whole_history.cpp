#include "app/history/whole_history.h"

#include "app/window/board_session.h"
#include "persistence/edit_history.h"

#include <QLocale>
#include <QSet>
#include <QThread>

#include <algorithm>
#include <utility>

namespace tempestry {

namespace {

QStringList remarksOn(const persistence::EditHistory &file, const History &history)
{
    QStringList remarks;
    if (!file.problem.isEmpty())
        remarks << file.problem;
    if (history.leftOut() > 0)
        remarks << WholeHistory::tr(
                       "The history begins after edit %1, which does not fit what came after it.")
                       .arg(QLocale().toString(file.missing + qint64(history.leftOut())));
    return remarks;
}

} // namespace

// What the thread is given, and what it makes of it.
struct WholeHistory::Reading
{
    QString path;
    Board present;
    std::vector<Edit> log;
    QSet<EditId> inFile;
    std::optional<History> history;
    QString remark;

    void read(const std::function<bool(qint64, qint64)> &goOn)
    {
        persistence::EditHistory file = persistence::readEditHistory(path, goOn);
        for (const Edit &edit : file.edits)
            inFile.insert(edit.id);
        QSet<EditId> logged;
        for (const Edit &edit : log)
            logged.insert(edit.id);
        std::erase_if(file.edits, [&logged](const Edit &edit) { return logged.contains(edit.id); });
        file.edits.insert(file.edits.end(), log.begin(), log.end());
        const qint64 all = qint64(file.edits.size());
        history.emplace(present, std::move(file.edits), [&] { return goOn(all, all); });
        remark = remarksOn(file, *history).join(u' ');
    }
};

WholeHistory::WholeHistory(BoardSession &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
{
    connect(&session.document(), &Document::changed, this, &WholeHistory::follow);
}

WholeHistory::~WholeHistory()
{
    cancel();
}

void WholeHistory::ask()
{
    if (isLoading())
        return;
    if (m_history) {
        Q_EMIT loaded();
        return;
    }
    auto reading = std::make_shared<Reading>();
    reading->path = m_session.path();
    reading->present = m_session.document().board();
    reading->log = m_log;
    if (m_session.isJson()) {
        m_history.emplace(reading->present, reading->log);
        m_remark = tr("Board JSON keeps no history. Save it as a board to have one from now on.");
        Q_EMIT loaded();
        return;
    }
    m_givenUp = std::make_shared<std::atomic<bool>>(false);
    m_thread.reset(QThread::create([this, reading, givenUp = m_givenUp] {
        reading->read([this, &givenUp](qint64 read, qint64 all) {
            Q_EMIT progressed(read, all);
            return !givenUp->load();
        });
        if (!givenUp->load())
            QMetaObject::invokeMethod(
                this, [this, reading] { take(reading); }, Qt::QueuedConnection);
    }));
    m_thread->start();
}

void WholeHistory::cancel()
{
    if (!m_thread)
        return;
    m_givenUp->store(true);
    m_thread->wait();
    m_thread.reset();
}

void WholeHistory::take(const std::shared_ptr<Reading> &reading)
{
    if (!m_thread)
        return; // it was given up after it had ended
    m_thread->wait();
    m_thread.reset();
    const auto since = m_log.begin() + std::ptrdiff_t(reading->log.size());
    if (std::any_of(since, m_log.end(),
                    [&](const Edit &edit) { return reading->inFile.contains(edit.id); })) {
        ask(); // an edit was written before the file was read: it would be in the history twice
        return;
    }
    m_history = std::move(reading->history);
    m_remark = reading->remark;
    for (size_t i = reading->log.size(); i < m_log.size(); ++i)
        m_history->append(m_log[i]);
    m_log.clear();
    Q_EMIT loaded();
}

void WholeHistory::follow(const Edit &edit)
{
    if (m_history) {
        m_history->append(edit);
        Q_EMIT grew();
    } else {
        m_log.push_back(edit);
    }
}

} // namespace tempestry
