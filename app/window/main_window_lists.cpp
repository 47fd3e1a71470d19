#include "app/controls/controls.h"
#include "app/controls/finder.h"
#include "app/inspector/reach.h"
#include "app/simulation/run_panel.h"
#include "app/window/commands.h"
#include "app/window/desk.h"
#include "app/window/file_dialogs.h"
#include "app/window/main_window.h"
#include "app/window/top_bar.h"
#include "board/board_view.h"

#include <QApplication>
#include <QFileInfo>
#include <QMenu>
#include <QMessageBox>

// What the window offers to choose from: its menu, and what can be found.
namespace tempestry {

void MainWindow::setUpMenu(QMenu &menu)
{
    for (const ::tempestry::Menu part : kMenus) {
        if (std::ranges::find(m_commands->all(), part, &CommandInfo::menu) == m_commands->all().end())
            continue;
        QMenu *sub = menu.addMenu(menuTitle(part));
        for (const CommandInfo &command : m_commands->all()) {
            if (command.menu != part)
                continue;
            if (command.separator)
                sub->addSeparator();
            if (command.key == CommandInfo::Key::Shortcut) {
                sub->addAction(m_commands->action(command.id));
                continue;
            }
            // A key of the paper is shown only; as a shortcut it would take the letter from everything else.
            QAction *shown = sub->addAction(command.text + u'\t' + shownKey(command));
            shown->setEnabled(m_commands->action(command.id)->isEnabled());
            connect(shown, &QAction::triggered, m_commands->action(command.id), &QAction::trigger);
        }
    }
}

void MainWindow::showMenu()
{
    setPaperOnly(false);
    m_commands->refresh();
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    setUpMenu(*menu);
    menu->popup(m_top->menuButton()->mapToGlobal(QPoint(0, m_top->menuButton()->height() + 4)));
}

std::vector<Findable> MainWindow::findableCommands(bool withKeysOnly) const
{
    std::vector<Findable> found;
    for (const CommandInfo &command : m_commands->all()) {
        const bool enabled = !command.enabled || command.enabled(*this);
        if (withKeysOnly ? command.keys.isEmpty() : !enabled)
            continue;
        const bool isThing = command.id.startsWith(QLatin1StringView("insert."));
        const QString name = isThing ? tr("New: %1").arg(command.text) : command.text;
        found.push_back(
            {name, shownKey(command), {}, enabled, [this, id = command.id] { m_commands->run(id); }});
    }
    return found;
}

std::vector<Findable> MainWindow::findableNotes() const
{
    std::vector<Findable> found;
    const Board &board = document().board();
    for (const NoteId id : readingOrder(board)) {
        const Note *note = board.find(id);
        const Timeline *timeline = note->timeline ? board.find(*note->timeline) : nullptr;
        found.push_back({shortTitle(*note), timeline ? timeline->title.simplified() : kindName(note->kind),
                         note->kind, true, [this, id] {
                             m_view->reveal(id);
                             m_view->setFocus();
                         }});
    }
    return found;
}

void MainWindow::showFinder()
{
    std::vector<Findable> all = findableCommands(false);
    for (Findable &note : findableNotes())
        all.push_back(std::move(note));
    m_finder->open(tr("Find a note, or say what to do"), std::move(all));
}

void MainWindow::showRecent()
{
    std::vector<Findable> all;
    for (const QString &path : m_desk.recent())
        all.push_back({QFileInfo(path).completeBaseName(),
                       m_desk.isUntitled(path) ? QString() : QFileInfo(path).path(),
                       {},
                       true,
                       [this, path] { m_files->openRecent(path); }});
    m_finder->open(tr("Open which board?"), std::move(all));
}

void MainWindow::showExamples()
{
    std::vector<Findable> all;
    for (const Example &example : Desk::examples())
        all.push_back(
            {example.title, {}, {}, true, [this, name = example.name] { m_files->openExample(name); }});
    m_finder->open(tr("Open which example? You get a copy of it"), std::move(all));
}

void MainWindow::showScenarios()
{
    setPaperOnly(false);
    m_run->showChoices(m_top->runButton());
}

void MainWindow::showKeys()
{
    m_finder->open(tr("Keys: type to find one"), findableCommands(true));
}

void MainWindow::showAbout()
{
    QMessageBox box(
        QMessageBox::NoIcon, tr("About Tempestry"),
        tr("Tempestry %1\n\nAn EventStorming board that runs.").arg(QApplication::applicationVersion()),
        QMessageBox::Close, this);
    box.setTextFormat(Qt::PlainText);
    box.exec();
}

} // namespace tempestry
