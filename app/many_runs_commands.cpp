#include "app/command_table.h"
#include "app/file_dialogs.h"
#include "app/main_window.h"
#include "app/many_runs_panel.h"
#include "app/run_panel.h"

#include <QCoreApplication>

namespace tempestry {

namespace {

using Window = MainWindow;

QString tr(const char *text)
{
    return QCoreApplication::translate("Command", text);
}

} // namespace

// Many runs, and what is taken away from one.
void addManyRunsCommands(CommandTable &table)
{
    table.menu(Menu::Run);
    table.line();
    table.add(
        "run.many", tr("Run many"), CommandTable::keys("Alt+F5"),
        [](Window &w) { w.manyRuns().open(w.run().choice()); },
        [](const Window &w) { return w.manyRuns().canRun(); });
    table.add(
        "run.manyClose", tr("Close the many runs"), {}, [](Window &w) { w.manyRuns().close(); },
        [](const Window &w) { return w.manyRuns().isOpen(); });
    table.add(
        "run.export", tr("Export run\u2026"), CommandTable::keys("Ctrl+Alt+E"),
        [](Window &w) { w.files().exportRun(); }, [](const Window &w) { return w.run().isOpen(); });
}

} // namespace tempestry
