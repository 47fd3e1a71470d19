#include "model/simulation/loop_finder.h"

#include <QHash>

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

} // namespace tempestry::simulation
