#include "persistence/board_reader.h"

#include "persistence/board_file_error.h"
#include "persistence/element_json.h"
#include "persistence/file_check.h"
#include "persistence/guarded_database.h"
#include "persistence/recovered_copy.h"

#include <QCoreApplication>

#include <sqlite3.h>

#include <algorithm>
#include <type_traits>

namespace tempestry::persistence {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("BoardFile", text);
}

QString nameOf(const Link &link)
{
    return link.label;
}

QString nameOf(const Scenario &scenario)
{
    return scenario.name;
}

template <class T>
QString nameOf(const T &element)
{
    return element.title;
}

template <class T>
QString describe(const T &element)
{
    const QString table = QString::fromLatin1(tableName(kTableOf<T>));
    const QString name = nameOf(element).simplified().left(60);
    return tr("%1 \"%2\" (%3)").arg(table, name, element.id.toString());
}

class Reader
{
public:
    explicit Reader(const QString &path)
        : m_path(path)
        , m_database(path, GuardedDatabase::Mode::Read)
    {}

    BoardContent read(HistoryLimit history)
    {
        m_database.sqlite().exec("BEGIN");
        if (const QString alien = schemaProblem(m_database.sqlite()); !alien.isEmpty())
            throw BoardFileError(tr("%1 is not a board that Tempestry made: its \"%2\" is missing or "
                                    "foreign; choose another file.")
                                     .arg(nativePath(m_path), alien));
        // Large enough for the check to leave the pages there for the rows.
        m_database.sqlite().exec("PRAGMA cache_size = -65536");
        checkPages();
        readBoardRow();
        BoardDraft draft(Board(m_content.row.id, m_content.row.title));
        readAll<Note>(draft);
        readAll<Link>(draft);
        readAll<Timeline>(draft);
        readAll<Frame>(draft);
        readAll<Scenario>(draft);
        if (m_sum != m_content.row.content && m_content.damage.isEmpty())
            m_content.damage.append(tr("parts of the board that have vanished"));
        leaveOutLooseEnds(draft);
        m_content.board = std::move(draft).finish();
        readHistory(history);
        return std::move(m_content);
    }

private:
    void checkPages()
    {
        try {
            const std::string finding = m_database.sqlite().execAndGet("PRAGMA quick_check(1)").getString();
            if (finding != "ok")
                m_content.damage.append(QString::fromStdString(finding).simplified());
        } catch (const SQLite::Exception &error) {
            noteDamage(tr("some pages"), error);
        }
    }

    void readBoardRow()
    {
        RowReader rows(m_database.handle(), Table::Board);
        if (!rows.next() || !readRow(rows, m_content.row) || rows.next())
            throw BoardFileError(
                tr("%1 is damaged: its title page does not match its checksum; restore it from a copy.")
                    .arg(nativePath(m_path)));
    }

    template <class T>
    void readAll(BoardDraft &draft)
    {
        std::vector<std::shared_ptr<const T>> elements;
        try {
            RowReader rows(m_database.handle(), kTableOf<T>);
            while (rows.next())
                if (auto element = readElement<T>(rows))
                    elements.push_back(std::move(element));
        } catch (const SQLite::Exception &error) {
            noteDamage(tr("the rest of the table \"%1\"").arg(QLatin1StringView(tableName(kTableOf<T>))),
                       error);
        }
        draft.setAll(ElementMap<T>::fromPointers(elements));
    }

    // nullptr when it can't be trusted. A note or link goes without its rarely used members when they mean
    // nothing.
    template <class T>
    std::shared_ptr<const T> readElement(RowReader &rows)
    {
        auto element = std::make_shared<T>();
        try {
            if (readRow(rows, *element)) {
                m_sum += rows.hash();
                return element;
            }
            m_content.damage.append(tr("%1: does not match its checksum").arg(describe(*element)));
            return nullptr;
        } catch (const JsonError &error) {
            m_content.damage.append(
                QStringLiteral("%1: %2").arg(describe(*element), QString::fromUtf8(error.what())));
            return std::is_same_v<T, Scenario> ? nullptr : element;
        }
    }

    // What refers to something that isn't there.
    void leaveOutLooseEnds(BoardDraft &draft)
    {
        const Board board = draft.board();
        board.links().forEach([&](const Link &link) {
            if (board.find(link.from) && board.find(link.to))
                return;
            m_content.damage.append(tr("%1: one of its notes is missing").arg(describe(link)));
            draft.remove(link.id);
        });
        board.notes().forEach([&](const Note &note) {
            if (note.timeline && !board.find(*note.timeline)) {
                m_content.damage.append(tr("the place of %1: its timeline is missing").arg(describe(note)));
                draft.change(note.id, [](Note &free) { free.timeline.reset(); });
            }
            if (note.timer && note.timer->without && !board.find(*note.timer->without)) {
                m_content.damage.append(
                    tr("the timer of %1: the note that it looks for is missing").arg(describe(note)));
                draft.change(note.id, [](Note &current) { current.timer->without.reset(); });
            }
        });
    }

    void readHistory(HistoryLimit left)
    {
        qint64 seq = m_content.row.edits;
        try {
            RowReader rows(m_database.handle(), Table::ChangeSet, "ORDER BY seq DESC");
            for (; left.edits > 0 && left.bytes > 0 && seq > 0; --left.edits, --seq) {
                StoredEdit edit;
                if (!rows.next() || !readRow(rows, edit) || edit.seq != seq) {
                    m_content.damage.append(tr("the history up to edit %1").arg(seq));
                    break;
                }
                left.bytes -= edit.before.size() + edit.after.size();
                m_content.history.push_back(std::move(edit));
            }
        } catch (const SQLite::Exception &error) {
            noteDamage(tr("the history up to edit %1").arg(seq), error);
        }
        std::ranges::reverse(m_content.history);
    }

    void noteDamage(const QString &what, const SQLite::Exception &error)
    {
        const int code = error.getExtendedErrorCode() & 0xff;
        if (code != SQLITE_CORRUPT && code != SQLITE_NOTADB)
            throw error;
        m_content.damage.append(QStringLiteral("%1: %2").arg(what, QString::fromUtf8(error.what())));
    }

    QString m_path;
    GuardedDatabase m_database;
    BoardContent m_content;
    quint64 m_sum = 0;
};

} // namespace

BoardContent readBoard(const QString &path, HistoryLimit history)
{
    checkFile(path);
    try {
        try {
            return Reader(path).read(history);
        } catch (const SQLite::Exception &error) {
            if (error.getExtendedErrorCode() != SQLITE_READONLY_ROLLBACK)
                throw;
        }
        const RecoveredCopy copy(path);
        return Reader(copy.path()).read(history);
    } catch (const SQLite::Exception &error) {
        throw readError(path, error);
    }
}

} // namespace tempestry::persistence
