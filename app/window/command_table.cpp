#include "app/window/command_table.h"

#include "app/controls/controls.h"
#include "app/simulation/run_panel.h"
#include "app/simulation/script_trust.h"
#include "app/window/board_session.h"
#include "app/window/desk.h"
#include "app/window/file_dialogs.h"
#include "app/window/main_window.h"
#include "board/board_view.h"

#include <QCoreApplication>

#include <algorithm>

namespace tempestry {

namespace {

using Window = MainWindow;
using Key = CommandInfo::Key;
using when::editable;
using when::editableSelection;
using when::hasSelection;

QString tr(const char *text)
{
    return QCoreApplication::translate("Command", text);
}

bool runOpen(const Window &w)
{
    return w.run().isOpen();
}

// The next note whose script came from elsewhere, after the selected one.
void lookAtScripts(Window &w)
{
    const std::vector<NoteId> strange = w.trust().strange();
    if (strange.empty())
        return;
    const std::vector<NoteId> selected = w.view().selectedNotes();
    const auto next =
        selected.empty() ? strange.begin() : std::ranges::upper_bound(strange, selected.front());
    w.view().reveal(next == strange.end() ? strange.front() : *next);
}

QStringList keys(const char *first, const char *second = nullptr)
{
    return CommandTable::keys(first, second);
}

// What goes on from the selected note.
void addWritingCommands(CommandTable &table)
{
    const auto next = [&table](const char *id, const QString &text, const char *key, Side side) {
        table
            .add(
                id, text, keys(key), [side](Window &w) { w.view().createNext(side); }, editableSelection)
            .key = Key::OnPaper;
    };
    const auto grow = [&table](const char *id, const QString &text, const char *key, Side side) {
        table
            .add(
                id, text, keys(key), [side](Window &w) { w.view().grow(side); }, editableSelection)
            .key = Key::OnPaper;
    };
    table.line();
    next("write.nextRight", tr("New note of the same kind to the right"), "Tab", Side::Right);
    next("write.nextLeft", tr("New note of the same kind to the left"), "Shift+Tab", Side::Left);
    next("write.nextBelow", tr("New note of the same kind below"), "Ctrl+Return", Side::Below);
    next("write.nextAbove", tr("New note of the same kind above"), "Ctrl+Shift+Return", Side::Above);
    table.line();
    grow("write.growRight", tr("Grow right: what may follow"), "Ctrl+Right", Side::Right);
    grow("write.growLeft", tr("Grow left: what may precede"), "Ctrl+Left", Side::Left);
    grow("write.growDown", tr("Grow down: another outcome"), "Ctrl+Down", Side::Below);
    grow("write.growUp", tr("Grow up: another outcome"), "Ctrl+Up", Side::Above);
}

} // namespace

CommandInfo &CommandTable::add(const char *id, const QString &text, QStringList keys, CommandInfo::Do run,
                               CommandInfo::Ask enabled)
{
    m_rows.push_back({QString::fromLatin1(id),
                      m_menu,
                      text,
                      std::move(keys),
                      Key::Shortcut,
                      std::move(run),
                      std::move(enabled),
                      {},
                      std::exchange(m_line, false)});
    return m_rows.back();
}

void CommandTable::menu(Menu menu)
{
    m_menu = menu;
    m_line = false;
}

QStringList CommandTable::keys(const char *first, const char *second)
{
    QStringList list{QString::fromLatin1(first)};
    if (second)
        list << QString::fromLatin1(second);
    return list;
}

bool when::editable(const MainWindow &window)
{
    return !window.document().isReadOnly();
}

bool when::hasSelection(const MainWindow &window)
{
    return !window.view().selection().notes.isEmpty();
}

bool when::anySelected(const MainWindow &window, bool (*suits)(const Note &))
{
    return std::ranges::any_of(window.view().selection().notes, [&](const NoteId &id) {
        const Note *note = window.document().board().find(id);
        return note && suits(*note);
    });
}

bool when::editableSelection(const MainWindow &window)
{
    return editable(window) && hasSelection(window);
}

void addFileCommands(CommandTable &table)
{
    table.menu(Menu::File);
    table.add("file.new", tr("New board"), keys("Ctrl+N"), [](Window &w) { w.files().newBoard(); });
    table.add("file.open", tr("Open\u2026"), keys("Ctrl+O"), [](Window &w) { w.files().open(); });
    table.add("file.recent", tr("Open recent\u2026"), keys("Ctrl+R"), [](Window &w) { w.showRecent(); });
    table.add("file.examples", tr("Examples\u2026"), {}, [](Window &w) { w.showExamples(); });
    table.line();
    table.add("file.save", tr("Save"), keys("Ctrl+S"), [](Window &w) { w.files().save(); });
    table.add("file.saveAs", tr("Save as\u2026"), keys("Ctrl+Shift+S"),
              [](Window &w) { w.files().saveAs(); });
    table.add("file.saveCopy", tr("Save a copy\u2026"), {}, [](Window &w) { w.files().saveCopy(); });
    table.line();
    table.add("file.import", tr("Import\u2026"), keys("Ctrl+I"), [](Window &w) { w.files().import(); });
    table.add("file.export", tr("Export\u2026"), keys("Ctrl+E"), [](Window &w) { w.files().exportBoard(); });
    table.line();
    table.add(
        "file.rename", tr("Rename board"), {}, [](Window &w) { w.renameBoard(); }, editable);
    table.add("file.close", tr("Close"), keys("Ctrl+W"), [](Window &w) { w.close(); });
    table.add("file.quit", tr("Quit"), keys("Ctrl+Q"), [](Window &w) { w.desk().closeAll(); });
}

void addEditCommands(CommandTable &table)
{
    table.menu(Menu::Edit);
    table.add(
        "edit.undo", tr("Undo"), keys("Ctrl+Z"), [](Window &w) { w.undo(); },
        [](const Window &w) { return w.document().canUndo(); });
    table.add(
        "edit.redo", tr("Redo"), keys("Ctrl+Shift+Z", "Ctrl+Y"), [](Window &w) { w.redo(); },
        [](const Window &w) { return w.document().canRedo(); });
    table.line();
    table
        .add(
            "edit.text", tr("Edit text"), keys("Return", "F2"), [](Window &w) { w.view().editSelected(); },
            [](const Window &w) {
                return editableSelection(w) ||
                       (editable(w) && (w.view().selectedTimeline() || w.view().selectedFrame()));
            })
        .key = Key::OnPaper;
    table.add(
        "edit.duplicate", tr("Duplicate"), keys("Ctrl+D"), [](Window &w) { w.view().duplicateSelected(); },
        editableSelection);
    table.add(
        "edit.delete", tr("Delete"), keys("Del", "Backspace"), [](Window &w) { w.view().deleteSelected(); },
        editable);
    table.add("edit.selectAll", tr("Select all"), keys("Ctrl+A"), [](Window &w) { w.view().selectAll(); });
    table.line();
    table.add(
        "edit.pivotal", tr("Pivotal event"), keys("Ctrl+Shift+P"),
        [](Window &w) { w.view().togglePivotal(); }, editableSelection);
    table.add(
        "edit.makeLinks", tr("Make implied links stay"), keys("Ctrl+L"),
        [](Window &w) { w.view().makeImpliedLinks(); }, editableSelection);
    table.line();
    table.add("edit.find", tr("Find or do\u2026"), keys("Ctrl+K"), [](Window &w) { w.showFinder(); });
}

void addViewCommands(CommandTable &table)
{
    table.menu(Menu::View);
    table.add("view.zoomIn", tr("Zoom in"), keys("Ctrl++", "Ctrl+="), [](Window &w) { w.view().zoomIn(); });
    table.add("view.zoomOut", tr("Zoom out"), keys("Ctrl+-"), [](Window &w) { w.view().zoomOut(); });
    table.add("view.zoom100", tr("Zoom to 100 %"), keys("Ctrl+0"), [](Window &w) { w.view().setZoom(1); });
    table.add("view.zoomToFit", tr("Zoom to fit"), keys("Shift+1"), [](Window &w) { w.zoomToFit(); });
    table.add(
        "view.zoomToSelection", tr("Zoom to selection"), keys("Shift+2"),
        [](Window &w) { w.view().zoomToSelection(); }, hasSelection);
    table.add("view.zoomToTimeline", tr("Zoom to timeline"), keys("Shift+3"),
              [](Window &w) { w.view().zoomToTimeline(); });
    table.line();
    table
        .add("view.paperOnly", tr("Paper only"), keys("\\"),
             [](Window &w) { w.setPaperOnly(!w.isPaperOnly()); })
        .checked = [](const Window &w) { return w.isPaperOnly(); };
    table
        .add("view.fullScreen", tr("Full screen"), keys("Ctrl+Shift+F"),
             [](Window &w) { w.setWindowState(w.windowState() ^ Qt::WindowFullScreen); })
        .checked = [](const Window &w) { return w.isFullScreen(); };
    table.add("view.menu", tr("Menu"), keys("Alt+M"), [](Window &w) { w.showMenu(); });
}

void addInsertCommands(CommandTable &table)
{
    table.menu(Menu::Insert);
    for (const KindInfo &kind : noteKinds()) {
        const QByteArray id = QByteArray("insert.") + kind.key;
        table
            .add(
                id.constData(), kindName(kind.kind), {QString(QLatin1Char(kind.shortcut))},
                [which = kind.kind](Window &w) { w.view().createNote(which); }, editable)
            .key = Key::OnPaper;
    }
    table.line();
    table
        .add(
            "insert.timeline", tr("Timeline"), keys("N"), [](Window &w) { w.view().createTimeline(); },
            editable)
        .key = Key::OnPaper;
    table
        .add(
            "insert.frame", tr("Frame"), keys("F"), [](Window &w) { w.view().createFrame(); }, editable)
        .key = Key::OnPaper;
    table
        .add(
            "insert.link", tr("Link"), keys("L"), [](Window &w) { w.view().startLink(); }, editable)
        .key = Key::OnPaper;
    addWritingCommands(table);
}

void addRunCommands(CommandTable &table)
{
    table.menu(Menu::Run);
    table.add(
        "run.run", tr("Run"), keys("F5"), [](Window &w) { w.run().runOrContinue(); },
        [](const Window &w) { return w.run().canRun(); });
    table.add(
        "run.again", tr("Run again"), keys("Ctrl+Shift+F5"), [](Window &w) { w.run().runAgain(); }, runOpen);
    table.add(
        "run.pause", tr("Pause"), keys("F6"), [](Window &w) { w.run().pause(); }, runOpen);
    table.add(
        "run.stop", tr("Stop and close the run"), keys("Shift+F5"), [](Window &w) { w.run().stop(); },
        [](const Window &w) { return w.run().isOpen() || w.run().isRunning(); });
    table.line();
    table.add(
        "run.step", tr("Step"), keys("F10"), [](Window &w) { w.run().step(); }, runOpen);
    table.add(
        "run.stepBack", tr("Step back"), keys("Shift+F10"), [](Window &w) { w.run().stepBack(); }, runOpen);
    table.add(
        "run.toStart", tr("To the start"), keys("Ctrl+Home"), [](Window &w) { w.run().toStart(); }, runOpen);
    table.add(
        "run.faster", tr("Faster"), keys("Ctrl+."), [](Window &w) { w.run().changeSpeed(1); }, runOpen);
    table.add(
        "run.slower", tr("Slower"), keys("Ctrl+,"), [](Window &w) { w.run().changeSpeed(-1); }, runOpen);
    table.line();
    const auto isStrange = [](const Window &w) { return !w.trust().isWhole(); };
    table.add("run.lookAtScripts", tr("Look at the scripts from elsewhere"), {}, lookAtScripts, isStrange);
    table.add(
        "run.trustScripts", tr("Trust the board's scripts and run"), {},
        [](Window &w) {
            w.trust().trust();
            w.run().runAgain();
        },
        isStrange);
    table.line();
    table.add(
        "run.scenario", tr("Choose scenario\u2026"), keys("Ctrl+F5"), [](Window &w) { w.showScenarios(); },
        [](const Window &w) { return w.run().canRun(); });
    table.add(
        "run.seed", tr("Another seed"), keys("Ctrl+Shift+N"), [](Window &w) { w.run().anotherSeed(); },
        runOpen);
}

void addHelpCommands(CommandTable &table)
{
    table.menu(Menu::Help);
    table.add("help.keys", tr("Keys"), keys("F1", "?"), [](Window &w) { w.showKeys(); });
    table.add("help.about", tr("About Tempestry"), {}, [](Window &w) { w.showAbout(); });
}

} // namespace tempestry
