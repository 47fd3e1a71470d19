#include "app/controls/measured_text.h"

#include <QLocale>

#include <algorithm>
#include <array>
#include <cmath>

namespace tempestry {

namespace {

struct Unit
{
    const char16_t *name;
    double microseconds;
};
constexpr std::array kUnits = {Unit{u"d", 86'400e6}, Unit{u"h", 3'600e6}, Unit{u"min", 60e6},
                               Unit{u"s", 1e6},      Unit{u"ms", 1e3},    Unit{u"\u00b5s", 1}};

// Three digits, and all of those before the point.
QString digits(double number)
{
    const int before = number < 1 ? 1 : static_cast<int>(std::floor(std::log10(number))) + 1;
    QLocale locale = QLocale::c();
    locale.setNumberOptions(QLocale::OmitGroupSeparator);
    QString text = locale.toString(number, 'f', std::max(0, 3 - before));
    if (text.contains(u'.')) {
        while (text.endsWith(u'0'))
            text.chop(1);
        if (text.endsWith(u'.'))
            text.chop(1);
    }
    return text;
}

} // namespace

QString measuredTime(double microseconds)
{
    if (microseconds < 0.5)
        return QStringLiteral("0");
    const auto unit = std::ranges::find_if(kUnits, [=](const Unit &each) {
        return microseconds >= each.microseconds || each.microseconds == 1;
    });
    return digits(microseconds / unit->microseconds) + QChar(QChar::Nbsp) + QString::fromUtf16(unit->name);
}

QString shareText(double share)
{
    const double percent = share * 100;
    const QString number =
        percent > 0 && percent < 0.1 ? QStringLiteral("< 0.1") : digits(std::round(percent * 10) / 10);
    return number + QChar(QChar::Nbsp) + u'%';
}

QString measuredNumber(double number)
{
    if (number == 0)
        return QStringLiteral("0");
    return number < 0.1 ? QString::number(number, 'g', 2) : digits(number);
}

} // namespace tempestry
