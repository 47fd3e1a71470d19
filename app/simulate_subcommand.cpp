#include "app/arguments.h"
#include "app/journal_text.h"
#include "app/read_board.h"
#include "app/script_child.h"
#include "app/subcommands.h"
#include "model/simulation/engine.h"
#include "model/simulation/journal_lines.h"

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

simulation::Plan planFrom(const Board &board, const Arguments &given)
{
    const auto scenarioOption = QStringLiteral("scenario");
    const Scenario *scenario =
        given.isSet(scenarioOption) ? scenarioNamed(board, given.value(scenarioOption)) : nullptr;
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
                       const std::function<bool(const simulation::RunProgress &)> &progress,
                       simulation::Journal &journal)
{
    JournalOutput output(path);
    simulation::JournalWriter writer;
    simulation::run(plan, options, journal,
                    {.progress = progress, .take = [&](const simulation::Journal &part, quint64 firstSeq) {
                         output.write(writer.lines(part, firstSeq));
                     }});
    output.finish();
}

// A journal file is written here, so that none is left half made when the child is lost.
ExitStatus simulateInChild(const QStringList &arguments, const Arguments &given, const Board &board)
{
    const QString path = given.value(QStringLiteral("journal"));
    if (path.isEmpty() || path == u"-")
        return runInScriptChild(arguments, given, board);
    JournalOutput output(path);
    const ExitStatus status = runInScriptChild(arguments, given, board,
                                               [&output](const QByteArray &lines) { output.write(lines); });
    if (status == ExitStatus::Fine)
        output.finish();
    return status;
}

} // namespace

ExitStatus simulateBoard(const QStringList &arguments, QTextStream &out, QTextStream &err)
{
    const auto seed = QStringLiteral("seed");
    const auto messages = QStringLiteral("messages");
    const auto journalOption = QStringLiteral("journal");
    const auto progressOption = QStringLiteral("progress");
    const simulation::RunOptions defaults;
    Arguments given(
        QStringLiteral(
            "Runs a board and tells what happened. Equal boards, options and seeds give equal runs."),
        QStringLiteral("BOARD"),
        QList<QCommandLineOption>{{QStringLiteral("scenario"),
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
         {progressOption, QStringLiteral("Tells on standard error how many messages there were so far.")}} +
            scriptOptions());
    if (given.parse(arguments, out))
        return ExitStatus::Fine;

    simulation::RunOptions options;
    options.seed = numberFrom(given, seed, defaults.seed);
    options.limits.messages = numberFrom(given, messages, defaults.limits.messages);
    const bool isChild = isScriptChild(given);
    const Board board = readBoard(isChild ? QStringLiteral("-") : given.positional(1, 1).front(), err);
    const simulation::Plan plan = planFrom(board, given);
    if (needsScriptChild(given, board, err))
        return simulateInChild(arguments, given, board);

    simulation::Journal journal;
    std::optional<ChildScripts> scripts;
    if (isChild)
        options.scripts = scripts.emplace(given).start(board, FlowGraph(board), plan, journal);

    std::function<bool(const simulation::RunProgress &)> progress;
    if (given.isSet(progressOption))
        progress = [&err](const simulation::RunProgress &now) {
            err << "progress " << now.messages << Qt::endl;
            return true;
        };
    if (given.isSet(journalOption)) {
        writeJournalLines(plan, options, isChild ? QStringLiteral("-") : given.value(journalOption), progress,
                          journal);
    } else {
        simulation::run(plan, options, journal, {.progress = progress, .take = {}});
        writeJournalText(board, journal, out);
    }
    return ExitStatus::Fine;
}

} // namespace tempestry
