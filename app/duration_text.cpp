#include "app/duration_text.h"

#include <QLocale>
#include <QRegularExpression>

#include <array>
#include <cmath>

namespace tempestry {

namespace {

struct Unit
{
    const char16_t *name;
    qint64 microseconds;
};

constexpr qint64 kSecond = 1'000'000;
constexpr std::array kUnits = {Unit{u"d", 86'400 * kSecond}, Unit{u"h", 3'600 * kSecond},
                               Unit{u"min", 60 * kSecond},   Unit{u"s", kSecond},
                               Unit{u"ms", 1'000},           Unit{u"\u00b5s", 1}};
constexpr qint64 kLongest = 36'525LL * 86'400 * kSecond;

} // namespace

QString durationText(qint64 microseconds)
{
    if (microseconds == 0)
        return QStringLiteral("0");
    for (const Unit &unit : kUnits) {
        const bool exact = (microseconds * 100) % unit.microseconds == 0;
        if (microseconds >= unit.microseconds && exact)
            return QString::number(static_cast<double>(microseconds) / static_cast<double>(unit.microseconds),
                                   'g', 15) +
                   QChar(QChar::Nbsp) + QString::fromUtf16(unit.name);
    }
    return QString::number(microseconds) + QChar(QChar::Nbsp) + QStringLiteral("\u00b5s");
}

std::optional<qint64> parseDuration(const QString &text)
{
    static const QRegularExpression kPattern(
        QStringLiteral("^\\s*(\\d+(?:[.,]\\d+)?)[\\s\u00a0]*(\\p{L}*)\\s*$"),
        QRegularExpression::UseUnicodePropertiesOption);
    const QRegularExpressionMatch match = kPattern.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    QString name = match.captured(2).toLower();
    name.replace(QChar(0x03bc), QChar(0x00b5));
    if (name == QLatin1StringView("us"))
        name = QStringLiteral("\u00b5s");
    if (name.isEmpty())
        name = QStringLiteral("s");
    for (const Unit &unit : kUnits) {
        if (name != QStringView(unit.name))
            continue;
        const double value =
            match.captured(1).replace(u',', u'.').toDouble() * static_cast<double>(unit.microseconds);
        return value <= static_cast<double>(kLongest) ? std::optional(std::llround(value)) : std::nullopt;
    }
    return std::nullopt;
}

QString virtualTimeText(qint64 microseconds)
{
    const qint64 seconds = microseconds / kSecond;
    const qint64 days = seconds / 86'400;
    const qint64 hours = seconds / 3'600 % 24;
    const auto padded = [](qint64 number, int width) {
        return QStringLiteral("%1").arg(number, width, 10, QChar(u'0'));
    };
    if (days > 0)
        return QStringLiteral("%1 d %2:%3:%4")
            .arg(days)
            .arg(hours)
            .arg(padded(seconds / 60 % 60, 2), padded(seconds % 60, 2));
    const QString rest = padded(seconds % 60, 2) + u'.' + padded(microseconds / 1000 % 1000, 3);
    if (hours > 0)
        return QStringLiteral("%1:%2:%3").arg(hours).arg(padded(seconds / 60 % 60, 2), rest);
    return QStringLiteral("%1:%2").arg(seconds / 60 % 60).arg(rest);
}

} // namespace tempestry
