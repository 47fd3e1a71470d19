#include "model/simulation/scripts/script_set.h"

#include "model/script_names.h"
#include "model/simulation/journal.h"

#include <QHash>

#include <algorithm>

namespace tempestry::simulation {

namespace {

using Numbers = QHash<NoteId, quint32>;

// What the plan has no number for can't be reached.
std::vector<ScriptDoor> doorsTo(const std::vector<NamedNote> &named, const Numbers &numbers)
{
    std::vector<ScriptDoor> doors;
    for (const NamedNote &note : named)
        if (const auto number = numbers.constFind(note.note); number != numbers.cend())
            doors.push_back({note.name, *number});
    return doors;
}

NoteScript noteScript(const Board &board, const FlowGraph &flow, const Note &note, const Numbers &numbers)
{
    const ScriptNames names = scriptNames(board, flow, note.id);
    return {.note = numbers.value(note.id),
            .source = note.script,
            .kind = note.kind,
            .emit = doorsTo(names.emit, numbers),
            .issue = doorsTo(names.issue, numbers),
            .read = doorsTo(names.read, numbers)};
}

void addReadModelsWithoutScript(std::vector<NoteScript> &notes)
{
    std::vector<quint32> read;
    for (const NoteScript &script : notes)
        for (const ScriptDoor &door : script.read)
            read.push_back(door.note);
    for (const quint32 model : read)
        if (!std::ranges::any_of(notes, [model](const NoteScript &script) { return script.note == model; }))
            notes.push_back({.note = model,
                             .source = {},
                             .kind = NoteKind::ReadModel,
                             .emit = {},
                             .issue = {},
                             .read = {}});
}

std::map<quint32, QString> guardsOf(const Plan &plan)
{
    std::map<quint32, QString> byEdge;
    for (quint32 edge = 0; edge < plan.edges.size(); ++edge)
        if (const quint32 number = plan.edges[edge].guard; number != kNone)
            if (const PlanGuard &guard = plan.guards[number];
                std::holds_alternative<GuardProblem>(guard.guard))
                byEdge.emplace(edge, guard.text);
    return byEdge;
}

} // namespace

ScriptSet scriptSet(const Board &board, const FlowGraph &flow, const Plan &plan)
{
    Numbers numbers;
    ScriptSet set;
    set.ids = plan.ids;
    set.titles = plan.titles;
    set.guards = guardsOf(plan);
    for (const auto &[edge, expression] : set.guards)
        set.guardNotes.emplace(edge, plan.edges[edge].from);
    for (quint32 note = 0; note < plan.ids.size(); ++note) {
        numbers.insert(plan.ids[note], note);
        set.types.push_back(scriptName(plan.titles[note]));
        QStringList &names = set.fields.emplace_back();
        for (const PlanField &field : plan.fields[note])
            names << field.name;
    }
    for (const NoteId id : scriptedNotes(board))
        if (numbers.contains(id))
            set.notes.push_back(noteScript(board, flow, *board.find(id), numbers));
    addReadModelsWithoutScript(set.notes);
    std::ranges::sort(set.notes, {}, &NoteScript::note);
    return set;
}

std::vector<ScriptSource> scriptSources(const Board &board)
{
    std::vector<ScriptSource> sources;
    for (const NoteId id : scriptedNotes(board))
        sources.push_back({id, board.find(id)->script});
    board.links().forEach([&sources](const Link &link) {
        if (isScript(link.guard))
            sources.push_back({link.from, link.guard});
    });
    std::ranges::sort(sources, {}, &ScriptSource::note);
    return sources;
}

bool isScript(const QString &guard)
{
    return !guard.trimmed().isEmpty() && std::holds_alternative<GuardProblem>(Guard::parse(guard));
}

} // namespace tempestry::simulation
