#include "model/limits.h"

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

void keepWithinLimits(Duration &duration)
{
    for (qint64 *time : {&duration.first, &duration.second})
        bring(*time);
    for (qint64 &time : duration.list)
        bring(time);
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
        for (QString *text : {&field.name, &field.type, &field.example})
            cut(*text, kLongestTitle);
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
    keepWithinLimits(note.duration);
}

void keepWithinLimits(Link &link)
{
    cut(link.label, kLongestTitle);
    cut(link.guard, kLongestTitle);
    link.weight = std::isfinite(link.weight) ? std::max(link.weight, 0.0) : 0;
    keepWithinLimits(link.delay);
}

} // namespace tempestry
