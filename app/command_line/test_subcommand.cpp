#include "app/command_line/arguments.h"
#include "app/command_line/read_board.h"
#include "app/command_line/script_child.h"
#include "app/command_line/subcommands.h"
#include "app/inspector/limit_text.h"
#include "app/simulation/test_report.h"
#include "model/simulation/coverage.h"
#include "model/simulation/engine.h"

#include <QElapsedTimer>
#include <QTextStream>

#include <algorithm>
#include <optional>

namespace tempestry {

namespace {

// Runs the scenarios of one board, one after the other.
class TestRuns
{
public:
    // `scripts` is nullptr when the board's scripts don't run.
    TestRuns(const Board &board, const simulation::RunOptions &options, ChildScripts *scripts)
        : m_board(board)
        , m_flow(board)
        , m_options(options)
        , m_scripts(scripts)
    {}

    ScenarioOutcome run(const Scenario &scenario)
    {
        QElapsedTimer timer;
        timer.start();
        ScenarioOutcome outcome{scenario.name.simplified(), {}, {}, 0};
        check(scenario, outcome);
        outcome.seconds = static_cast<double>(timer.nsecsElapsed()) / 1e9;
        return outcome;
    }

    simulation::Coverage coverage() const { return coverageOf(m_board, m_flow, m_travels); }

private:
    void check(const Scenario &scenario, ScenarioOutcome &outcome)
    {
        if (const auto lost = lostEntries(m_board, scenario); !lost.empty()) {
            outcome.problem = lostEntryText(scenario, lost.front());
            return;
        }
        const auto plan = simulation::compilePlan(m_board, m_flow, &scenario, {}, &outcome.problem);
        if (!plan)
            return;
        if (m_scripts)
            m_options.scripts = m_scripts->start(m_board, *plan);
        simulation::Journal journal;
        simulation::run(*plan, m_options, journal);
        outcome.problem = limitText(journal, m_options.limits);
        outcome.unmet = checkScenario(m_board, scenario, journal);
        m_travels.unite(travelsOf(m_board, m_flow, journal));
    }

    const Board &m_board;
    const FlowGraph m_flow;
    simulation::RunOptions m_options;
    ChildScripts *m_scripts;
    simulation::Travels m_travels;
};

void writeOutcome(const ScenarioOutcome &outcome, QTextStream &out)
{
    out << (outcome.passed() ? "passed  " : "failed  ") << outcome.name << '\n';
    if (!outcome.problem.isEmpty())
        out << "        " << outcome.problem << '\n';
    for (const simulation::Unmet &unmet : outcome.unmet)
        out << "        " << placeText(unmet) << ": expected " << unmet.expected << "\n            came "
            << unmet.came << '\n';
}

// Each as soon as it is known.
std::vector<ScenarioOutcome> writeOutcomes(const Board &board, TestRuns &runs, QTextStream &out)
{
    std::vector<ScenarioOutcome> outcomes;
    for (const ScenarioId &id : scenariosInOrder(board)) {
        outcomes.push_back(runs.run(*board.find(id)));
        writeOutcome(outcomes.back(), out);
        out.flush();
    }
    if (outcomes.empty())
        out << "This board has no scenarios. Make one in the window, or from a run.\n";
    else
        out << '\n' << summaryText(outcomes) << '\n';
    return outcomes;
}

QString titleOf(const Board &board, NoteId id)
{
    const QString title = board.find(id)->title.simplified();
    return title.isEmpty() ? QStringLiteral("(untitled)") : title;
}

void writeEdges(const Board &board, const char *head, const std::vector<FlowEdge> &edges, size_t count,
                QTextStream &out)
{
    out << head << ": " << count - edges.size() << " of " << count << " reached\n";
    for (const FlowEdge &edge : edges)
        out << "        not " << titleOf(board, edge.from) << QStringLiteral(" \u2192 ")
            << titleOf(board, edge.to) << '\n';
}

void writeCoverage(const Board &board, const simulation::Coverage &coverage, QTextStream &out)
{
    out << "\nnotes: " << coverage.noteCount - coverage.notes.size() << " of " << coverage.noteCount
        << " reached\n";
    for (const NoteId &id : coverage.notes)
        out << "        not " << titleOf(board, id) << '\n';
    writeEdges(board, "outcomes", coverage.outcomes, coverage.outcomeCount, out);
    writeEdges(board, "links", coverage.links, coverage.linkCount, out);
}

simulation::RunOptions optionsFrom(const Arguments &given)
{
    simulation::RunOptions options;
    const auto seed = QStringLiteral("seed");
    if (!given.isSet(seed))
        return options;
    bool ok = false;
    options.seed = given.value(seed).toULongLong(&ok);
    if (!ok)
        throw CommandLineError(
            ExitStatus::WrongUsage,
            QStringLiteral("--seed %1: write a whole number from 0 on").arg(given.value(seed)));
    return options;
}

} // namespace

ExitStatus testBoard(const QStringList &arguments, QTextStream &out, QTextStream &err)
{
    const auto junit = QStringLiteral("junit");
    const auto coverage = QStringLiteral("coverage");
    Arguments given(
        QStringLiteral("Runs every scenario of a board; says what was expected and what came. Exits with 1 "
                       "when one failed, and with 0 when all passed or the board has none."),
        QStringLiteral("BOARD"),
        QList<QCommandLineOption>{
            {junit, QStringLiteral("Also writes the outcomes as JUnit XML."), QStringLiteral("FILE.xml")},
            {coverage, QStringLiteral("Also lists the notes, outcomes and links that no scenario reached.")},
            {QStringLiteral("seed"), QStringLiteral("What chance is drawn from; 1 if not given."),
             QStringLiteral("N")}} +
            scriptOptions());
    if (given.parse(arguments, out))
        return ExitStatus::Fine;
    const simulation::RunOptions options = optionsFrom(given);
    const bool isChild = isScriptChild(given);
    const Board board = readBoard(isChild ? QStringLiteral("-") : given.positional(1, 1).front(), err);
    if (needsScriptChild(given, board, err))
        return runInScriptChild(arguments, given, board, {given.value(junit)});

    std::optional<ChildScripts> scripts;
    if (isChild)
        scripts.emplace(given);
    TestRuns runs(board, options, scripts ? &*scripts : nullptr);
    const std::vector<ScenarioOutcome> outcomes = writeOutcomes(board, runs, out);
    if (given.isSet(coverage))
        writeCoverage(board, runs.coverage(), out);
    if (given.isSet(junit))
        writeOutput(given.value(junit), junitXml(board.title(), outcomes));
    return std::ranges::all_of(outcomes, &ScenarioOutcome::passed) ? ExitStatus::Fine : ExitStatus::Findings;
}

} // namespace tempestry
