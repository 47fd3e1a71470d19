#include "persistence/board_store.h"

#include "persistence/board_file_error.h"
#include "persistence/file_check.h"

#include <QCoreApplication>

#include <SQLiteCpp/Transaction.h>

namespace tempestry::persistence {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("BoardFile", text);
}

BoardFileError changedElsewhere(const QString &path)
{
    return BoardFileError(
        tr("%1 was changed by another program; save to another place to keep both.").arg(nativePath(path)));
}

// The file may have become another one since it was opened.
const QString &checked(const QString &path)
{
    try {
        checkFile(path);
    } catch (const BoardFileError &) {
        throw movedError(path);
    }
    return path;
}

template <class T>
class Inserter
{
public:
    explicit Inserter(SQLite::Database &database)
        : m_statement(database, insertSql(kTableOf<T>).toStdString())
    {}

    quint64 insert(const T &row)
    {
        const quint64 hash = bindRow(m_statement, row);
        m_statement.exec();
        m_statement.reset();
        return hash;
    }

private:
    SQLite::Statement m_statement;
};

void bindId(SQLite::Statement &statement, const QUuid &id)
{
    const QByteArray bytes = id.toRfc4122();
    statement.bind(1, bytes.constData(), static_cast<int>(bytes.size()));
}

// Adds to `content` what the change makes of the sum of the hashes. False when a row to be changed isn't
// there.
template <class T>
bool write(SQLite::Database &database, const ChangeSet &change, quint64 &content)
{
    if (change.all<T>().empty())
        return true;
    Inserter<T> inserter(database);
    SQLite::Statement erase(database, std::string("DELETE FROM ") + tableName(kTableOf<T>) +
                                          " WHERE id = ? RETURNING hash");
    for (const auto &[before, after] : change.all<T>()) {
        if (before) {
            bindId(erase, before->id.uuid());
            if (!erase.executeStep())
                return false;
            content -= static_cast<quint64>(erase.getColumn(0).getInt64());
            erase.reset();
        }
        if (after)
            content += inserter.insert(*after);
    }
    return true;
}

bool writeElements(SQLite::Database &database, const ChangeSet &change, quint64 &content)
{
    return write<Note>(database, change, content) && write<Link>(database, change, content) &&
           write<Timeline>(database, change, content) && write<Frame>(database, change, content) &&
           write<Scenario>(database, change, content);
}

template <class T>
void insertAll(SQLite::Database &database, const Board &board, quint64 &content)
{
    Inserter<T> inserter(database);
    board.all<T>().forEach([&](const T &element) { content += inserter.insert(element); });
}

} // namespace

BoardStore::BoardStore(const QString &path, BoardId id)
try : m_path(checked(path)), m_id(id), m_database(path, GuardedDatabase::Mode::Write) {
    if (!schemaProblem(m_database.sqlite()).isEmpty())
        throw changedElsewhere(path);
} catch (const SQLite::Exception &error) {
    throw writeError(path, error);
}

void BoardStore::append(std::span<const Edit> edits, qint64 written)
{
    try {
        if (m_database.isMoved())
            throw movedError(m_path);
        SQLite::Transaction transaction(m_database.sqlite(), SQLite::TransactionBehavior::IMMEDIATE);
        BoardRow row;
        if (RowReader rows(m_database.handle(), Table::Board); !rows.next() || !readRow(rows, row))
            throw changedElsewhere(m_path);
        checkBoard(row, written, edits);
        if (schemaVersion(m_database.sqlite()) < kSchemaVersion)
            migrate(row);
        Inserter<StoredEdit> history(m_database.sqlite());
        for (const Edit &edit : edits.subspan(static_cast<size_t>(row.edits - written))) {
            if (!writeElements(m_database.sqlite(), edit.change, row.content))
                throw changedElsewhere(m_path);
            history.insert(store(edit, ++row.edits));
            if (edit.change.title())
                row.title = edit.change.title()->second;
        }
        m_database.sqlite().exec("DELETE FROM board");
        Inserter<BoardRow>(m_database.sqlite()).insert(row);
        transaction.commit();
        if (m_database.isMoved())
            throw movedError(m_path);
    } catch (const SQLite::Exception &error) {
        throw writeError(m_path, error);
    }
}

// In the transaction that is open: either all of it is on disk in the end or none.
void BoardStore::migrate(BoardRow &row)
{
    std::vector<Link> links;
    for (RowReader rows(m_database.handle(), Table::Link); rows.next();) {
        if (!readRow(rows, links.emplace_back()))
            throw changedElsewhere(m_path);
        row.content -= rows.hash();
    }
    recreateTable(m_database.sqlite(), Table::Link);
    Inserter<Link> inserter(m_database.sqlite());
    for (const Link &link : links)
        row.content += inserter.insert(link);
    stampVersion(m_database.sqlite());
}

void BoardStore::checkBoard(const BoardRow &row, qint64 written, std::span<const Edit> edits)
{
    const qint64 ahead = row.edits - written;
    if (row.id != m_id || ahead < 0 || ahead > qint64(edits.size()))
        throw changedElsewhere(m_path);
    for (qint64 i = 0; i < ahead; ++i)
        if (!holds(edits[size_t(i)], written + i + 1))
            throw changedElsewhere(m_path);
}

bool BoardStore::holds(const Edit &edit, qint64 seq)
{
    SQLite::Statement found(m_database.sqlite(), "SELECT 1 FROM change_set WHERE uuid = ?1 AND seq = ?2");
    bindId(found, edit.id.uuid());
    found.bind(2, static_cast<int64_t>(seq));
    return found.executeStep();
}

BoardMaker::BoardMaker(const QString &path, const Board &board)
try : m_path(path), m_database(path, GuardedDatabase::Mode::Create), m_row{board.id(), board.title()} {
    m_database.sqlite().exec("BEGIN");
    createSchema(m_database.sqlite());
    insertAll<Note>(m_database.sqlite(), board, m_row.content);
    insertAll<Link>(m_database.sqlite(), board, m_row.content);
    insertAll<Timeline>(m_database.sqlite(), board, m_row.content);
    insertAll<Frame>(m_database.sqlite(), board, m_row.content);
    insertAll<Scenario>(m_database.sqlite(), board, m_row.content);
} catch (const SQLite::Exception &error) {
    throw writeError(path, error);
}

void BoardMaker::add(StoredEdit edit)
{
    edit.seq = ++m_row.edits;
    try {
        Inserter<StoredEdit>(m_database.sqlite()).insert(edit);
    } catch (const SQLite::Exception &error) {
        throw writeError(m_path, error);
    }
}

qint64 BoardMaker::finish()
{
    try {
        Inserter<BoardRow>(m_database.sqlite()).insert(m_row);
        m_database.sqlite().exec("COMMIT");
        return m_row.edits;
    } catch (const SQLite::Exception &error) {
        throw writeError(m_path, error);
    }
}

} // namespace tempestry::persistence
