#include "persistence/board_lock.h"

#include "persistence/board_file_error.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QLockFile>
#include <QSysInfo>

namespace tempestry::persistence {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("BoardFile", text);
}

QString holder(const QLockFile &lock, const QString &lockPath)
{
    qint64 process = 0;
    QString host;
    QString program;
    if (!lock.getLockInfo(&process, &host, &program))
        return tr("Another program has this board open.");
    const QString owner = QFileInfo(lockPath).owner();
    const QString person = owner.isEmpty() ? program : owner;
    if (host == QSysInfo::machineHostName())
        return tr("%1 on %2 (process %3) has this board open.").arg(person, host).arg(process);
    return tr("%1 on %2 (process %3) has this board open; if that isn't so any more, remove %4.")
        .arg(person, host)
        .arg(process)
        .arg(nativePath(lockPath));
}

} // namespace

BoardLock::BoardLock(const QString &boardPath)
{
    const QString lockPath = boardPath + QLatin1String(".lock");
    m_file = std::make_unique<QLockFile>(lockPath);
    m_file->setStaleLockTime(0); // only the death of the holder frees it, not age
    if (m_file->tryLock(0))
        return;
    m_problem = m_file->error() == QLockFile::LockFailedError
                    ? holder(*m_file, lockPath)
                    : tr("The folder of %1 may not be written to; save a copy elsewhere to edit it.")
                          .arg(nativePath(boardPath));
}

BoardLock::~BoardLock() = default;
BoardLock::BoardLock(BoardLock &&) noexcept = default;
BoardLock &BoardLock::operator=(BoardLock &&) noexcept = default;

bool BoardLock::isHeld() const
{
    return m_problem.isEmpty();
}

} // namespace tempestry::persistence
