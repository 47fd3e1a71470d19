#include "app/window/command_table.h"
#include "app/window/main_window.h"
#include "app/workshop/phase_bar.h"
#include "app/workshop/workshop.h"
#include "board/board_view.h"

#include <QCoreApplication>

namespace tempestry {

namespace {

using Window = MainWindow;

QString tr(const char *text)
{
    return QCoreApplication::translate("Command", text);
}

QStringList keys(const char *first, const char *second = nullptr)
{
    return CommandTable::keys(first, second);
}

bool held(const Window &w)
{
    return w.workshop().format() != nullptr;
}

template <class Change>
void restyle(Window &w, Change change)
{
    Appearance appearance = w.appearance();
    change(appearance);
    w.setAppearance(appearance);
}

void addColours(CommandTable &table, const char *id, const QString &text, NoteColours colours)
{
    table
        .add(
            id, text, {},
            [colours](Window &w) { restyle(w, [colours](Appearance &look) { look.noteColours = colours; }); })
        .checked = [colours](const Window &w) { return w.appearance().noteColours == colours; };
}

void addPhases(CommandTable &table)
{
    table.add("workshop.choose", tr("Workshop and phase\u2026"), keys("Alt+W"), [](Window &w) {
        w.setPaperOnly(false);
        w.phases().showPhases();
    });
    table.add(
        "workshop.next", tr("Next phase"), keys("Ctrl+PgDown"), [](Window &w) { w.workshop().go(1); },
        [](const Window &w) { return w.workshop().canGo(1); });
    table.add(
        "workshop.previous", tr("Previous phase"), keys("Ctrl+PgUp"), [](Window &w) { w.workshop().go(-1); },
        [](const Window &w) { return w.workshop().canGo(-1); });
    table
        .add(
            "workshop.prompt", tr("Prompt for the room"), keys("Ctrl+Alt+P"),
            [](Window &w) { w.workshop().showPrompt(!w.workshop().isPromptShown()); }, held)
        .checked = [](const Window &w) { return w.workshop().isPromptShown(); };
    table.add(
        "workshop.end", tr("No workshop"), {}, [](Window &w) { w.workshop().end(); }, held);
}

void addTimer(CommandTable &table)
{
    constexpr qint64 kMinute = WorkshopTimer::kMinute;
    const auto add = [&table](const char *id, const QString &text, QStringList shortcut, qint64 minutes) {
        table.add(id, text, std::move(shortcut),
                  [minutes](Window &w) { w.workshop().timer().add(minutes * kMinute); });
    };
    table.line();
    table.add("workshop.timer", tr("Start or pause the timer"), keys("Ctrl+T"),
              [](Window &w) { w.workshop().timer().toggle(); });
    table.add("workshop.timerSet", tr("Set the timer\u2026"), keys("Ctrl+Alt+T"), [](Window &w) {
        w.setPaperOnly(false);
        w.phases().editTimer();
    });
    add("workshop.timerMore", tr("1 minute more"), keys("Ctrl+Alt+Up"), 1);
    add("workshop.timerLess", tr("1 minute less"), keys("Ctrl+Alt+Down"), -1);
    add("workshop.timerFive", tr("5 minutes more"), keys("Ctrl+Alt+PgUp"), 5);
    table.add("workshop.timerReset", tr("Reset the timer"), {},
              [](Window &w) { w.workshop().timer().reset(); });
}

void addLooks(CommandTable &table)
{
    table.menu(Menu::View);
    table.line();
    table
        .add("view.darkPaper", tr("Dark paper"), {},
             [](Window &w) { restyle(w, [](Appearance &look) { look.darkPaper = !look.isDark(); }); })
        .checked = [](const Window &w) { return w.appearance().isDark(); };
    addColours(table, "view.coloursStandard", tr("Note colours: standard"), NoteColours::Standard);
    addColours(table, "view.coloursHighContrast", tr("Note colours: high contrast"),
               NoteColours::HighContrast);
    addColours(table, "view.coloursColourBlindSafe", tr("Note colours: colour-blind safe"),
               NoteColours::ColourBlindSafe);
    table.line();
    table.add("view.textLarger", tr("Text larger"), keys("Ctrl+Alt+=", "Ctrl+Alt++"), [](Window &w) {
        restyle(w, [](Appearance &look) { look.textScale = look.nextTextScale(1); });
    });
    table.add("view.textSmaller", tr("Text smaller"), keys("Ctrl+Alt+-"), [](Window &w) {
        restyle(w, [](Appearance &look) { look.textScale = look.nextTextScale(-1); });
    });
    table.add("view.textUsual", tr("Text as usual"), keys("Ctrl+Alt+0"),
              [](Window &w) { restyle(w, [](Appearance &look) { look.textScale = 1; }); });
}

} // namespace

void addWorkshopCommands(CommandTable &table)
{
    table.menu(Menu::Workshop);
    addPhases(table);
    addTimer(table);
    table.line();
    table
        .add("workshop.legend", tr("Legend"), keys("Ctrl+Alt+L"),
             [](Window &w) { w.setLegendShown(!w.isLegendShown()); })
        .checked = [](const Window &w) { return w.isLegendShown(); };
    addLooks(table);
    table.menu(Menu::Workshop);
}

} // namespace tempestry
