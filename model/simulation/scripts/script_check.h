#pragma once

#include "model/script_names.h"
#include "model/simulation/scripts/script_problem.h"

#include <QString>

#include <memory>
#include <optional>

namespace tempestry::simulation {

// What a person should know about a script before it runs. Its code is compiled, never executed, so it may be
// called for any text in the window's own process; costs less than a millisecond after the first call.
class ScriptCheck
{
public:
    ScriptCheck();
    ~ScriptCheck();

    // The first problem: what is no JavaScript; no function that a run could call; a name behind
    // `context.emit`, `context.issue` or `context.read` that is not there.
    std::optional<ScriptProblem> problemOf(const QString &source, NoteKind kind, const ScriptNames &names);

private:
    std::unique_ptr<class ScriptEngine> m_engine;
};

} // namespace tempestry::simulation
