#pragma once

#include "model/simulation/journal.h"

#include <functional>
#include <optional>
#include <vector>

namespace tempestry::simulation {

// What two runs have not in common: of one board with two seeds, or of a board before and after an edit.
// Notes are the same by their ids, entities by their names.
struct RunComparison
{
    struct Totals
    {
        qint64 time = 0; // virtual microseconds from the start to the end
        quint64 commands = 0;
        quint64 events = 0;
        quint64 failures = 0; // of activities

        bool operator==(const Totals &) const = default;
    };

    // How a note fared in one of them.
    struct Share
    {
        quint32 count = 0; // messages that came about, events taken up, or pieces of work
        qint64 worked = 0; // virtual microseconds in all

        bool operator==(const Share &) const = default;
    };

    struct NoteDifference
    {
        NoteId note;
        QString title;
        Share before;
        Share after;
    };

    struct ContentsDifference // of a read model, at the end
    {
        NoteId note;
        QString title;
        QString entity;
        std::optional<QJsonObject> before; // nullopt: it holds nothing of the entity
        std::optional<QJsonObject> after;
    };

    // Where the first thing happened that did not happen in the other, whenever it did; nullopt: that one had
    // already ended.
    struct Divergence
    {
        std::optional<quint32> before; // records
        std::optional<quint32> after;
    };

    Totals before;
    Totals after;
    std::vector<NoteDifference> notes; // those of `after` in its order, then those that are gone
    std::vector<ContentsDifference> contents;
    std::optional<Divergence> divergence; // nullopt: the same happened in the same order

    bool isEmpty() const { return before == after && notes.empty() && contents.empty() && !divergence; }
};

// Takes time in proportion to both. `stopped` is asked now and then; when it says yes, the result is of no
// use.
RunComparison compareRuns(const Journal &before, const Journal &after,
                          const std::function<bool()> &stopped = {});

} // namespace tempestry::simulation
