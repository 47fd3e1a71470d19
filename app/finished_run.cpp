#include "app/finished_run.h"

#include "app/limit_text.h"
#include "model/simulation/run_begin.h"

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
                                               std::shared_ptr<const Journal> journal)
{
    auto run = std::make_shared<FinishedRun>();
    run->board = board;
    run->film = std::make_shared<const simulation::Film>(journal, FlowGraph(board));
    run->lanes = chartLanes(*journal, *run->film, board);
    run->entries = entriesOf(*journal);
    run->limit = limitText(*journal, choice.options.limits);
    const Scenario *scenario = choice.scenario.isEmpty() ? nullptr : scenarioNamed(board, choice.scenario);
    if (scenario && !(scenario->then.empty() && scenario->never.empty() && scenario->readModels.empty()))
        run->unmet = simulation::checkScenario(board, *scenario, *journal);
    run->journal = std::move(journal);
    return run;
}

} // namespace tempestry
