#include "app/inspector/note_values.h"

#include "app/inspector/behaviour_text.h"
#include "app/simulation/duration_text.h"
#include "model/behaviour_limits.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace tempestry {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("NoteValue", text);
}

// Why the text means nothing there: what it isn't, and what to write.
QString refusal(const QString &text, const QString &noun, const QString &hint)
{
    return tr("“%1” is no %2. %3").arg(text, noun, hint);
}

// A value that is absent when the text is empty, and otherwise read by `parse`.
template <class Member, class Parse>
auto reading(Member Note::*member, const QString &noun, const QString &hint, Parse parse)
{
    return [=](Note &note, const QString &text) {
        if (text.trimmed().isEmpty()) {
            note.*member = Note().*member;
            return QString();
        }
        const auto value = parse(text);
        if (!value)
            return refusal(text, noun, hint);
        note.*member = *value;
        return QString();
    };
}

auto wholeNumber(int most)
{
    return [most](const QString &text) {
        bool isNumber = false;
        const int number = text.trimmed().toInt(&isNumber);
        return isNumber && number >= 1 && number <= most ? std::optional(number) : std::nullopt;
    };
}

QString numberText(const std::optional<int> &number)
{
    return number ? QString::number(*number) : QString();
}

NoteValue durationOf(const Note &note)
{
    const QString hint = durationHint();
    return {tr("Takes"), note.duration.isNone() ? QString() : durationText(note.duration), tr("no time"),
            hint, reading(&Note::duration, tr("duration"), hint, readDuration)};
}

NoteValue capacityOf(const Note &note)
{
    const QString hint = tr("Write how many it can work on at the same time, from 1 on.");
    return {tr("At once"), numberText(note.capacity), tr("any number"), hint,
            reading(&Note::capacity, tr("number of messages"), hint, wholeNumber(kMostCapacity))};
}

NoteValue retryOf(const Note &note)
{
    const QString hint = tr("Write 3, or 3, backing off from 1 s, or 3, 1 s apart.");
    return {tr("Retries"), note.retry ? retryText(*note.retry) : QString(), tr("none"), hint,
            reading(&Note::retry, tr("number of retries"), hint, readRetry)};
}

NoteValue timerOf(const Board &board, const Note &note)
{
    const bool mayWait = note.kind == NoteKind::Policy || note.kind == NoteKind::Event;
    const QString hint =
        mayWait ? tr("Write every day, 2 h after, 2 h after without Payment taken, or 2026-12-24 18:00.")
                : tr("Write every day, every 2 h, or 2026-12-24 18:00.");
    const auto read = [board, mayWait, hint](Note &edited, const QString &text) {
        QString problem;
        const auto timer =
            text.trimmed().isEmpty() ? std::optional<Timer>() : readTimer(board, text, &problem);
        const bool fits = timer && (mayWait || timer->kind != Timer::Kind::After);
        if (!text.trimmed().isEmpty() && !fits)
            return problem.isEmpty() ? refusal(text, tr("time to come about"), hint) : problem;
        edited.timer = timer;
        return QString();
    };
    return {tr("By the clock"), note.timer ? timerText(board, *note.timer) : QString(), tr("never"), hint,
            read};
}

NoteValue arrivalsOf(const Note &note)
{
    const QString hint = tr("Write every 5 min, or every 5 min (exponential), at most 100.");
    return {tr("Arrives"), note.arrivals ? arrivalsText(*note.arrivals) : QString(), tr("once"), hint,
            reading(&Note::arrivals, tr("rate"), hint, readArrivals)};
}

NoteValue costOf(const Note &note)
{
    const QString hint = tr("Write what one piece of work costs, a number from 0 on.");
    const auto parse = [](const QString &text) {
        bool isNumber = false;
        const double cost = QLocale().toDouble(text.trimmed(), &isNumber);
        return isNumber && cost >= 0 && cost <= kHighestCost ? std::optional(cost) : std::nullopt;
    };
    return {tr("Costs"), note.cost == 0 ? QString() : QLocale().toString(note.cost, 'g', 12), tr("nothing"),
            hint, reading(&Note::cost, tr("cost"), hint, parse)};
}

NoteValue timesOf(const Note &note)
{
    constexpr int kMost = 1000;
    const QString hint = tr("Write a whole number from 1 to 1000.");
    return {tr("Times"), numberText(note.times), QString::number(std::max<qsizetype>(1, note.actors.size())),
            hint, reading(&Note::times, tr("number of times"), hint, wholeNumber(kMost))};
}

NoteValue conditionOf(const Note &note)
{
    return {tr("Condition"), note.condition, tr("always"), tr("Write the name of a switch."),
            [](Note &edited, const QString &text) {
                edited.condition = text.trimmed();
                return QString();
            }};
}

} // namespace

NoteValue keyOf(const Note &note)
{
    return {tr("Belong together by"), note.key, tr("their cause"),
            tr("Write the name of a field that all of them carry."), [](Note &edited, const QString &text) {
                edited.key = text.trimmed();
                return QString();
            }};
}

std::vector<NoteValue> behaviourOf(const Board &board, const Note &note)
{
    const Role role = info(note.kind).role;
    const bool works = role == Role::Handler || role == Role::Policy || role == Role::Informed;
    const bool isMessage = role == Role::Command || role == Role::Event;
    std::vector<NoteValue> values;
    if (works)
        values = {durationOf(note), capacityOf(note), costOf(note)};
    if (role == Role::Handler || role == Role::Policy)
        values.push_back(retryOf(note));
    if (isMessage || role == Role::Policy)
        values.push_back(timerOf(board, note));
    if (note.kind == NoteKind::Actor)
        values.push_back(arrivalsOf(note));
    values.push_back(timesOf(note));
    values.push_back(conditionOf(note));
    return values;
}

} // namespace tempestry
