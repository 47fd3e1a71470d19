#include "persistence/encoding_repair.h"

#include <QByteArray>

#include <algorithm>
#include <array>

namespace tempestry::persistence {

namespace {

// Windows-1252 from 0x80 to 0x9F; the five bytes it leaves open are read as the control characters of
// Latin-1.
constexpr std::array<char16_t, 32> kWindows1252 = {
    0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x008D, 0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178};

// The byte from 0x80 on that the character was read from; 0 for any other character.
unsigned char highByte(QChar c)
{
    const char16_t unit = c.unicode();
    if (unit < 0x80)
        return 0;
    if (unit <= 0xFF)
        return static_cast<unsigned char>(unit);
    const auto found = std::ranges::find(kWindows1252, unit);
    return found == kWindows1252.end() ? 0
                                       : static_cast<unsigned char>(0x80 + (found - kWindows1252.begin()));
}

// Bytes in the sequence that the byte leads; 0 when it leads none.
int sequenceLength(unsigned char lead)
{
    if (lead < 0x80)
        return 1;
    if (lead >= 0xC2 && lead <= 0xDF)
        return 2;
    if (lead >= 0xE0 && lead <= 0xEF)
        return 3;
    return lead >= 0xF0 && lead <= 0xF4 ? 4 : 0;
}

bool isContinuation(unsigned char byte)
{
    return byte >= 0x80 && byte <= 0xBF;
}

// Second bytes that would make an overlong form, a surrogate or a number beyond Unicode.
bool secondFits(unsigned char lead, unsigned char second)
{
    switch (lead) {
    case 0xE0:
        return second >= 0xA0;
    case 0xED:
        return second <= 0x9F;
    case 0xF0:
        return second >= 0x90;
    case 0xF4:
        return second <= 0x8F;
    default:
        return true;
    }
}

bool lostItsNoBreakSpace(QByteArrayView run)
{
    const QByteArrayView tail = run.last(std::min<qsizetype>(3, run.size()));
    return tail.size() == 3 && sequenceLength(static_cast<unsigned char>(tail[0])) == 4;
}

} // namespace

std::optional<qsizetype> firstInvalidUtf8(QByteArrayView text)
{
    for (qsizetype at = 0; at < text.size();) {
        const auto lead = static_cast<unsigned char>(text[at]);
        const int length = sequenceLength(lead);
        if (length == 0 || at + length > text.size())
            return at;
        for (int i = 1; i < length; ++i) {
            const auto byte = static_cast<unsigned char>(text[at + i]);
            if (!isContinuation(byte) || (i == 1 && !secondFits(lead, byte)))
                return at;
        }
        at += length;
    }
    return std::nullopt;
}

QString undoWrongDecoding(QStringView text)
{
    QString repaired;
    repaired.reserve(text.size());
    for (qsizetype at = 0; at < text.size();) {
        QByteArray run;
        qsizetype end = at;
        while (end < text.size() && highByte(text[end]))
            run += static_cast<char>(highByte(text[end++]));
        if (run.isEmpty()) {
            repaired += text[at++];
            continue;
        }
        QByteArray completed = run;
        if (end < text.size() && text[end] == u' ' && lostItsNoBreakSpace(run))
            completed += '\xA0';
        if (!firstInvalidUtf8(completed))
            repaired += QString::fromUtf8(completed);
        else
            repaired += text.sliced(at, end - at);
        at = end;
    }
    return repaired;
}

qsizetype brokenSequenceLength(QStringView text)
{
    if (text.size() < 2)
        return 0;
    const int length = sequenceLength(highByte(text[0]));
    if (length < 3 || !secondFits(highByte(text[0]), highByte(text[1])))
        return 0;
    qsizetype end = 1;
    while (end < text.size() && end < length && isContinuation(highByte(text[end])))
        ++end;
    return end > 1 && end < length ? end : 0;
}

} // namespace tempestry::persistence
