#include "persistence/run_export.h"

#include "model/simulation/journal_queries.h"
#include "persistence/cloud_events.h"
#include "persistence/ocel_export.h"

#include <algorithm>
#include <array>

namespace tempestry::persistence {

namespace {

template <class Export, auto... form>
std::unique_ptr<RunExport> make(const QString &path, const ExportedRun &run)
{
    return std::make_unique<Export>(path, run, form...);
}

struct Format
{
    const char *ending;
    std::unique_ptr<RunExport> (*make)(const QString &path, const ExportedRun &run);
};
constexpr std::array kFormats = {
    Format{"cloudevents.json", make<CloudEvents, CloudEvents::Form::Batch>},
    Format{"cloudevents.jsonl", make<CloudEvents, CloudEvents::Form::Lines>},
    Format{"ocel.json", make<OcelExport, OcelExport::Form::Document>},
    Format{"ocel.sqlite", make<OcelExport, OcelExport::Form::Database>},
};

} // namespace

QStringList runExportEndings()
{
    QStringList endings;
    for (const Format &format : kFormats)
        endings += QLatin1StringView(format.ending);
    return endings;
}

std::unique_ptr<RunExport> makeRunExport(const QString &path, const ExportedRun &run)
{
    for (const Format &format : kFormats)
        if (path.endsWith(QLatin1Char('.') + QLatin1StringView(format.ending), Qt::CaseInsensitive))
            return format.make(path, run);
    return nullptr;
}

bool exportRun(RunExport &to, const simulation::Journal &journal, const GoOn &goOn)
{
    constexpr size_t kPart = 16'384; // records
    quint64 messages = 0;
    for (size_t first = 0; first < journal.records.size(); first += kPart) {
        const auto part =
            std::span(journal.records).subspan(first, std::min(kPart, journal.records.size() - first));
        to.take(journal, part, first);
        messages += static_cast<quint64>(std::ranges::count_if(part, simulation::isMessage));
        if (goOn && !goOn(messages))
            return false;
    }
    return to.finish(goOn);
}

} // namespace tempestry::persistence
