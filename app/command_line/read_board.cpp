#include "app/command_line/read_board.h"

#include "app/command_line/command_line.h"
#include "persistence/board_file.h"
#include "persistence/element_json.h"
#include "persistence/import.h"

#include <QFile>
#include <QTextStream>

#include <cstdio>

namespace tempestry {

namespace {

Board fromBoardFile(const QString &path, QTextStream &err)
{
    try {
        const auto file = persistence::BoardFile::open(path, persistence::BoardFile::Access::Read);
        for (const QString &missing : file.leftOut())
            err << path << ": left out: " << missing << '\n';
        return file.board();
    } catch (const persistence::BoardFileError &error) {
        throw CommandLineError(ExitStatus::UnreadableInput, error.message());
    }
}

Board known(const persistence::BoardJson &json, const QString &path, QTextStream &err)
{
    for (const QString &member : json.unknown)
        err << path << ": " << member << " means nothing to this version and was passed over\n";
    return json.board;
}

Board fromStandardInput(QTextStream &err)
{
    const auto name = QStringLiteral("standard input");
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly))
        throw CommandLineError(ExitStatus::UnreadableInput,
                               QStringLiteral("%1: %2").arg(name, input.errorString()));
    try {
        return known(persistence::boardFromJson(input.readAll()), name, err);
    } catch (const persistence::JsonError &error) {
        throw CommandLineError(ExitStatus::UnreadableInput,
                               QStringLiteral("%1: %2").arg(name, QString::fromUtf8(error.what())));
    }
}

} // namespace

Board readBoard(const QString &path, QTextStream &err)
{
    if (path == u"-")
        return fromStandardInput(err);
    if (persistence::isBoardFile(path))
        return fromBoardFile(path, err);
    try {
        return known(persistence::readBoardJson(path), path, err);
    } catch (const ImportError &error) {
        throw CommandLineError(ExitStatus::UnreadableInput, QString::fromUtf8(error.what()));
    }
}

} // namespace tempestry
