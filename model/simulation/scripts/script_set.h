#pragma once

#include "model/flow_graph.h"
#include "model/simulation/plan.h"

#include <map>
#include <vector>

namespace tempestry::simulation {

// A name of a script's context and the number of the note behind it.
struct ScriptDoor
{
    QString name;
    quint32 note = 0;
};

struct NoteScript
{
    quint32 note = 0;
    QString source;
    NoteKind kind = NoteKind::Procedure;
    std::vector<ScriptDoor> emit;
    std::vector<ScriptDoor> issue;
    std::vector<ScriptDoor> read;
};

// The scripts of a board as one of its plans numbers them. A plain value, independent of both.
struct ScriptSet
{
    // Sorted by note. Read models that a script reads are among them also when they have no script of their
    // own: they then hold the latest value of each field.
    std::vector<NoteScript> notes;
    std::map<quint32, QString> guards;     // that are scripts, by edge of the plan
    std::map<quint32, quint32> guardNotes; // which note these edges leave
    std::vector<QString> types;            // of all notes: what scripts call their messages
    std::vector<NoteId> ids;               // of all notes
    QStringList titles;                    // of all notes
    std::vector<QStringList> fields;       // of all notes: the names that guards can use
};

ScriptSet scriptSet(const Board &board, const FlowGraph &flow, const Plan &plan);

// What a run of the board would give to a script engine.
struct ScriptSource
{
    NoteId note; // whose script it is, or which the link leaves whose guard it is
    QString source;
};

// Sorted by note.
std::vector<ScriptSource> scriptSources(const Board &board);

// Whether it takes a script engine to tell if the guard holds.
bool isScript(const QString &guard);

} // namespace tempestry::simulation
