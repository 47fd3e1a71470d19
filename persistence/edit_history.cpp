#include "persistence/edit_history.h"

#include "persistence/board_file_error.h"
#include "persistence/board_rows.h"
#include "persistence/element_json.h"
#include "persistence/guarded_database.h"
#include "persistence/recovered_copy.h"

#include <QCoreApplication>

#include <sqlite3.h>

#include <iterator>
#include <optional>

namespace tempestry::persistence {

namespace {

constexpr qint64 kBite = 256;                            // edits read in one go
constexpr qint64 kBiteBytes = qint64(1024) * 1024;       // of changes as JSON, in one go
constexpr qint64 kMostBytes = qint64(512) * 1024 * 1024; // of all
using GoOn = std::function<bool(qint64 read, qint64 all)>;

QString tr(const char *text)
{
    return QCoreApplication::translate("BoardFile", text);
}

// A writer of this program may have the file locked. Closing a file by any other way than SQLite's own would
// take its locks away, so the file is not looked at before SQLite opens it.
class HistoryReader
{
public:
    explicit HistoryReader(const QString &path)
        : m_path(path)
        , m_database(path, GuardedDatabase::Mode::Read)
    {}

    EditHistory read(const GoOn &goOn)
    {
        begin();
        const qint64 all = m_next;
        while (m_next > 0 && m_result.problem.isEmpty()) {
            readBite();
            if (goOn && !goOn(all - m_next, all))
                break;
        }
        m_result.missing = m_next;
        m_result.edits = std::vector<Edit>(std::make_move_iterator(m_result.edits.rbegin()),
                                           std::make_move_iterator(m_result.edits.rend()));
        return std::move(m_result);
    }

private:
    void begin()
    {
        m_database.sqlite().exec("BEGIN");
        if (!schemaProblem(m_database.sqlite()).isEmpty())
            throw BoardFileError(
                tr("%1 is no board that Tempestry made, so it has no history.").arg(nativePath(m_path)));
        BoardRow row;
        RowReader rows(m_database.handle(), Table::Board);
        if (!rows.next() || !readRow(rows, row))
            throw BoardFileError(tr("%1 is damaged, so its history can't be read; restore it from a copy.")
                                     .arg(nativePath(m_path)));
        m_next = row.edits;
        m_inTransaction = true;
    }

    void readBite()
    {
        if (!m_inTransaction)
            m_database.sqlite().exec("BEGIN");
        std::vector<StoredEdit> stored;
        {
            const QByteArray suffix =
                QByteArrayLiteral("WHERE seq <= ") + QByteArray::number(m_next) + " ORDER BY seq DESC";
            RowReader rows(m_database.handle(), Table::ChangeSet, suffix.constData());
            for (qint64 bytes = 0; qint64(stored.size()) < kBite && bytes < kBiteBytes && m_next > 0;
                 --m_next) {
                StoredEdit edit;
                if (!rows.next() || !readRow(rows, edit) || edit.seq != m_next) {
                    stopAt(tr("it is damaged"));
                    break;
                }
                bytes += edit.before.size() + edit.after.size();
                stored.push_back(std::move(edit));
                m_bytes += stored.back().before.size() + stored.back().after.size();
            }
        }
        m_database.sqlite().exec("COMMIT");
        m_inTransaction = false;
        take(stored);
    }

    void take(const std::vector<StoredEdit> &stored)
    {
        for (const StoredEdit &edit : stored) {
            try {
                m_result.edits.push_back(restore(edit));
            } catch (const JsonError &error) {
                m_next = edit.seq;
                stopAt(QString::fromUtf8(error.what()));
                return;
            }
        }
        if (m_bytes > kMostBytes && m_next > 0 && m_result.problem.isEmpty())
            stopAt(tr("there is too much to show"));
    }

    void stopAt(const QString &why)
    {
        m_result.problem = tr("The history up to edit %1 of %2 can't be shown: %3.")
                               .arg(m_next)
                               .arg(nativePath(m_path), why);
    }

    QString m_path;
    GuardedDatabase m_database;
    EditHistory m_result;
    qint64 m_next = 0; // the newest edit not read yet
    qint64 m_bytes = 0;
    bool m_inTransaction = false;
};

EditHistory failed(const QString &problem)
{
    EditHistory none;
    none.problem = problem;
    return none;
}

} // namespace

EditHistory readEditHistory(const QString &path, const GoOn &goOn)
{
    try {
        try {
            return HistoryReader(path).read(goOn);
        } catch (const SQLite::Exception &error) {
            if (error.getExtendedErrorCode() != SQLITE_READONLY_ROLLBACK)
                throw;
        }
        // A program died while it wrote, and nobody has written since: no lock of ours can be on the file.
        const RecoveredCopy copy(path);
        return HistoryReader(copy.path()).read(goOn);
    } catch (const SQLite::Exception &error) {
        return failed(readError(path, error).message());
    } catch (const BoardFileError &error) {
        return failed(error.message());
    }
}

} // namespace tempestry::persistence
