#include "app/simulation/bottleneck_text.h"

#include "app/controls/measured_text.h"

#include <QCoreApplication>

namespace tempestry {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Bottleneck", text);
}

} // namespace

QString bottleneckText(const FinishedRuns &made)
{
    using Reason = simulation::Bottleneck::Reason;
    const auto found = bottleneck(made.statistics);
    if (!found)
        return {};
    const QString title = made.board.find(made.scope.notes[found->note])->title.simplified();
    const simulation::NoteStatistics &note = made.statistics.notes[found->note];
    if (found->reason == Reason::Work)
        return tr("Nothing waits for anything. “%1” takes most of the time: %2 of all work.")
            .arg(title, shareText(found->share));
    QString text = tr("The bottleneck is “%1”: %2 of all waiting is there, %3 for each message.")
                       .arg(title, shareText(found->share), measuredTime(note.waiting.mean()));
    if (const auto busy = utilisation(made.scope, made.statistics, found->note))
        text += u' ' + tr("It is busy %1 of the time.").arg(shareText(*busy));
    return text;
}

} // namespace tempestry
