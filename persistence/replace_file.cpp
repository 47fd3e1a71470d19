#include "persistence/replace_file.h"

#include "persistence/board_file_error.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QUuid>

#include <filesystem>
#include <system_error>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#endif

namespace tempestry::persistence {

namespace {

// Returns why not; empty when it worked.
QString syncToDisk(const QString &path)
{
#ifdef Q_OS_UNIX
    const int file = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC);
    // Some file systems can't sync a folder and say EINVAL.
    const bool synced = file >= 0 && (::fsync(file) == 0 || errno == EINVAL);
    const QString problem = synced ? QString() : qt_error_string(errno);
    if (file >= 0)
        ::close(file);
    return problem;
#else
    Q_UNUSED(path) // NTFS keeps renames in its log
    return {};
#endif
}

std::filesystem::path native(const QString &path)
{
    return std::filesystem::path(path.toStdU16String());
}

} // namespace

ReplacementFile::ReplacementFile(const QString &target)
{
    const QFileInfo info(target);
    m_target = info.exists() ? info.canonicalFilePath() : info.absoluteFilePath();
    const QFileInfo place(m_target);
    m_path = place.dir().filePath(QLatin1Char('.') + place.fileName() + QLatin1Char('.') +
                                  QUuid::createUuid().toString(QUuid::Id128) + QLatin1String(".new"));
}

ReplacementFile::~ReplacementFile()
{
    QFile::remove(m_path);
}

void ReplacementFile::commit()
{
    if (QFile::exists(m_target))
        QFile::setPermissions(m_path, QFile::permissions(m_target));
    QString problem = syncToDisk(m_path);
    if (problem.isEmpty()) {
        std::error_code error;
        std::filesystem::rename(native(m_path), native(m_target), error);
        problem = error ? QString::fromStdString(error.message()) : syncToDisk(QFileInfo(m_target).path());
    }
    if (!problem.isEmpty())
        throw BoardFileError(
            QCoreApplication::translate("BoardFile", "%1 can't be written (%2); choose another place.")
                .arg(nativePath(m_target), problem));
}

} // namespace tempestry::persistence
