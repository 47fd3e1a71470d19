#include "app/window/commands.h"

#include "app/window/command_table.h"
#include "app/window/main_window.h"

#include <QCoreApplication>

#include <algorithm>

namespace tempestry {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Command", text);
}

} // namespace

std::vector<CommandInfo> allCommands()
{
    CommandTable table;
    for (const auto add :
         {addFileCommands, addEditCommands, addClipboardCommands, addViewCommands, addMovingCommands,
          addInsertCommands, addArrangeCommands, addOrderCommands, addWorkshopCommands, addVotingCommands,
          addPresentCommands, addHistoryCommands, addRunCommands, addPlaybackCommands, addManyRunsCommands,
          addScenarioCommands, addHelpCommands})
        add(table);
    return table.take();
}

QString menuTitle(Menu menu)
{
    switch (menu) {
    case Menu::File:
        return tr("File");
    case Menu::Edit:
        return tr("Edit");
    case Menu::View:
        return tr("View");
    case Menu::Insert:
        return tr("Insert");
    case Menu::Order:
        return tr("Order");
    case Menu::Arrange:
        return tr("Arrange");
    case Menu::Workshop:
        return tr("Workshop");
    case Menu::Present:
        return tr("Present");
    case Menu::History:
        return tr("History");
    case Menu::Run:
        return tr("Run");
    case Menu::Help:
        return tr("Help");
    }
    return {};
}

QString shownKey(const CommandInfo &command)
{
    return command.keys.isEmpty() ? QString()
                                  : QKeySequence(command.keys.front(), QKeySequence::PortableText)
                                        .toString(QKeySequence::NativeText);
}

Commands::Commands(MainWindow &window)
    : QObject(&window)
    , m_window(window)
    , m_table(allCommands())
{
    for (const CommandInfo &command : m_table) {
        auto *action = new QAction(command.text, this);
        action->setObjectName(command.id);
        action->setCheckable(static_cast<bool>(command.checked));
        if (command.key == CommandInfo::Key::Shortcut) {
            QList<QKeySequence> sequences;
            for (const QString &key : command.keys)
                sequences << QKeySequence(key, QKeySequence::PortableText);
            action->setShortcuts(sequences);
        }
        connect(action, &QAction::triggered, this, [this, id = command.id] { run(id); });
        window.addAction(action);
        m_actions.push_back(action);
    }
}

const CommandInfo *Commands::find(const QString &id) const
{
    const auto found = std::ranges::find(m_table, id, &CommandInfo::id);
    return found == m_table.end() ? nullptr : &*found;
}

QAction *Commands::action(const QString &id) const
{
    const CommandInfo *command = find(id);
    return command ? m_actions[static_cast<size_t>(command - m_table.data())] : nullptr;
}

bool Commands::run(const QString &id)
{
    const CommandInfo *command = find(id);
    if (!command || (command->enabled && !command->enabled(m_window)))
        return false;
    command->run(m_window);
    refresh();
    return true;
}

QString Commands::tooltip(const QString &id) const
{
    const CommandInfo *command = find(id);
    if (!command)
        return {};
    const QString key = shownKey(*command);
    return key.isEmpty() ? command->text : QStringLiteral("%1 (%2)").arg(command->text, key);
}

void Commands::refresh()
{
    for (size_t i = 0; i < m_table.size(); ++i) {
        m_actions[i]->setEnabled(!m_table[i].enabled || m_table[i].enabled(m_window));
        if (m_table[i].checked)
            m_actions[i]->setChecked(m_table[i].checked(m_window));
    }
}

} // namespace tempestry
