#pragma once

#include "model/script_names.h"

#include <vector>

namespace tempestry::simulation {

struct ScriptWord
{
    QString text;
    qsizetype caret = 0; // where in the text one goes on writing

    bool operator==(const ScriptWord &) const = default;
};

struct ScriptCompletion
{
    qsizetype from = 0;            // in the source; what is written from there on is replaced
    bool isMember = false;         // of what stands before a dot
    std::vector<ScriptWord> words; // that begin as what is written does, in whichever case; best first
};

// What can stand at a place of a script: functions that a run calls, their parameters, what `context` has,
// the fields of the message, and those of what is emitted or issued.
ScriptCompletion completionAt(const QString &source, qsizetype place, NoteKind kind,
                              const ScriptNames &names);

} // namespace tempestry::simulation
