#include "app/simulation/run_contents.h"

#include "app/controls/freed_in_background.h"
#include "app/simulation/finished_run.h"

namespace tempestry {

using simulation::Projection;
using simulation::Projections;

namespace {

constexpr int kPause = 120; // milliseconds after an edit

Projections scriptedOf(const Projections &all)
{
    Projections scripted;
    for (const auto &[readModel, projection] : all)
        if (!projection.script.isEmpty())
            scripted.emplace(readModel, projection);
    return scripted;
}

} // namespace

QString RunContents::nameOf(quint32 holder) const
{
    const QStringList &names = at->film()->journal()->noteNames;
    if (holder < static_cast<quint32>(names.size()))
        return names[static_cast<qsizetype>(holder)].simplified();
    return board.find(at->noteOf(holder))->title.simplified();
}

std::shared_ptr<const RunContents> contentsSince(const FinishedRun &run, const RunContents &shown,
                                                 const Board &now, const ProjectScripts &scripts,
                                                 const std::function<bool()> &stopped)
{
    Projections since = simulation::projectionsSince(run.projections, now, FlowGraph(now));
    if (since.empty())
        return run.contents;
    if (!scripts)
        for (auto &[readModel, projection] : since)
            projection.script.clear();
    if (since == shown.since)
        return std::make_shared<const RunContents>(
            RunContents{shown.at, now, std::move(since), shown.problem});
    ScriptedProjection made;
    if (const Projections scripted = scriptedOf(since); !scripted.empty())
        made = scripts(now, *run.journal, scripted, stopped);
    auto at = makeFreedInBackground<const simulation::ContentsAt>(run.film, run.board, since, made.contents);
    return std::make_shared<const RunContents>(
        RunContents{std::move(at), now, std::move(since), std::move(made.problem)});
}

LateContents::LateContents(Document &document, QObject *parent)
    : QObject(parent)
    , m_document(document)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(kPause);
    connect(&m_pause, &QTimer::timeout, this, &LateContents::follow);
    connect(&document, &Document::changed, this, [this] {
        if (m_run)
            m_pause.start();
    });
}

void LateContents::setRun(std::shared_ptr<const FinishedRun> run)
{
    m_pause.stop();
    m_filling.drop();
    m_run = std::move(run);
    m_current = m_run ? m_run->contents : nullptr;
}

void LateContents::setScripts(ProjectScripts scripts)
{
    m_scripts = std::move(scripts);
    if (m_run)
        m_pause.start();
}

void LateContents::follow()
{
    m_filling.startStoppable(
        [run = m_run, shown = m_current, now = m_document.board(),
         scripts = m_scripts](const std::function<bool()> &stopped) {
            return contentsSince(*run, *shown, now, scripts, stopped);
        },
        [this](const std::shared_ptr<const RunContents> &contents) {
            if (contents == m_current)
                return;
            const bool isNews = contents->problem != m_current->problem && !contents->problem.isEmpty();
            m_current = contents;
            Q_EMIT changed();
            if (isNews)
                Q_EMIT hint(m_current->problem);
        });
}

} // namespace tempestry
