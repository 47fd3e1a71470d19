#pragma once

#include <QString>

namespace tempestry::simulation {

struct ScriptProblem
{
    QString reason; // as it stands after "Line 3: ", with no full stop
    int line = 0;   // of the script, from 1; 0: not known

    bool operator==(const ScriptProblem &) const = default;
};

} // namespace tempestry::simulation
