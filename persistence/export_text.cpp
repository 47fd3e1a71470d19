#include "persistence/export_text.h"

#include "persistence/board_file_error.h"
#include "persistence/json_value.h"

#include <QCoreApplication>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>
#include <limits>

namespace tempestry::persistence {

namespace {

using std::chrono::microseconds;
using std::chrono::sys_days;
using std::chrono::year;

constexpr qint64 kDay = 86'400'000'000;

void appendPadded(QByteArray &out, qint64 number, qsizetype width)
{
    out.append(QByteArray::number(number).rightJustified(width, '0'));
}

constexpr qint64 startOf(int yearNumber)
{
    return sys_days(year(yearNumber) / 1 / 1).time_since_epoch().count() * kDay;
}

qint64 saturatingSum(qint64 a, qint64 b)
{
    qint64 sum = 0;
    if (__builtin_add_overflow(a, b, &sum))
        return a < 0 ? std::numeric_limits<qint64>::min() : std::numeric_limits<qint64>::max();
    return sum;
}

[[noreturn]] void fail(const QSaveFile &file)
{
    throw BoardFileError(
        QCoreApplication::translate("BoardFile", "%1 can't be written (%2); choose another place.")
            .arg(nativePath(file.fileName()), file.errorString()));
}

} // namespace

QByteArray timestamp(qint64 begins, qint64 time)
{
    const microseconds instant(std::clamp(saturatingSum(begins, time), startOf(0), startOf(10'000) - 1));
    const auto day = std::chrono::floor<std::chrono::days>(instant);
    const std::chrono::year_month_day date{sys_days(day)};
    const qint64 rest = (instant - day).count();
    QByteArray out;
    out.reserve(27);
    appendPadded(out, int(date.year()), 4);
    appendPadded(out.append('-'), unsigned(date.month()), 2);
    appendPadded(out.append('-'), unsigned(date.day()), 2);
    appendPadded(out.append('T'), rest / 3'600'000'000, 2);
    appendPadded(out.append(':'), rest / 60'000'000 % 60, 2);
    appendPadded(out.append(':'), rest / 1'000'000 % 60, 2);
    appendPadded(out.append('.'), rest % 1'000'000, 6);
    return out.append('Z');
}

QByteArray hex(const simulation::MessageId &id)
{
    return QByteArray::number(id.high, 16).rightJustified(16, '0') +
           QByteArray::number(id.low, 16).rightJustified(16, '0');
}

QByteArray jsonText(const QString &text)
{
    return QByteArray::fromStdString(textJson(text).dump(-1, ' ', false, Json::error_handler_t::replace));
}

QString titleOr(const QString &title, const QString &otherwise)
{
    const QString line = title.simplified();
    return line.isEmpty() ? otherwise : line;
}

void openFor(QSaveFile &file)
{
    if (!file.open(QIODevice::WriteOnly))
        fail(file);
}

void writeTo(QSaveFile &file, const QByteArray &content)
{
    if (file.write(content) != content.size())
        fail(file);
}

void commit(QSaveFile &file)
{
    if (!file.commit())
        fail(file);
}

} // namespace tempestry::persistence
