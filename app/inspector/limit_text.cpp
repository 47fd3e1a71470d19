#include "app/inspector/limit_text.h"

#include "app/simulation/duration_text.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QLocale>

namespace tempestry {

namespace {

class LimitText
{
    Q_DECLARE_TR_FUNCTIONS(LimitText)

public:
    static QString reached(const QString &limit, const simulation::RunLimits &limits,
                           const simulation::Record &last)
    {
        if (limit == QLatin1StringView("time"))
            return tr("Stopped at %1 of virtual time.").arg(virtualTimeText(last.time));
        if (limit == QLatin1StringView("messages"))
            return tr("Stopped after %1 messages.").arg(QLocale().toString(limits.messages));
        return tr("Stopped, for the journal is full.");
    }

    static QString why(const QJsonArray &notes)
    {
        if (notes.isEmpty())
            return tr("Nothing runs in a circle; it is only much. The command line runs more: tempestry "
                      "simulate --messages.");
        QStringList names;
        for (const auto &note : notes)
            names << tr("\u201c%1\u201d").arg(note.toString().simplified());
        return tr("These notes lead to one another without end: %1.")
            .arg(names.join(QStringLiteral(" \u2192 ")));
    }
};

} // namespace

QString limitText(const simulation::Journal &journal, const simulation::RunLimits &limits)
{
    if (journal.records.empty() || journal.records.back().type != simulation::RecordType::Limit ||
        journal.records.back().payload == simulation::kNone)
        return {};
    const simulation::Record &last = journal.records.back();
    const QJsonObject limit = journal.payloads[last.payload];
    if (limit[QStringLiteral("limit")] == QLatin1StringView("script"))
        return limit[QStringLiteral("reason")].toString() + u'.';
    return LimitText::reached(limit[QStringLiteral("limit")].toString(), limits, last) + QStringLiteral(" ") +
           LimitText::why(limit[QStringLiteral("notes")].toArray());
}

} // namespace tempestry
