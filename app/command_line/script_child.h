#pragma once

#include "app/command_line/command_line.h"
#include "model/flow_graph.h"
#include "model/simulation/scripts/start_scripts.h"

#include <QCommandLineOption>
#include <QFile>

namespace tempestry {

class Arguments;

// Scripts may be endless, ignore every interrupt and use up all memory. So a run that calls any is made in a
// child of this process: the same program with the same arguments, confined to some memory and time. It
// leaves word of the script that runs in a file that both map, so that when it dies the error names the note.

// What subcommands that run boards take besides their own options.
QList<QCommandLineOption> scriptOptions();

// Whether this process is such a child. It then reads its board from standard input.
bool isScriptChild(const Arguments &given);

// Whether the board has scripts that are to run, and this process is not the one to run them. When they are
// not to run, for --trust-scripts was not given, says so on `err`.
bool needsScriptChild(const Arguments &given, const Board &board, QTextStream &err);

// Runs the subcommand in a child and returns its exit status. Throws CommandLineError when the child was
// lost: that names the note whose script was running. What it had begun to write of the files `outputs` is
// then removed.
ExitStatus runInScriptChild(const QStringList &arguments, const Arguments &given, const Board &board,
                            const QStringList &outputs);

// In the child: the limits, and the scripts of its runs.
class ChildScripts
{
public:
    // Confines this process to its limits. Precondition: isScriptChild(given).
    explicit ChildScripts(const Arguments &given);

    simulation::Scripts *start(const Board &board, const simulation::Plan &plan);

private:
    QFile m_file;
    simulation::ScriptOptions m_options;
    std::unique_ptr<simulation::Scripts> m_scripts;
};

} // namespace tempestry
