#include "app/simulation/run_process.h"

#include "model/simulation/journal_lines.h"
#include "persistence/board_json.h"

#include <QCoreApplication>
#include <QIODevice>
#include <QProcess>

#include <algorithm>
#include <functional>

namespace tempestry {

namespace {

constexpr int kPatience = 50; // milliseconds until a cancelled run is noticed
constexpr qint64 kLongestJournal = qint64(1024) * 1024 * 1024; // bytes of JSON Lines
const QByteArray kProgress = QByteArrayLiteral("progress ");
const QByteArray kSpeaker = QByteArrayLiteral("tempestry simulate: "); // in front of what it says in words

// What the process writes, line by line as it comes, so that the journal is never in memory as text. Reading
// waits for the process, and ends early when the run is cancelled or tells too much.
class ProcessOutput : public QIODevice
{
public:
    using Progress = std::function<void(quint64 messages)>;

    ProcessOutput(QProcess &process, const std::atomic<bool> &cancelled, Progress progress)
        : m_process(process)
        , m_cancelled(cancelled)
        , m_progress(std::move(progress))
    {
        open(QIODevice::ReadOnly);
    }

    const QByteArray &lastWords() const { return m_lastWords; }
    bool isTooLong() const { return m_taken > kLongestJournal; }

    bool isSequential() const override { return true; }
    bool atEnd() const override { return QIODevice::bytesAvailable() == 0 && !waitForMore(); }

protected:
    qint64 readData(char *data, qint64 most) override
    {
        if (!waitForMore())
            return -1;
        const qint64 read = m_process.read(data, most);
        m_taken += std::max<qint64>(0, read);
        return read;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    bool waitForMore() const
    {
        while (!m_cancelled && !isTooLong()) {
            takeWords();
            if (m_process.bytesAvailable() > 0)
                return true;
            if (m_process.state() == QProcess::NotRunning)
                return false;
            m_process.waitForReadyRead(kPatience);
        }
        return false;
    }

    void takeWords() const
    {
        m_process.setReadChannel(QProcess::StandardError);
        std::optional<quint64> messages;
        while (m_process.canReadLine()) {
            const QByteArray line = m_process.readLine().trimmed();
            if (line.startsWith(kProgress))
                messages = line.mid(kProgress.size()).toULongLong();
            else
                m_lastWords = line;
        }
        m_process.setReadChannel(QProcess::StandardOutput);
        if (messages)
            m_progress(*messages);
    }

    QProcess &m_process;
    const std::atomic<bool> &m_cancelled;
    Progress m_progress;
    mutable QByteArray m_lastWords; // the last line on standard error that is no progress
    qint64 m_taken = 0;
};

QStringList argumentsOf(const RunChoice &choice)
{
    return QStringList{QStringLiteral("simulate"), QStringLiteral("-"), QStringLiteral("--journal=-"),
                       QStringLiteral("--progress"), QStringLiteral("--seed=%1").arg(choice.options.seed)} +
           choiceArguments(choice);
}

QString whyItFailed(const QProcess &process, const ProcessOutput &output)
{
    if (process.error() == QProcess::FailedToStart)
        return QCoreApplication::translate("RunProcess", "The run could not be started: %1")
            .arg(process.errorString());
    if (output.isTooLong())
        return QCoreApplication::translate(
            "RunProcess", "The run tells more than fits in memory. Run it on the command line "
                          "with --journal, or limit its messages.");
    if (process.exitStatus() != QProcess::NormalExit)
        return QCoreApplication::translate("RunProcess",
                                           "The run ended before its time. The board is not affected.");
    QByteArray words = output.lastWords();
    if (words.startsWith(kSpeaker))
        words.remove(0, kSpeaker.size());
    return QString::fromUtf8(words);
}

} // namespace

QStringList choiceArguments(const RunChoice &choice)
{
    QStringList arguments{QStringLiteral("--messages=%1").arg(choice.options.limits.messages)};
    if (!choice.scenario.isEmpty())
        arguments << QStringLiteral("--scenario=") + choice.scenario;
    for (auto it = choice.set.begin(); it != choice.set.end(); ++it)
        arguments << QStringLiteral("--set=") + it.key() +
                         (it.value() ? QStringLiteral("=true") : QStringLiteral("=false"));
    if (choice.trustsScripts)
        arguments << QStringLiteral("--trust-scripts");
    return arguments + choice.more;
}

RunProcess::RunProcess(QString program, QObject *parent)
    : RunSource(parent)
    , m_program(std::move(program))
{}

void RunProcess::start(const Board &board, const RunChoice &choice)
{
    cancel();
    m_job.start([this, board, choice](const auto &job) { follow(*job, board, choice); });
}

void RunProcess::cancel()
{
    if (m_job.cancel())
        QMetaObject::invokeMethod(this, &RunSource::cancelled, Qt::QueuedConnection);
}

void RunProcess::follow(LatestJob::Job &job, const Board &board, const RunChoice &choice)
{
    QProcess process;
    process.start(m_program, argumentsOf(choice));
    process.write(persistence::boardToJson(board));
    process.closeWriteChannel();

    const std::atomic<bool> &cancelled = job.cancelled();
    ProcessOutput output(process, cancelled, [&](quint64 count) {
        job.announce(this, [this, count] { Q_EMIT progress(count); });
    });
    QString problem;
    auto journal = simulation::readJsonLines(output, &problem);
    if (process.state() != QProcess::NotRunning) {
        process.kill();
        process.waitForFinished();
    }
    std::shared_ptr<const FinishedRun> finishedThere;
    if (journal && !cancelled)
        finishedThere = finishedRun(board, choice, std::make_shared<simulation::Journal>(*std::move(journal)),
                                    [&cancelled] { return cancelled.load(); });
    if (cancelled)
        return;
    const bool failedThere =
        process.exitStatus() == QProcess::NormalExit ? process.exitCode() != 0 : finishedThere != nullptr;
    if (process.error() == QProcess::FailedToStart || output.isTooLong() || failedThere)
        job.announceEnd(this, [this, reason = whyItFailed(process, output)] { Q_EMIT failed(reason); });
    else if (!finishedThere)
        job.announceEnd(this, [this, problem] { Q_EMIT failed(problem); });
    else
        job.announceEnd(this, [this, finishedThere] { Q_EMIT finished(finishedThere); });
}

} // namespace tempestry
