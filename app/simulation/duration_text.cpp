#include "app/simulation/duration_text.h"

#include "model/behaviour_limits.h"

#include <QCoreApplication>
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

QString tr(const char *text)
{
    return QCoreApplication::translate("Duration", text);
}

// Each of the texts as a time. Empty when one of them is none.
std::vector<qint64> readTimes(QStringList texts)
{
    static const QRegularExpression kUnit(QStringLiteral("\\p{L}+\\s*$"),
                                          QRegularExpression::UseUnicodePropertiesOption);
    const QString lastUnit = kUnit.match(texts.constLast()).captured();
    std::vector<qint64> times;
    for (QString &text : texts) {
        if (!kUnit.match(text).hasMatch())
            text += lastUnit;
        const std::optional<qint64> time = parseDuration(text);
        if (!time)
            return {};
        times.push_back(*time);
    }
    return times;
}

std::optional<Duration> readPair(const QString &text, const QRegularExpression &between, Duration::Kind kind)
{
    const QStringList sides = text.split(between);
    const std::vector<qint64> times = sides.size() == 2 ? readTimes(sides) : std::vector<qint64>();
    if (times.empty() || (kind == Duration::Kind::Uniform && times[1] < times[0]))
        return std::nullopt;
    return Duration(kind, times[0], times[1]);
}

std::optional<Duration> readUniform(const QString &text)
{
    const QRegularExpression between(
        QStringLiteral("\\s+%1\\s+|\\s*[-\u2013]\\s*").arg(QRegularExpression::escape(tr("to"))));
    return readPair(text, between, Duration::Kind::Uniform);
}

std::optional<Duration> readNormal(const QString &text)
{
    static const QRegularExpression kBetween(QStringLiteral("\\s*(?:\u00b1|\\+/?-)\\s*"));
    return readPair(text, kBetween, Duration::Kind::Normal);
}

std::optional<Duration> readExponential(const QString &text)
{
    const QRegularExpression pattern(
        QStringLiteral("^(?:(?:%1|~)\\s*)?(.*?)\\s*\\(?%2\\)?$")
            .arg(QRegularExpression::escape(tr("about")), QRegularExpression::escape(tr("exponential"))),
        QRegularExpression::CaseInsensitiveOption);
    const QRegularExpressionMatch match = pattern.match(text);
    const std::optional<qint64> mean = match.hasMatch() ? parseDuration(match.captured(1)) : std::nullopt;
    return mean ? std::optional(Duration(Duration::Kind::Exponential, *mean)) : std::nullopt;
}

std::optional<Duration> readList(const QString &text)
{
    // A comma between digits belongs to a number.
    static const QRegularExpression kBetween(QStringLiteral("\\s*;\\s*|,\\s+|(?<=\\p{L}),"));
    const QStringList parts = text.split(kBetween);
    if (parts.size() < 2 || parts.size() > kMostChoices)
        return std::nullopt;
    Duration duration(Duration::Kind::List, 0);
    duration.list = readTimes(parts);
    return duration.list.empty() ? std::nullopt : std::optional(duration);
}

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

QString durationText(const Duration &duration)
{
    using enum Duration::Kind;
    QString first = durationText(duration.first);
    const QString second = durationText(duration.second);
    switch (duration.kind) {
    case Fixed:
        break;
    case Uniform:
        return QStringLiteral("%1 %2 %3").arg(first, tr("to"), second);
    case Exponential:
        return QStringLiteral("%1 %2 (%3)").arg(tr("about"), first, tr("exponential"));
    case Normal:
        return QStringLiteral("%1 \u00b1 %2").arg(first, second);
    case List: {
        QStringList times;
        for (const qint64 time : duration.list)
            times << durationText(time);
        return times.join(QStringLiteral(", "));
    }
    }
    return first;
}

std::optional<Duration> readDuration(const QString &text)
{
    const QString said = text.simplified();
    if (const std::optional<qint64> fixed = parseDuration(said))
        return Duration(*fixed);
    for (const auto read : {readNormal, readExponential, readUniform, readList})
        if (std::optional<Duration> duration = read(said))
            return duration;
    return std::nullopt;
}

QString durationHint()
{
    return tr(
        "Write a time such as 800 ms, or 1 s to 3 s, about 2 s (exponential), 2 s \u00b1 500 ms, or 1 s, "
        "2 s, 5 s.");
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
