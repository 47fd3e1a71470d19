#include "app/controls/look.h"
#include "app/simulation/run_panel.h"
#include "app/simulation/transport_bar.h"

#include <QMenu>

// What can be chosen for a run.
namespace tempestry {

// The board may have changed since the choice.
void RunPanel::forgetWhatIsGone()
{
    const Board &board = m_document.board();
    if (!scenarioNamed(board, m_choice.scenario))
        m_choice.scenario.clear();
    const QStringList conditions = simulation::conditionsOf(board);
    m_choice.set.removeIf([&](const auto &entry) { return !conditions.contains(entry.key()); });
}

void RunPanel::anotherSeed()
{
    ++m_choice.options.seed;
    start();
}

void RunPanel::chooseScenario(const QString &name)
{
    m_choice.scenario = name;
    m_choice.set.clear();
    start();
}

bool RunPanel::isSwitchedOn(const QString &condition) const
{
    const Scenario *scenario = scenarioNamed(m_document.board(), m_choice.scenario);
    return m_choice.set.value(condition, !scenario || scenario->set.value(condition, true));
}

void RunPanel::switchCondition(const QString &name)
{
    m_choice.set[name] = !isSwitchedOn(name);
    start();
}

void RunPanel::showChoices(const QWidget &elsewhere)
{
    const Board &board = m_document.board();
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(QStringLiteral("choices"));
    const auto add = [menu](const QString &text, bool ticked, auto chosen) {
        QAction *action = menu->addAction(QString(text).replace(u'&', QStringLiteral("&&")));
        action->setCheckable(true);
        action->setChecked(ticked);
        connect(action, &QAction::triggered, menu, chosen);
    };
    QStringList names;
    board.scenarios().forEach([&names](const Scenario &scenario) { names << scenario.name; });
    names.removeDuplicates();
    names.removeAll(QString());
    names.sort(Qt::CaseInsensitive);
    add(tr("By itself"), m_choice.scenario.isEmpty(), [this] { chooseScenario({}); });
    for (const QString &name : names)
        add(name.simplified(), name == m_choice.scenario, [this, name] { chooseScenario(name); });
    const QStringList conditions = simulation::conditionsOf(board);
    if (!conditions.isEmpty())
        menu->addSeparator();
    for (const QString &condition : conditions)
        add(tr("If %1").arg(condition.simplified()), isSwitchedOn(condition),
            [this, condition] { switchCondition(condition); });
    menu->popup(m_transport->isVisible()
                    ? m_transport->scenarioCorner() - QPoint(0, menu->sizeHint().height())
                    : elsewhere.mapToGlobal(QPoint(0, elsewhere.height() + 4)));
    menu->setActiveAction(menu->actions().front());
}

} // namespace tempestry
