#include "app/command_table.h"

namespace tempestry {

void addArrangeCommands(CommandTable &table)
{
    table.menu(Menu::Arrange);
}

} // namespace tempestry
