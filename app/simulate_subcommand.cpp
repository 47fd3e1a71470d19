#include "app/arguments.h"
#include "app/journal_text.h"
#include "app/read_board.h"
#include "app/subcommands.h"
#include "model/scenario_edits.h"
#include "model/simulation/engine.h"
#include "model/simulation/journal_lines.h"
#include "model/simulation/run_text.h"

#include <QFile>
#include <QSaveFile>
#include <QTextStream>

#include <cstdio>

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

const Scenario *scenarioNamed(const Board &board, const QString &name)
{
    const Scenario *found = nullptr;
    QStringList names;
    board.scenarios().forEach([&](const Scenario &scenario) {
        names += QStringLiteral("“%1”").arg(scenario.name);
        if (scenario.name == name)
            found = &scenario;
    });
    names.sort();
    if (!found)
        refuse(names.isEmpty() ? QStringLiteral("--scenario %1: the board has no scenarios").arg(name)
                               : QStringLiteral("--scenario %1: the board has no such scenario; it has %2")
                                     .arg(name, names.join(QStringLiteral(", "))));
    return found;
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
    const Scenario *scenario = scenarioNamed(board, given.value(option));
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

// Where the JSON Lines of a run go while it lasts. A file appears only once it is whole.
class JournalOutput
{
public:
    explicit JournalOutput(const QString &path)
        : m_path(path)
        , m_file(path)
    {
        const bool opened =
            m_path == u"-" ? m_stdout.open(stdout, QIODevice::WriteOnly) : m_file.open(QIODevice::WriteOnly);
        if (!opened)
            fail();
    }

    void write(const QByteArray &lines)
    {
        if (device().write(lines) != lines.size())
            fail();
    }

    void finish()
    {
        if (m_path == u"-" ? !m_stdout.flush() : !m_file.commit())
            fail();
    }

private:
    QFileDevice &device() { return m_path == u"-" ? static_cast<QFileDevice &>(m_stdout) : m_file; }

    [[noreturn]] void fail()
    {
        throw CommandLineError(
            ExitStatus::UnwritableOutput,
            QStringLiteral("%1: can't be written: %2")
                .arg(m_path == u"-" ? QStringLiteral("standard output") : m_path, device().errorString()));
    }

    QString m_path;
    QSaveFile m_file;
    QFile m_stdout;
};

void writeJournalLines(const simulation::Plan &plan, const simulation::RunOptions &options,
                       const QString &path,
                       const std::function<bool(const simulation::RunProgress &)> &progress)
{
    JournalOutput output(path);
    simulation::JournalWriter writer;
    simulation::Journal journal;
    simulation::run(plan, options, journal,
                    {.progress = progress, .take = [&](const simulation::Journal &part, quint64 firstSeq) {
                         output.write(writer.lines(part, firstSeq));
                     }});
    output.finish();
}

// In the form that the file's ending names.
QString toldRun(const Board &board, const simulation::Journal &journal, const Scenario *scenario,
                const QString &path)
{
    return path.endsWith(QLatin1StringView(".mmd")) ? simulation::sequenceDiagram(board, journal)
                                                    : simulation::givenWhenThen(board, journal, scenario);
}

void checkTellEnding(const QString &path)
{
    if (!path.isEmpty() && !path.endsWith(QLatin1StringView(".mmd")) &&
        !path.endsWith(QLatin1StringView(".feature")))
        refuse(QStringLiteral("--tell %1: end the name in .feature for Given/When/Then, or in .mmd for a "
                              "Mermaid sequence diagram")
                   .arg(path));
}

} // namespace

ExitStatus simulateBoard(const QStringList &arguments, QTextStream &out, QTextStream &err)
{
    const auto seed = QStringLiteral("seed");
    const auto messages = QStringLiteral("messages");
    const auto journalOption = QStringLiteral("journal");
    const auto tellOption = QStringLiteral("tell");
    const auto progressOption = QStringLiteral("progress");
    const simulation::RunOptions defaults;
    Arguments given(
        QStringLiteral(
            "Runs a board and tells what happened. Equal boards, options and seeds give equal runs."),
        QStringLiteral("BOARD"),
        {{QStringLiteral("scenario"),
          QStringLiteral("The scenario to run; without one, the flow starts by itself."),
          QStringLiteral("NAME")},
         {seed, QStringLiteral("What chance is drawn from; 1 if not given."), QStringLiteral("N")},
         {QStringLiteral("set"), QStringLiteral("Switches a condition of the board; may be given again."),
          QStringLiteral("NAME=VALUE")},
         {messages,
          QStringLiteral("Ends the run after so many messages; %1 if not given.")
              .arg(defaults.limits.messages),
          QStringLiteral("N")},
         {journalOption, QStringLiteral("Writes the journal as JSON Lines; “-” is standard output."),
          QStringLiteral("FILE.jsonl")},
         {tellOption,
          QStringLiteral("Writes the run as Given/When/Then, or as a Mermaid sequence diagram, by ending."),
          QStringLiteral("FILE.feature|FILE.mmd")},
         {progressOption, QStringLiteral("Tells on standard error how many messages there were so far.")}});
    if (given.parse(arguments, out))
        return ExitStatus::Fine;

    simulation::RunOptions options;
    options.seed = numberFrom(given, seed, defaults.seed);
    options.limits.messages = numberFrom(given, messages, defaults.limits.messages);
    const Board board = readBoard(given.positional(1, 1).front(), err);
    checkTellEnding(given.value(tellOption));
    const Scenario *scenario = scenarioFrom(board, given);
    const simulation::Plan plan = planFrom(board, scenario, given);

    std::function<bool(const simulation::RunProgress &)> progress;
    if (given.isSet(progressOption))
        progress = [&err](const simulation::RunProgress &now) {
            err << "progress " << now.messages << Qt::endl;
            return true;
        };
    if (given.isSet(journalOption) && given.isSet(tellOption))
        refuse(QStringLiteral("--tell and --journal: choose one of them"));
    if (given.isSet(journalOption)) {
        writeJournalLines(plan, options, given.value(journalOption), progress);
    } else {
        simulation::Journal journal;
        simulation::run(plan, options, journal, {.progress = progress, .take = {}});
        if (given.isSet(tellOption))
            writeOutput(given.value(tellOption),
                        toldRun(board, journal, scenario, given.value(tellOption)).toUtf8());
        else
            writeJournalText(board, journal, out);
    }
    return ExitStatus::Fine;
}

} // namespace tempestry
