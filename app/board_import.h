#pragma once

#include "persistence/import_result.h"

#include <QString>

namespace tempestry {

// The board in a file of another format, told by its content. Throws persistence::BoardFileError, with a sentence for
// the person, when the file can't be read or is of no format that is known.
ImportResult importBoard(const QString &path);

} // namespace tempestry
