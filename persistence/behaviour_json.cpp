#include "persistence/behaviour_json.h"

#include "model/behaviour_limits.h"
#include "persistence/json_members.h"

#include <QDateTime>
#include <QRegularExpression>

#include <array>

namespace tempestry::persistence {

namespace {

// In enum order.
constexpr std::array kTriggers = {"any", "all"};
constexpr std::array kAnswers = {"all", "oneOf", "guards"};
constexpr std::array kDrawnDurations = {"uniform", "exponential", "normal", "list"}; // without "fixed"
constexpr std::array kTimers = {"every", "at", "after"};
constexpr std::array kFaults = {"duplicate", "delay", "loss", "reorder", "failure", "crash"};

constexpr qint64 kMicroseconds = 1'000'000; // of a second

// Of each kind of duration, what its two times are called; nullptr where it has none.
constexpr std::array kTimesOf = {std::pair("from", "to"),
                                 std::pair("mean", static_cast<const char *>(nullptr)),
                                 std::pair("mean", "deviation")};

Json drawnJson(const Duration &duration)
{
    const size_t kind = static_cast<size_t>(duration.kind) - 1;
    Json json = {{"kind", kDrawnDurations[kind]}};
    if (duration.kind == Duration::Kind::List) {
        json["values"] = duration.list;
        return json;
    }
    const auto &[first, second] = kTimesOf[kind];
    json[first] = duration.first;
    if (second)
        json[second] = duration.second;
    return json;
}

std::vector<qint64> readTimes(const JsonValue &values)
{
    std::vector<qint64> times;
    values.forEach([&](const JsonValue &value) {
        if (times.size() == size_t(kMostChoices))
            values.fail("more than " + std::to_string(kMostChoices) + " are too many");
        times.push_back(value.integer(0, kLongestDuration));
    });
    if (times.empty())
        values.fail("an empty list has no duration to take; expected at least one");
    return times;
}

void readDrawn(JsonObject &object, Duration &duration)
{
    if (duration.kind == Duration::Kind::List) {
        duration.list = readTimes(object.at("values"));
        return;
    }
    const auto &[first, second] = kTimesOf[static_cast<size_t>(duration.kind) - 1];
    duration.first = object.at(first).integer(0, kLongestDuration);
    if (second) {
        const qint64 least = duration.kind == Duration::Kind::Uniform ? duration.first : 0;
        duration.second = object.at(second).integer(least, kLongestDuration);
    }
}

Json retryJson(const Retry &retry)
{
    Json json = {{"times", retry.times}};
    if (retry.wait != 0)
        json["wait"] = retry.wait;
    if (retry.factor != Retry().factor)
        json["factor"] = numberJson(retry.factor);
    return json;
}

Retry readRetry(const JsonValue &value, UnknownPaths *unknown)
{
    JsonObject object(value);
    Retry retry;
    retry.times = object.at("times").smallInteger(0, kMostRetries);
    if (const auto wait = object.find("wait"))
        retry.wait = wait->integer(0, kLongestDuration);
    if (const auto factor = object.find("factor"))
        retry.factor = factor->number(1, kSteepestBackOff);
    object.collectUnknown(unknown);
    return retry;
}

Json timerJson(const Timer &timer)
{
    Json json = {{"kind", kTimers[static_cast<size_t>(timer.kind)]}};
    if (timer.kind == Timer::Kind::At)
        json["date"] = instantJson(timer.time);
    else
        json["time"] = timer.time;
    if (timer.without)
        json["without"] = idJson(*timer.without);
    return json;
}

Timer readTimer(const JsonValue &value, UnknownPaths *unknown)
{
    JsonObject object(value);
    Timer timer;
    timer.kind = static_cast<Timer::Kind>(object.at("kind").choice(kTimers, "a kind of timer"));
    const bool isDate = timer.kind == Timer::Kind::At;
    timer.time = isDate
                     ? readInstant(object.at("date"))
                     : object.at("time").integer(timer.kind == Timer::Kind::Every ? 1 : 0, kLongestDuration);
    if (const auto without = object.find("without")) {
        if (timer.kind != Timer::Kind::After)
            without->fail("only a timer of the kind “after” has it");
        timer.without = without->id<NoteId>();
    }
    object.collectUnknown(unknown);
    return timer;
}

Json arrivalsJson(const Arrivals &arrivals)
{
    Json json = {{"between", durationJson(arrivals.between)}};
    if (arrivals.most != Arrivals().most)
        json["most"] = arrivals.most;
    return json;
}

Arrivals readArrivals(const JsonValue &value, UnknownPaths *unknown)
{
    JsonObject object(value);
    Arrivals arrivals;
    arrivals.between = readDuration(object.at("between"), unknown);
    if (const auto most = object.find("most"))
        arrivals.most = most->smallInteger(1, kMostArrivals);
    object.collectUnknown(unknown);
    return arrivals;
}

void readWorking(JsonObject &object, Note &note, UnknownPaths *unknown)
{
    if (const auto duration = object.find("duration"))
        note.duration = readDuration(*duration, unknown);
    if (const auto capacity = object.find("capacity"))
        note.capacity = capacity->smallInteger(1, kMostCapacity);
    if (const auto retry = object.find("retry"))
        note.retry = readRetry(*retry, unknown);
    if (const auto cost = object.find("cost"))
        note.cost = cost->number(0, kHighestCost);
    readFlag(object, "takesTwice", note.takesTwice);
}

} // namespace

Json durationJson(const Duration &duration)
{
    return duration.kind == Duration::Kind::Fixed ? Json(duration.first) : drawnJson(duration);
}

Duration readDuration(const JsonValue &value, UnknownPaths *unknown)
{
    if (value.json().is_number())
        return value.integer(0, kLongestDuration);
    if (!value.json().is_object())
        value.fail("expected a whole number of microseconds, or an object with “kind”");
    JsonObject object(value);
    Duration duration;
    duration.kind =
        static_cast<Duration::Kind>(object.at("kind").choice(kDrawnDurations, "a kind of duration") + 1);
    readDrawn(object, duration);
    object.collectUnknown(unknown);
    return duration;
}

Json instantJson(qint64 instant)
{
    const QDateTime second = QDateTime::fromSecsSinceEpoch(instant / kMicroseconds, Qt::UTC);
    QString text = second.toString(QStringLiteral("yyyy-MM-ddTHH:mm:ss"));
    if (const qint64 rest = instant % kMicroseconds)
        text += QStringLiteral(".%1").arg(rest, 6, 10, QChar(u'0'));
    return textJson(text + u'Z');
}

qint64 readInstant(const JsonValue &value)
{
    static const QRegularExpression kPattern(
        QStringLiteral("^(\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d)(?:\\.(\\d{1,6}))?Z$"));
    const QString text = value.text(kLongestTitle);
    const QRegularExpressionMatch match = kPattern.match(text);
    QDateTime second = QDateTime::fromString(match.captured(1), Qt::ISODate);
    second.setTimeSpec(Qt::UTC);
    if (!match.hasMatch() || !second.isValid())
        value.fail(quoted(text) + " is not an instant; expected UTC such as 2026-12-24T18:00:00Z");
    const qint64 rest = match.captured(2).leftJustified(6, u'0').toLongLong();
    const qint64 instant = second.toSecsSinceEpoch() * kMicroseconds + rest;
    if (instant < 0 || instant > kLatestInstant)
        value.fail(quoted(text) + " is out of range; expected an instant from 1970 to " +
                   instantJson(kLatestInstant).get<std::string>());
    return instant;
}

void writeBehaviour(Json &json, const Note &note)
{
    if (note.trigger != Trigger::Any)
        json["trigger"] = kTriggers[static_cast<size_t>(note.trigger)];
    writeText(json, "key", note.key);
    if (note.answer != Answer::All)
        json["answer"] = kAnswers[static_cast<size_t>(note.answer)];
    if (!note.duration.isNone())
        json["duration"] = durationJson(note.duration);
    if (note.capacity)
        json["capacity"] = *note.capacity;
    if (note.retry)
        json["retry"] = retryJson(*note.retry);
    if (note.timer)
        json["timer"] = timerJson(*note.timer);
    if (note.arrivals)
        json["arrivals"] = arrivalsJson(*note.arrivals);
    if (note.cost != 0)
        json["cost"] = numberJson(note.cost);
    writeFlag(json, "takesTwice", note.takesTwice);
}

void readBehaviour(JsonObject &object, Note &note, UnknownPaths *unknown)
{
    if (const auto trigger = object.find("trigger"))
        note.trigger = static_cast<Trigger>(trigger->choice(kTriggers, "a trigger"));
    readText(object, "key", note.key);
    if (const auto answer = object.find("answer"))
        note.answer = static_cast<Answer>(answer->choice(kAnswers, "an answer"));
    readWorking(object, note, unknown);
    if (const auto timer = object.find("timer"))
        note.timer = readTimer(*timer, unknown);
    if (const auto arrivals = object.find("arrivals"))
        note.arrivals = readArrivals(*arrivals, unknown);
}

Json faultJson(const Fault &fault)
{
    Json json = {{"kind", kFaults[static_cast<size_t>(fault.kind)]}};
    if (fault.note)
        json["note"] = idJson(*fault.note);
    if (fault.probability != 0)
        json["probability"] = numberJson(fault.probability);
    if (fault.at)
        json["at"] = *fault.at;
    if (!fault.delay.isNone())
        json["delay"] = durationJson(fault.delay);
    return json;
}

Fault readFault(const JsonValue &value, UnknownPaths *unknown)
{
    JsonObject object(value);
    Fault fault;
    fault.kind = static_cast<Fault::Kind>(object.at("kind").choice(kFaults, "a kind of fault"));
    if (const auto note = object.find("note")) {
        if (fault.kind == Fault::Kind::Crash)
            note->fail("a crash concerns the whole system; leave it out");
        fault.note = note->id<NoteId>();
    }
    if (const auto probability = object.find("probability"))
        fault.probability = probability->number(0, 1);
    if (const auto at = object.find("at"))
        fault.at = at->integer(1, kLastFault);
    if (const auto delay = object.find("delay"))
        fault.delay = readDuration(*delay, unknown);
    object.collectUnknown(unknown);
    return fault;
}

} // namespace tempestry::persistence
