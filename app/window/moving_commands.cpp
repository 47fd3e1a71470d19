#include "app/window/command_table.h"
#include "app/window/find_bar.h"
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

} // namespace

void addMovingCommands(CommandTable &table)
{
    table.menu(Menu::View);
    table.line();
    table.add("view.find", tr("Find on the paper\u2026"), CommandTable::keys("Ctrl+F"),
              [](Window &w) { w.findBar().open(); });
    table.add("view.findNext", tr("Find next"), CommandTable::keys("F3"),
              [](Window &w) { w.findBar().next(); });
    table.add("view.findPrevious", tr("Find previous"), CommandTable::keys("Shift+F3"),
              [](Window &w) { w.findBar().previous(); });
    table.line();
    table.add(
        "view.back", tr("Back to where I was"), CommandTable::keys("Alt+PgUp", "Back"),
        [](Window &w) { w.view().goBack(); }, [](const Window &w) { return w.view().canGoBack(); });
    table.add(
        "view.forth", tr("Forth again"), CommandTable::keys("Alt+PgDown", "Forward"),
        [](Window &w) { w.view().goForth(); }, [](const Window &w) { return w.view().canGoForth(); });
    table.line();
    table
        .add("view.minimap", tr("Minimap"), CommandTable::keys("Ctrl+M"),
             [](Window &w) { w.setMinimapShown(!w.isMinimapShown()); })
        .checked = [](const Window &w) { return w.isMinimapShown(); };
    table
        .add("view.wheelZooms", tr("Wheel zooms"), {},
             [](Window &w) { w.setWheelZooms(!w.isWheelZooming()); })
        .checked = [](const Window &w) { return w.isWheelZooming(); };
}

} // namespace tempestry
