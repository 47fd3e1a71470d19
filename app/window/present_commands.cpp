#include "app/window/command_table.h"
#include "app/window/main_window.h"
#include "app/workshop/presentation.h"
#include "app/workshop/walk_through.h"
#include "board/pointer_overlay.h"

#include <QCoreApplication>

namespace tempestry {

namespace {

using Window = MainWindow;
using Key = CommandInfo::Key;

QString tr(const char *text)
{
    return QCoreApplication::translate("Command", text);
}

QStringList keys(const char *first, const char *second = nullptr)
{
    return CommandTable::keys(first, second);
}

bool presenting(const Window &w)
{
    return w.presentation().isOn();
}

bool walking(const Window &w)
{
    return w.walk().isActive();
}

bool walkingThisWay(const Window &w, Walk::Direction direction)
{
    return walking(w) && w.walk().walk()->direction() == direction;
}

void addStops(CommandTable &table)
{
    table
        .add("present.start", tr("Present from the start"), keys("F8"),
             [](Window &w) {
                 presenting(w) ? w.presentation().end() : w.presentation().begin(Presentation::From::Start);
             })
        .checked = presenting;
    table.add(
        "present.here", tr("Present from here"), keys("Shift+F8"),
        [](Window &w) { w.presentation().begin(Presentation::From::Here); },
        [](const Window &w) { return !presenting(w); });
    table
        .add(
            "present.next", tr("Next stop, while presenting"), keys("PgDown"),
            [](Window &w) { w.presentation().next(); }, presenting)
        .key = Key::OnPaper;
    table
        .add(
            "present.back", tr("Stop before, while presenting"), keys("PgUp"),
            [](Window &w) { w.presentation().back(); }, presenting)
        .key = Key::OnPaper;
    table
        .add(
            "present.end", tr("End the presentation"), keys("Esc"), [](Window &w) { w.presentation().end(); },
            presenting)
        .key = Key::OnPaper;
    CommandInfo &blank = table.add(
        "present.blank", tr("Blank screen, while presenting"), keys(".", "B"),
        [](Window &w) { w.presentation().setBlank(!w.presentation().isBlank()); }, presenting);
    blank.key = Key::OnPaper;
    blank.checked = [](const Window &w) { return w.presentation().isBlank(); };
    CommandInfo &dim = table.add(
        "present.dim", tr("Dim the rest, while presenting"), keys("Shift+O"),
        [](Window &w) { w.presentation().setDimming(!w.presentation().isDimming()); }, presenting);
    dim.key = Key::OnPaper;
    dim.checked = [](const Window &w) { return w.presentation().isDimming(); };
}

void addPointers(CommandTable &table)
{
    CommandInfo &laser = table.add("present.laser", tr("Laser pointer"), keys("K"),
                                   [](Window &w) { w.pointer().setLaser(!w.pointer().isLaserOn()); });
    laser.key = Key::OnPaper;
    laser.checked = [](const Window &w) { return w.pointer().isLaserOn(); };
    CommandInfo &spotlight = table.add("present.spotlight", tr("Spotlight"), keys("Shift+K"), [](Window &w) {
        w.pointer().setSpotlight(!w.pointer().isSpotlightOn());
    });
    spotlight.key = Key::OnPaper;
    spotlight.checked = [](const Window &w) { return w.pointer().isSpotlightOn(); };
}

void addWalk(CommandTable &table)
{
    table
        .add("walk.forward", tr("Walk through: what follows?"), keys("F7"),
             [](Window &w) { w.walk().begin(Walk::Direction::Forward); })
        .checked = [](const Window &w) { return walkingThisWay(w, Walk::Direction::Forward); };
    table
        .add("walk.reverse", tr("Walk back: what had to be true?"), keys("Shift+F7"),
             [](Window &w) { w.walk().begin(Walk::Direction::Reverse); })
        .checked = [](const Window &w) { return walkingThisWay(w, Walk::Direction::Reverse); };
    table
        .add(
            "walk.next", tr("Next step, while walking"), keys("Right", "Space"),
            [](Window &w) { w.walk().next(); }, walking)
        .key = Key::OnPaper;
    table
        .add(
            "walk.back", tr("Step before, while walking"), keys("Left"), [](Window &w) { w.walk().back(); },
            walking)
        .key = Key::OnPaper;
    table
        .add(
            "walk.branch", tr("Other branch, while walking"), keys("Down", "Up"),
            [](Window &w) { w.walk().choose(1); }, walking)
        .key = Key::OnPaper;
    table.add(
        "walk.end", tr("End the walk"), {}, [](Window &w) { w.walk().end(); }, walking);
    table.add(
        "walk.hotspot", tr("Hotspot at the current note, while walking"), {},
        [](Window &w) { w.walk().addHotspot(); },
        [](const Window &w) { return walking(w) && when::editable(w); });
}

} // namespace

void addPresentCommands(CommandTable &table)
{
    table.menu(Menu::Present);
    addStops(table);
    table.line();
    addPointers(table);
    table.line();
    addWalk(table);
}

} // namespace tempestry
