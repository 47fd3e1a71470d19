#pragma once

#include "model/edits.h"
#include "model/order_edits.h"

#include <random>

namespace tempestry {

// Makes one edit after another, as a restless person would; equal seeds make equal choices (ids differ).
class RandomEdits
{
public:
    explicit RandomEdits(unsigned seed)
        : m_random(seed)
    {}

    ChangeSet next(const Board &board)
    {
        switch (pick(14)) {
        case 0:
            return edits::addTimeline(board, QStringLiteral("Timeline %1").arg(pick(100)));
        case 1:
            return edits::removeNotes(board, some(board.notes(), 3));
        case 2:
            return edits::moveNotes(board, some(board.notes(), 4), place(300), place(300));
        case 3:
        case 4:
            return edits::placeNotes(board, some(board.notes(), 3), slot(board));
        case 5:
            return edits::addLink(board, one(board.notes()), one(board.notes()));
        case 6:
            return edits::duplicateNotes(board, some(board.notes(), 3), place(200), place(200));
        case 7:
            return edits::moveTimeline(board, one(board.timelines()), place(200), place(200));
        case 8:
            return pick(6) ? change(board) : edits::removeTimeline(board, one(board.timelines()));
        case 9:
            return edits::renameBoard(board, QStringLiteral("Board %1").arg(pick(3)));
        case 10:
        case 11:
            return ordering(board);
        default:
            return edits::addNote(
                board, edits::newNote(board, noteKinds()[size_t(pick(13))].kind, place(1500), place(1500)),
                pick(2) ? std::optional(slot(board)) : std::nullopt);
        }
    }

    // One that puts things in order and neither adds nor removes a note, but for merged ones.
    ChangeSet ordering(const Board &board)
    {
        const TimelineId timeline = one(board.timelines());
        switch (pick(10)) {
        case 0:
            return edits::converge(board, edits::convergeable(board), QStringLiteral("Converged"));
        case 1:
            return edits::converge(board, some(board.notes(), 5), {}, timeline);
        case 2:
            return edits::splitTimeline(board, one(board.notes()));
        case 3:
            return edits::mergeWithBelow(board, timeline);
        case 4:
            return edits::reorderTimeline(board, timeline, pick(5) - 2);
        case 5:
            return edits::dragTimeline(board, timeline, place(100), place(900));
        case 6:
            return edits::widenColumns(board, some(board.notes(), 3), place(300));
        case 7:
            return edits::fitTimeline(board, timeline);
        case 8:
            return pick(3) ? edits::keepAsTwins(board, some(board.notes(), 3))
                           : edits::partTwins(board, some(board.notes(), 3));
        default:
            return pick(4) ? lockOne(board) : edits::mergeNotes(board, some(board.notes(), 3));
        }
    }

    int pick(int below) { return std::uniform_int_distribution(0, below - 1)(m_random); }

private:
    double place(double range) { return std::uniform_real_distribution(-range, range)(m_random); }

    template <class T>
    typename ElementMap<T>::Key one(const ElementMap<T> &elements)
    {
        decltype(T::id) chosen;
        int index = elements.isEmpty() ? -1 : pick(int(elements.size()));
        elements.forEach([&](const T &element) {
            if (index-- == 0)
                chosen = element.id;
        });
        return chosen;
    }

    template <class T>
    std::vector<typename ElementMap<T>::Key> some(const ElementMap<T> &elements, int most)
    {
        std::vector<decltype(T::id)> chosen;
        for (int count = pick(most) + 1; count > 0; --count)
            chosen.push_back(one(elements));
        return chosen;
    }

    edits::Slot slot(const Board &board)
    {
        return {one(board.timelines()), pick(6), pick(2) == 0, place(600)};
    }

    ChangeSet lockOne(const Board &board)
    {
        BoardDraft draft(board);
        draft.change(one(board.notes()), [](Note &note) { note.locked = !note.locked; });
        return between(board, draft.board());
    }

    ChangeSet change(const Board &board)
    {
        return edits::changeNote(board, one(board.notes()), [this](Note &note) {
            note.title += u'x';
            note.height += pick(2) * 40;
            note.kind = noteKinds()[size_t(pick(13))].kind;
        });
    }

    std::mt19937 m_random;
};

} // namespace tempestry
