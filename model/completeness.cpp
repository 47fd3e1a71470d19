#include "model/completeness.h"

#include <QSet>

#include <algorithm>

namespace tempestry {

namespace {

// What can be in a message by the time it is sent.
struct Supply
{
    QSet<QString> names;
    bool isAnything = false; // it can't be told
};

bool isOpen(const Note &note)
{
    return !note.script.trimmed().isEmpty() || note.kind == NoteKind::ExternalSystem ||
           note.kind == NoteKind::Activity;
}

void addFieldsOf(const Note &note, Supply &supply)
{
    for (const Field &field : note.fields)
        supply.names.insert(field.name);
}

// Calls visit(const Note &) for each note that leads to this one.
template <class Visit>
void forEachBefore(const Board &board, const FlowGraph &flow, const Note &note, Visit visit)
{
    for (const FlowEdge &edge : flow.incoming(note.id))
        if (const Note *before = board.find(edge.from))
            visit(*before);
}

bool isMessage(const Note &note)
{
    const Role role = info(note.kind).role;
    return role == Role::Command || role == Role::Event;
}

Supply supplyOf(const Board &board, const FlowGraph &flow, const Note &note)
{
    Supply supply;
    forEachBefore(board, flow, note, [&](const Note &before) {
        addFieldsOf(before, supply);
        if (isMessage(before))
            return;
        supply.isAnything = supply.isAnything || isOpen(before);
        forEachBefore(board, flow, before, [&](const Note &cause) {
            supply.isAnything = supply.isAnything || cause.kind == NoteKind::Activity;
            addFieldsOf(cause, supply);
        });
    });
    return supply;
}

bool isMadeThere(const Note &note, const Field &field)
{
    return note.kind == NoteKind::Event && !field.required && !field.example.isEmpty();
}

} // namespace

std::vector<Field> missingFields(const Board &board, const FlowGraph &flow, const Note &note)
{
    const bool isAsked = note.kind == NoteKind::Event || note.kind == NoteKind::ReadModel;
    if (!isAsked || note.fields.empty() || !note.script.trimmed().isEmpty() || flow.incoming(note.id).empty())
        return {};
    const Supply supply = supplyOf(board, flow, note);
    if (supply.isAnything)
        return {};
    std::vector<Field> missing;
    std::ranges::copy_if(note.fields, std::back_inserter(missing), [&](const Field &field) {
        return !field.name.isEmpty() && !supply.names.contains(field.name) && !isMadeThere(note, field);
    });
    return missing;
}

std::vector<NoteId> possibleBringers(const Board &board, const FlowGraph &flow, const Note &note)
{
    std::vector<NoteId> bringers;
    const auto take = [&bringers](const Note &message) {
        if (std::ranges::find(bringers, message.id) == bringers.end())
            bringers.push_back(message.id);
    };
    forEachBefore(board, flow, note, [&](const Note &before) {
        if (isMessage(before))
            take(before);
        else
            forEachBefore(board, flow, before, [&](const Note &cause) {
                if (isMessage(cause))
                    take(cause);
            });
    });
    return bringers;
}

} // namespace tempestry
