#include "app/simulation/chart_lanes.h"

#include "app/inspector/reach.h"

#include <algorithm>
#include <limits>

namespace tempestry {

using simulation::Film;
using simulation::Journal;
using simulation::kNone;
using simulation::Record;
using simulation::Work;

namespace {

constexpr double kCoarsest = 4096; // instants of a whole film that its coarsest outline tells apart
constexpr double kFiner = 8;       // times, from one outline to the next
constexpr double kFinest = 1e-6;   // seconds that nobody asks to be told apart
constexpr size_t kWorthIt = 4;     // pieces of work to a stretch, for an outline to save anything
constexpr Stretch kAlways{-std::numeric_limits<double>::infinity(), std::numeric_limits<double>::infinity()};

void add(std::vector<Stretch> &row, Stretch stretch, double apart)
{
    while (!row.empty() && stretch.from <= row.back().to + apart) {
        stretch = {std::min(stretch.from, row.back().from), std::max(stretch.to, row.back().to)};
        row.pop_back();
    }
    row.push_back(stretch);
}

ChartLane::Stretches stretchesOfWork(const ChartLane &lane, const Film &film, Stretch shown, double apart)
{
    ChartLane::Stretches stretches;
    for (auto work = firstWorkAt(lane, film, shown.from); work != lane.work.end(); ++work) {
        const double start = film.recordTime(work->started);
        const double end = endOf(film, *work);
        const bool waits = waitOf(*film.journal(), *work) != 0;
        const double arrived = waits ? film.recordTime(work->arrived) : start;
        if (start > shown.to && arrived > shown.to)
            break;
        if (waits && start >= shown.from)
            add(stretches[ChartLane::Waiting], {arrived, start}, apart);
        if (start <= shown.to && end >= shown.from)
            add(stretches[work->failed ? ChartLane::Failed : ChartLane::Busy], {start, end}, apart);
    }
    return stretches;
}

ChartLane::Stretches within(const ChartLane::Stretches &all, Stretch shown)
{
    ChartLane::Stretches stretches;
    for (size_t doing = 0; doing < all.size(); ++doing) {
        const auto first = std::ranges::lower_bound(all[doing], shown.from, {}, &Stretch::to);
        const auto end = std::ranges::upper_bound(first, all[doing].end(), shown.to, {}, &Stretch::from);
        stretches[doing].assign(first, end);
    }
    return stretches;
}

std::vector<ChartLane::Outline> outlinesOf(const ChartLane &lane, const Film &film)
{
    std::vector<ChartLane::Outline> outlines;
    double apart = film.duration() / kCoarsest;
    while (apart > kFinest) {
        ChartLane::Stretches stretches = stretchesOfWork(lane, film, kAlways, apart);
        size_t count = 0;
        for (const auto &row : stretches)
            count += row.size();
        if (count * kWorthIt > lane.work.size())
            break;
        outlines.push_back({apart, std::move(stretches)});
        apart /= kFiner;
    }
    return outlines;
}

} // namespace

qint64 waitOf(const Journal &journal, const Work &work)
{
    return work.arrived == kNone ? 0 : journal.records[work.started].waited;
}

qint64 lengthOf(const Journal &journal, const Work &work)
{
    const Record &end = work.ended == kNone ? journal.records.back() : journal.records[work.ended];
    return end.time - journal.records[work.started].time;
}

double endOf(const Film &film, const Work &work)
{
    return work.ended == kNone ? film.duration() : film.recordTime(work.ended);
}

std::vector<ChartLane> chartLanes(const Film &film, const Board &board)
{
    const Journal &journal = *film.journal();
    std::vector<ChartLane> rows;
    for (simulation::Lane &lane : simulation::lanes(journal)) {
        const Note *note = board.find(journal.notes[lane.note]);
        if (!note)
            continue;
        ChartLane &row = rows.emplace_back();
        row.note = note->id;
        row.title = shortTitle(*note);
        row.kind = note->kind;
        for (const Work &work : lane.work) {
            row.worked += lengthOf(journal, work);
            row.waited += waitOf(journal, work);
            row.longest = std::max(row.longest, endOf(film, work) - film.recordTime(work.started));
        }
        row.work = std::move(lane.work);
        row.outlines = outlinesOf(row, film);
    }
    return rows;
}

std::vector<Work>::const_iterator firstWorkAt(const ChartLane &lane, const Film &film, double time)
{
    return std::ranges::lower_bound(lane.work, time - lane.longest, {},
                                    [&film](const Work &work) { return film.recordTime(work.started); });
}

ChartLane::Stretches stretchesOf(const ChartLane &lane, const Film &film, Stretch shown, double apart)
{
    const auto outline =
        std::ranges::find_if(lane.outlines, [apart](const auto &each) { return each.apart <= apart; });
    return outline != lane.outlines.end() ? within(outline->stretches, shown)
                                          : stretchesOfWork(lane, film, shown, apart);
}

} // namespace tempestry
