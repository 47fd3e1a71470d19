#include "app/command_line/arguments.h"
#include "app/command_line/journal_text.h"
#include "app/command_line/read_board.h"
#include "app/command_line/run_files.h"
#include "app/command_line/script_child.h"
#include "app/command_line/simulate_check.h"
#include "app/command_line/simulate_many.h"
#include "app/command_line/subcommands.h"
#include "app/simulation/fault_text.h"
#include "model/scenario_edits.h"
#include "model/simulation/engine.h"
#include "model/simulation/run_text.h"

#include <QTextStream>

namespace tempestry {

namespace {

[[noreturn]] void refuse(const QString &problem)
{
    throw CommandLineError(ExitStatus::WrongUsage, problem);
}

simulation::Conditions conditionsFrom(const QStringList &settings)
{
    simulation::Conditions conditions;
    for (const QString &setting : settings) {
        const qsizetype equals = setting.lastIndexOf(u'=');
        const QStringView value = QStringView(setting).mid(equals + 1);
        if (equals < 1 || (value != u"true" && value != u"false"))
            refuse(QStringLiteral("--set %1: write NAME=true or NAME=false").arg(setting));
        conditions.insert(setting.left(equals), value == u"true");
    }
    return conditions;
}

const Scenario *scenarioFrom(const Board &board, const QString &name)
{
    if (const Scenario *found = scenarioNamed(board, name))
        return found;
    QStringList names;
    board.scenarios().forEach(
        [&names](const Scenario &scenario) { names += QStringLiteral("“%1”").arg(scenario.name); });
    names.sort();
    refuse(names.isEmpty() ? QStringLiteral("--scenario %1: the board has no scenarios").arg(name)
                           : QStringLiteral("--scenario %1: the board has no such scenario; it has %2")
                                 .arg(name, names.join(QStringLiteral(", "))));
}

quint64 numberFrom(const Arguments &given, const QString &option, quint64 otherwise)
{
    if (!given.isSet(option))
        return otherwise;
    bool ok = false;
    const quint64 number = given.value(option).toULongLong(&ok);
    if (!ok)
        refuse(QStringLiteral("--%1 %2: write a whole number from 0 on").arg(option, given.value(option)));
    return number;
}

// nullptr when none was asked for.
const Scenario *scenarioFrom(const Board &board, const Arguments &given)
{
    const auto option = QStringLiteral("scenario");
    if (!given.isSet(option))
        return nullptr;
    const Scenario *scenario = scenarioFrom(board, given.value(option));
    if (const auto lost = lostEntries(board, *scenario); !lost.empty())
        refuse(lostEntryText(*scenario, lost.front()));
    return scenario;
}

simulation::Plan planFrom(const Board &board, const Scenario *scenario, const Arguments &given)
{
    QString problem;
    auto plan = simulation::compilePlan(board, FlowGraph(board), scenario,
                                        conditionsFrom(given.values(QStringLiteral("set"))), &problem);
    if (!plan)
        refuse(problem);
    return *std::move(plan);
}

RunChoice choiceFrom(const Arguments &given)
{
    RunChoice choice;
    choice.scenario = given.value(QStringLiteral("scenario"));
    choice.set = conditionsFrom(given.values(QStringLiteral("set")));
    choice.options.seed = numberFrom(given, QStringLiteral("seed"), choice.options.seed);
    choice.options.limits.messages =
        numberFrom(given, QStringLiteral("messages"), choice.options.limits.messages);
    choice.trustsScripts = given.isSet(QStringLiteral("trust-scripts"));
    for (const char *option : {"faults", "script-time", "script-run-time", "script-memory"})
        if (const QString name = QString::fromLatin1(option); given.isSet(name))
            choice.more << QStringLiteral("--%1=%2").arg(name, given.value(name));
    return choice;
}

// Besides the scenario's.
std::vector<Fault> faultsFrom(const Board &board, const Arguments &given)
{
    QString problem;
    const auto faults = parseFaults(board, {}, given.value(QStringLiteral("faults")), &problem);
    if (!faults)
        refuse(QStringLiteral("--faults: ") + problem);
    return *faults;
}

std::optional<DeliveryQuestion> questionFrom(const Arguments &given)
{
    const auto option = QStringLiteral("check");
    if (!given.isSet(option))
        return std::nullopt;
    const auto question = deliveryQuestion(given.value(option));
    if (!question)
        refuse(
            QStringLiteral("--check %1: write idempotence or order-independence").arg(given.value(option)));
    return question;
}

using Progress = std::function<bool(const simulation::RunProgress &)>;

void simulateOnce(const Board &board, const simulation::Plan &plan, const RunChoice &choice,
                  const Arguments &given, const Progress &progress, QTextStream &out)
{
    const auto journalOption = QStringLiteral("journal");
    const auto eventsOption = QStringLiteral("events");
    simulation::Journal journal;
    if (!given.isSet(journalOption) && !given.isSet(eventsOption)) {
        simulation::run(plan, choice.options, journal, {.progress = progress, .take = {}});
        writeJournalText(board, journal, out);
        return;
    }
    RunFiles files;
    if (given.isSet(journalOption))
        files.openJournal(given.value(journalOption));
    if (given.isSet(eventsOption))
        files.openEvents(given.value(eventsOption), {board, beginOf(board, choice)});
    simulation::run(plan, choice.options, journal,
                    {.progress = progress, .take = [&](const simulation::Journal &part, quint64 firstSeq) {
                         files.take(part, firstSeq);
                     }});
    files.finish();
}

void checkTellEnding(const QString &path)
{
    if (!path.isEmpty() && !path.endsWith(QLatin1StringView(".mmd")) &&
        !path.endsWith(QLatin1StringView(".feature")))
        refuse(QStringLiteral("--tell %1: end the name in .feature for Given/When/Then, or in .mmd for a "
                              "Mermaid sequence diagram")
                   .arg(path));
}

// In the form that the file's ending names.
void tellRun(const Board &board, const simulation::Plan &plan, const RunChoice &choice,
             const Scenario *scenario, const QString &path, const Progress &progress)
{
    simulation::Journal journal;
    simulation::run(plan, choice.options, journal, {.progress = progress, .take = {}});
    const QString text = path.endsWith(QLatin1StringView(".mmd"))
                             ? simulation::sequenceDiagram(board, journal)
                             : simulation::givenWhenThen(board, journal, scenario);
    writeOutput(path, text.toUtf8());
}

// What tells of one run does not go with many.
void refuseMixtures(const Arguments &given)
{
    checkTellEnding(given.value(QStringLiteral("tell")));
    const bool many = given.isSet(QStringLiteral("runs"));
    for (const char *option : {"journal", "events", "tell", "runs"})
        if (given.isSet(QStringLiteral("check")) && given.isSet(QLatin1String(option)))
            refuse(QStringLiteral("--check runs the board many times by itself; leave --%1 out")
                       .arg(QLatin1String(option)));
    for (const char *option : {"journal", "events", "tell"})
        if (many && given.isSet(QLatin1String(option)))
            refuse(
                QStringLiteral("--%1 tells of one run; leave it or --runs out").arg(QLatin1String(option)));
    if (given.isSet(QStringLiteral("tell")) &&
        (given.isSet(QStringLiteral("journal")) || given.isSet(QStringLiteral("events"))))
        refuse(QStringLiteral("--tell does not go with --journal or --events; run once more for these"));
    if (!many && given.isSet(QStringLiteral("statistics")))
        refuse(QStringLiteral("--statistics tells of many runs; say how many with --runs"));
}

// Whether this process only gives runs to others.
bool sharesOut(const Arguments &given)
{
    return given.isSet(QStringLiteral("runs")) && !given.value(QStringLiteral("runs")).contains(u'.');
}

} // namespace

ExitStatus simulateBoard(const QStringList &arguments, QTextStream &out, QTextStream &err)
{
    const simulation::RunOptions defaults;
    Arguments given(
        QStringLiteral(
            "Runs a board and tells what happened. Equal boards, options and seeds give equal runs."),
        QStringLiteral("BOARD"),
        QList<QCommandLineOption>{
            {QStringLiteral("scenario"),
             QStringLiteral("The scenario to run; without one, the flow starts by itself."),
             QStringLiteral("NAME")},
            {QStringLiteral("seed"), QStringLiteral("What chance is drawn from; 1 if not given."),
             QStringLiteral("N")},
            {QStringLiteral("set"), QStringLiteral("Switches a condition of the board; may be given again."),
             QStringLiteral("NAME=VALUE")},
            {QStringLiteral("messages"),
             QStringLiteral("Ends the run after so many messages; %1 if not given.")
                 .arg(defaults.limits.messages),
             QStringLiteral("N")},
            {QStringLiteral("faults"),
             QStringLiteral(
                 "Lets things go wrong, such as “duplicate 10 %; failure of \"Ship order\" at 1”."),
             QStringLiteral("FAULTS")},
            {QStringLiteral("check"),
             QStringLiteral(
                 "Tells what ends differently when messages come twice (idempotence) or in another order "
                 "(order-independence); exits with 1 if anything does."),
             QStringLiteral("WHAT")},
            {QStringLiteral("json"), QStringLiteral("With --check: tells it as JSON.")},
            {QStringLiteral("journal"),
             QStringLiteral("Writes the journal as JSON Lines; “-” is standard output."),
             QStringLiteral("FILE.jsonl")},
            {QStringLiteral("events"),
             QStringLiteral(
                 "Writes the commands and events for other programs, in the format that the ending "
                 "names: .%1.")
                 .arg(persistence::runExportEndings().join(QStringLiteral(", ."))),
             QStringLiteral("FILE")},
            {QStringLiteral("tell"),
             QStringLiteral(
                 "Writes the run as Given/When/Then, or as a Mermaid sequence diagram, by ending."),
             QStringLiteral("FILE.feature|FILE.mmd")},
            {QStringLiteral("runs"),
             QStringLiteral(
                 "Runs so many times, each with the next seed, on all cores, and tells statistics; "
                 "FIRST..LAST runs just these seeds, on one core."),
             QStringLiteral("N")},
            {QStringLiteral("statistics"),
             QStringLiteral("Writes the statistics of many runs as JSON; “-” is standard output."),
             QStringLiteral("FILE.json")},
            {QStringLiteral("progress"),
             QStringLiteral("Tells on standard error how many messages, or runs, there were so far.")}} +
            scriptOptions());
    if (given.parse(arguments, out))
        return ExitStatus::Fine;

    refuseMixtures(given);
    RunChoice choice = choiceFrom(given);
    const bool isChild = isScriptChild(given);
    const Board board = readBoard(isChild ? QStringLiteral("-") : given.positional(1, 1).front(), err);
    const Scenario *scenario = scenarioFrom(board, given);
    const auto question = questionFrom(given);
    choice.options.faults = faultsFrom(board, given);
    const simulation::Plan plan = planFrom(board, scenario, given);
    if (needsScriptChild(given, board, err) && !sharesOut(given))
        return runInScriptChild(arguments, given, board,
                                {given.value(QStringLiteral("journal")),
                                 given.value(QStringLiteral("events")), given.value(QStringLiteral("tell"))});
    std::optional<ChildScripts> scripts;
    if (isChild)
        choice.options.scripts = scripts.emplace(given).start(board, plan);
    if (question)
        return checkDeliveries(board, plan, choice, *question, given.isSet(QStringLiteral("json")),
                               given.isSet(QStringLiteral("progress")), out, err);
    if (given.isSet(QStringLiteral("runs")))
        return simulateMany(board, plan, choice, given, out, err);
    Progress progress;
    if (given.isSet(QStringLiteral("progress")))
        progress = [&err](const simulation::RunProgress &now) {
            err << "progress " << now.messages << Qt::endl;
            return true;
        };
    if (given.isSet(QStringLiteral("tell")))
        tellRun(board, plan, choice, scenario, given.value(QStringLiteral("tell")), progress);
    else
        simulateOnce(board, plan, choice, given, progress, out);
    return ExitStatus::Fine;
}

} // namespace tempestry
