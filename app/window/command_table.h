#pragma once

#include "app/window/commands.h"
#include "model/board.h"

#include <utility>

namespace tempestry {

// The rows of the table while it is being made; see CommandInfo.
class CommandTable
{
public:
    using Key = CommandInfo::Key;

    CommandInfo &add(const char *id, const QString &text, QStringList keys, CommandInfo::Do run,
                     CommandInfo::Ask enabled = {});
    // The rows that follow stand in this menu.
    void menu(Menu menu);
    // A line above the next row.
    void line() { m_line = true; }

    std::vector<CommandInfo> take() { return std::move(m_rows); }

    // Portable text of keys.
    static QStringList keys(const char *first, const char *second = nullptr);

private:
    std::vector<CommandInfo> m_rows;
    Menu m_menu = Menu::File;
    bool m_line = false;
};

// Each adds what belongs to one part of the program.
void addFileCommands(CommandTable &table);
void addEditCommands(CommandTable &table);
void addClipboardCommands(CommandTable &table);
void addViewCommands(CommandTable &table);
void addMovingCommands(CommandTable &table);
void addInsertCommands(CommandTable &table);
void addArrangeCommands(CommandTable &table);
void addOrderCommands(CommandTable &table);
void addWorkshopCommands(CommandTable &table);
void addVotingCommands(CommandTable &table);
void addPresentCommands(CommandTable &table);
void addHistoryCommands(CommandTable &table);
void addRunCommands(CommandTable &table);
void addPlaybackCommands(CommandTable &table);
void addScenarioCommands(CommandTable &table);
void addManyRunsCommands(CommandTable &table);
void addHelpCommands(CommandTable &table);

// When commands are of use. They are asked after each change, so none copies the selection.
namespace when {
bool editable(const MainWindow &window);
bool hasSelection(const MainWindow &window); // of notes
bool anySelected(const MainWindow &window, bool (*suits)(const Note &));
bool editableSelection(const MainWindow &window);
} // namespace when

} // namespace tempestry
