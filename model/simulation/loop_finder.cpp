#include "model/simulation/loop_finder.h"

#include <QHash>
#include <QJsonArray>

#include <algorithm>
#include <iterator>

namespace tempestry::simulation {

std::vector<quint32> loopBefore(quint32 last, const std::function<CauseStep(quint32 seq)> &stepOf)
{
    std::vector<quint32> backwards;
    QHash<quint32, qsizetype> places; // of the notes in `backwards`
    const auto closes = [&](quint32 note) {
        if (places.contains(note))
            return true;
        places.insert(note, std::ssize(backwards));
        backwards.push_back(note);
        return false;
    };
    const auto loopFrom = [&](quint32 note) {
        std::vector<quint32> loop(backwards.rbegin(), backwards.rend() - places.value(note));
        std::rotate(loop.begin(), std::prev(loop.end()), loop.end());
        return loop;
    };
    for (quint32 seq = last; seq != kNone;) {
        const CauseStep step = stepOf(seq);
        if (closes(step.note))
            return loopFrom(step.note);
        if (step.activity != kNone)
            if (const quint32 note = stepOf(step.activity).note; closes(note))
                return loopFrom(note);
        seq = step.causation;
    }
    return {};
}

QJsonObject limitPayload(const QString &name, qint64 value, const QStringList &loop)
{
    const QString reached =
        name == QLatin1StringView("time")
            ? QStringLiteral("The run stopped at %1 microseconds, with more to come.").arg(value)
            : QStringLiteral("The run stopped after %1 %2.").arg(value).arg(name);
    const QString why = loop.empty() ? QStringLiteral("No loop led to the last message.")
                                     : QStringLiteral("These notes lead to one another in a loop.");
    return {{QStringLiteral("limit"), name},
            {QStringLiteral("notes"), QJsonArray::fromStringList(loop)},
            {QStringLiteral("reason"), QStringLiteral("%1 %2").arg(reached, why)}};
}

} // namespace tempestry::simulation
