#include "model/board.h"

#include <algorithm>

namespace tempestry {

namespace {

// Where the note stands, or would stand, among them.
qsizetype placeAmong(const QList<NoteId> &notes, NoteId note)
{
    return std::lower_bound(notes.cbegin(), notes.cend(), note) - notes.cbegin();
}

} // namespace

void BoardDraft::reindex(const Note *before, const Note *after)
{
    const auto was = before ? before->timeline : std::nullopt;
    const auto is = after ? after->timeline : std::nullopt;
    if (was == is)
        return;
    if (was) {
        const auto notes = m_board.m_onTimeline.find(*was);
        notes->removeAt(placeAmong(*notes, before->id));
        if (notes->isEmpty())
            m_board.m_onTimeline.erase(notes);
    }
    if (is) {
        QList<NoteId> &notes = m_board.m_onTimeline[*is];
        notes.insert(placeAmong(notes, after->id), after->id);
    }
}

void BoardDraft::reindexAll()
{
    m_board.m_onTimeline.clear();
    m_board.notes().forEach([this](const Note &note) {
        if (note.timeline)
            m_board.m_onTimeline[*note.timeline].append(note.id);
    });
    for (QList<NoteId> &notes : m_board.m_onTimeline)
        std::sort(notes.begin(), notes.end());
}

} // namespace tempestry
