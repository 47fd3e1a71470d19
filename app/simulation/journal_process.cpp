#include "app/simulation/journal_process.h"

#include "model/simulation/journal_lines.h"
#include "persistence/board_json.h"

#include <QCoreApplication>
#include <QIODevice>
#include <QProcess>

#include <algorithm>

namespace tempestry {

namespace {

using Stopped = std::function<bool()>;

constexpr int kPatience = 50; // milliseconds until a cancelled run is noticed
constexpr qint64 kLongestJournal = qint64(1024) * 1024 * 1024; // bytes of JSON Lines
const QByteArray kProgress = QByteArrayLiteral("progress ");

// What the process writes, line by line as it comes, so that the journal is never in memory as text. Reading
// waits for the process, and ends early when the run is stopped or tells too much.
class ProcessOutput : public QIODevice
{
public:
    ProcessOutput(QProcess &process, const Stopped &stopped, ToldProgress progress)
        : m_process(process)
        , m_stopped(stopped)
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
        while (!m_stopped() && !isTooLong()) {
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
    const Stopped &m_stopped;
    ToldProgress m_progress;
    mutable QByteArray m_lastWords; // the last line on standard error that is no progress
    qint64 m_taken = 0;
};

// `speaker` stands in front of what the process says in words.
QString whyItFailed(const QProcess &process, const ProcessOutput &output, const QString &speaker)
{
    if (process.error() == QProcess::FailedToStart)
        return QCoreApplication::translate("JournalProcess", "The run could not be started: %1")
            .arg(process.errorString());
    if (output.isTooLong())
        return QCoreApplication::translate(
            "JournalProcess", "The run tells more than fits in memory. Run it on the command line "
                              "with --journal, or limit its messages.");
    if (process.exitStatus() != QProcess::NormalExit)
        return QCoreApplication::translate("JournalProcess",
                                           "The run ended before its time. The board is not affected.");
    QString words = QString::fromUtf8(output.lastWords());
    if (words.startsWith(speaker))
        words.remove(0, speaker.size());
    return words;
}

} // namespace

JournalTold toldBy(const QString &program, const QStringList &arguments, const Board &board,
                   const std::function<bool()> &stopped, const ToldProgress &progress)
{
    QProcess process;
    process.start(program, arguments);
    process.write(persistence::boardToJson(board));
    process.closeWriteChannel();

    ProcessOutput output(process, stopped, progress);
    JournalTold told;
    told.journal = simulation::readJsonLines(output, &told.problem);
    if (process.state() != QProcess::NotRunning) {
        process.kill();
        process.waitForFinished();
    }
    const bool failed =
        process.exitStatus() == QProcess::NormalExit ? process.exitCode() != 0 : told.journal.has_value();
    if (process.error() == QProcess::FailedToStart || output.isTooLong() || failed)
        return {std::nullopt,
                whyItFailed(process, output, QStringLiteral("tempestry %1: ").arg(arguments.front()))};
    return told;
}

} // namespace tempestry
