#include "app/inspector/link_values.h"

#include "app/simulation/duration_text.h"
#include "model/limits.h"

#include <QCoreApplication>
#include <QLocale>

#include <cmath>

namespace tempestry {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("LinkValue", text);
}

} // namespace

LinkValue labelOf(const Link &link)
{
    return {tr("Label"), link.label, tr("none"), [](Link &edited, const QString &text) {
                edited.label = atMost(text.trimmed(), kLongestTitle);
                return QString();
            }};
}

LinkValue guardOf(const Link &link)
{
    return {tr("Guard"), link.guard, tr("always"), [](Link &edited, const QString &text) {
                edited.guard = atMost(text.trimmed(), kLongestTitle);
                return QString();
            }};
}

LinkValue weightOf(const Link &link)
{
    const QString text = link.weight == 1 ? QString() : QLocale().toString(link.weight, 'g', 6);
    return {tr("Weight"), text, QStringLiteral("1"), [](Link &edited, const QString &typed) {
                bool number = false;
                const double weight =
                    typed.trimmed().isEmpty() ? 1 : QLocale().toDouble(typed.trimmed(), &number);
                if (!typed.trimmed().isEmpty() && (!number || !std::isfinite(weight) || weight < 0))
                    return tr("\u201c%1\u201d is no weight. Write a number from 0 on.").arg(typed);
                edited.weight = weight;
                return QString();
            }};
}

LinkValue delayOf(const Link &link)
{
    return {tr("Delay"), link.delay.isNone() ? QString() : durationText(link.delay), tr("no delay"),
            [](Link &edited, const QString &text) {
                const auto delay =
                    text.trimmed().isEmpty() ? std::optional<Duration>(Duration()) : readDuration(text);
                if (!delay)
                    return tr("\u201c%1\u201d is no delay. %2").arg(text, durationHint());
                edited.delay = *delay;
                return QString();
            }};
}

} // namespace tempestry
