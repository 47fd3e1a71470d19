#include "app/window/clipboard.h"
#include "app/window/command_table.h"
#include "app/window/main_window.h"

#include <QCoreApplication>

namespace tempestry {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Command", text);
}

} // namespace

void addClipboardCommands(CommandTable &table)
{
    using Window = MainWindow;
    using when::editable;
    const auto keys = [](const char *key) { return CommandTable::keys(key); };
    table.menu(Menu::Edit);
    table.line();
    table.add(
        "edit.cut", tr("Cut"), keys("Ctrl+X"), [](Window &w) { w.clipboard().cut(); }, editable);
    table.add("edit.copy", tr("Copy"), keys("Ctrl+C"), [](Window &w) { w.clipboard().copy(); });
    table.add("edit.copyPicture", tr("Copy as picture"), keys("Shift+Alt+C"),
              [](Window &w) { w.clipboard().copyPicture(); });
    table.add(
        "edit.copySchema", tr("Copy payload schema"), {},
        [](Window &w) { w.clipboard().copyPayloadSchema(); },
        [](const Window &w) { return w.clipboard().canCopyPayloadSchema(); });
    table.add("edit.paste", tr("Paste"), keys("Ctrl+V"), [](Window &w) { w.clipboard().paste(); });
    table.add(
        "edit.pasteAs", tr("Paste as\u2026"), keys("Ctrl+Shift+V"),
        [](Window &w) { w.clipboard().pasteAs(); }, editable);
}

} // namespace tempestry
