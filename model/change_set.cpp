#include "model/change_set.h"

#include <QHash>

namespace tempestry {

namespace {

// Calls visit.template operator()<T>() for each type of element.
template <class Visit>
void forEachType(Visit visit)
{
    visit.template operator()<Note>();
    visit.template operator()<Link>();
    visit.template operator()<Timeline>();
    visit.template operator()<Frame>();
    visit.template operator()<Scenario>();
}

} // namespace

bool ChangeSet::isEmpty() const
{
    bool empty = !m_title && !m_checkpoint;
    forEachType([&]<class T>() { empty = empty && all<T>().empty(); });
    return empty;
}

ChangeSet between(const Board &before, const Board &after)
{
    ChangeSet change;
    forEachType([&]<class T>() {
        ElementMap<T>::forEachDifference(before.all<T>(), after.all<T>(), [&](auto old, auto now) {
            change.add<T>(std::move(old), std::move(now));
        });
    });
    change.setTitle(before.title(), after.title());
    return change;
}

ChangeSet invert(const ChangeSet &change)
{
    ChangeSet inverse;
    forEachType([&]<class T>() {
        for (const auto &[before, after] : change.all<T>())
            inverse.add<T>(after, before);
    });
    if (change.title())
        inverse.setTitle(change.title()->second, change.title()->first);
    if (change.checkpoint())
        inverse.setCheckpoint(change.checkpoint()->second, change.checkpoint()->first);
    return inverse;
}

ChangeSet compose(const ChangeSet &first, const ChangeSet &second)
{
    ChangeSet both;
    forEachType([&]<class T>() {
        QHash<decltype(T::id), const ElementChange<T> *> later;
        for (const auto &change : second.all<T>())
            later.insert(change.id(), &change);
        for (const auto &change : first.all<T>()) {
            const ElementChange<T> *next = later.take(change.id());
            both.add<T>(change.before, next ? next->after : change.after);
        }
        for (const auto &change : second.all<T>())
            if (later.contains(change.id()))
                both.add<T>(change.before, change.after);
    });
    if (first.title() || second.title())
        both.setTitle((first.title() ? first.title() : second.title())->first,
                      (second.title() ? second.title() : first.title())->second);
    if (first.checkpoint() || second.checkpoint())
        both.setCheckpoint((first.checkpoint() ? first.checkpoint() : second.checkpoint())->first,
                           (second.checkpoint() ? second.checkpoint() : first.checkpoint())->second);
    return both;
}

bool fits(const ChangeSet &change, const Board &board)
{
    bool ok = !change.title() || change.title()->first == board.title();
    forEachType([&]<class T>() {
        for (const auto &[before, after] : change.all<T>()) {
            const T *current = board.find(before ? before->id : after->id);
            ok = ok && (before ? current && *current == *before : !current);
        }
    });
    return ok;
}

Board apply(const ChangeSet &change, const Board &board)
{
    BoardDraft draft(board);
    forEachType([&]<class T>() {
        for (const auto &[before, after] : change.all<T>()) {
            if (after)
                draft.set<T>(after);
            else
                draft.remove(before->id);
        }
    });
    if (change.title())
        draft.setTitle(change.title()->second);
    return std::move(draft).finish();
}

} // namespace tempestry
