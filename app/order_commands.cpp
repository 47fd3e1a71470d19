#include "app/command_table.h"

namespace tempestry {

void addOrderCommands(CommandTable &table)
{
    table.menu(Menu::Arrange);
}

} // namespace tempestry
