#include "app/read_board.h"

#include "app/command_line.h"
#include "persistence/board_file.h"
#include "persistence/board_json.h"
#include "persistence/element_json.h"

#include <QFile>
#include <QFileInfo>
#include <QTextStream>

#include <cstdio>

namespace tempestry {

namespace {

[[noreturn]] void fail(const QString &path, const QString &problem)
{
    throw CommandLineError(ExitStatus::UnreadableInput, QStringLiteral("%1: %2").arg(path, problem));
}

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

Board fromJson(const QString &path, const QByteArray &content, QTextStream &err)
{
    if (content.isEmpty())
        fail(path, QStringLiteral("is empty; choose a .tempest file or board JSON"));
    try {
        persistence::BoardJson json = persistence::boardFromJson(content);
        for (const QString &member : json.unknown)
            err << path << ": " << member << " means nothing to this version and was passed over\n";
        return std::move(json.board);
    } catch (const persistence::JsonError &error) {
        fail(path, QString::fromUtf8(error.what()));
    }
}

} // namespace

Board readBoard(const QString &path, QTextStream &err)
{
    QFile file(path);
    if (path == u"-") {
        if (!file.open(stdin, QIODevice::ReadOnly))
            fail(path, file.errorString());
        return fromJson(QStringLiteral("standard input"), file.readAll(), err);
    }
    if (QFileInfo(path).isDir())
        fail(path, QStringLiteral("is a folder; choose a .tempest file or board JSON"));
    if (!file.open(QIODevice::ReadOnly))
        fail(path, file.errorString());
    if (file.peek(16).startsWith("SQLite format 3") || path.endsWith(QLatin1StringView(".tempest")))
        return fromBoardFile(path, err);
    return fromJson(path, file.readAll(), err);
}

} // namespace tempestry
