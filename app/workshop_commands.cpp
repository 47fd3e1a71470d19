#include "app/command_table.h"

namespace tempestry {

void addWorkshopCommands(CommandTable &table)
{
    table.menu(Menu::Workshop);
}

} // namespace tempestry
