#include "app/simulation/run_panel.h"
#include "app/window/command_table.h"
#include "app/window/file_dialogs.h"
#include "app/window/main_window.h"

#include <QCoreApplication>

namespace tempestry {

namespace {

using Window = MainWindow;

QString tr(const char *text)
{
    return QCoreApplication::translate("Command", text);
}

bool runOpen(const Window &w)
{
    return w.run().isOpen();
}

bool runOpenAndNotesSelected(const Window &w)
{
    return runOpen(w) && when::hasSelection(w);
}

void addSteps(CommandTable &table)
{
    table.line();
    table.add(
        "run.stepInto", tr("Step into what it led to"), CommandTable::keys("F11"),
        [](Window &w) { w.run().stepInto(); }, runOpen);
    table.add(
        "run.stepToCause", tr("Step back to what led to it"), CommandTable::keys("Shift+F11"),
        [](Window &w) { w.run().stepToCause(); }, runOpen);
    table
        .add(
            "run.skipQuiet", tr("Skip quiet time"), CommandTable::keys("Ctrl+Alt+Q"),
            [](Window &w) { w.run().setSkippingQuiet(!w.run().isSkippingQuiet()); }, runOpen)
        .checked = [](const Window &w) { return w.run().isSkippingQuiet(); };
    table.add(
        "run.breakpoint", tr("Stop playing at the note, or no longer"), CommandTable::keys("F9"),
        [](Window &w) { w.run().toggleBreakpoints(); }, when::hasSelection);
}

void addQuestions(CommandTable &table)
{
    table.line();
    table.add(
        "run.why", tr("Why did this happen?"), CommandTable::keys("Alt+Y"),
        [](Window &w) { w.run().askWhy(); }, runOpen);
    table.add(
        "run.whatCame", tr("What came of it?"), CommandTable::keys("Alt+Shift+Y"),
        [](Window &w) { w.run().askWhatCame(); }, runOpen);
    table.add(
        "run.endQuestion", tr("Show all of the run again"), {}, [](Window &w) { w.run().endQuestion(); },
        [](const Window &w) { return w.run().hasQuestion(); });
    table.add(
        "run.filter", tr("Filter the journal"), CommandTable::keys("Alt+J"),
        [](Window &w) { w.run().focusFilter(); }, runOpen);
    table.add(
        "run.filterSelected", tr("Journal of the selected notes only"), CommandTable::keys("Alt+Shift+J"),
        [](Window &w) { w.run().filterBySelection(); }, runOpenAndNotesSelected);
}

void addTabs(CommandTable &table)
{
    using Tab = RunPanel::Tab;
    const auto tab = [&table](const char *id, const QString &text, const char *key, Tab shown) {
        table.add(
            id, text, CommandTable::keys(key), [shown](Window &w) { w.run().showTab(shown); }, runOpen);
    };
    table.line();
    tab("run.journal", tr("Journal of the run"), "Alt+1", Tab::Journal);
    tab("run.contents", tr("Contents of read models and aggregates"), "Alt+2", Tab::Contents);
    tab("run.breakpoints", tr("Breakpoints"), "Alt+3", Tab::Breakpoints);
    tab("run.compare", tr("Compare with the last run"), "Alt+4", Tab::Compare);
    table.add("run.openJournal", tr("Open a journal\u2026"), {}, [](Window &w) { w.files().openJournal(); });
}

} // namespace

void addPlaybackCommands(CommandTable &table)
{
    table.menu(Menu::Run);
    addSteps(table);
    addQuestions(table);
    addTabs(table);
}

} // namespace tempestry
