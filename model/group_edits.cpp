#include "model/arrange_edits.h"

#include <QHash>

namespace tempestry::edits {

QSet<NoteId> withGroups(const Board &board, const QSet<NoteId> &notes)
{
    QSet<GroupId> groups;
    for (const NoteId &id : notes)
        if (const Note *note = board.find(id); note && note->group)
            groups.insert(*note->group);
    QSet<NoteId> all = notes;
    if (!groups.isEmpty())
        board.notes().forEach([&](const Note &note) {
            if (note.group && groups.contains(*note.group))
                all.insert(note.id);
        });
    return all;
}

void dissolveLoneGroups(BoardDraft &draft, const QSet<GroupId> &groups)
{
    if (groups.isEmpty())
        return;
    QHash<GroupId, std::vector<NoteId>> members;
    draft.board().notes().forEach([&](const Note &note) {
        if (note.group && groups.contains(*note.group))
            members[*note.group].push_back(note.id);
    });
    for (const std::vector<NoteId> &left : std::as_const(members))
        if (left.size() == 1)
            draft.change(left.front(), [](Note &note) { note.group.reset(); });
}

ChangeSet groupNotes(const Board &board, std::span<const NoteId> ids)
{
    std::vector<NoteId> joining;
    QSet<GroupId> before;
    bool areOne = true; // already
    for (const NoteId id : ids)
        if (const Note *note = board.find(id); note && !note->locked) {
            joining.push_back(id);
            if (note->group)
                before.insert(*note->group);
            areOne = areOne && note->group;
        }
    areOne = areOne && before.size() == 1 &&
             withGroups(board, {ids.begin(), ids.end()}).size() == static_cast<qsizetype>(joining.size());
    if (joining.size() < 2 || areOne)
        return {};
    BoardDraft draft(board);
    const GroupId group = GroupId::create();
    for (const NoteId id : joining)
        draft.change(id, [group](Note &note) { note.group = group; });
    dissolveLoneGroups(draft, before);
    return between(board, draft.board());
}

ChangeSet ungroupNotes(const Board &board, std::span<const NoteId> ids)
{
    const QSet<NoteId> members = withGroups(board, {ids.begin(), ids.end()});
    BoardDraft draft(board);
    QSet<GroupId> groups;
    for (const NoteId &id : members)
        draft.change(id, [&groups](Note &note) {
            if (note.group)
                groups.insert(*note.group);
            if (!note.locked)
                note.group.reset();
        });
    dissolveLoneGroups(draft, groups);
    return between(board, draft.board());
}

ChangeSet lockNotes(const Board &board, std::span<const NoteId> ids, bool locked)
{
    BoardDraft draft(board);
    for (const NoteId id : ids)
        draft.change(id, [locked](Note &note) { note.locked = locked; });
    return between(board, draft.board());
}

ChangeSet unlockAll(const Board &board)
{
    std::vector<NoteId> locked;
    board.notes().forEach([&locked](const Note &note) {
        if (note.locked)
            locked.push_back(note.id);
    });
    return lockNotes(board, locked, false);
}

} // namespace tempestry::edits
