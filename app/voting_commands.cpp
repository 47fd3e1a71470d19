#include "app/command_table.h"

namespace tempestry {

void addVotingCommands(CommandTable &table)
{
    table.menu(Menu::Workshop);
}

} // namespace tempestry
