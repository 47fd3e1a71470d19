#include "persistence/row_values.h"

#include <QStringDecoder>

#include <SQLiteCpp/Exception.h>
#include <sqlite3.h>

#include <cmath>
#include <utility>

namespace tempestry::persistence {

namespace {

constexpr QByteArrayView kByteOrderMark = "\xEF\xBB\xBF";

} // namespace

void RowWriter::value(qint64 value)
{
    m_statement.bind(++m_index, static_cast<int64_t>(value));
    m_hash.integer(static_cast<quint64>(value));
}

void RowWriter::value(double value)
{
    m_statement.bind(++m_index, value);
    m_hash.real(value);
}

void RowWriter::text(const QByteArray &utf8)
{
    m_statement.bind(++m_index, utf8.toStdString());
    m_hash.bytes(utf8);
}

void RowWriter::blob(const QByteArray &bytes)
{
    m_statement.bind(++m_index, bytes.constData(), static_cast<int>(bytes.size()));
    m_hash.bytes(bytes);
}

void RowWriter::null()
{
    m_statement.bind(++m_index);
    m_hash.null();
}

quint64 RowWriter::finish()
{
    m_statement.bind(++m_index, static_cast<int64_t>(m_hash.result()));
    return m_hash.result();
}

RowReader::RowReader(sqlite3 *database, Table table, const char *suffix)
    : m_database(database)
    , m_table(table)
    , m_hash(quint64(table))
{
    sqlite3_stmt *statement = nullptr;
    const std::string query = std::string("SELECT * FROM ") + tableName(table) + ' ' + suffix;
    const int result = sqlite3_prepare_v2(database, query.c_str(), -1, &statement, nullptr);
    m_statement.reset(statement);
    if (result != SQLITE_OK)
        throw SQLite::Exception(database, result);
}

void RowReader::Finalize::operator()(sqlite3_stmt *statement) const
{
    sqlite3_finalize(statement);
}

bool RowReader::next()
{
    m_hash = RowHash(quint64(m_table));
    m_index = 0;
    m_inRange = true;
    const int result = sqlite3_step(m_statement.get());
    if (result != SQLITE_ROW && result != SQLITE_DONE)
        throw SQLite::Exception(m_database, result);
    return result == SQLITE_ROW;
}

void RowReader::value(qint64 &value)
{
    value = sqlite3_column_int64(m_statement.get(), m_index++);
    m_hash.integer(static_cast<quint64>(value));
}

void RowReader::value(quint64 &value)
{
    qint64 number = 0;
    RowReader::value(number);
    value = static_cast<quint64>(number);
}

void RowReader::value(int &value)
{
    qint64 number = 0;
    RowReader::value(number);
    m_inRange = m_inRange && std::in_range<int>(number);
    value = static_cast<int>(number);
}

void RowReader::value(bool &value)
{
    qint64 number = 0;
    RowReader::value(number);
    m_inRange = m_inRange && (number == 0 || number == 1);
    value = number != 0;
}

void RowReader::value(double &value)
{
    value = sqlite3_column_double(m_statement.get(), m_index++);
    m_hash.real(value);
    m_inRange = m_inRange && std::isfinite(value);
}

void RowReader::value(QString &value)
{
    const QByteArrayView utf8 = bytes();
    if (!utf8.startsWith(kByteOrderMark)) {
        value = QString::fromUtf8(utf8);
        return;
    }
    // QString::fromUtf8 would drop a byte order mark that belongs to the text.
    QStringDecoder decode(QStringDecoder::Utf8, QStringDecoder::Flag::ConvertInitialBom);
    value = decode(utf8);
}

void RowReader::value(QByteArray &utf8)
{
    utf8 = bytes().toByteArray();
}

void RowReader::value(std::optional<QByteArray> &utf8)
{
    if (sqlite3_column_type(m_statement.get(), m_index) == SQLITE_NULL) {
        ++m_index;
        m_hash.null();
        utf8.reset();
    } else {
        utf8 = bytes().toByteArray();
    }
}

bool RowReader::isAtHash() const
{
    return m_index + 1 == sqlite3_column_count(m_statement.get());
}

bool RowReader::finish()
{
    return sqlite3_column_int64(m_statement.get(), m_index) == static_cast<qint64>(m_hash.result()) &&
           m_inRange;
}

QByteArrayView RowReader::bytes()
{
    const void *data = sqlite3_column_blob(m_statement.get(), m_index);
    const QByteArrayView view(static_cast<const char *>(data),
                              sqlite3_column_bytes(m_statement.get(), m_index));
    ++m_index;
    m_hash.bytes(view);
    return view;
}

QUuid RowReader::uuid(bool mayBeNull)
{
    if (mayBeNull && sqlite3_column_type(m_statement.get(), m_index) == SQLITE_NULL) {
        ++m_index;
        m_hash.null();
        return {};
    }
    const QUuid uuid = QUuid::fromRfc4122(bytes());
    m_inRange = m_inRange && !uuid.isNull();
    return uuid;
}

} // namespace tempestry::persistence
