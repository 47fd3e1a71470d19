#pragma once

#include <QString>

#include <SQLiteCpp/Database.h>

#include <memory>

namespace tempestry::persistence {

// A connection to a file that may come from a stranger: it runs nothing that the file brings along, and a
// reading one ends with SQLITE_INTERRUPT when it takes many times the work that a file of its size can ask
// for. Nothing has been read when the constructor returns. For one thread at a time. Throws
// SQLite::Exception, as all that is done with it.
class GuardedDatabase
{
public:
    enum class Mode : quint8 {
        Read,   // the file is never changed
        Write,  // an existing file; each commit is on disk when it returns, and fails when the file was moved
                // or replaced
        Create, // a new file that nobody else sees yet: fast, and safe only after a sync of the whole file
    };

    GuardedDatabase(const QString &path, Mode mode);

    SQLite::Database &sqlite() { return m_database; }
    sqlite3 *handle() { return m_database.getHandle(); }

    // Whether the path names another file by now, or none.
    bool isMoved();

private:
    static int spend(void *steps);

    std::unique_ptr<qint64> m_steps; // left to spend, in hundreds of thousands of SQLite's virtual machine
    SQLite::Database m_database;
};

} // namespace tempestry::persistence
