#include "app/simulation/many_runs.h"

#include "app/simulation/run_process.h"
#include "persistence/board_json.h"
#include "persistence/element_json.h"
#include "persistence/statistics_json.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QProcess>
#include <QThread>
#include <QTimer>

#include <algorithm>
#include <memory>
#include <numeric>
#include <vector>

namespace tempestry {

namespace {

constexpr int kPatience = 50; // milliseconds until a cancellation is noticed
const QByteArray kProgress = QByteArrayLiteral("progress ");

QString tr(const char *text)
{
    return QCoreApplication::translate("ManyRuns", text);
}

// One process with its share of the seeds.
struct Worker
{
    QProcess process;
    quint64 done = 0; // runs
    QByteArray lastWords;
    bool over = false;
};

void takeWords(Worker &worker)
{
    worker.process.setReadChannel(QProcess::StandardError);
    while (worker.process.canReadLine()) {
        const QByteArray line = worker.process.readLine().trimmed();
        if (line.startsWith(kProgress))
            worker.done = line.mid(kProgress.size()).toULongLong();
        else
            worker.lastWords = line;
    }
}

QString whyItFailed(const Worker &worker)
{
    if (worker.process.error() == QProcess::FailedToStart)
        return tr("The runs could not be started: %1").arg(worker.process.errorString());
    if (worker.process.exitStatus() != QProcess::NormalExit)
        return tr("The runs ended before their time. The board is not affected.");
    return QString::fromUtf8(worker.lastWords);
}

// The processes at work, until all are over or one fails.
class Crew
{
public:
    Crew(const std::atomic<bool> &cancelled, const std::function<void(quint64 runs)> &progress)
        : m_cancelled(cancelled)
        , m_progress(progress)
    {}
    Crew(const Crew &) = delete;
    Crew &operator=(const Crew &) = delete;
    ~Crew()
    {
        for (const auto &worker : m_workers) {
            worker->process.disconnect();
            worker->process.kill();
            worker->process.waitForFinished();
        }
    }

    void add(const QString &program, const QStringList &arguments, const QByteArray &board)
    {
        Worker &worker = *m_workers.emplace_back(std::make_unique<Worker>());
        QObject::connect(&worker.process, &QProcess::readyReadStandardError, &m_loop, [this, &worker] {
            takeWords(worker);
            tellProgress();
        });
        QObject::connect(&worker.process, &QProcess::finished, &m_loop, [this, &worker] { end(worker); });
        QObject::connect(&worker.process, &QProcess::errorOccurred, &m_loop,
                         [this, &worker](QProcess::ProcessError error) {
                             if (error == QProcess::FailedToStart)
                                 end(worker);
                         });
        worker.process.start(program, arguments);
        worker.process.write(board);
        worker.process.closeWriteChannel();
    }

    // What each wrote, in the order in which they were added.
    std::optional<std::vector<QByteArray>> wait(QString *problem)
    {
        QTimer look;
        QObject::connect(&look, &QTimer::timeout, &m_loop, [this] {
            if (m_cancelled)
                m_loop.quit();
        });
        look.start(kPatience);
        if (!isOver())
            m_loop.exec();
        *problem = m_problem;
        if (!m_problem.isEmpty() || !isOver())
            return std::nullopt;
        std::vector<QByteArray> outputs;
        for (const auto &worker : m_workers)
            outputs.push_back(worker->process.readAllStandardOutput());
        return outputs;
    }

private:
    bool isOver() const
    {
        return !m_problem.isEmpty() ||
               std::ranges::all_of(m_workers, [](const auto &worker) { return worker->over; });
    }

    void end(Worker &worker)
    {
        takeWords(worker);
        worker.over = true;
        const bool failed = worker.process.error() == QProcess::FailedToStart ||
                            worker.process.exitStatus() != QProcess::NormalExit ||
                            worker.process.exitCode() != 0;
        if (failed && m_problem.isEmpty())
            m_problem = whyItFailed(worker);
        tellProgress();
        if (isOver())
            m_loop.quit();
    }

    void tellProgress() const
    {
        if (m_progress)
            m_progress(std::accumulate(m_workers.begin(), m_workers.end(), quint64(0),
                                       [](quint64 sum, const auto &worker) { return sum + worker->done; }));
    }

    const std::atomic<bool> &m_cancelled;
    const std::function<void(quint64 runs)> &m_progress;
    QEventLoop m_loop;
    std::vector<std::unique_ptr<Worker>> m_workers;
    QString m_problem;
};

QStringList argumentsFor(const ManyRuns &asked, quint64 first, quint64 runs)
{
    return QStringList{QStringLiteral("simulate"), QStringLiteral("-"), QStringLiteral("--statistics=-"),
                       QStringLiteral("--progress"),
                       QStringLiteral("--runs=%1..%2").arg(first).arg(first + runs - 1)} +
           choiceArguments(asked.choice);
}

} // namespace

std::optional<FinishedRuns> Workers::run(const Board &board, const ManyRuns &asked,
                                         const std::atomic<bool> &cancelled,
                                         const std::function<void(quint64 runs)> &progress,
                                         QString *problem) const
{
    const Scenario *scenario =
        asked.choice.scenario.isEmpty() ? nullptr : scenarioNamed(board, asked.choice.scenario);
    const auto plan = simulation::compilePlan(board, FlowGraph(board), scenario, asked.choice.set, problem);
    if (!plan)
        return std::nullopt;
    FinishedRuns made{board, asked, simulation::StatisticsScope(board, *plan), {}};
    made.statistics = simulation::RunStatistics(made.scope);

    Crew crew(cancelled, progress);
    const QByteArray json = persistence::boardToJson(board);
    const auto cores = static_cast<quint64>(std::max(1, most > 0 ? most : QThread::idealThreadCount()));
    const quint64 share = (asked.runs + cores - 1) / cores;
    for (quint64 done = 0; done < asked.runs; done += share)
        crew.add(program,
                 argumentsFor(asked, asked.choice.options.seed + done, std::min(share, asked.runs - done)),
                 json);
    const auto outputs = crew.wait(problem);
    if (!outputs)
        return std::nullopt;
    try {
        for (const QByteArray &output : *outputs)
            made.statistics.merge(persistence::statisticsFromJson(output, made.scope));
    } catch (const persistence::JsonError &error) {
        *problem = QString::fromUtf8(error.what());
        return std::nullopt;
    }
    return made;
}

} // namespace tempestry
