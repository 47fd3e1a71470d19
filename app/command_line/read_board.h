#pragma once

#include "model/board.h"

#include <QString>

class QTextStream;

namespace tempestry {

// The board in a file, by content a .tempest file or board JSON; "-" is JSON on standard input. What a reader
// should know about it goes to `err`. Throws CommandLineError(UnreadableInput).
Board readBoard(const QString &path, QTextStream &err);

} // namespace tempestry
