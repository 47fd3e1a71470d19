#include "app/controls/side_panel.h"
#include "app/inspector/decision_box.h"
#include "app/inspector/standing_box.h"
#include "app/window/command_table.h"
#include "app/window/main_window.h"
#include "app/workshop/hotspots_panel.h"
#include "app/workshop/personas_panel.h"
#include "app/workshop/voting_mode.h"
#include "board/board_view.h"
#include "model/standing.h"
#include "model/votes.h"

#include <QCoreApplication>

namespace tempestry {

namespace {

using Window = MainWindow;

QString tr(const char *text)
{
    return QCoreApplication::translate("Command", text);
}

bool standingSelected(const Window &w)
{
    return when::editable(w) && when::anySelected(w, [](const Note &note) { return hasStanding(note.kind); });
}

void resolveOrReopen(Window &w)
{
    const bool open =
        when::anySelected(w, [](const Note &note) { return hasStanding(note.kind) && !note.resolved; });
    if (open)
        w.decisions().ask(w.view().selectedNotes());
    else
        w.decisions().reopen(w.view().selectedNotes());
}

void showHotspots(Window &w)
{
    auto *panel = new HotspotsPanel(w.document());
    QObject::connect(panel, &HotspotsPanel::picked, &w.view(), &BoardView::reveal);
    QObject::connect(panel, &HotspotsPanel::resolveAsked, &w.decisions(),
                     [&w](NoteId note) { w.decisions().ask({note}); });
    QObject::connect(panel, &HotspotsPanel::reopenAsked, &w.decisions(),
                     [&w](NoteId note) { w.decisions().reopen({note}); });
    w.setPaperOnly(false);
    w.side().open(tr("Hotspots"), panel);
    panel->setFocus();
}

void showPersonas(Window &w)
{
    w.setPaperOnly(false);
    if (w.personas().isOpen())
        w.personas().close();
    else
        w.personas().open();
}

void addVotes(CommandTable &table)
{
    table.add(
        "vote.start", tr("Vote\u2026"), CommandTable::keys("Ctrl+Alt+V"),
        [](Window &w) { w.voting().open(); }, when::editable);
    table.add(
        "vote.reveal", tr("Reveal votes"), CommandTable::keys("Ctrl+Alt+R"),
        [](Window &w) { w.voting().reveal(); },
        [](const Window &w) { return when::editable(w) && hasHiddenVotes(w.document().board()); });
    table.add("vote.result", tr("Result of the voting"), {}, [](Window &w) {
        w.setPaperOnly(false);
        w.voting().showResult();
    });
    table.add(
        "vote.clear", tr("Clear votes"), {}, [](Window &w) { w.voting().clear(); },
        [](const Window &w) { return when::editable(w) && hasVotes(w.document().board()); });
}

void addHotspots(CommandTable &table)
{
    table.line();
    table.add("hotspot.list", tr("Hotspots"), CommandTable::keys("Ctrl+Shift+H"), showHotspots);
    table.add("hotspot.resolve", tr("Resolve hotspot\u2026"), CommandTable::keys("Ctrl+Shift+R"),
              resolveOrReopen, standingSelected);
    for (const auto priority : {Priority::High, Priority::Medium, Priority::Low, Priority::None}) {
        const QByteArray id = "hotspot.priority" + QByteArray::number(static_cast<int>(priority));
        table.add(
            id.constData(), tr("Priority: %1").arg(priorityName(priority)), {},
            [priority](Window &w) {
                w.document().apply(
                    edits::setPriority(w.document().board(), w.view().selectedNotes(), priority),
                    tr("Change priority"));
            },
            standingSelected);
    }
}

} // namespace

void addVotingCommands(CommandTable &table)
{
    table.menu(Menu::Workshop);
    addVotes(table);
    addHotspots(table);
    table.line();
    table.add("persona.table", tr("Personas"), CommandTable::keys("Ctrl+Shift+A"), showPersonas).checked =
        [](const Window &w) { return w.personas().isOpen(); };
    table.add(
        "persona.new", tr("New persona"), {},
        [](Window &w) {
            w.setPaperOnly(false);
            w.personas().addPersona();
        },
        when::editable);
}

} // namespace tempestry
