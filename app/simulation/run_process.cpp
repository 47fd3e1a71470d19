#include "app/simulation/run_process.h"

#include "app/controls/freed_in_background.h"
#include "app/simulation/journal_process.h"
#include "app/simulation/project_process.h"

namespace tempestry {

namespace {

QStringList argumentsOf(const RunChoice &choice)
{
    return QStringList{QStringLiteral("simulate"), QStringLiteral("-"), QStringLiteral("--journal=-"),
                       QStringLiteral("--progress"), QStringLiteral("--seed=%1").arg(choice.options.seed)} +
           choiceArguments(choice);
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

ProjectScripts RunProcess::projectScripts() const
{
    return [program = m_program](const Board &board, const simulation::Journal &journal,
                                 const simulation::Projections &projections,
                                 const std::function<bool()> &stopped) {
        return projectInProcess(program, board, journal, projections, stopped);
    };
}

void RunProcess::follow(LatestJob::Job &job, const Board &board, const RunChoice &choice)
{
    const auto stopped = [&job] { return job.cancelled().load(); };
    JournalTold told = toldBy(m_program, argumentsOf(choice), board, stopped, [&](quint64 count) {
        job.announce(this, [this, count] { Q_EMIT progress(count); });
    });
    std::shared_ptr<const FinishedRun> made;
    if (told.journal && !stopped())
        made =
            finishedRun(board, choice,
                        makeFreedInBackground<const simulation::Journal>(*std::move(told.journal)), stopped);
    if (stopped())
        return;
    if (made)
        job.announceEnd(this, [this, made] { Q_EMIT finished(made); });
    else
        job.announceEnd(this, [this, problem = told.problem] { Q_EMIT failed(problem); });
}

} // namespace tempestry
