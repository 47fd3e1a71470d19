#pragma once

#include "model/board.h"

#include <QRectF>
#include <QSet>

#include <vector>

namespace tempestry {

// What differs, in the order in which it is told.
enum class Section : quint8 {
    Added,   // notes
    Removed, // notes
    Reworded,
    Kinds,
    Places, // put on a timeline, taken off one, or from one to another
    Moved,
    Linked,
    Unlinked,
    Links, // what links say
    Votes,
    Standing, // resolved or open again, priority, pivotal
    Details,  // everything else on notes
    Timelines,
    Frames,
    Scenarios,
    Title, // of the board
};

struct Difference
{
    Section section = Section::Added;
    std::optional<NoteId> note; // the note, or the one that a link leaves
    QRectF place;               // on the paper, where there is one; of something removed: where it was
    QString name;               // what differs, in one line
    QString before;             // where there is an old and a new value, as they are shown
    QString after;
};

// What became of one board in another: elements are matched by their ids. Order and neighbourhood count, not
// pixels: notes that only made room on their timeline, or moved along with a frame, a timeline or whatever
// grew above them, have not moved.
struct Comparison
{
    std::vector<Difference> differences; // by section, within one from left to right

    bool isEmpty() const { return differences.empty(); }
    size_t count(Section section) const;
};

Comparison compare(const Board &before, const Board &after);

// "Added", "Reworded", ...
QString sectionTitle(Section section);

// The later board with the removed notes, free and behind all others: where they were, or below that where
// others are by now.
Board withRemoved(const Board &before, const Board &after);

// The comparison as a Markdown document; `from` and `to` name the two boards.
QString toMarkdown(const Comparison &comparison, const QString &from, const QString &to);

} // namespace tempestry
