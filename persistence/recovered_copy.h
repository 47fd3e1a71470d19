#pragma once

#include <QString>
#include <QTemporaryDir>

namespace tempestry::persistence {

// A copy of a board that was being written when its program died, with the half-done write taken back. The
// file and its journal stay as they are: the next write to the board recovers it in place.
class RecoveredCopy
{
public:
    // Throws BoardFileError and SQLite::Exception.
    explicit RecoveredCopy(const QString &boardPath);

    const QString &path() const { return m_path; }

private:
    QTemporaryDir m_folder;
    QString m_path;
};

// The rollback journal of a board.
QString journalPath(const QString &boardPath);

} // namespace tempestry::persistence
