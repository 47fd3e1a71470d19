#include "app/command_line/arguments.h"
#include "app/command_line/read_board.h"
#include "app/command_line/subcommands.h"
#include "app/window/board_export.h"

namespace tempestry {

ExitStatus exportBoard(const QStringList &arguments, QTextStream &out, QTextStream &err)
{
    const auto output = QStringLiteral("o");
    Arguments given(QStringLiteral("Writes a board in the format that the file's ending names: %1.")
                        .arg(exportEndings().join(QStringLiteral(", "))),
                    QStringLiteral("BOARD"),
                    {{{output, QStringLiteral("output")},
                      QStringLiteral("The file to write; one that is there is replaced."),
                      QStringLiteral("FILE")}});
    if (given.parse(arguments, out))
        return ExitStatus::Fine;
    const QString path = given.positional(1, 1).front();
    const QString target = given.required(output);
    const QString ending = exportEndingOf(target);
    if (ending.isEmpty())
        throw CommandLineError(ExitStatus::WrongUsage,
                               QStringLiteral("%1: boards are written as %2; name one of these endings")
                                   .arg(target, exportEndings().join(QStringLiteral(", "))));
    QString problem;
    const auto content = exportBoard(readBoard(path, err), ending, &problem);
    if (!content)
        throw CommandLineError(ExitStatus::UnwritableOutput, QStringLiteral("%1: %2").arg(target, problem));
    writeOutput(target, *content);
    return ExitStatus::Fine;
}

} // namespace tempestry
