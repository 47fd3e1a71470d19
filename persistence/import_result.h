#pragma once

#include "model/board.h"

#include <QString>

#include <vector>

namespace tempestry {

// Something in an imported file that a person should look at: what was passed over, guessed or unclear.
struct ImportFinding
{
    QString file;
    int line = 0; // from 1; 0 when the finding is about the whole file
    QString text;

    bool operator==(const ImportFinding &) const = default;
};

struct ImportResult
{
    Board board;
    std::vector<ImportFinding> findings;
};

} // namespace tempestry
