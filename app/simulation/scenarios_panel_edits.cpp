#include "app/controls/controls.h"
#include "app/controls/value_box.h"
#include "app/inspector/behaviour_text.h"
#include "app/simulation/fault_text.h"
#include "app/simulation/scenarios_panel.h"

// What a person does to the scenarios in their panel, beside the rows of the table.
namespace tempestry {

void ScenariosPanel::add()
{
    Scenario scenario;
    scenario.id = ScenarioId::create();
    scenario.name = edits::freeScenarioName(m_document.board(), tr("New scenario"));
    add(scenario);
    m_name->setFocus();
    m_name->selectAll();
}

void ScenariosPanel::add(const Scenario &scenario)
{
    if (!m_document.apply(edits::addScenario(m_document.board(), scenario), tr("New scenario")))
        return;
    open();
    choose(scenario.id);
}

void ScenariosPanel::duplicateCurrent()
{
    const Scenario *scenario = m_current ? m_document.board().find(*m_current) : nullptr;
    if (!scenario)
        return;
    ScenarioId copy;
    const ChangeSet change =
        edits::duplicateScenario(m_document.board(), scenario->id, scenario->name, &copy);
    if (m_document.apply(change, tr("Duplicate scenario")))
        choose(copy);
}

void ScenariosPanel::removeCurrent()
{
    if (m_current)
        m_document.apply(edits::removeScenario(m_document.board(), *m_current), tr("Remove scenario"));
}

void ScenariosPanel::rename(const QString &name)
{
    if (!m_current)
        return;
    const QString problem = edits::scenarioNameProblem(m_document.board(), *m_current, name.trimmed());
    if (!problem.isEmpty())
        m_name->refuse(problem);
    else
        m_document.apply(edits::renameScenario(m_document.board(), *m_current, name.trimmed()),
                         tr("Rename scenario"));
}

void ScenariosPanel::changeBegins(const QString &text)
{
    const auto begins = text.trimmed().isEmpty() ? std::nullopt : readInstant(text.trimmed());
    if (!begins && !text.trimmed().isEmpty())
        m_begins->refuse(tr("Write a date and a time, such as 2026-12-24 18:00."));
    else if (m_current)
        m_document.apply(edits::setBegins(m_document.board(), *m_current, begins), tr("Change begin"));
}

void ScenariosPanel::changeFaults(const QString &text)
{
    const Scenario *scenario = m_current ? m_document.board().find(*m_current) : nullptr;
    if (!scenario)
        return;
    QString problem;
    const auto faults = parseFaults(m_document.board(), scenario->faults, text, &problem);
    if (faults)
        m_document.apply(edits::setFaults(m_document.board(), scenario->id, *faults), tr("Change faults"));
    else
        m_faults->refuse(problem);
}

void ScenariosPanel::toggleOrdered()
{
    if (const Scenario *scenario = m_current ? m_document.board().find(*m_current) : nullptr)
        m_document.apply(edits::setOrdered(m_document.board(), scenario->id, !scenario->ordered),
                         tr("Change order"));
}

// As it is, then switched off, then on, then as it is again.
void ScenariosPanel::toggleCondition(const QString &name)
{
    const Scenario *scenario = m_current ? m_document.board().find(*m_current) : nullptr;
    if (!scenario)
        return;
    const auto now = scenario->set.constFind(name);
    std::optional<bool> next;
    if (now == scenario->set.constEnd())
        next = false;
    else if (!*now)
        next = true;
    m_document.apply(edits::setCondition(m_document.board(), scenario->id, name, next),
                     tr("Switch condition"));
}

} // namespace tempestry
