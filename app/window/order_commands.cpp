#include "app/controls/side_panel.h"
#include "app/window/command_table.h"
#include "app/window/main_window.h"
#include "app/workshop/duplicates_panel.h"
#include "board/board_view.h"
#include "model/edits.h"
#include "model/order_edits.h"
#include "model/twins.h"

#include <QCoreApplication>
#include <QRectF>

#include <algorithm>

namespace tempestry {

namespace {

using Window = MainWindow;
using when::editable;

constexpr double kWideningStep = 30; // paper units

QString tr(const char *text)
{
    return QCoreApplication::translate("Command", text);
}

// The selected timeline, or the one that all selected notes are on.
std::optional<TimelineId> timelineOf(const Window &w)
{
    if (const auto selected = w.view().selectedTimeline())
        return selected;
    std::optional<TimelineId> common;
    for (const NoteId &id : w.view().selection().notes) {
        const Note *note = w.document().board().find(id);
        if (!note || !note->timeline || (common && note->timeline != common))
            return {};
        common = note->timeline;
    }
    return common;
}

bool hasTimeline(const Window &w)
{
    return editable(w) && timelineOf(w);
}

bool hasColumns(const Window &w)
{
    return editable(w) && when::anySelected(w, [](const Note &note) { return note.timeline.has_value(); });
}

bool hasTwins(const Window &w)
{
    return editable(w) && when::anySelected(w, [](const Note &note) { return note.twins.has_value(); });
}

bool hasBelow(const Window &w)
{
    const auto timeline = timelineOf(w);
    return editable(w) && timeline && edits::timelineBelow(w.document().board(), *timeline);
}

bool hasAbove(const Window &w)
{
    const auto timeline = timelineOf(w);
    return editable(w) && timeline && edits::timelineAbove(w.document().board(), *timeline);
}

// Whether the selected notes are meant, or else all. Before there is a timeline one selected note is no
// choice; it is just where the person was.
bool convergesSelected(const Window &w)
{
    const auto selected = w.view().selection().notes.size();
    return selected > 1 || (selected == 1 && !w.document().board().timelines().isEmpty());
}

bool canConverge(const Window &w)
{
    return editable(w) && (convergesSelected(w) ? when::anySelected(w, edits::isConvergeable)
                                                : w.document().board().notes().any(edits::isConvergeable));
}

bool canSplit(const Window &w)
{
    const auto &notes = w.view().selection().notes;
    const Note *event = notes.size() == 1 ? w.document().board().find(*notes.begin()) : nullptr;
    return editable(w) && event && event->kind == NoteKind::Event && event->timeline && event->column > 0;
}

bool canBeTwins(const Window &w)
{
    const auto &notes = w.view().selection().notes;
    const Board &board = w.document().board();
    const Note *first = notes.size() > 1 ? board.find(*notes.begin()) : nullptr;
    const auto isOfThatKind = [&](const NoteId &id) {
        const Note *note = board.find(id);
        return note && note->kind == first->kind;
    };
    return editable(w) && first && std::ranges::all_of(notes, isOfThatKind);
}

void showTimelines(Window &w, const std::vector<TimelineId> &timelines)
{
    QRectF bounds;
    for (const TimelineId &id : timelines)
        if (const Timeline *timeline = w.document().board().find(id))
            bounds |= QRectF(timeline->x, timeline->y, timeline->width, timeline->height);
    w.view().keepVisible(bounds);
}

void converge(Window &w)
{
    Document &document = w.document();
    const auto notes = edits::convergeable(document.board(), convergesSelected(w) ? w.view().selectedNotes()
                                                                                  : std::vector<NoteId>());
    const ChangeSet change =
        edits::converge(document.board(), notes, tr("Timeline"), w.view().selectedTimeline());
    if (!document.apply(change,
                        notes.size() == 1 ? tr("Converge note") : tr("Converge %1 notes").arg(notes.size())))
        return;
    const Board &board = document.board();
    QRectF bounds;
    for (const NoteId &id : notes) {
        const Note &note = *board.find(id);
        bounds |= QRectF(note.x, note.y, note.width, note.height);
    }
    const Timeline &timeline = *board.find(*board.find(notes.front())->timeline);
    bounds.setTop(std::min(bounds.top(), timeline.y));
    w.view().keepVisible(bounds.adjusted(-kTimelinePadding, 0, kTimelinePadding, kRowGap));
}

void split(Window &w)
{
    const NoteId event = w.view().selectedNotes().front();
    const auto upper = w.document().board().find(event)->timeline;
    if (w.document().apply(edits::splitTimeline(w.document().board(), event), tr("Split timeline")))
        showTimelines(w, {*upper, *w.document().board().find(event)->timeline});
    else
        w.say(tr("The event is locked; unlock it first."));
}

void merge(Window &w)
{
    const TimelineId timeline = *timelineOf(w);
    if (w.document().apply(edits::mergeWithBelow(w.document().board(), timeline), tr("Merge timelines")))
        showTimelines(w, {timeline});
    else
        w.say(tr("All notes of the timeline below are locked; unlock them first."));
}

void reorder(Window &w, int steps)
{
    const TimelineId timeline = *timelineOf(w);
    if (w.document().apply(edits::reorderTimeline(w.document().board(), timeline, steps),
                           steps < 0 ? tr("Move timeline up") : tr("Move timeline down")))
        showTimelines(w, {timeline});
}

void widen(Window &w, double by)
{
    w.document().apply(edits::widenColumns(w.document().board(), w.view().selectedNotes(), by),
                       by > 0 ? tr("Widen columns") : tr("Narrow columns"));
}

void fit(Window &w)
{
    if (!w.document().apply(edits::fitTimeline(w.document().board(), *timelineOf(w)), tr("Fit timeline")))
        w.say(tr("The timeline is as small as it can be."));
}

void showDuplicates(Window &w)
{
    w.setPaperOnly(false);
    auto *panel = new DuplicatesPanel(w.document(), w.view());
    QObject::connect(panel, &DuplicatesPanel::hint, &w, &Window::say);
    w.side().open(tr("Duplicates"), panel);
    panel->focusFirst();
}

void keepAsTwins(Window &w)
{
    const auto notes = w.view().selectedNotes();
    if (!w.document().apply(edits::keepAsTwins(w.document().board(), notes),
                            tr("Keep %1 notes as twins").arg(notes.size())))
        w.say(tr("Twins need two notes that are not locked."));
}

void partTwins(Window &w)
{
    w.document().apply(edits::partTwins(w.document().board(), w.view().selectedNotes()), tr("Part twins"));
}

} // namespace

void addOrderCommands(CommandTable &table)
{
    const auto keys = [](const char *key) { return CommandTable::keys(key); };
    table.menu(Menu::Order);
    table.add("order.converge", tr("Converge"), keys("Ctrl+J"), converge, canConverge);
    table.add(
        "order.widen", tr("Widen columns"), keys("Ctrl+Alt+Right"),
        [](Window &w) { widen(w, kWideningStep); }, hasColumns);
    table.add(
        "order.narrow", tr("Narrow columns"), keys("Ctrl+Alt+Left"),
        [](Window &w) { widen(w, -kWideningStep); }, hasColumns);
    table.line();
    table.add(
        "order.timelineUp", tr("Move timeline up"), keys("Alt+Shift+Up"), [](Window &w) { reorder(w, -1); },
        hasAbove);
    table.add(
        "order.timelineDown", tr("Move timeline down"), keys("Alt+Shift+Down"),
        [](Window &w) { reorder(w, 1); }, hasBelow);
    table.add(
        "order.rename", tr("Rename timeline"), {}, [](Window &w) { w.view().editSelected(); },
        [](const Window &w) { return editable(w) && w.view().selectedTimeline(); });
    table.add("order.split", tr("Split timeline here"), {}, split, canSplit);
    table.add("order.merge", tr("Merge with the timeline below"), {}, merge, hasBelow);
    table.add("order.fit", tr("Fit timeline to its notes"), {}, fit, hasTimeline);
    table.line();
    table.add("order.duplicates", tr("Duplicates\u2026"), {}, showDuplicates);
    table.add("order.keepTwins", tr("Keep as twins"), {}, keepAsTwins, canBeTwins);
    table.add("order.partTwins", tr("Part twins"), {}, partTwins, hasTwins);
}

} // namespace tempestry
