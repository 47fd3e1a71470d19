#pragma once

#include "model/edits.h"
#include "model/order_edits.h"

namespace tempestry {

// A board that is made and edited step by step.
struct OrderedBoard
{
    static inline const QString kTitle = QStringLiteral("Timeline");

    Board m_board;

    NoteId put(NoteKind kind, double x, double y)
    {
        const Note note = edits::newNote(m_board, kind, x, y);
        m_board = apply(edits::addNote(m_board, note), m_board);
        return note.id;
    }

    TimelineId timeline(std::optional<double> y = {})
    {
        const ChangeSet change = edits::addTimeline(m_board, kTitle, y);
        m_board = apply(change, m_board);
        return change.timelines().front().after->id;
    }

    NoteId putOn(TimelineId id, int column, NoteKind kind = NoteKind::Event, bool insert = true)
    {
        const Note note = edits::newNote(m_board, kind, 0, 0);
        const edits::Slot slot{id, column, insert, m_board.find(id)->y + 80};
        m_board = apply(edits::addNote(m_board, note, slot), m_board);
        return note.id;
    }

    FrameId frame(double x, double y, double width, double height)
    {
        const Frame added{
            .id = FrameId::create(), .title = {}, .x = x, .y = y, .width = width, .height = height};
        m_board = apply(edits::addFrame(m_board, added), m_board);
        return added.id;
    }

    template <class Change>
    void change(NoteId id, Change change)
    {
        BoardDraft draft(m_board);
        draft.change(id, change);
        m_board = draft.board();
    }

    void convergeAll()
    {
        m_board = apply(edits::converge(m_board, edits::convergeable(m_board), kTitle), m_board);
    }

    const Note &note(NoteId id) const { return *m_board.find(id); }
    const Timeline &line(TimelineId id) const { return *m_board.find(id); }

    QList<int> columns(std::initializer_list<NoteId> ids) const
    {
        QList<int> result;
        for (const NoteId id : ids)
            result += note(id).timeline ? note(id).column : -1;
        return result;
    }
};

} // namespace tempestry
