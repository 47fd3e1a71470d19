#include "app/command_line/command_line.h"

#include "app/command_line/subcommands.h"

#include <QCoreApplication>
#include <QTextStream>

#include <algorithm>
#include <array>

namespace tempestry {

namespace {

struct Subcommand
{
    const char *name;
    const char *synopsis;
    const char *summary;
    ExitStatus (*run)(const QStringList &arguments, QTextStream &out, QTextStream &err);
    bool draws = false;
};

constexpr std::array kSubcommands = {
    Subcommand{"import", "import FILE... -o BOARD.tempest",
               "makes a board of board JSON, a session document or lines of text", importBoard},
    Subcommand{"export", "export BOARD -o FILE", "writes a board as .json, .schema.json, .png or .svg",
               exportBoard, true},
    Subcommand{"simulate",
               "simulate BOARD [--scenario NAME] [--seed N] [--set NAME=VALUE] [--journal FILE.jsonl] "
               "[--events FILE] [--runs N] [--statistics FILE.json]",
               "runs a board, once or many times, and tells what happened", simulateBoard},
    Subcommand{"test", "test BOARD [--junit FILE.xml] [--coverage] [--seed N]",
               "runs every scenario; says what was expected and what came", testBoard},
    Subcommand{"project", "project BOARD JOURNAL.jsonl [--journal FILE.jsonl]",
               "fills the board's read models from a run's journal and tells what they hold", projectJournal},
    Subcommand{"check", "check BOARD [--json]",
               "lists what is worth a look, and exits with 1 if there is any", checkBoard},
    Subcommand{"flow", "flow BOARD [--json]", "lists who follows whom, linked and implied", listFlow},
};

const Subcommand *subcommand(const QString &name)
{
    const auto found = std::ranges::find_if(
        kSubcommands, [&](const Subcommand &row) { return name == QLatin1StringView(row.name); });
    return found == kSubcommands.end() ? nullptr : &*found;
}

void printHelp(QTextStream &out)
{
    out << "Tempestry: an EventStorming board that runs.\n\n"
           "  tempestry [BOARD]\n      opens the window, with the board\n"
           "  tempestry --example NAME\n      opens the window with a copy of an example: online-order, "
           "course-enrolment, event-store-start-up or tagged-files\n";
    for (const Subcommand &row : kSubcommands)
        out << "  tempestry " << row.synopsis << "\n      " << row.summary << '\n';
    out << "\nBOARD is a .tempest file or board JSON. “tempestry COMMAND --help” tells more about a "
           "command.\n"
           "Exit status: 0 fine; 1 findings or failed scenarios; 2 wrong usage; 3 an input that can't be "
           "read; 4 an output that "
           "can't be "
           "written.\n";
}

} // namespace

bool isCommandLine(const QStringList &arguments)
{
    if (arguments.isEmpty())
        return false;
    const QString &first = arguments.front();
    return first == QLatin1StringView("--help") || first == QLatin1StringView("-h") ||
           first == QLatin1StringView("--version") || first == QLatin1StringView("-v") || subcommand(first);
}

bool needsGui(const QStringList &arguments)
{
    const Subcommand *row = arguments.isEmpty() ? nullptr : subcommand(arguments.front());
    return row && row->draws;
}

ExitStatus runCommandLine(const QStringList &arguments, QTextStream &out, QTextStream &err)
{
    const Subcommand *row = subcommand(arguments.front());
    if (!row) {
        if (arguments.front().contains(u'v'))
            out << "tempestry " << QCoreApplication::applicationVersion() << '\n';
        else
            printHelp(out);
        return ExitStatus::Fine;
    }
    try {
        const ExitStatus status = row->run(arguments, out, err);
        out.flush();
        if (out.status() != QTextStream::Ok)
            throw CommandLineError(ExitStatus::UnwritableOutput,
                                   QStringLiteral("standard output: can't be written; is the disk full?"));
        return status;
    } catch (const CommandLineError &error) {
        err << "tempestry " << row->name << ": " << QString::fromUtf8(error.what()) << '\n';
        return error.status();
    }
}

} // namespace tempestry
