#include "app/simulation/project_process.h"

#include "app/simulation/journal_process.h"
#include "app/simulation/script_problems.h"
#include "model/simulation/journal_lines.h"
#include "model/simulation/projecting.h"

#include <QCoreApplication>
#include <QTemporaryFile>

#include <set>

namespace tempestry {

using simulation::Journal;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("ProjectProcess", text);
}

} // namespace

QStringList projectionFailures(const Journal &projected)
{
    using simulation::RecordType;
    const auto &records = projected.records;
    QStringList failures;
    std::set<quint32> known;
    for (size_t i = 0; i < records.size(); ++i) {
        const bool isLast = i + 1 < records.size() && records[i + 1].type == RecordType::Limit;
        const bool isNews = records[i].type == RecordType::Dropped && known.insert(records[i].note).second;
        if (!isNews && !isLast)
            continue;
        const QJsonObject &payload = projected.payloads[records[i].payload];
        const QString problem = scriptProblemText(
            {payload[QStringLiteral("reason")].toString(), payload[QStringLiteral("line")].toInt()});
        failures << (isLast
                         ? problem // which names the note
                         : tr("The script of \u201c%1\u201d failed. %2")
                               .arg(projected.noteNames[static_cast<qsizetype>(records[i].note)].simplified(),
                                    problem));
    }
    return failures;
}

ScriptedProjection scriptedProjection(const Journal &projected, const std::vector<quint32> &numbers)
{
    const auto contents = simulation::scriptedContents(projected, numbers);
    if (!contents)
        return {{}, tr("What the scripts made of the run is not about its events.")};
    return {*contents, projectionFailures(projected).join(u' ')};
}

ScriptedProjection projectInProcess(const QString &program, const Board &board, const Journal &journal,
                                    const simulation::Projections &projections,
                                    const std::function<bool()> &stopped)
{
    std::vector<quint32> numbers;
    const QByteArray events =
        simulation::toJsonLines(simulation::eventsTakenUp(journal, projections, &numbers));
    QTemporaryFile file;
    if (!file.open() || file.write(events) != events.size() || !file.flush())
        return {{}, tr("Read models with scripts can't be filled: %1.").arg(file.errorString())};
    const JournalTold told = toldBy(program,
                                    {QStringLiteral("project"), QStringLiteral("-"), file.fileName(),
                                     QStringLiteral("--journal=-"), QStringLiteral("--trust-scripts")},
                                    board, stopped, [](quint64) {});
    return told.journal ? scriptedProjection(*told.journal, numbers) : ScriptedProjection{{}, told.problem};
}

} // namespace tempestry
