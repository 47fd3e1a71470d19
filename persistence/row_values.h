#pragma once

#include "model/id.h"
#include "persistence/board_schema.h"
#include "persistence/row_hash.h"

#include <QByteArray>
#include <QString>

#include <SQLiteCpp/Statement.h>

#include <memory>
#include <optional>

struct sqlite3;
struct sqlite3_stmt;

// Rows, value by value, with the hash that ends each of them. The writer and the reader have the same
// functions, so that one function can say for both which values a row has, in which order.
namespace tempestry::persistence {

// Binds the values of a row to the parameters of a statement, from the first on.
class RowWriter
{
public:
    template <class T>
    using Value = const T &;

    RowWriter(SQLite::Statement &statement, Table table)
        : m_statement(statement)
        , m_hash(quint64(table))
    {}

    void value(qint64 value);
    void value(quint64 value) { RowWriter::value(static_cast<qint64>(value)); }
    void value(int value) { RowWriter::value(qint64(value)); }
    void value(bool value) { RowWriter::value(qint64(value)); }
    void value(double value);
    void value(const QString &value) { text(value.toUtf8()); }
    void value(const QByteArray &utf8) { text(utf8); }
    void value(const std::optional<QByteArray> &utf8) { utf8 ? text(*utf8) : null(); }
    template <class Tag>
    void value(const Id<Tag> &id)
    {
        blob(id.uuid().toRfc4122());
    }
    template <class Number>
    void atLeast(Number, Number value)
    {
        RowWriter::value(value);
    }
    template <class Tag>
    void orNull(const Id<Tag> &id)
    {
        id.isNull() ? null() : value(id);
    }
    template <class Tag>
    void value(const std::optional<Id<Tag>> &id)
    {
        id ? value(*id) : null();
    }
    template <class Enum>
    void kind(Enum value, size_t)
    {
        RowWriter::value(static_cast<qint64>(value));
    }

    // Binds the hash, which is a row's last value, and returns it.
    quint64 finish();

private:
    void text(const QByteArray &utf8);
    void blob(const QByteArray &bytes);
    void null();

    SQLite::Statement &m_statement;
    RowHash m_hash;
    int m_index = 0;
};

// Reads the rows of a query that selects all columns of a table. Throws SQLite::Exception when SQLite can't
// go on.
class RowReader
{
public:
    template <class T>
    using Value = T &;

    RowReader(sqlite3 *database, Table table, const char *suffix = "");

    // The next row, or false at the end.
    bool next();

    void value(qint64 &value);
    void value(quint64 &value);
    void value(int &value);
    template <class Number>
    void atLeast(Number least, Number &value)
    {
        RowReader::value(value);
        m_inRange = m_inRange && value >= least;
    }
    void value(bool &value);
    void value(double &value);
    void value(QString &value);
    void value(QByteArray &utf8);
    void value(std::optional<QByteArray> &utf8);
    template <class Tag>
    void value(Id<Tag> &id)
    {
        id = Id<Tag>(uuid(false));
    }
    template <class Tag>
    void orNull(Id<Tag> &id)
    {
        id = Id<Tag>(uuid(true));
    }
    template <class Tag>
    void value(std::optional<Id<Tag>> &id)
    {
        const QUuid read = uuid(true);
        id = read.isNull() ? std::nullopt : std::optional(Id<Tag>(read));
    }
    template <class Enum>
    void kind(Enum &value, size_t count)
    {
        qint64 number = 0;
        RowReader::value(number);
        const bool known = number >= 0 && number < qint64(count);
        m_inRange = m_inRange && known;
        value = static_cast<Enum>(known ? number : 0);
    }

    // Whether all values of the row but its hash have been read.
    bool isAtHash() const;
    // After the last value: whether the row is what was written, with all values in their range.
    bool finish();
    quint64 hash() const { return m_hash.result(); }

private:
    struct Finalize
    {
        void operator()(sqlite3_stmt *statement) const;
    };

    QByteArrayView bytes();
    QUuid uuid(bool mayBeNull);

    sqlite3 *m_database; // not owned
    std::unique_ptr<sqlite3_stmt, Finalize> m_statement;
    Table m_table;
    RowHash m_hash;
    int m_index = 0;
    bool m_inRange = true;
};

} // namespace tempestry::persistence
