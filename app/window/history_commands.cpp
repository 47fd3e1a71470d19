#include "app/history/board_past.h"
#include "app/history/history_bar.h"
#include "app/history/history_film.h"
#include "app/window/command_table.h"
#include "app/window/main_window.h"

#include <QCoreApplication>

namespace tempestry {

namespace {

using Window = MainWindow;

QString tr(const char *text)
{
    return QCoreApplication::translate("Command", text);
}

bool filmOpen(const Window &w)
{
    return w.past().isFilmOpen();
}

} // namespace

// The keys of the film are those of its bar: Space, the arrows, Home, End and Escape.
void addHistoryCommands(CommandTable &table)
{
    table.menu(Menu::History);
    table
        .add("history.film", tr("Play the history"), CommandTable::keys("Ctrl+H"),
             [](Window &w) { w.past().openFilm(); })
        .checked = filmOpen;
    table.add(
        "history.play", tr("Play or pause"), {}, [](Window &w) { w.past().bar().takeKey(Qt::Key_Space); },
        filmOpen);
    table.add(
        "history.step", tr("One edit on"), {}, [](Window &w) { w.past().film().step(1); }, filmOpen);
    table.add(
        "history.stepBack", tr("One edit back"), {}, [](Window &w) { w.past().film().step(-1); }, filmOpen);
    table.add(
        "history.toStart", tr("To the start of the history"), {}, [](Window &w) { w.past().film().seek(0); },
        filmOpen);
    table.add(
        "history.openCopy", tr("Open this moment as a copy"), {}, [](Window &w) { w.past().openCopy(); },
        filmOpen);
    table.add(
        "history.now", tr("Back to now"), {}, [](Window &w) { w.past().backToNow(); },
        [](const Window &w) { return w.past().isShown(); });
    table.line();
    table.add(
        "history.name", tr("Name this moment\u2026"), CommandTable::keys("Ctrl+B"),
        [](Window &w) { w.past().nameMoment(); }, when::editable);
    table.add("history.moments", tr("Named moments"), {}, [](Window &w) { w.past().showMoments(); });
    table.line();
    table.add("history.compare", tr("Compare two moments"), CommandTable::keys("Ctrl+Shift+B"),
              [](Window &w) { w.past().compare(); });
    table.add("history.compareFile", tr("Compare with a file\u2026"), {},
              [](Window &w) { w.past().compareWithFile(); });
}

} // namespace tempestry
