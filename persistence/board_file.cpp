#include "persistence/board_file.h"

#include "persistence/board_lock.h"
#include "persistence/board_reader.h"
#include "persistence/board_store.h"
#include "persistence/element_json.h"
#include "persistence/file_check.h"
#include "persistence/recovered_copy.h"
#include "persistence/replace_file.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <SQLiteCpp/Backup.h>
#include <sqlite3.h>

#include <algorithm>

namespace tempestry::persistence {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("BoardFile", text);
}

QString resolved(const QString &path)
{
    const QFileInfo info(path);
    if (const QString file = info.canonicalFilePath(); !file.isEmpty())
        return file;
    const QString folder = QFileInfo(info.absolutePath()).canonicalFilePath();
    return folder.isEmpty() ? info.absoluteFilePath() : QDir(folder).filePath(info.fileName());
}

BoardLock lockToReplace(const QString &path)
{
    BoardLock lock(path);
    if (!lock.isHeld())
        throw BoardFileError(tr("%1 can't be written: %2").arg(nativePath(path), lock.problem()));
    return lock;
}

void checkReplaceable(const QString &path)
{
    if (QFileInfo(path).isDir())
        throw BoardFileError(tr("%1 is a folder; choose a name in it.").arg(nativePath(path)));
    // SQLite would play the journal back into the new file.
    if (QFileInfo(journalPath(path)).size() > 0)
        throw BoardFileError(
            tr("%1 can't be replaced, for it was not closed properly; open it first or choose another name.")
                .arg(nativePath(path)));
}

void copyPages(const QString &from, const QString &to)
{
    GuardedDatabase writing(to, GuardedDatabase::Mode::Create);
    GuardedDatabase reading(from, GuardedDatabase::Mode::Read);
    try {
        reading.sqlite().exec("BEGIN; SELECT count(*) FROM sqlite_schema");
    } catch (const SQLite::Exception &error) {
        throw readError(from, error);
    }
    if (SQLite::Backup(writing.sqlite(), reading.sqlite()).executeStep() != SQLITE_DONE)
        throw SQLite::Exception("the copy is incomplete", SQLITE_ERROR);
}

} // namespace

bool isBoardFile(const QString &path)
{
    QFile file(path);
    return path.endsWith(QLatin1StringView(".tempest"), Qt::CaseInsensitive) ||
           (file.open(QIODevice::ReadOnly) && file.peek(16).startsWith("SQLite format 3"));
}

BoardFile::BoardFile(QString path, Board board)
    : m_path(std::move(path))
    , m_board(std::move(board))
{}

BoardFile::~BoardFile() = default;
BoardFile::BoardFile(BoardFile &&) noexcept = default;
BoardFile &BoardFile::operator=(BoardFile &&) noexcept = default;

BoardFile BoardFile::create(const QString &path, const Board &board)
{
    return make(path, board, {}, nullptr);
}

BoardFile BoardFile::make(const QString &path, const Board &board, const std::vector<StoredEdit> &history,
                          BoardFile *old)
{
    BoardFile file(resolved(path), board);
    const bool samePlace = old && old->m_path == file.m_path;
    if (!samePlace)
        file.m_lock = std::make_unique<BoardLock>(lockToReplace(file.m_path));
    checkReplaceable(file.m_path);
    ReplacementFile replacement(file.m_path);
    {
        BoardMaker maker(replacement.path(), board);
        for (const StoredEdit &edit : history)
            maker.add(edit);
        file.m_edits = maker.finish();
    }
    replacement.commit();
    if (samePlace)
        file.m_lock = std::move(old->m_lock);
    return file;
}

BoardFile BoardFile::open(const QString &path, Access access)
{
    checkFile(path);
    BoardFile file(resolved(path), Board());
    if (access == Access::Write) {
        file.m_lock = std::make_unique<BoardLock>(file.m_path);
        file.m_readOnlyReason = file.m_lock->problem();
        if (file.m_lock->isHeld() && !QFileInfo(file.m_path).isWritable())
            file.m_readOnlyReason =
                tr("%1 may not be changed by you; save a copy to edit it.").arg(nativePath(file.m_path));
    } else {
        file.m_readOnlyReason = tr("The board was opened to read.");
    }
    BoardContent content = readBoard(file.m_path, {kHistoryLimit, kHistoryBytes});
    file.m_board = std::move(content.board);
    file.m_history = std::move(content.history);
    file.m_edits = content.row.edits;
    file.m_leftOut = std::move(content.damage);
    if (!file.m_leftOut.isEmpty())
        file.m_readOnlyReason =
            tr("%1 is damaged (%2); what could be read is shown, save it to another place.")
                .arg(nativePath(file.m_path), file.m_leftOut.constFirst());
    if (file.isReadOnly())
        file.m_lock.reset();
    return file;
}

void BoardFile::saveCopy(const QString &from, const QString &to)
{
    const QString source = resolved(from);
    const QString target = resolved(to);
    if (source == target)
        throw BoardFileError(
            tr("%1 can't be copied onto itself; choose another name.").arg(nativePath(source)));
    checkFile(source);
    const BoardLock lock = lockToReplace(target);
    checkReplaceable(target);
    ReplacementFile replacement(target);
    try {
        copyPages(source, replacement.path());
    } catch (const SQLite::Exception &error) {
        throw writeError(target, error);
    }
    replacement.commit();
}

std::vector<Edit> BoardFile::history(QString *problem) const
{
    std::vector<Edit> edits;
    for (auto stored = m_history.rbegin(); stored != m_history.rend(); ++stored) {
        try {
            edits.push_back(restore(*stored));
        } catch (const JsonError &error) {
            if (problem)
                *problem =
                    tr("Undo ends at edit %1 (%2).").arg(stored->seq).arg(QString::fromUtf8(error.what()));
            break;
        }
    }
    std::ranges::reverse(edits);
    return edits;
}

} // namespace tempestry::persistence
