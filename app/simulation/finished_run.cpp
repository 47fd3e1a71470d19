#include "app/simulation/finished_run.h"

#include "app/controls/freed_in_background.h"
#include "app/inspector/limit_text.h"
#include "model/simulation/run_begin.h"

#include <QCoreApplication>

namespace tempestry {

using simulation::Journal;
using simulation::Record;
using simulation::RecordType;

namespace {

// A line for each message, failure, read model and for work that took time. What only frames these is left
// out.
bool isEntry(const Journal &journal, const Record &record)
{
    switch (record.type) {
    case RecordType::ActivityStarted:
    case RecordType::Issued:
        return false;
    case RecordType::ActivityEnded:
        return record.activity != simulation::kNone && journal.records[record.activity].time < record.time;
    default:
        return true;
    }
}

QString nameOf(const RunChoice &choice)
{
    if (!choice.journal.isEmpty())
        return choice.journal;
    const auto tr = [](const char *text) { return QCoreApplication::translate("FinishedRun", text); };
    QStringList parts{choice.scenario.isEmpty() ? tr("By itself") : choice.scenario.simplified(),
                      tr("seed %1").arg(choice.options.seed)};
    for (auto it = choice.set.begin(); it != choice.set.end(); ++it)
        parts << (it.value() ? tr("with %1") : tr("without %1")).arg(it.key().simplified());
    return parts.join(QStringLiteral(", "));
}

std::vector<quint32> entriesOf(const Journal &journal)
{
    std::vector<quint32> entries;
    for (quint32 seq = 0; seq < journal.records.size(); ++seq)
        if (isEntry(journal, journal.records[seq]))
            entries.push_back(seq);
    return entries;
}

} // namespace

const Scenario *scenarioNamed(const Board &board, const QString &name)
{
    const Scenario *found = nullptr;
    board.scenarios().forEach([&](const Scenario &scenario) {
        if (scenario.name == name)
            found = &scenario;
    });
    return found;
}

qint64 beginOf(const Board &board, const RunChoice &choice)
{
    return simulation::runBegin(simulation::FlatFlow(board, FlowGraph(board)),
                                choice.scenario.isEmpty() ? nullptr : scenarioNamed(board, choice.scenario));
}

std::shared_ptr<const FinishedRun> finishedRun(const Board &board, const RunChoice &choice,
                                               std::shared_ptr<const Journal> journal,
                                               const std::function<bool()> &stopped)
{
    const auto isStopped = [&stopped] { return stopped && stopped(); };
    auto run = makeFreedInBackground<FinishedRun>();
    run->board = board;
    const FlowGraph flow(board);
    run->film = makeFreedInBackground<const simulation::Film>(journal, flow, stopped);
    run->projections = simulation::projectionsOf(board, flow);
    if (isStopped())
        return nullptr;
    run->lanes = chartLanes(*run->film, board);
    run->entries = entriesOf(*journal);
    run->consequences = simulation::Consequences(*journal);
    if (isStopped())
        return nullptr;
    run->contents = std::make_shared<const RunContents>(
        RunContents{makeFreedInBackground<const simulation::ContentsAt>(run->film, board), board});
    run->scriptFailures = scriptFailures(*journal);
    run->name = nameOf(choice);
    run->limit = limitText(*journal, choice.options.limits);
    const Scenario *scenario = choice.scenario.isEmpty() ? nullptr : scenarioNamed(board, choice.scenario);
    if (scenario && !(scenario->then.empty() && scenario->never.empty() && scenario->readModels.empty()))
        run->unmet = simulation::checkScenario(board, *scenario, *journal);
    run->journal = std::move(journal);
    return isStopped() ? nullptr : run;
}

} // namespace tempestry
