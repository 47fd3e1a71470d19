#pragma once

#include "model/edits.h"

#include <QHash>

namespace tempestry::test {

// Builds boards for tests and looks notes up by their titles.
class SampleBoard
{
public:
    NoteId free(NoteKind kind, const QString &title, double x, double y)
    {
        Note note = edits::newNote(m_board, kind, x, y);
        note.title = title;
        m_board = apply(edits::addNote(m_board, note), m_board);
        return note.id;
    }

    TimelineId timeline(const QString &title)
    {
        const ChangeSet change = edits::addTimeline(m_board, title);
        m_board = apply(change, m_board);
        return change.timelines().front().after->id;
    }

    // In the column, or a new one at the end when there is none of that number yet.
    NoteId on(TimelineId timeline, int column, NoteKind kind, const QString &title, double y = 80)
    {
        bool isThere = false;
        m_board.notes().forEach([&](const Note &note) {
            isThere = isThere || (note.timeline == timeline && note.column == column);
        });
        const double top = m_board.find(timeline)->y;
        Note note = edits::newNote(m_board, kind, 0, 0);
        note.title = title;
        m_board =
            apply(edits::addNote(m_board, note, edits::Slot{timeline, column, !isThere, top + y}), m_board);
        return note.id;
    }

    void link(NoteId from, NoteId to) { m_board = apply(edits::addLink(m_board, from, to), m_board); }

    template <class Edit>
    void change(NoteId id, Edit edit)
    {
        m_board = apply(edits::changeNote(m_board, id, edit), m_board);
    }

    void frame(const Frame &frame) { m_board = apply(edits::addFrame(m_board, frame), m_board); }

    const Board &board() const { return m_board; }

private:
    Board m_board;
};

inline const Note *noteTitled(const Board &board, const QString &title)
{
    const Note *found = nullptr;
    board.notes().forEach([&](const Note &note) { found = note.title == title ? &note : found; });
    return found;
}

} // namespace tempestry::test
