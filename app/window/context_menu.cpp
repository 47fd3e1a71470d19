#include "app/window/context_menu.h"

#include "app/window/commands.h"
#include "app/window/main_window.h"
#include "app/workshop/presentation.h"
#include "app/workshop/walk_through.h"
#include "board/board_view.h"
#include "model/document.h"

#include <QMenu>

#include <algorithm>
#include <vector>

namespace tempestry {

namespace {

using Sections = std::vector<QStringList>;

QStringList words(const char *ids)
{
    return QString::fromLatin1(ids).split(u' ');
}

QStringList stacking()
{
    return words("arrange.toFront arrange.forward arrange.backward arrange.toBack");
}

QStringList clipboard()
{
    return words("edit.cut edit.copy edit.paste edit.duplicate edit.delete");
}

Sections sectionsOfNote(const Note &note)
{
    QStringList own = words("edit.text edit.makeLinks insert.link");
    if (note.kind == NoteKind::Event)
        own << words("edit.pivotal order.split");
    return {own,
            clipboard(),
            stacking(),
            words("arrange.ungroup arrange.lock"),
            words("run.why run.whatCame run.breakpoint"),
            words("arrange.fit insert.frame view.zoomToSelection")};
}

Sections sectionsOfNotes()
{
    return {
        words("arrange.left arrange.centreHorizontally arrange.right arrange.top arrange.centreVertically "
              "arrange.bottom"),
        words("arrange.distributeHorizontally arrange.distributeVertically arrange.tidy"),
        clipboard(),
        stacking(),
        words("arrange.group arrange.ungroup arrange.lock"),
        words("order.converge order.keepTwins edit.makeLinks insert.frame view.zoomToSelection")};
}

Sections sectionsOfPaper()
{
    QStringList kinds;
    for (const KindInfo &kind : noteKinds())
        kinds << QStringLiteral("insert.") + QLatin1StringView(kind.key);
    return {kinds, words("insert.timeline insert.frame"),
            words("edit.paste edit.selectAll arrange.unlockAll"), words("order.converge view.zoomToFit")};
}

Sections sectionsFor(const Selection &selection, const Board &board)
{
    if (selection.link)
        return {words("edit.delete")};
    if (selection.timeline)
        return {words("edit.text"), words("order.timelineUp order.timelineDown order.merge order.fit"),
                words("view.zoomToTimeline"), words("edit.delete")};
    if (selection.frame)
        return {words("edit.text"), words("arrange.wider arrange.narrower arrange.higher arrange.lower"),
                words("edit.delete")};
    if (selection.notes.size() > 1)
        return sectionsOfNotes();
    if (const Note *note = selection.notes.isEmpty() ? nullptr : board.find(*selection.notes.begin()))
        return sectionsOfNote(*note);
    return sectionsOfPaper();
}

// How to get on, and back to what the window has put away, without a key.
QStringList wayOn(const MainWindow &window)
{
    if (window.walk().isActive())
        return words("walk.next walk.back walk.end");
    if (window.presentation().isOn())
        return words("present.next present.back present.end");
    return window.isPaperOnly() ? words("view.paperOnly") : QStringList();
}

} // namespace

ContextMenu::ContextMenu(MainWindow &window)
    : QObject(&window)
    , m_window(window)
{
    connect(&window.view(), &BoardView::menuAsked, this, &ContextMenu::open);
}

void ContextMenu::open(QPoint global, QPointF paper)
{
    auto *menu = new QMenu(&m_window);
    menu->setObjectName(QStringLiteral("contextMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    Sections sections = sectionsFor(m_window.view().selection(), m_window.document().board());
    sections.insert(sections.begin(), wayOn(m_window));
    for (const QStringList &section : sections) {
        menu->addSeparator(); // those at the ends, and one beside another, are not shown
        add(*menu, section, paper);
    }
    if (std::ranges::all_of(menu->actions(), &QAction::isSeparator))
        delete menu;
    else
        menu->popup(global);
}

void ContextMenu::add(QMenu &menu, const QStringList &ids, QPointF paper)
{
    for (const QString &id : ids) {
        const CommandInfo *command = m_window.commands().find(id);
        if (!command || (command->enabled && !command->enabled(m_window)))
            continue;
        QAction *action = menu.addAction(command->text + u'\t' + shownKey(*command));
        action->setObjectName(id);
        connect(action, &QAction::triggered, this, [this, id, paper] {
            m_window.view().pointAt(paper);
            m_window.commands().run(id);
            m_window.view().pointAt({});
        });
    }
}

} // namespace tempestry
