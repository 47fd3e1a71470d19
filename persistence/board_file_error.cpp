#include "persistence/board_file_error.h"

#include <QCoreApplication>
#include <QDir>

#include <SQLiteCpp/Exception.h>
#include <sqlite3.h>

namespace tempestry::persistence {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("BoardFile", text);
}

int codeOf(const SQLite::Exception &cause)
{
    const int extended = cause.getExtendedErrorCode();
    return extended == -1 ? cause.getErrorCode() : extended;
}

} // namespace

QString nativePath(const QString &path)
{
    return QLatin1Char('"') + QDir::toNativeSeparators(path) + QLatin1Char('"');
}

BoardFileError readError(const QString &path, const SQLite::Exception &cause)
{
    const QString where = nativePath(path);
    const QString detail = QString::fromUtf8(cause.what());
    switch (codeOf(cause) & 0xff) {
    case SQLITE_INTERRUPT:
        return BoardFileError(
            tr("%1 takes far longer to read than a board of its size; do not trust it.").arg(where));
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return BoardFileError(
            tr("%1 is being written by another program; close it there and try again.").arg(where));
    case SQLITE_READONLY:
        return BoardFileError(
            tr("%1 was not closed properly; open it in Tempestry and try again.").arg(where));
    case SQLITE_CANTOPEN:
    case SQLITE_IOERR:
        return BoardFileError(tr("%1 can't be read (%2); check the disk and try again.").arg(where, detail));
    default:
        return BoardFileError(
            tr("%1 is damaged and can't be read (%2); restore it from a copy.").arg(where, detail));
    }
}

BoardFileError movedError(const QString &path)
{
    return BoardFileError(
        tr("%1 was moved, removed or replaced; put it back or save to another place.").arg(nativePath(path)));
}

BoardFileError writeError(const QString &path, const SQLite::Exception &cause)
{
    const QString where = nativePath(path);
    const QString detail = QString::fromUtf8(cause.what());
    const int code = codeOf(cause);
    if (code == SQLITE_READONLY_DBMOVED)
        return movedError(path);
    switch (code & 0xff) {
    case SQLITE_FULL:
        return BoardFileError(
            tr("The disk of %1 is full; free some space or save to another place.").arg(where));
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_CANTOPEN:
        return BoardFileError(tr("%1 may not be changed (%2); allow writing there or save to another place.")
                                  .arg(where, detail));
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return BoardFileError(
            tr("%1 is being used by another program; close it there and try again.").arg(where));
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return BoardFileError(tr("%1 has become damaged (%2); save to another place.").arg(where, detail));
    default:
        return BoardFileError(
            tr("Writing %1 failed (%2); try again or save to another place.").arg(where, detail));
    }
}

} // namespace tempestry::persistence
