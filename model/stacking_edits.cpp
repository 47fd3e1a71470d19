#include "model/arrange_edits.h"
#include "model/geometry.h"

#include <algorithm>
#include <limits>

namespace tempestry::edits {

namespace {

using Order = std::vector<const Note *>;

// From back to front.
Order stackingOrder(const Board &board)
{
    Order order;
    board.notes().forEach([&order](const Note &note) { order.push_back(&note); });
    std::ranges::sort(order, {}, [](const Note *note) { return std::pair(note->z, note->id); });
    return order;
}

bool overlap(const Note &a, const Note &b)
{
    return a.x < right(b) && b.x < right(a) && a.y < bottom(b) && b.y < bottom(a);
}

// Moves the chosen notes on past the first other one that overlaps one of them before it, or to the end.
void moveOn(Order &order, const QSet<NoteId> &chosen, bool toEnd)
{
    const auto stays = [&chosen](const Note *note) { return !chosen.contains(note->id); };
    const auto first = std::find_if_not(order.begin(), order.end(), stays);
    auto target = order.end();
    if (!toEnd) {
        target = std::find_if(first, order.end(), [&](const Note *const &note) {
            const auto isUnder = [&](const Note *other) { return !stays(other) && overlap(*other, *note); };
            const auto here = order.begin() + (&note - order.data());
            return stays(note) && std::any_of(first, here, isUnder);
        });
        if (target == order.end())
            return;
        ++target;
    }
    std::stable_partition(first, target, stays);
}

// Numbers for the order, from back to front, that differ little from those the notes have: from the first one
// on when notes went forward, from the last one on when they went backward.
std::vector<int> numbered(const Order &order, bool forward)
{
    std::vector<qint64> numbers(order.size());
    const auto number = [&](size_t i, size_t neighbour, int step) {
        const Note &note = *order[i];
        const auto keeps = [&] {
            const std::pair own(static_cast<qint64>(note.z), note.id);
            const std::pair other(numbers[neighbour], order[neighbour]->id);
            return step > 0 ? other < own : own < other;
        };
        numbers[i] = i == neighbour || keeps() ? note.z : numbers[neighbour] + step;
    };
    for (size_t i = 0; i < order.size(); ++i)
        if (forward)
            number(i, i == 0 ? 0 : i - 1, 1);
        else
            number(order.size() - 1 - i, order.size() - (i == 0 ? 1 : i), -1);
    using Limits = std::numeric_limits<int>;
    const bool fit = numbers.empty() || (numbers.front() >= Limits::min() && numbers.back() <= Limits::max());
    std::vector<int> result(order.size());
    for (size_t i = 0; i < order.size(); ++i)
        result[i] = static_cast<int>(fit ? numbers[i] : static_cast<qint64>(i));
    return result;
}

} // namespace

ChangeSet stackNotes(const Board &board, std::span<const NoteId> ids, Stacking where)
{
    QSet<NoteId> chosen;
    for (const NoteId id : ids)
        if (const Note *note = board.find(id); note && !note->locked)
            chosen.insert(id);
    const bool forward = where == Stacking::Forward || where == Stacking::ToFront;
    const bool toEnd = where == Stacking::ToFront || where == Stacking::ToBack;
    const Order before = stackingOrder(board);
    Order order = before;
    if (!forward)
        std::ranges::reverse(order);
    moveOn(order, chosen, toEnd);
    if (!forward)
        std::ranges::reverse(order);
    if (order == before)
        return {};

    const std::vector<int> numbers = numbered(order, forward);
    BoardDraft draft(board);
    for (size_t i = 0; i < order.size(); ++i)
        draft.change(order[i]->id, [z = numbers[i]](Note &note) { note.z = z; });
    return between(board, draft.board());
}

} // namespace tempestry::edits
