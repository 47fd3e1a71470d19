#include "app/inspector/behaviour_text.h"

#include "app/simulation/duration_text.h"
#include "model/behaviour_limits.h"
#include "model/flow_graph.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QRegularExpression>

#include <array>

namespace tempestry {

namespace {

constexpr qint64 kSecond = 1'000'000; // microseconds

QString tr(const char *text)
{
    return QCoreApplication::translate("Behaviour", text);
}

QRegularExpressionMatch matched(const QString &pattern, const QString &text)
{
    return QRegularExpression(QRegularExpression::anchoredPattern(pattern),
                              QRegularExpression::CaseInsensitiveOption)
        .match(text.simplified());
}

// The words in a pattern.
QString words(const QString &text)
{
    return QRegularExpression::escape(text);
}

struct Period
{
    const char *name; // source text
    qint64 time;
};
constexpr std::array kPeriods = {Period{QT_TRANSLATE_NOOP("Behaviour", "week"), 604'800 * kSecond},
                                 Period{QT_TRANSLATE_NOOP("Behaviour", "day"), 86'400 * kSecond},
                                 Period{QT_TRANSLATE_NOOP("Behaviour", "hour"), 3'600 * kSecond},
                                 Period{QT_TRANSLATE_NOOP("Behaviour", "minute"), 60 * kSecond},
                                 Period{QT_TRANSLATE_NOOP("Behaviour", "second"), kSecond}};

QString periodText(qint64 time)
{
    for (const Period &period : kPeriods)
        if (period.time == time)
            return tr(period.name);
    return durationText(time);
}

std::optional<qint64> readPeriod(const QString &text)
{
    for (const Period &period : kPeriods)
        if (text.compare(tr(period.name), Qt::CaseInsensitive) == 0)
            return period.time;
    return parseDuration(text);
}

// The first event or command in reading order that is called so.
std::optional<NoteId> messageCalled(const Board &board, const QString &title)
{
    for (const NoteId &id : readingOrder(board)) {
        const Note &note = *board.find(id);
        const Role role = info(note.kind).role;
        if ((role == Role::Event || role == Role::Command) &&
            note.title.simplified().compare(title, Qt::CaseInsensitive) == 0)
            return id;
    }
    return std::nullopt;
}

std::optional<Timer> readAfter(const Board &board, const QRegularExpressionMatch &match, QString *problem)
{
    const std::optional<qint64> time = parseDuration(match.captured(1));
    if (!time)
        return std::nullopt;
    Timer timer{Timer::Kind::After, *time, {}};
    const QString title = match.captured(2);
    if (title.isEmpty())
        return timer;
    timer.without = messageCalled(board, title);
    if (timer.without)
        return timer;
    *problem = tr("No event or command is called “%1”. Write the title of one.").arg(title);
    return std::nullopt;
}

} // namespace

QString instantText(qint64 instant)
{
    const QDateTime second = QDateTime::fromSecsSinceEpoch(instant / kSecond, Qt::UTC);
    const bool whole = second.time().second() == 0;
    return second.toString(whole ? QStringLiteral("yyyy-MM-dd HH:mm")
                                 : QStringLiteral("yyyy-MM-dd HH:mm:ss"));
}

std::optional<qint64> readInstant(const QString &text)
{
    const QRegularExpressionMatch match = matched(
        QStringLiteral("(\\d{4}-\\d\\d-\\d\\d)(?:[ T](\\d\\d:\\d\\d)(:\\d\\d)?)?(?: ?(?:Z|UTC))?"), text);
    if (!match.hasMatch())
        return std::nullopt;
    const QString time = match.captured(2).isEmpty() ? QStringLiteral("00:00") : match.captured(2);
    const QString rest = match.captured(3).isEmpty() ? QStringLiteral(":00") : match.captured(3);
    QDateTime instant = QDateTime::fromString(match.captured(1) + u'T' + time + rest, Qt::ISODate);
    instant.setTimeSpec(Qt::UTC);
    if (!instant.isValid() || instant.toSecsSinceEpoch() < 0 ||
        instant.toSecsSinceEpoch() > kLatestInstant / kSecond)
        return std::nullopt;
    return instant.toSecsSinceEpoch() * kSecond;
}

QString retryText(const Retry &retry)
{
    if (retry.wait == 0)
        return QString::number(retry.times);
    if (retry.factor == 1)
        return QStringLiteral("%1, %2 %3").arg(retry.times).arg(durationText(retry.wait), tr("apart"));
    const QString text =
        QStringLiteral("%1, %2 %3").arg(retry.times).arg(tr("backing off from"), durationText(retry.wait));
    return retry.factor == Retry().factor
               ? text
               : QStringLiteral("%1 %2 %3").arg(text, tr("by"), QLocale().toString(retry.factor, 'g', 6));
}

std::optional<Retry> readRetry(const QString &text)
{
    const QRegularExpressionMatch match =
        matched(QStringLiteral("(\\d{1,4})(?:\\s*,?\\s*(?:(.+) %1|%2 (.+?)(?: %3 ([\\d.,]+))?))?")
                    .arg(words(tr("apart")), words(tr("backing off from")), words(tr("by"))),
                text);
    if (!match.hasMatch() || match.captured(1).toInt() > kMostRetries)
        return std::nullopt;
    Retry retry{match.captured(1).toInt(), 0, Retry().factor};
    const QString wait = match.captured(2) + match.captured(3);
    if (wait.isEmpty())
        return retry;
    const std::optional<qint64> time = parseDuration(wait);
    if (!time)
        return std::nullopt;
    retry.wait = *time;
    if (match.hasCaptured(2))
        retry.factor = 1;
    bool isNumber = true;
    if (match.hasCaptured(4))
        retry.factor = QLocale().toDouble(match.captured(4), &isNumber);
    return isNumber && retry.factor >= 1 && retry.factor <= kSteepestBackOff ? std::optional(retry)
                                                                             : std::nullopt;
}

QString timerText(const Board &board, const Timer &timer)
{
    switch (timer.kind) {
    case Timer::Kind::Every:
        return tr("every") + u' ' + periodText(timer.time);
    case Timer::Kind::At:
        return instantText(timer.time);
    case Timer::Kind::After:
        break;
    }
    const QString text = durationText(timer.time) + u' ' + tr("after");
    const Note *without = timer.without ? board.find(*timer.without) : nullptr;
    return without ? QStringLiteral("%1 %2 %3").arg(text, tr("without"), without->title.simplified()) : text;
}

std::optional<Timer> readTimer(const Board &board, const QString &text, QString *problem)
{
    if (const auto instant = readInstant(text))
        return Timer{Timer::Kind::At, *instant, {}};
    if (const auto every = matched(words(tr("every")) + QStringLiteral(" (.+)"), text); every.hasMatch()) {
        const std::optional<qint64> time = readPeriod(every.captured(1));
        return time && *time > 0 ? std::optional(Timer{Timer::Kind::Every, *time, {}}) : std::nullopt;
    }
    const auto after = matched(
        QStringLiteral("(.+?) %1(?:,? %2 (.+))?").arg(words(tr("after")), words(tr("without"))), text);
    return after.hasMatch() ? readAfter(board, after, problem) : std::nullopt;
}

QString arrivalsText(const Arrivals &arrivals)
{
    QString between = durationText(arrivals.between);
    if (arrivals.between.kind == Duration::Kind::Exponential)
        between = QStringLiteral("%1 (%2)").arg(durationText(arrivals.between.first), tr("exponential"));
    return QStringLiteral("%1 %2, %3 %4").arg(tr("every"), between, tr("at most")).arg(arrivals.most);
}

std::optional<Arrivals> readArrivals(const QString &text)
{
    const QRegularExpressionMatch match = matched(
        QStringLiteral("(?:%1 )?(.+?)(?:,? %2 (\\d{1,7}))?").arg(words(tr("every")), words(tr("at most"))),
        text);
    const std::optional<Duration> between = match.hasMatch() ? readDuration(match.captured(1)) : std::nullopt;
    if (!between)
        return std::nullopt;
    Arrivals arrivals{*between, Arrivals().most};
    if (match.hasCaptured(2))
        arrivals.most = match.captured(2).toInt();
    return arrivals.most >= 1 && arrivals.most <= kMostArrivals ? std::optional(arrivals) : std::nullopt;
}

} // namespace tempestry
