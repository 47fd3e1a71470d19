#include "app/command_table.h"

namespace tempestry {

void addPresentCommands(CommandTable &table)
{
    table.menu(Menu::Present);
}

} // namespace tempestry
