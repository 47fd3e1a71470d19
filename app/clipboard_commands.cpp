#include "app/command_table.h"

namespace tempestry {

void addClipboardCommands(CommandTable &table)
{
    table.menu(Menu::Edit);
}

} // namespace tempestry
