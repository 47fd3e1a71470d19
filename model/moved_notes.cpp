#include "model/moved_notes.h"

#include "model/geometry.h"

#include <QSet>

#include <algorithm>
#include <cmath>

namespace tempestry {

namespace {

constexpr double kFar = 20; // paper units

// How far down timelines above them that grew can have pushed things at this height.
double growthAbove(const Board &before, const Board &after, double y)
{
    double growth = 0;
    before.timelines().forEach([&](const Timeline &old) {
        if (const Timeline *now = after.find(old.id); now && bottom(old) <= y)
            growth += now->height - old.height;
    });
    return growth;
}

template <class R>
bool isElsewhere(const Board &before, const Board &after, const R &old, const R &now)
{
    const double dx = now.x - old.x;
    const double dy = now.y - old.y;
    const double growth = growthAbove(before, after, old.y);
    const double pushed = std::clamp(dy, std::min(0.0, growth), std::max(0.0, growth));
    return isFar(dx, dy - pushed);
}

bool movedAlongWithFrame(const Board &before, const Board &after, const Note &old, const Note &now)
{
    bool along = false;
    before.frames().forEach([&](const Frame &frame) {
        const Frame *later = after.find(frame.id);
        along =
            along || (later && encloses(frame, old) && encloses(*later, now) &&
                      !isFar((now.x - old.x) - (later->x - frame.x), (now.y - old.y) - (later->y - frame.y)));
    });
    return along;
}

// A note of a timeline that is on it in both boards.
struct Kept
{
    const Note *old;
    const Note *now;
};

std::vector<Kept> keptOn(const Board &before, const Board &after, TimelineId timeline)
{
    std::vector<Kept> kept;
    for (const NoteId &id : after.notesOn(timeline))
        if (const Note *old = before.find(id); old && old->timeline == timeline)
            kept.push_back({old, after.find(id)});
    return kept;
}

auto orderOf(const Note &note)
{
    return std::tuple(note.column, note.y, note.id);
}

// Marks the longest run of notes, not necessarily side by side, that is in the same order on both boards.
std::vector<bool> keptOrder(const std::vector<Kept> &notes)
{
    std::vector<size_t> tails; // of the best run of each length, the last note
    std::vector<std::optional<size_t>> previous(notes.size());
    for (size_t i = 0; i < notes.size(); ++i) {
        const auto at = std::ranges::lower_bound(tails, orderOf(*notes[i].now), {},
                                                 [&](size_t tail) { return orderOf(*notes[tail].now); });
        if (at != tails.begin())
            previous[i] = *std::prev(at);
        if (at == tails.end())
            tails.push_back(i);
        else
            *at = i;
    }
    std::vector<bool> kept(notes.size(), false);
    for (auto at = tails.empty() ? std::nullopt : std::optional(tails.back()); at; at = previous[*at])
        kept[*at] = true;
    return kept;
}

void addMovedOn(std::vector<Kept> notes, std::vector<NoteId> &moved)
{
    std::ranges::sort(notes, {}, [](const Kept &note) { return orderOf(*note.old); });
    const std::vector<bool> kept = keptOrder(notes);
    const Kept *left = nullptr;
    for (size_t i = 0; i < notes.size(); ++i) {
        if (!kept[i]) {
            moved.push_back(notes[i].now->id);
            continue;
        }
        // It has joined the column of the note before it, or left it.
        const bool together = left && left->old->column == notes[i].old->column;
        const bool stillTogether = left && left->now->column == notes[i].now->column;
        if (together != stillTogether)
            moved.push_back(notes[i].now->id);
        left = &notes[i];
    }
}

} // namespace

bool isFar(double dx, double dy)
{
    return std::hypot(dx, dy) >= kFar;
}

std::vector<NoteId> movedNotes(const Board &before, const Board &after, const ChangeSet &change)
{
    std::vector<NoteId> moved;
    QSet<TimelineId> timelines;
    for (const auto &[old, now] : change.notes()) {
        if (!old || !now || old->timeline != now->timeline)
            continue;
        if (old->timeline)
            timelines.insert(*old->timeline);
        else if (isElsewhere(before, after, *old, *now) && !movedAlongWithFrame(before, after, *old, *now))
            moved.push_back(now->id);
    }
    for (const TimelineId &timeline : timelines)
        addMovedOn(keptOn(before, after, timeline), moved);
    return moved;
}

bool hasMoved(const Board &before, const Board &after, const Timeline &old, const Timeline &now)
{
    return isElsewhere(before, after, old, now);
}

bool hasMoved(const Board &before, const Board &after, const Frame &old, const Frame &now)
{
    return isElsewhere(before, after, old, now);
}

} // namespace tempestry
