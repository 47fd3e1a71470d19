#pragma once

#include "model/document.h"

#include <functional>

namespace tempestry {

// A moment of a board's history that was given a name.
struct Checkpoint
{
    EditId edit; // that named it
    size_t moment = 0;
    qint64 time = 0; // milliseconds since 1970, UTC
    QString name;
};

// A board at every moment from its start to now. Moment 0 is the board that no edit made, moment i the board
// after the first i edits. Any moment is at hand in the time of a few dozen edits, for a board is kept every
// so often on the way.
class History
{
public:
    // Pauses longer than this count as this much in elapsedAt().
    static constexpr qint64 kLongestPause = qint64(30) * 60 * 1000; // milliseconds

    // The edits, oldest first, lead to the present board. From the newest one that does not fit what comes
    // after it backwards, they are left out. `goOn` is asked now and then; when it says no the rest is left
    // out too.
    History(const Board &present, std::vector<Edit> edits, const std::function<bool()> &goOn = {});

    // Edits, and so the moment that is now.
    size_t size() const { return m_edits.size(); }
    // Of the edits handed to the constructor, the oldest ones, which could not be taken back.
    size_t leftOut() const { return m_leftOut; }

    // The edit that made the moment. Precondition: 0 < moment <= size().
    const Edit &editOf(size_t moment) const { return m_edits[moment - 1]; }
    // Moments after now are now.
    Board at(size_t moment) const;

    // Of the clock when the moment was made, milliseconds since 1970, UTC; that of moment 0 is the first
    // edit's. 0 without edits.
    qint64 timeAt(size_t moment) const;
    // Milliseconds since the start, long pauses cut short.
    qint64 elapsedAt(size_t moment) const;

    // Oldest first; without those that were taken back.
    std::vector<Checkpoint> checkpoints() const;

    // Precondition: the edit was made on at(size()).
    void append(const Edit &edit);

private:
    struct Keyframe
    {
        size_t moment;
        Board board;
    };

    std::vector<Edit> m_edits;
    std::vector<Keyframe> m_keyframes; // by moment; the first is 0, the last is now
    std::vector<qint64> m_elapsed;     // of the moments from 1 on
    size_t m_leftOut = 0;
};

} // namespace tempestry
