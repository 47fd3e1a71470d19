#pragma once

#include <QByteArrayView>
#include <QString>

#include <optional>

namespace tempestry::persistence {

// Offset of the first byte that is not part of well-formed UTF-8, or nullopt when there is none.
std::optional<qsizetype> firstInvalidUtf8(QByteArrayView text);

// Text that was UTF-8, was read as Windows-1252 and then written as UTF-8 again ("â†’" for an arrow), as it
// was meant. Works on runs of characters that stand for bytes from 0x80 on: a run changes only when all its
// bytes together are well-formed UTF-8, so that text which merely has accents stays. A four-byte sequence
// whose last byte was the no-break space of 0xA0 and has become a plain space is completed. Line breaks are
// never added or removed.
QString undoWrongDecoding(QStringView text);

// How many characters at the start are such a sequence with bytes lost for good; 0 when there is none.
qsizetype brokenSequenceLength(QStringView text);

} // namespace tempestry::persistence
