#include "app/window/command_table.h"
#include "app/window/main_window.h"
#include "board/board_view.h"
#include "model/arrange_edits.h"

#include <QCoreApplication>

namespace tempestry {

namespace {

using Window = MainWindow;
using Notes = std::span<const NoteId>;
using EditOf = std::function<ChangeSet(const Board &board, Notes notes)>;
using edits::Edge;
using edits::Stacking;
using when::editable;
using when::editableSelection;

constexpr double kStep = 20; // of the grid, in paper units

QString tr(const char *text)
{
    return QCoreApplication::translate("Command", text);
}

QStringList keys(const char *first, const char *second = nullptr)
{
    return CommandTable::keys(first, second);
}

// `nothing` is said when there was nothing to do.
void apply(Window &w, const QString &label, const EditOf &edit, const QString &nothing)
{
    w.view().commitEditing();
    const auto notes = w.view().selectedNotes();
    if (!w.document().apply(edit(w.document().board(), notes), label))
        w.say(nothing);
}

// A command that changes the places of at least so many notes.
void addPlacing(CommandTable &table, const char *id, const QString &text, QStringList keys, int least,
                EditOf edit)
{
    const auto run = [text, least, edit = std::move(edit)](Window &w) {
        const QString problem = edits::arrangeProblem(w.document().board(), w.view().selectedNotes(), least);
        if (problem.isEmpty())
            apply(w, text, edit, tr("The notes stand that way already."));
        else
            w.say(problem);
    };
    table.add(id, text, std::move(keys), run, editableSelection);
}

void addAligning(CommandTable &table)
{
    const auto add = [&table](const char *id, const QString &text, QStringList keys, Edge edge) {
        addPlacing(table, id, text, std::move(keys), 2,
                   [edge](const Board &board, Notes notes) { return edits::alignNotes(board, notes, edge); });
    };
    add("arrange.left", tr("Align left edges"), keys("Ctrl+Shift+Left"), Edge::Left);
    add("arrange.right", tr("Align right edges"), keys("Ctrl+Shift+Right"), Edge::Right);
    add("arrange.top", tr("Align upper edges"), keys("Ctrl+Shift+Up"), Edge::Top);
    add("arrange.bottom", tr("Align lower edges"), keys("Ctrl+Shift+Down"), Edge::Bottom);
    add("arrange.centreHorizontally", tr("Centre horizontally"), {}, Edge::CentreX);
    add("arrange.centreVertically", tr("Centre vertically"), {}, Edge::CentreY);
    table.line();
    const auto addSpread = [&table](const char *id, const QString &text, QStringList keys,
                                    Qt::Orientation direction) {
        addPlacing(table, id, text, std::move(keys), 3, [direction](const Board &board, Notes notes) {
            return edits::distributeNotes(board, notes, direction);
        });
    };
    addSpread("arrange.distributeHorizontally", tr("Distribute horizontally"), keys("Alt+H"), Qt::Horizontal);
    addSpread("arrange.distributeVertically", tr("Distribute vertically"), keys("Alt+V"), Qt::Vertical);
    addPlacing(table, "arrange.tidy", tr("Tidy up"), {}, 2, edits::tidyNotes);
}

bool anyFree(const Window &w)
{
    return when::anySelected(w, [](const Note &note) { return !note.locked; });
}

void addGrouping(CommandTable &table)
{
    table.add(
        "arrange.group", tr("Group"), keys("Ctrl+G"),
        [](Window &w) {
            apply(w, tr("Group notes"), edits::groupNotes,
                  tr("Select at least two notes that are not locked and not yet one group."));
        },
        editableSelection);
    table.add(
        "arrange.ungroup", tr("Ungroup"), keys("Ctrl+Shift+G"),
        [](Window &w) {
            apply(w, tr("Ungroup notes"), edits::ungroupNotes,
                  tr("These notes are locked. Unlock them first."));
        },
        [](const Window &w) {
            return editable(w) &&
                   when::anySelected(w, [](const Note &note) { return note.group.has_value(); });
        });
    table.line();
    table.add(
        "arrange.lock", tr("Lock or unlock"), keys("Ctrl+Shift+L"),
        [](Window &w) {
            const bool lock = anyFree(w);
            apply(w, lock ? tr("Lock notes") : tr("Unlock notes"),
                  [lock](const Board &board, Notes notes) { return edits::lockNotes(board, notes, lock); },
                  {});
            if (lock && when::anySelected(w, [](const Note &note) { return note.timeline.has_value(); }))
                w.say(tr(
                    "Locked against dragging, changes and deleting. On a timeline a locked note still makes "
                    "room for others."));
        },
        editableSelection);
    table.add(
        "arrange.unlockAll", tr("Unlock all"), {},
        [](Window &w) {
            apply(
                w, tr("Unlock all"), [](const Board &board, Notes) { return edits::unlockAll(board); },
                tr("No note is locked."));
        },
        editable);
}

void addStacking(CommandTable &table)
{
    const auto add = [&table](const char *id, const QString &text, QStringList keys, Stacking where,
                              const QString &nothing) {
        const auto stack = [where](const Board &board, Notes notes) {
            return edits::stackNotes(board, notes, where);
        };
        table.add(
            id, text, std::move(keys),
            [text, stack, nothing](Window &w) {
                apply(w, text, stack,
                      anyFree(w) ? nothing : tr("These notes are locked. Unlock them first."));
            },
            editableSelection);
    };
    add("arrange.forward", tr("Bring forward"), keys("Ctrl+]"), Stacking::Forward,
        tr("No other note lies over this."));
    add("arrange.backward", tr("Send backward"), keys("Ctrl+["), Stacking::Backward,
        tr("No other note lies under this."));
    add("arrange.toFront", tr("Bring to front"), keys("Ctrl+Shift+]", "Ctrl+}"), Stacking::ToFront,
        tr("This is in front already."));
    add("arrange.toBack", tr("Send to back"), keys("Ctrl+Shift+[", "Ctrl+{"), Stacking::ToBack,
        tr("This is at the back already."));
}

bool resizable(const Window &w)
{
    return editableSelection(w) || (editable(w) && w.view().selectedFrame());
}

void addSizing(CommandTable &table)
{
    const auto add = [&table](const char *id, const QString &text, const char *key, double wider,
                              double higher) {
        table.add(
            id, text, keys(key), [=](Window &w) { w.view().resizeSelected(wider, higher); }, resizable);
    };
    add("arrange.wider", tr("Wider"), "Alt+Right", kStep, 0);
    add("arrange.narrower", tr("Narrower"), "Alt+Left", -kStep, 0);
    add("arrange.higher", tr("Higher"), "Alt+Down", 0, kStep);
    add("arrange.lower", tr("Lower"), "Alt+Up", 0, -kStep);
    table.add(
        "arrange.fit", tr("Size to fit the text"), {}, [](Window &w) { w.view().fitSelected(); },
        editableSelection);
}

} // namespace

void addArrangeCommands(CommandTable &table)
{
    table.menu(Menu::Arrange);
    addAligning(table);
    table.line();
    addGrouping(table);
    table.line();
    addStacking(table);
    table.line();
    addSizing(table);
    table.line();
    table
        .add("arrange.snap", tr("Snap while dragging"), {},
             [](Window &w) { w.setSnapping(!w.view().isSnapping()); })
        .checked = [](const Window &w) { return w.view().isSnapping(); };
    table.add("arrange.menu", tr("Menu of what is selected"), keys("Ctrl+Shift+M"),
              [](Window &w) { w.view().askForMenu(); });
}

} // namespace tempestry
