#include "app/simulation/scenario_runs.h"

#include <utility>

namespace tempestry {

namespace {

constexpr quint64 kMostMessages = 200'000; // of one run; the command line runs more

// The board with this scenario alone, so that its name can't be mistaken. Without a name it gets one: an
// empty choice would let the flow start by itself.
Board boardWithOnly(const Board &board, Scenario scenario)
{
    BoardDraft draft(board);
    if (scenario.name.isEmpty())
        scenario.name = ScenarioRuns::tr("Untitled");
    ElementMap<Scenario> only;
    only.set(std::move(scenario));
    draft.setAll(std::move(only));
    return std::move(draft).finish();
}

} // namespace

ScenarioRuns::ScenarioRuns(const Document &document, std::unique_ptr<RunSource> source, QObject *parent)
    : QObject(parent)
    , m_document(document)
    , m_source(std::move(source))
{
    connect(m_source.get(), &RunSource::finished, this, &ScenarioRuns::finish);
    connect(m_source.get(), &RunSource::failed, this, &ScenarioRuns::fail);
    connect(&document, &Document::changed, this, &ScenarioRuns::follow);
}

void ScenarioRuns::run(const std::vector<ScenarioId> &scenarios)
{
    cancel();
    m_waiting.assign(scenarios.begin(), scenarios.end());
    m_asked = m_waiting.size();
    next();
}

void ScenarioRuns::setScriptsTrusted(bool trusted)
{
    if (std::exchange(m_trustsScripts, trusted) == trusted)
        return;
    for (Known &known : m_known)
        known.stale = true;
    Q_EMIT changed();
}

void ScenarioRuns::cancel()
{
    if (!isRunning())
        return;
    m_waiting.clear();
    m_asked = 0;
    m_work.drop();
    m_source->cancel();
    Q_EMIT changed();
}

void ScenarioRuns::next()
{
    if (m_waiting.empty()) {
        m_asked = 0;
    } else if (const Scenario *scenario = m_document.board().find(m_waiting.front()); !scenario) {
        m_waiting.pop_front();
        return next();
    } else if (const auto lost = lostEntries(m_document.board(), *scenario); !lost.empty()) {
        return fail(lostEntryText(*scenario, lost.front()));
    } else {
        const Board board = boardWithOnly(m_document.board(), *scenario);
        RunChoice choice;
        board.scenarios().forEach([&choice](const Scenario &only) { choice.scenario = only.name; });
        choice.options.limits.messages = kMostMessages;
        choice.trustsScripts = m_trustsScripts;
        m_source->start(board, choice);
    }
    Q_EMIT changed();
}

void ScenarioRuns::finish(const std::shared_ptr<const FinishedRun> &run)
{
    if (!isRunning())
        return;
    Known known;
    known.outcome.problem = run->limit;
    known.outcome.unmet = run->unmet.value_or(std::vector<simulation::Unmet>());
    m_work.start([run] { return simulation::travelsOf(run->board, FlowGraph(run->board), *run->journal); },
                 [this, known](const simulation::Travels &travels) {
                     Known whole = known;
                     whole.travels = travels;
                     conclude(std::move(whole));
                 });
}

void ScenarioRuns::fail(const QString &problem)
{
    if (!isRunning())
        return;
    Known known;
    known.outcome.problem = problem;
    conclude(std::move(known));
}

void ScenarioRuns::conclude(Known known)
{
    const ScenarioId id = m_waiting.front();
    m_waiting.pop_front();
    if (const Scenario *scenario = m_document.board().find(id)) {
        known.outcome.name = scenario->name;
        m_known.insert(id, known);
    }
    next();
}

// The run under way is of the board as it was.
void ScenarioRuns::follow(const Edit &edit)
{
    cancel();
    for (Known &known : m_known)
        known.stale = true;
    for (const ElementChange<Scenario> &change : edit.change.scenarios())
        m_known.remove(change.id());
    Q_EMIT changed();
}

const ScenarioOutcome *ScenarioRuns::outcome(ScenarioId id) const
{
    const auto known = m_known.constFind(id);
    return known == m_known.constEnd() ? nullptr : &known->outcome;
}

bool ScenarioRuns::isStale(ScenarioId id) const
{
    const auto known = m_known.constFind(id);
    return known != m_known.constEnd() && known->stale;
}

simulation::Travels ScenarioRuns::travels(ScenarioId id) const
{
    return m_known.value(id).travels;
}

simulation::Travels ScenarioRuns::allTravels() const
{
    simulation::Travels all;
    for (const Known &known : m_known)
        all.unite(known.travels);
    return all;
}

} // namespace tempestry
