#include "model/simulation/run_statistics.h"

#include "model/geometry.h"

#include <algorithm>
#include <cmath>

namespace tempestry::simulation {

namespace {

quint64 costOf(const Note &note)
{
    constexpr double kDearest = 1e12;
    return static_cast<quint64>(std::llround(std::clamp(note.cost, 0.0, kDearest) * double(kCostUnit)));
}

std::vector<quint32> notesAt(const Note &hotspot, const Board &board, const std::vector<NoteId> &notes)
{
    std::vector<quint32> touched;
    std::optional<quint32> nearest;
    double least = StatisticsScope::kBeside;
    for (quint32 i = 0; i < notes.size(); ++i) {
        const double away = distance(hotspot, *board.find(notes[i]));
        if (away == 0)
            touched.push_back(i);
        if (away < least || (away == least && !nearest)) {
            least = away;
            nearest = i;
        }
    }
    if (touched.empty() && nearest)
        touched.push_back(*nearest);
    return touched;
}

} // namespace

StatisticsScope::StatisticsScope(const Board &board, const Plan &plan)
    : notes(plan.ids)
{
    for (size_t i = 0; i < notes.size(); ++i) {
        const Note &note = *board.find(notes[i]);
        roles.push_back(plan.notes[i].role);
        costs.push_back(costOf(note));
        capacities.push_back(static_cast<quint64>(std::max(0, note.capacity.value_or(0))));
    }
    for (const NoteId id : readingOrder(board))
        if (const Note *note = board.find(id); note->kind == NoteKind::Hotspot)
            hotspots.push_back({id, notesAt(*note, board, notes)});
}

void NoteStatistics::merge(const NoteStatistics &other)
{
    reached = saturatingSum(reached, other.reached);
    activities = saturatingSum(activities, other.activities);
    failures = saturatingSum(failures, other.failures);
    busy = saturatingSum(busy, other.busy);
    duration.merge(other.duration);
    waiting.merge(other.waiting);
    queue.merge(other.queue);
    cycle.merge(other.cycle);
    perRun.merge(other.perRun);
    for (const auto &[message, count] : other.outcomes)
        outcomes[message] = saturatingSum(outcomes[message], count);
}

void RunStatistics::merge(const RunStatistics &other)
{
    Q_ASSERT(notes.size() == other.notes.size() && hotspots.size() == other.hotspots.size());
    runs = saturatingSum(runs, other.runs);
    limited = saturatingSum(limited, other.limited);
    length.merge(other.length);
    messages.merge(other.messages);
    cost.merge(other.cost);
    for (size_t i = 0; i < notes.size(); ++i)
        notes[i].merge(other.notes[i]);
    for (size_t i = 0; i < hotspots.size(); ++i) {
        hotspots[i].crossings = saturatingSum(hotspots[i].crossings, other.hotspots[i].crossings);
        hotspots[i].runs = saturatingSum(hotspots[i].runs, other.hotspots[i].runs);
    }
}

std::optional<double> utilisation(const StatisticsScope &scope, const RunStatistics &statistics, size_t note)
{
    const double possible = double(statistics.length.sum()) * double(scope.capacities[note]);
    if (possible <= 0)
        return std::nullopt;
    return std::min(1.0, double(statistics.notes[note].busy) / possible);
}

std::optional<Bottleneck> bottleneck(const RunStatistics &statistics)
{
    const auto greatest = [&](auto timeOf, Bottleneck::Reason reason) -> std::optional<Bottleneck> {
        double total = 0;
        for (const NoteStatistics &note : statistics.notes)
            total += double(timeOf(note));
        if (total <= 0)
            return std::nullopt;
        const auto most = std::ranges::max_element(statistics.notes, {}, timeOf);
        return Bottleneck{static_cast<quint32>(most - statistics.notes.begin()), reason,
                          double(timeOf(*most)) / total};
    };
    const auto waited = [](const NoteStatistics &note) { return note.waiting.sum(); };
    const auto worked = [](const NoteStatistics &note) { return note.busy; };
    if (const auto found = greatest(waited, Bottleneck::Reason::Waiting))
        return found;
    return greatest(worked, Bottleneck::Reason::Work);
}

} // namespace tempestry::simulation
