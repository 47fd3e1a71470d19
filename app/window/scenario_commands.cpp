#include "app/simulation/finished_run.h"
#include "app/simulation/many_runs_panel.h"
#include "app/simulation/playback.h"
#include "app/simulation/run_panel.h"
#include "app/simulation/scenario_dialog.h"
#include "app/simulation/scenarios_panel.h"
#include "app/window/command_table.h"
#include "app/window/main_window.h"
#include "model/scenario_edits.h"
#include "model/simulation/run_text.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QGuiApplication>

namespace tempestry {

namespace {

using Window = MainWindow;

QString tr(const char *text)
{
    return QCoreApplication::translate("Command", text);
}

QStringList keys(const char *first)
{
    return CommandTable::keys(first);
}

bool hasCurrent(const Window &w)
{
    return w.scenarios().isOpen() && w.scenarios().current();
}

bool editableCurrent(const Window &w)
{
    return hasCurrent(w) && when::editable(w);
}

bool hasScenarios(const Window &w)
{
    return !w.document().board().scenarios().isEmpty();
}

bool hasRun(const Window &w)
{
    return w.run().isOpen();
}

bool mayMake(const Window &w)
{
    return hasRun(w) && when::editable(w);
}

void togglePanel(Window &w)
{
    w.setPaperOnly(false);
    if (w.scenarios().isOpen()) {
        w.scenarios().close();
        return;
    }
    w.manyRuns().close(); // both would leave no room for the paper
    w.scenarios().open();
}

void makeFromRun(Window &w)
{
    w.run().pause();
    const std::shared_ptr<const FinishedRun> run = w.run().finished();
    const qint64 instant = run->film->stateAt(w.run().playback().time()).time;
    auto *dialog = new ScenarioDialog(run, w.run().choice(), instant, &w);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(dialog, &ScenarioDialog::made, &w, [&w](Scenario scenario) {
        scenario.name = edits::freeScenarioName(w.document().board(), scenario.name);
        w.setPaperOnly(false);
        w.scenarios().add(scenario);
    });
    dialog->open();
}

void copyRun(Window &w, bool asDiagram)
{
    const FinishedRun &run = *w.run().finished();
    const Scenario *scenario = scenarioNamed(run.board, w.run().choice().scenario);
    QGuiApplication::clipboard()->setText(asDiagram
                                              ? simulation::sequenceDiagram(run.board, *run.journal)
                                              : simulation::givenWhenThen(run.board, *run.journal, scenario));
    w.say(asDiagram ? tr("Copied as a Mermaid sequence diagram") : tr("Copied as Given/When/Then"));
}

void addRunning(CommandTable &table)
{
    table.add(
        "scenario.run", tr("Run the scenario"), keys("Shift+Alt+F6"),
        [](Window &w) { w.scenarios().runCurrent(); }, hasCurrent);
    table.add(
        "scenario.runAll", tr("Run all scenarios"), keys("Alt+F6"),
        [](Window &w) {
            w.setPaperOnly(false);
            w.scenarios().runAll();
        },
        hasScenarios);
    table.add(
        "scenario.cancel", tr("Cancel the scenarios' runs"), {}, [](Window &w) { w.scenarios().cancel(); },
        [](const Window &w) { return w.scenarios().isRunning(); });
    table.add(
        "scenario.play", tr("Play the scenario"), keys("Alt+F7"),
        [](Window &w) { w.run().chooseScenario(w.document().board().find(*w.scenarios().current())->name); },
        hasCurrent);
    table
        .add(
            "scenario.path", tr("Path of the scenario"), keys("Ctrl+Alt+S"),
            [](Window &w) { w.scenarios().showPath(!w.scenarios().isPathShown()); }, hasScenarios)
        .checked = [](const Window &w) { return w.scenarios().isPathShown(); };
    table
        .add(
            "scenario.coverage", tr("What no scenario reached"), keys("Ctrl+Alt+C"),
            [](Window &w) {
                w.setPaperOnly(false);
                w.scenarios().showCoverage(!w.scenarios().isCoverageShown());
            },
            hasScenarios)
        .checked = [](const Window &w) { return w.scenarios().isCoverageShown(); };
}

} // namespace

void addScenarioCommands(CommandTable &table)
{
    table.menu(Menu::Run);
    table.line();
    table.add("scenario.panel", tr("Scenarios"), keys("Ctrl+Shift+T"), togglePanel).checked =
        [](const Window &w) { return w.scenarios().isOpen(); };
    table.add(
        "scenario.new", tr("New scenario"), {},
        [](Window &w) {
            w.setPaperOnly(false);
            w.scenarios().add();
        },
        when::editable);
    table.add("scenario.fromRun", tr("Make scenario from this run\u2026"), keys("Ctrl+Shift+K"), makeFromRun,
              mayMake);
    table.add(
        "scenario.duplicate", tr("Duplicate scenario"), {},
        [](Window &w) { w.scenarios().duplicateCurrent(); }, editableCurrent);
    table.add(
        "scenario.remove", tr("Remove scenario"), {}, [](Window &w) { w.scenarios().removeCurrent(); },
        editableCurrent);
    addRunning(table);
    table.line();
    table.add(
        "run.copyFeature", tr("Copy run as Given/When/Then"), {}, [](Window &w) { copyRun(w, false); },
        hasRun);
    table.add(
        "run.copyDiagram", tr("Copy run as sequence diagram"), {}, [](Window &w) { copyRun(w, true); },
        hasRun);
}

} // namespace tempestry
