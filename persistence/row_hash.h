#pragma once

#include <QByteArrayView>
#include <QtEndian>

#include <bit>

namespace tempestry::persistence {

// A 64-bit hash of the values of a row, the same on every machine; numbers are used in board files. Each step
// is a bijection of the state, so that rows which differ in one eight-byte word always differ in their hash:
// every flipped bit shows. It is no defence against somebody who means to deceive.
class RowHash
{
public:
    // Rows of different tables never pass for one another.
    explicit RowHash(quint64 table) { integer(table); }

    void integer(quint64 value)
    {
        m_state = (m_state ^ value) * 0x9e3779b97f4a7c15U;
        m_state ^= m_state >> 32;
    }
    // SQLite doesn't keep the sign of zero.
    void real(double value) { integer(std::bit_cast<quint64>(value == 0 ? 0.0 : value)); }
    void null() { integer(0x6e6f7468696e6721U); }
    void bytes(QByteArrayView value)
    {
        integer(static_cast<quint64>(value.size()));
        const char *data = value.data();
        qsizetype left = value.size();
        for (; left >= 8; left -= 8, data += 8)
            integer(qFromLittleEndian<quint64>(data));
        if (left > 0) {
            char last[8] = {};
            std::copy_n(data, left, last);
            integer(qFromLittleEndian<quint64>(last));
        }
    }

    quint64 result() const { return m_state; }

private:
    quint64 m_state = 0xcbf29ce484222325U;
};

} // namespace tempestry::persistence
