#include "app/command_table.h"

namespace tempestry {

void addHistoryCommands(CommandTable &table)
{
    table.menu(Menu::History);
}

} // namespace tempestry
