#include "app/command_line/arguments.h"
#include "app/command_line/subcommands.h"
#include "persistence/board_file.h"
#include "persistence/import.h"

#include <QFileInfo>
#include <QTextStream>

namespace tempestry {

ExitStatus importBoard(const QStringList &arguments, QTextStream &out, QTextStream &)
{
    const auto output = QStringLiteral("o");
    Arguments given(
        QStringLiteral("Makes a board of files: board JSON, session documents in Markdown, or plain lines."),
        QStringLiteral("FILE..."),
        {{{output, QStringLiteral("output")},
          QStringLiteral("The board to make; it must not be there yet."),
          QStringLiteral("BOARD.tempest")}});
    if (given.parse(arguments, out))
        return ExitStatus::Fine;
    const QStringList files = given.positional(1, 10'000);
    const QString target = given.required(output);
    if (QFileInfo::exists(target))
        throw CommandLineError(
            ExitStatus::UnwritableOutput,
            QStringLiteral("%1: is there already; choose another name or remove it").arg(target));
    try {
        const ImportResult result = persistence::importFiles(files);
        persistence::BoardFile::create(target, result.board);
        for (const ImportFinding &finding : result.findings)
            out << finding.file << (finding.line ? QStringLiteral(":%1").arg(finding.line) : QString())
                << ": " << finding.text << '\n';
        out << QStringLiteral("%1: %2 notes on %3 timelines; %4 things to look at\n")
                   .arg(target)
                   .arg(result.board.notes().size())
                   .arg(result.board.timelines().size())
                   .arg(result.findings.size());
    } catch (const ImportError &error) {
        throw CommandLineError(ExitStatus::UnreadableInput, QString::fromUtf8(error.what()));
    } catch (const persistence::BoardFileError &error) {
        throw CommandLineError(ExitStatus::UnwritableOutput, error.message());
    }
    return ExitStatus::Fine;
}

} // namespace tempestry
