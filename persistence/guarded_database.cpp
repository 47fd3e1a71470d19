#include "persistence/guarded_database.h"

#include <QFileInfo>

#include <sqlite3.h>

#include <utility>

namespace tempestry::persistence {

namespace {

constexpr int kStepUnit = 100'000;
constexpr int kBusyTimeout = 2'000; // milliseconds

int openFlags(GuardedDatabase::Mode mode)
{
    switch (mode) {
    case GuardedDatabase::Mode::Read:
        return SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX;
    case GuardedDatabase::Mode::Write:
        return SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX;
    case GuardedDatabase::Mode::Create:
        break;
    }
    return SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
}

void guard(sqlite3 *database)
{
    constexpr std::pair<int, int> kSwitches[] = {
        {SQLITE_DBCONFIG_DEFENSIVE, 1},
        {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
        {SQLITE_DBCONFIG_ENABLE_TRIGGER, 0},
        {SQLITE_DBCONFIG_ENABLE_VIEW, 0},
        {SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0},
        {SQLITE_DBCONFIG_DQS_DML, 0},
        {SQLITE_DBCONFIG_DQS_DDL, 0},
    };
    for (const auto &[option, value] : kSwitches)
        if (const int result = sqlite3_db_config(database, option, value, nullptr); result != SQLITE_OK)
            throw SQLite::Exception("This SQLite can't be secured", result);

    constexpr std::pair<int, int> kLimits[] = {
        {SQLITE_LIMIT_LENGTH, 256 * 1024 * 1024},
        {SQLITE_LIMIT_SQL_LENGTH, 10'000},
        {SQLITE_LIMIT_COLUMN, 64},
        {SQLITE_LIMIT_EXPR_DEPTH, 20},
        {SQLITE_LIMIT_COMPOUND_SELECT, 3},
        {SQLITE_LIMIT_VDBE_OP, 25'000},
        {SQLITE_LIMIT_FUNCTION_ARG, 8},
        {SQLITE_LIMIT_ATTACHED, 0},
        {SQLITE_LIMIT_VARIABLE_NUMBER, 64},
        {SQLITE_LIMIT_TRIGGER_DEPTH, 1},
        {SQLITE_LIMIT_WORKER_THREADS, 0},
    };
    for (const auto &[limit, value] : kLimits)
        sqlite3_limit(database, limit, value);
}

} // namespace

GuardedDatabase::GuardedDatabase(const QString &path, Mode mode)
    : m_steps(std::make_unique<qint64>(100 + QFileInfo(path).size() / (kStepUnit / 20)))
    , m_database(path.toStdString(), openFlags(mode), kBusyTimeout)
{
    guard(handle());
    m_database.exec("PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0; PRAGMA temp_store = MEMORY");
    switch (mode) {
    case Mode::Read:
        sqlite3_progress_handler(handle(), kStepUnit, spend, m_steps.get());
        break;
    case Mode::Write:
        m_database.exec(
            "PRAGMA journal_mode = DELETE; PRAGMA synchronous = EXTRA; PRAGMA locking_mode = NORMAL");
        break;
    case Mode::Create:
        m_database.exec("PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF");
        break;
    }
}

bool GuardedDatabase::isMoved()
{
    int moved = 0;
    const int result = sqlite3_file_control(handle(), "main", SQLITE_FCNTL_HAS_MOVED, &moved);
    // Systems that don't know this don't let an open file be moved.
    return result == SQLITE_OK && moved != 0;
}

int GuardedDatabase::spend(void *steps)
{
    return --*static_cast<qint64 *>(steps) < 0;
}

} // namespace tempestry::persistence
