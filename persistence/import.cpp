#include "persistence/import.h"

#include "model/geometry.h"
#include "model/timeline_layout.h"
#include "persistence/element_json.h"
#include "persistence/json_text.h"
#include "persistence/plain_lines.h"
#include "persistence/session_import.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <iterator>
#include <limits>

namespace tempestry::persistence {

namespace {

constexpr QUuid kSeveralFiles(0x1f8c42d7, 0x90be, 0x4c35, 0xa1, 0x67, 0x0d, 0x5e, 0xb3, 0x29, 0x74, 0xfa);

QString tr(const char *text)
{
    return QCoreApplication::translate("Import", text);
}

QByteArray contentOf(const QString &path)
{
    if (QFileInfo(path).isDir())
        throw ImportError(0, tr("this is a folder; name the files in it"), path);
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        throw ImportError(0, tr("can't be opened: %1").arg(file.errorString()), path);
    const QByteArray content = file.read(kLargestText + 1);
    if (file.error() != QFileDevice::NoError)
        throw ImportError(0, tr("can't be read: %1").arg(file.errorString()), path);
    if (content.size() > kLargestText)
        throw ImportError(0, tr("larger than %1 MiB; split the file").arg(kLargestText / 1024 / 1024), path);
    return content;
}

BoardJson readJson(const QByteArray &content)
{
    try {
        return boardFromJson(content);
    } catch (const JsonError &error) {
        QString what = QString::fromUtf8(error.what());
        if (const auto where = QStringLiteral("line %1, ").arg(error.line()); what.startsWith(where))
            what.remove(0, where.size()); // the ImportError says it
        throw ImportError(error.line(), what);
    }
}

ImportResult importJson(const QByteArray &content, const QString &fileName)
{
    BoardJson read = readJson(content);
    std::vector<ImportFinding> findings;
    for (const QString &path : read.unknown)
        findings.push_back({fileName, 0, tr("“%1” is not known and was left out").arg(path)});
    return {std::move(read.board), std::move(findings)};
}

// Refuses what no person has typed.
void requireText(const QByteArray &content)
{
    if (content.startsWith("SQLite format 3"))
        throw ImportError(0, tr("this is a database, not text; open a board with “tempestry BOARD.tempest”"));
    if (content.startsWith("\xFF\xFE") || content.startsWith("\xFE\xFF"))
        throw ImportError(0, tr("this text is in UTF-16; save it as UTF-8"));
    if (content.contains('\0'))
        throw ImportError(
            0, tr("this is not text; expected board JSON, session minutes in Markdown or lines of text"));
    if (content.trimmed().isEmpty() || content.trimmed() == "\xEF\xBB\xBF")
        throw ImportError(0, tr("the file is empty"));
}

void requireUtf8(const QByteArray &content)
{
    int number = 0;
    for (const QByteArray &line : content.split('\n')) {
        ++number;
        if (!QUtf8StringView(line).isValidUtf8())
            throw ImportError(number, tr("this line is not UTF-8; save the file as UTF-8"));
    }
}

// The whole paper of a board, from its uppermost to its lowest edge; nothing when it is empty.
struct Extent
{
    double top = std::numeric_limits<double>::infinity();
    double bottom = -std::numeric_limits<double>::infinity();

    bool isEmpty() const { return top > bottom; }
};

Extent extentOf(const Board &board)
{
    Extent extent;
    const auto include = [&extent](const auto &element) {
        extent.top = std::min(extent.top, element.y);
        extent.bottom = std::max(extent.bottom, bottom(element));
    };
    board.notes().forEach(include);
    board.timelines().forEach(include);
    board.frames().forEach(include);
    return extent;
}

// Adds the board's elements, `dy` further down.
template <class T>
void addAll(BoardDraft &draft, const Board &board, double dy)
{
    board.all<T>().forEach([&](T element) {
        if (draft.board().find(element.id))
            throw ImportError(
                0, tr("its id %1 is on the board already, from a file before it; import it by itself")
                       .arg(element.id.toString()));
        if constexpr (requires { element.y; })
            element.y += dy;
        draft.set(std::move(element));
    });
}

void addBelow(BoardDraft &draft, const Board &board)
{
    const Extent above = extentOf(draft.board());
    const Extent added = extentOf(board);
    const double dy = above.isEmpty() || added.isEmpty() ? 0 : above.bottom + kTimelineGap - added.top;
    addAll<Note>(draft, board, dy);
    addAll<Link>(draft, board, dy);
    addAll<Timeline>(draft, board, dy);
    addAll<Frame>(draft, board, dy);
    addAll<Scenario>(draft, board, dy);
}

Board joined(const std::vector<Board> &boards, const QStringList &paths)
{
    QByteArray ids;
    for (const Board &board : boards)
        ids += board.id().uuid().toRfc4122();
    BoardDraft draft{Board(BoardId(QUuid::createUuidV5(kSeveralFiles, ids)), boards.front().title())};
    for (size_t i = 0; i < boards.size(); ++i) {
        try {
            addBelow(draft, boards[i]);
        } catch (const ImportError &error) {
            throw error.in(paths[static_cast<qsizetype>(i)]);
        }
    }
    return std::move(draft).finish();
}

} // namespace

bool isBoardJson(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) && looksLikeBoardJson(file.read(kLargestText));
}

BoardJson readBoardJson(const QString &path)
{
    const QByteArray content = contentOf(path);
    try {
        return readJson(content);
    } catch (const ImportError &error) {
        throw error.in(path);
    }
}

ImportResult importContent(const QByteArray &content, const QString &fileName)
{
    requireText(content);
    if (looksLikeBoardJson(content))
        return importJson(content, fileName);
    if (content.trimmed().startsWith('{'))
        throw ImportError(
            0, tr("this is JSON, but no board; a board begins with \"format\": \"tempestry-board\""));
    if (looksLikeSession(content))
        return importSession(content, fileName);
    requireUtf8(content);
    return importLines(content, fileName);
}

ImportResult importFiles(const QStringList &paths)
{
    std::vector<Board> boards;
    std::vector<ImportFinding> findings;
    for (const QString &path : paths) {
        const QByteArray content = contentOf(path);
        try {
            ImportResult result = importContent(content, path);
            boards.push_back(std::move(result.board));
            std::ranges::move(result.findings, std::back_inserter(findings));
        } catch (const ImportError &error) {
            throw error.in(path);
        }
    }
    if (boards.empty())
        throw ImportError(0, tr("no file to import"));
    return {boards.size() == 1 ? boards.front() : joined(boards, paths), std::move(findings)};
}

} // namespace tempestry::persistence
