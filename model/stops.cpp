#include "model/stops.h"

#include "model/geometry.h"
#include "model/timeline_layout.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

namespace tempestry {

namespace {

constexpr double kSlack = 1.1;      // so much longer than the screen a timeline is not worth cutting
constexpr double kLeastShare = 0.4; // of the screen that a part ending at a pivotal event fills

struct ColumnSpan
{
    double left;
    double right;
    bool pivotal; // holds a pivotal event
};

std::vector<ColumnSpan> columnSpansOf(const Board &board, TimelineId timeline)
{
    std::map<int, ColumnSpan> byNumber;
    for (const NoteId &id : board.notesOn(timeline)) {
        const Note &note = *board.find(id);
        ColumnSpan &column =
            byNumber.try_emplace(note.column, ColumnSpan{note.x, right(note), false}).first->second;
        column.left = std::min(column.left, note.x);
        column.right = std::max(column.right, right(note));
        column.pivotal = column.pivotal || note.pivotal;
    }
    std::vector<ColumnSpan> columns;
    for (const auto &[number, column] : byNumber)
        columns.push_back(column);
    return columns;
}

// Where a part that begins at `from` ends best when it may be `most` long.
double cutAfter(const std::vector<ColumnSpan> &columns, double from, double end, double most)
{
    const double rest = end - from;
    const double even = from + rest / std::ceil(rest / most);
    double best = even;
    double missed = most;
    for (size_t i = 0; i + 1 < columns.size(); ++i) {
        const double cut = (columns[i].right + columns[i + 1].left) / 2;
        if (cut <= from || cut - from > most)
            continue;
        if (columns[i].pivotal && cut - from >= most * kLeastShare) {
            best = cut;
            missed = -1;
        } else if (std::abs(cut - even) < missed) {
            best = cut;
            missed = std::abs(cut - even);
        }
    }
    return best;
}

void addParts(const Board &board, const Timeline &timeline, double aspect, std::vector<Stop> &parts)
{
    const std::vector<ColumnSpan> columns = columnSpansOf(board, timeline.id);
    const double end = columns.empty() ? right(timeline) : columns.back().right + kTimelinePadding;
    const double most = kReadableHeight * aspect;
    std::vector<double> edges{timeline.x};
    while (end - edges.back() > most * kSlack)
        edges.push_back(cutAfter(columns, edges.back(), end, most));
    edges.push_back(end);
    for (size_t i = 0; i + 1 < edges.size(); ++i) {
        Stop stop;
        stop.title = timeline.title;
        stop.timeline = timeline.id;
        stop.part = static_cast<int>(i);
        stop.parts = static_cast<int>(edges.size()) - 1;
        stop.x = edges[i];
        stop.y = timeline.y;
        stop.width = edges[i + 1] - edges[i];
        stop.height = timeline.height;
        parts.push_back(std::move(stop));
    }
}

Stop stopOf(const Frame &frame)
{
    Stop stop;
    stop.title = frame.title;
    stop.frame = frame.id;
    stop.x = frame.x;
    stop.y = frame.y;
    stop.width = frame.width;
    stop.height = frame.height;
    return stop;
}

// Row by row from the top; what stands side by side from left to right, and the larger before what is in it.
void sortAsRead(std::vector<Stop> &stops)
{
    const auto id = [](const Stop &stop) { return std::tie(stop.timeline, stop.frame, stop.part); };
    std::ranges::sort(stops, [&](const Stop &a, const Stop &b) {
        return std::tuple(a.y, a.x, id(a)) < std::tuple(b.y, b.x, id(b));
    });
    for (auto row = stops.begin(); row != stops.end();) {
        const Stop first = *row;
        const auto next =
            std::stable_partition(row, stops.end(), [&](const Stop &stop) { return inOneRow(first, stop); });
        std::stable_sort(row, next, [](const Stop &a, const Stop &b) {
            return std::tuple(a.x, a.y, -a.width * a.height) < std::tuple(b.x, b.y, -b.width * b.height);
        });
        row = next;
    }
}

Stop wholeBoard(const Board &board, const std::vector<Stop> &stops)
{
    std::optional<Stop> whole;
    const auto add = [&whole](const auto &element) {
        if (!whole) {
            whole.emplace();
            whole->x = element.x;
            whole->y = element.y;
        }
        const double x = std::min(whole->x, element.x);
        const double y = std::min(whole->y, element.y);
        whole->width = std::max(right(*whole), right(element)) - x;
        whole->height = std::max(bottom(*whole), bottom(element)) - y;
        whole->x = x;
        whole->y = y;
    };
    std::ranges::for_each(stops, add);
    board.notes().forEach(add);
    Stop stop = whole.value_or(Stop());
    stop.title = board.title();
    return stop;
}

} // namespace

std::vector<Stop> stops(const Board &board, double aspect)
{
    std::vector<Stop> all;
    board.timelines().forEach([&](const Timeline &timeline) { addParts(board, timeline, aspect, all); });
    board.frames().forEach([&](const Frame &frame) { all.push_back(stopOf(frame)); });
    if (all.empty() && board.notes().isEmpty())
        return {};
    sortAsRead(all);
    const Stop whole = wholeBoard(board, all);
    const bool hasParts = !all.empty();
    all.insert(all.begin(), whole);
    if (hasParts)
        all.push_back(whole);
    board.notes().forEach([&all](const Note &note) {
        for (Stop &stop : all)
            if (containsPoint(stop, centreX(note), centreY(note)))
                stop.notes.push_back(note.id);
    });
    return all;
}

} // namespace tempestry
