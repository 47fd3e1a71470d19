#include "model/limits.h"

#include "model/behaviour_limits.h"

#include <algorithm>
#include <cmath>

namespace tempestry {

namespace {

void cut(QString &text, qsizetype length)
{
    if (text.size() > length)
        text.truncate(text[length - 1].isHighSurrogate() ? length - 1 : length);
}

void bring(double &value, double least, double most)
{
    value = std::isfinite(value) ? std::clamp(value, least, most) : least;
}

void bring(qint64 &time)
{
    time = std::clamp<qint64>(time, 0, kLongestDuration);
}

// Leaves nothing that the kind does not use, so that equal durations are equal values.
void keepWithinLimits(Duration &duration)
{
    using enum Duration::Kind;
    const bool isList = duration.kind == List && !duration.list.empty();
    if (duration.kind == List)
        duration.first = 0;
    if (duration.kind == List && !isList)
        duration.kind = Fixed;
    if (!isList)
        duration.list.clear();
    if (duration.kind != Uniform && duration.kind != Normal)
        duration.second = 0;
    for (qint64 *time : {&duration.first, &duration.second})
        bring(*time);
    if (duration.kind == Uniform)
        duration.second = std::max(duration.first, duration.second);
    duration.list.resize(std::min(duration.list.size(), size_t(kMostChoices)));
    for (qint64 &time : duration.list)
        bring(time);
}

void keepWithinLimits(Timer &timer)
{
    bring(timer.time);
    if (timer.kind == Timer::Kind::Every)
        timer.time = std::max<qint64>(timer.time, 1);
    if (timer.kind != Timer::Kind::After)
        timer.without.reset();
}

void keepWithinLimits(Field &field)
{
    for (QString *text : {&field.name, &field.type, &field.example})
        cut(*text, kLongestTitle);
    field.values.resize(std::min(field.values.size(), kMostChoices));
    for (QString &value : field.values)
        cut(value, kLongestTitle);
}

void keepBehaviourWithinLimits(Note &note)
{
    cut(note.key, kLongestTitle);
    keepWithinLimits(note.duration);
    if (note.capacity)
        note.capacity = std::clamp(*note.capacity, 1, kMostCapacity);
    if (note.retry) {
        note.retry->times = std::clamp(note.retry->times, 0, kMostRetries);
        bring(note.retry->wait);
        bring(note.retry->factor, 1, kSteepestBackOff);
    }
    if (note.timer)
        keepWithinLimits(*note.timer);
    if (note.arrivals) {
        keepWithinLimits(note.arrivals->between);
        note.arrivals->most = std::clamp(note.arrivals->most, 1, kMostArrivals);
    }
    bring(note.cost, 0, kHighestCost);
}

} // namespace

QString atMost(const QString &text, qsizetype length)
{
    QString result = text;
    cut(result, length);
    return result;
}

void keepWithinLimits(Note &note)
{
    for (QString *text : {&note.title, &note.condition})
        cut(*text, kLongestTitle);
    for (QString *text : {&note.description, &note.script, &note.decision})
        cut(*text, kLongestText);
    for (QString &actor : note.actors)
        cut(actor, kLongestTitle);
    for (Field &field : note.fields)
        keepWithinLimits(field);
    if (note.persona) {
        cut(note.persona->useCase, kLongestTitle);
        cut(note.persona->rationale, kLongestTitle);
        if (note.persona->likelihood)
            note.persona->likelihood = std::clamp(*note.persona->likelihood, 1, 10);
    }
    for (double *place : {&note.x, &note.y})
        bring(*place, -kFarthest, kFarthest);
    for (double *side : {&note.width, &note.height})
        bring(*side, 1, kLargestNote);
    if (note.times)
        note.times = std::clamp(*note.times, 1, kMostTimes);
    bring(note.columnWidth, 0, kLargestNote);
    note.votes = std::clamp(note.votes, 0, kMostVotes);
    note.column = std::clamp(note.column, 0, kLastColumn);
    keepBehaviourWithinLimits(note);
}

void keepWithinLimits(Link &link)
{
    cut(link.label, kLongestTitle);
    cut(link.guard, kLongestTitle);
    link.weight = std::isfinite(link.weight) ? std::max(link.weight, 0.0) : 0;
    keepWithinLimits(link.delay);
}

} // namespace tempestry
