#pragma once

#include "app/command_line/command_line.h"

namespace tempestry {

// The subcommands, each in a source of its own. `arguments` begin with the subcommand's name.
// They throw CommandLineError.
ExitStatus importBoard(const QStringList &arguments, QTextStream &out, QTextStream &err);
ExitStatus exportBoard(const QStringList &arguments, QTextStream &out, QTextStream &err);
ExitStatus simulateBoard(const QStringList &arguments, QTextStream &out, QTextStream &err);
ExitStatus projectJournal(const QStringList &arguments, QTextStream &out, QTextStream &err);
ExitStatus testBoard(const QStringList &arguments, QTextStream &out, QTextStream &err);
ExitStatus checkBoard(const QStringList &arguments, QTextStream &out, QTextStream &err);
ExitStatus listFlow(const QStringList &arguments, QTextStream &out, QTextStream &err);

} // namespace tempestry
