#include "model/personas.h"

#include "model/edits.h"
#include "model/flow_graph.h"
#include "model/geometry.h"
#include "model/timeline_layout.h"

#include <QHash>

#include <algorithm>

namespace tempestry {

namespace {

bool isOf(const Note &note, const QString &name)
{
    return note.kind == NoteKind::Actor && note.title.simplified() == name;
}

// Locked notes stay as they are.
template <class Change>
void changeNotes(BoardDraft &draft, const QString &name, Change change)
{
    for (const NoteId &id : notesOfPersona(draft.board(), name))
        if (!draft.board().find(id)->locked)
            draft.change(id, [&change](Note &note) {
                change(note);
                keepWithinLimits(note);
            });
}

// Whether a note or a timeline is in its way.
bool overlapsAny(const Board &board, const Note &note)
{
    bool overlaps = false;
    const auto look = [&](const auto &other) { overlaps = overlaps || distance(note, other) <= 0; };
    board.notes().forEach(look);
    board.timelines().forEach(look);
    return overlaps;
}

} // namespace

std::vector<PersonaRow> personasOf(const Board &board)
{
    std::vector<PersonaRow> rows;
    QHash<QString, size_t> rowOf;
    const std::vector<NoteId> order = readingOrder(board);
    for (const NoteId &id : order) {
        const Note &note = *board.find(id);
        const QString name = note.title.simplified();
        if (note.kind != NoteKind::Actor || name.isEmpty())
            continue;
        if (!rowOf.contains(name)) {
            rowOf.insert(name, rows.size());
            rows.push_back({.name = name, .persona = {}, .places = 0});
        }
        PersonaRow &row = rows[rowOf.value(name)];
        ++row.places;
        if (note.persona && row.persona == Persona())
            row.persona = *note.persona;
    }
    for (const NoteId &id : order)
        for (const QString &actor : board.find(id)->actors)
            if (const auto found = rowOf.constFind(actor.simplified()); found != rowOf.constEnd())
                ++rows[*found].places;
    return rows;
}

std::vector<NoteId> notesOfPersona(const Board &board, const QString &name)
{
    std::vector<NoteId> notes = readingOrder(board);
    std::erase_if(notes, [&](const NoteId &id) { return !isOf(*board.find(id), name); });
    return notes;
}

ChangeSet edits::renamePersona(const Board &board, const QString &name, const QString &newName)
{
    const QString title = newName.simplified();
    if (title.isEmpty() || title == name)
        return {};
    BoardDraft draft(board);
    changeNotes(draft, name, [&title](Note &note) { note.title = title; });
    board.notes().forEach([&](const Note &note) {
        if (note.actors.isEmpty() || note.locked)
            return;
        draft.change(note.id, [&](Note &changed) {
            for (QString &actor : changed.actors)
                if (actor.simplified() == name)
                    actor = title;
        });
    });
    return between(board, draft.board());
}

ChangeSet edits::changePersona(const Board &board, const QString &name, const Persona &persona)
{
    BoardDraft draft(board);
    changeNotes(draft, name, [&persona](Note &note) {
        note.persona = persona == Persona() ? std::nullopt : std::optional(persona);
    });
    return between(board, draft.board());
}

Note edits::newPersonaNote(const Board &board, const QString &name)
{
    const std::vector<PersonaRow> rows = personasOf(board);
    const auto row = std::ranges::find(rows, name, &PersonaRow::name);
    const QString besideWhom = row != rows.end() ? name : rows.empty() ? QString() : rows.back().name;
    const std::vector<NoteId> beside = notesOfPersona(board, besideWhom);

    Note note = newNote(board, NoteKind::Actor, 0, 0);
    note.title = name.simplified();
    if (row != rows.end() && row->persona != Persona())
        note.persona = row->persona;
    if (!beside.empty()) {
        const Note &last = *board.find(beside.back());
        note.x = last.x;
        note.y = bottom(last) + kRowGap;
    }
    keepWithinLimits(note);
    while (overlapsAny(board, note))
        note.y += note.height + kRowGap;
    return note;
}

} // namespace tempestry
