#include "persistence/file_check.h"

#include "persistence/board_file_error.h"
#include "persistence/board_schema.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QtEndian>

namespace tempestry::persistence {

namespace {

// "Database File Format" on sqlite.org, section 1.3.
constexpr qsizetype kHeaderSize = 100;
constexpr QByteArrayView kMagic("SQLite format 3\0", 16);
constexpr qsizetype kWriteVersion = 18; // 1: rollback journal, 2: write-ahead log
constexpr qsizetype kReadVersion = 19;
constexpr qsizetype kUserVersion = 60;
constexpr qsizetype kApplicationIdField = 68;

[[noreturn]] void refuse(const char *text, const QString &path)
{
    throw BoardFileError(QCoreApplication::translate("BoardFile", text).arg(nativePath(path)));
}

QByteArray readHeader(const QString &path)
{
    const QFileInfo info(path);
    if (!info.exists())
        refuse("%1 does not exist; check the name or make a new board.", path);
    if (info.isDir())
        refuse("%1 is a folder; choose a board in it.", path);
    if (!info.isFile())
        refuse("%1 is no regular file; choose a board.", path);
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        refuse("%1 may not be read by you; ask its owner for access.", path);
    if (file.size() == 0)
        refuse("%1 is empty; restore it from a copy.", path);
    return file.read(kHeaderSize);
}

quint32 number(const QByteArray &header, qsizetype offset)
{
    return qFromBigEndian<quint32>(header.constData() + offset);
}

} // namespace

void checkFile(const QString &path)
{
    const QByteArray header = readHeader(path);
    if (header.size() < kHeaderSize || !header.startsWith(kMagic))
        refuse("%1 is not a Tempestry board; import it if it comes from another tool.", path);
    if (number(header, kApplicationIdField) != kApplicationId)
        refuse("%1 is a database of another program; choose a Tempestry board.", path);
    const quint32 version = number(header, kUserVersion);
    if (version > kSchemaVersion)
        refuse("%1 was written by a newer Tempestry; update the program to open it.", path);
    if (version == 0)
        refuse("%1 is damaged: it has no version that there ever was; restore it from a copy.", path);
    if (header.at(kWriteVersion) != 1 || header.at(kReadVersion) != 1)
        refuse("%1 was changed by another program to use a write-ahead log; restore it from a copy.", path);
}

} // namespace tempestry::persistence
