#include "app/controls/side_panel.h"
#include "app/simulation/delivery_panel.h"
#include "app/simulation/many_runs_panel.h"
#include "app/simulation/run_panel.h"
#include "app/simulation/scenarios_panel.h"
#include "app/window/command_table.h"
#include "app/window/desk.h"
#include "app/window/file_dialogs.h"
#include "app/window/main_window.h"
#include "board/board_view.h"

#include <QCoreApplication>

namespace tempestry {

namespace {

using Window = MainWindow;

QString tr(const char *text)
{
    return QCoreApplication::translate("Command", text);
}

void checkDeliveries(Window &w, DeliveryQuestion question)
{
    w.setPaperOnly(false);
    auto *panel = new DeliveryPanel(w.desk().program(), question, w.document().board(), w.run().choice());
    QObject::connect(panel, &DeliveryPanel::revealAsked, &w.view(), &BoardView::reveal);
    w.side().open(DeliveryPanel::title(question), panel);
}

bool canCheckDeliveries(const Window &w)
{
    return !w.desk().program().isEmpty() && w.run().canRun();
}

} // namespace

// Many runs, and what is taken away from one.
void addManyRunsCommands(CommandTable &table)
{
    table.menu(Menu::Run);
    table.line();
    table.add(
        "run.many", tr("Run many"), CommandTable::keys("Alt+F5"),
        [](Window &w) {
            w.scenarios().close();
            w.manyRuns().open(w.run().choice());
        },
        [](const Window &w) { return w.manyRuns().canRun(); });
    table.add(
        "run.manyClose", tr("Close the many runs"), {}, [](Window &w) { w.manyRuns().close(); },
        [](const Window &w) { return w.manyRuns().isOpen(); });
    table.line();
    table.add(
        "run.checkIdempotence", tr("Check idempotence"), CommandTable::keys("Ctrl+Alt+I"),
        [](Window &w) { checkDeliveries(w, DeliveryQuestion::Idempotence); }, canCheckDeliveries);
    table.add(
        "run.checkOrder", tr("Check order-independence"), CommandTable::keys("Ctrl+Alt+O"),
        [](Window &w) { checkDeliveries(w, DeliveryQuestion::OrderIndependence); }, canCheckDeliveries);
    table.line();
    table.add(
        "run.export", tr("Export run\u2026"), CommandTable::keys("Ctrl+Alt+E"),
        [](Window &w) { w.files().exportRun(); }, [](const Window &w) { return w.run().isOpen(); });
}

} // namespace tempestry
