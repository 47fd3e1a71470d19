#include "persistence/recovered_copy.h"

#include "persistence/board_file_error.h"
#include "persistence/file_check.h"
#include "persistence/guarded_database.h"

#include <QCoreApplication>
#include <QFile>

namespace tempestry::persistence {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("BoardFile", text);
}

// Such a journal names further files that SQLite would delete. Tempestry never makes one.
bool namesOtherFiles(const QString &journal)
{
    constexpr QByteArrayView kMagic("\xd9\xd5\x05\xf9\x20\xa1\x63\xd7", 8);
    QFile file(journal);
    return !file.open(QIODevice::ReadOnly) || !file.seek(file.size() - kMagic.size()) ||
           file.readAll() == kMagic;
}

} // namespace

RecoveredCopy::RecoveredCopy(const QString &boardPath)
    : m_path(m_folder.filePath(QStringLiteral("board")))
{
    const QString journal = journalPath(boardPath);
    if (namesOtherFiles(journal))
        throw BoardFileError(
            tr("%1 has an unfinished write of another program beside it; move %2 away to open it.")
                .arg(nativePath(boardPath), nativePath(journal)));
    if (!QFile::copy(boardPath, m_path) || !QFile::copy(journal, journalPath(m_path)))
        throw BoardFileError(
            tr("%1 was not closed properly and can't be copied to %2 to be recovered; free some space there.")
                .arg(nativePath(boardPath), nativePath(m_folder.path())));
    for (const QString &file : {m_path, journalPath(m_path)})
        QFile::setPermissions(file, QFile::ReadOwner | QFile::WriteOwner);
    GuardedDatabase database(m_path, GuardedDatabase::Mode::Write);
    database.sqlite().execAndGet("SELECT count(*) FROM sqlite_schema");
    checkFile(m_path);
}

QString journalPath(const QString &boardPath)
{
    return boardPath + QLatin1String("-journal");
}

} // namespace tempestry::persistence
