#include "app/simulation/coverage_list.h"
#include "app/simulation/scenarios_panel.h"
#include "board/board_view.h"
#include "board/trail.h"

#include <algorithm>

// What the panel of scenarios shows on the paper.
namespace tempestry {

void ScenariosPanel::showPath(bool shown)
{
    m_path = shown;
    if (shown) {
        m_coverage = false;
        if (!m_open)
            open();
        if (m_current && (!m_runs.outcome(*m_current) || m_runs.isStale(*m_current)))
            m_runs.run({*m_current});
    }
    follow();
}

void ScenariosPanel::showCoverage(bool shown)
{
    m_coverage = shown;
    if (shown) {
        m_path = false;
        if (!m_open)
            open();
        std::vector<ScenarioId> missing;
        std::ranges::copy_if(m_ids, std::back_inserter(missing), [this](const ScenarioId &id) {
            return !m_runs.outcome(id) || m_runs.isStale(id);
        });
        if (!missing.empty())
            m_runs.run(missing);
    }
    follow();
}

void ScenariosPanel::setAway(bool away)
{
    m_away = away;
    syncPaper();
}

void ScenariosPanel::syncPaper()
{
    const bool shows = m_open && !m_away && (m_path || m_coverage);
    if (!shows)
        clearPaper();
    else if (m_coverage)
        lightCoverage();
    else
        drawPath();
    m_onPaper = shows;
}

// Others may have dimmed notes meanwhile; what is theirs stays while nothing of this is on the paper.
void ScenariosPanel::clearPaper()
{
    if (!m_onPaper)
        return;
    m_view.setTrail({});
    m_view.setLit(std::nullopt);
}

void ScenariosPanel::lightCoverage()
{
    const simulation::Travels travels = m_runs.allTravels();
    m_coverageList->show(m_document.board(),
                         simulation::coverageOf(m_document.board(), m_view.flow(), travels));
    m_view.setTrail({{}, travels.edges});
    m_view.setLit(travels.notes);
}

void ScenariosPanel::drawPath()
{
    const simulation::Travels travels = m_current ? m_runs.travels(*m_current) : simulation::Travels();
    Trail trail{travels.notes, travels.edges};
    if (const Scenario *scenario = m_current ? m_document.board().find(*m_current) : nullptr)
        for (const ScenarioList list : kScenarioLists)
            for (const ScenarioEntry &entry : entriesOf(*scenario, list))
                if (list != ScenarioList::Never)
                    trail.notes.insert(entry.note);
    m_view.setLit(std::nullopt);
    m_view.setTrail(trail);
}

} // namespace tempestry
