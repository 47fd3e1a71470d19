#include "app/command_table.h"

namespace tempestry {

void addMovingCommands(CommandTable &table)
{
    table.menu(Menu::View);
}

} // namespace tempestry
