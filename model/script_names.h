#pragma once

#include "model/flow_graph.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace tempestry {

// What scripts call a note with this title: its words in camelCase, so "Order packed" is `orderPacked`. A
// word is a run of letters, digits and marks; apostrophes and what stands in parentheses are left out; a
// first word in capitals becomes small ("PDF sent": `pdfSent`), other letters stay as they are. A name that
// would begin with a digit begins with an underscore; a title without any word is `note`.
QString scriptName(const QString &title);

struct NamedNote
{
    QString name;
    NoteId note;
    QStringList fields = {}; // of the note

    bool operator==(const NamedNote &) const = default;
};

// What a note's script can reach, in reading order: `context.emit.NAME`, `context.issue.NAME` and
// `context.read.NAME`. Of notes with the same name the second is `name2`, the third `name3`.
struct ScriptNames
{
    std::vector<NamedNote> emit;  // events that follow the note
    std::vector<NamedNote> issue; // commands that follow it
    std::vector<NamedNote> read;  // read models that inform it
    QStringList fields = {};      // of the commands and events that lead to it

    bool operator==(const ScriptNames &) const = default;
};

ScriptNames scriptNames(const Board &board, const FlowGraph &flow, NoteId note);

// Whether notes of this kind can have a script: procedures, aggregates, external systems, policies, read
// models.
bool canHaveScript(NoteKind kind);

// The notes of the board that have a script which a run would call, sorted by id.
std::vector<NoteId> scriptedNotes(const Board &board);

} // namespace tempestry
