#include "model/column_groups.h"

#include "model/geometry.h"

#include <algorithm>
#include <iterator>
#include <map>

namespace tempestry {

namespace {

using Place = std::pair<std::optional<TimelineId>, int>; // a timeline's column

Place placeOf(const Note &note)
{
    return {note.timeline, note.column};
}

void widenFor(ColumnGroup &group, const Note &note)
{
    const double end = group.notes.empty() ? right(note) : std::max(right(group), right(note));
    group.x = group.notes.empty() ? note.x : std::min(group.x, note.x);
    group.width = end - group.x;
}

// The notes of each column, and each free note by itself; from left to right.
std::vector<ColumnGroup> asTheyStand(const std::vector<Note> &notes)
{
    std::vector<ColumnGroup> groups;
    std::map<Place, size_t> groupOf;
    for (const Note &note : notes) {
        const size_t next = groups.size();
        const size_t group = note.timeline ? groupOf.try_emplace(placeOf(note), next).first->second : next;
        if (group == next)
            groups.emplace_back();
        widenFor(groups[group], note);
        groups[group].notes.push_back(note);
    }
    std::ranges::sort(groups, {}, [](const ColumnGroup &group) {
        return std::tuple(centreX(group), group.notes.front().y, group.notes.front().id);
    });
    return groups;
}

bool mayJoin(const ColumnGroup &group, const ColumnGroup &other)
{
    const Note &note = other.notes.front();
    return inOneColumn(group, other) && std::ranges::none_of(group.notes, [&note](const Note &one) {
               return note.timeline && one.timeline == note.timeline && one.column != note.column;
           });
}

} // namespace

std::vector<ColumnGroup> columnGroups(const std::vector<Note> &notes)
{
    std::vector<ColumnGroup> groups;
    for (ColumnGroup &group : asTheyStand(notes)) {
        // The room of a group stays that of its first notes, or a row of notes with small steps between them
        // would end up in one column.
        if (!groups.empty() && mayJoin(groups.back(), group))
            std::ranges::move(group.notes, std::back_inserter(groups.back().notes));
        else
            groups.push_back(std::move(group));
    }
    for (ColumnGroup &group : groups)
        std::ranges::sort(group.notes, {}, [](const Note &note) { return std::tie(note.y, note.id); });
    return groups;
}

} // namespace tempestry
