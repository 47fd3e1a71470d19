#include "app/run_process.h"

#include "model/simulation/journal_lines.h"
#include "persistence/board_json.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QProcess>

namespace tempestry {

namespace {

constexpr int kPatience = 50; // milliseconds until a cancelled run is noticed
constexpr qsizetype kLongestJournal = 1024 * 1024 * 1024;
const QByteArray kProgress = QByteArrayLiteral("progress ");

struct Output
{
    QByteArray journal;
    QByteArray lastWords; // the last line on standard error that is no progress
};

// The latest count of messages in what came on standard error.
std::optional<quint64> takeProgress(QProcess &process, Output &output)
{
    std::optional<quint64> messages;
    process.setReadChannel(QProcess::StandardError);
    while (process.canReadLine()) {
        const QByteArray line = process.readLine().trimmed();
        if (line.startsWith(kProgress))
            messages = line.mid(kProgress.size()).toULongLong();
        else
            output.lastWords = line;
    }
    process.setReadChannel(QProcess::StandardOutput);
    return messages;
}

QString whyItFailed(const QProcess &process, const Output &output)
{
    if (process.error() == QProcess::FailedToStart)
        return QCoreApplication::translate("RunProcess", "The run could not be started: %1")
            .arg(process.errorString());
    if (output.journal.size() > kLongestJournal)
        return QCoreApplication::translate(
            "RunProcess", "The run tells more than fits in memory. Run it on the command line "
                          "with --journal, or limit its messages.");
    if (process.exitStatus() != QProcess::NormalExit)
        return QCoreApplication::translate("RunProcess",
                                           "The run ended before its time. The board is not affected.");
    return QString::fromUtf8(output.lastWords);
}

} // namespace

RunProcess::RunProcess(QString program, QObject *parent)
    : RunSource(parent)
    , m_program(std::move(program))
{}

RunProcess::~RunProcess()
{
    for (const auto &run : m_runs) {
        run->cancelled = true;
        run->thread.join();
    }
}

void RunProcess::start(const Board &board, const simulation::RunOptions &options)
{
    cancel();
    std::erase_if(m_runs, [](const auto &run) {
        const bool done = run->done;
        if (done)
            run->thread.join();
        return done;
    });
    const auto run = m_runs.emplace_back(std::make_shared<Run>());
    run->thread = std::thread([this, run, board, options] {
        follow(run, board, options);
        run->done = true;
    });
}

void RunProcess::cancel()
{
    if (!m_runs.empty() && !m_runs.back()->over && !m_runs.back()->cancelled.exchange(true))
        QMetaObject::invokeMethod(this, &RunSource::cancelled, Qt::QueuedConnection);
}

void RunProcess::follow(const std::shared_ptr<Run> &run, const Board &board,
                        const simulation::RunOptions &options)
{
    const auto announce = [this, run](auto signal) {
        QMetaObject::invokeMethod(this, [run, signal] {
            if (!run->cancelled)
                signal();
        });
    };
    const auto end = [&announce, run](auto signal) {
        announce([run, signal] {
            run->over = true;
            signal();
        });
    };

    QProcess process;
    process.start(m_program, {QStringLiteral("simulate"), QStringLiteral("-"), QStringLiteral("--journal"),
                              QStringLiteral("-"), QStringLiteral("--progress"), QStringLiteral("--seed"),
                              QString::number(options.seed), QStringLiteral("--messages"),
                              QString::number(options.limits.messages)});
    process.write(persistence::boardToJson(board));
    process.closeWriteChannel();

    Output output;
    while (!run->cancelled && output.journal.size() <= kLongestJournal &&
           process.state() != QProcess::NotRunning) {
        process.waitForReadyRead(kPatience);
        output.journal += process.readAllStandardOutput();
        if (const auto messages = takeProgress(process, output))
            announce([this, count = *messages] { Q_EMIT progress(count); });
    }
    if (process.state() != QProcess::NotRunning) {
        process.kill();
        process.waitForFinished();
    }
    if (run->cancelled)
        return;
    output.journal += process.readAllStandardOutput();
    takeProgress(process, output);
    if (process.error() == QProcess::FailedToStart || process.exitStatus() != QProcess::NormalExit ||
        process.exitCode() != 0) {
        end([this, reason = whyItFailed(process, output)] { Q_EMIT failed(reason); });
        return;
    }

    QBuffer buffer(&output.journal);
    buffer.open(QIODevice::ReadOnly);
    QString problem;
    auto journal = simulation::readJsonLines(buffer, &problem);
    if (!journal)
        end([this, problem] { Q_EMIT failed(problem); });
    else
        end([this, read = std::make_shared<simulation::Journal>(*std::move(journal))] {
            Q_EMIT finished(read);
        });
}

} // namespace tempestry
