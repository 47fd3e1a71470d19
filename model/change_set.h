#pragma once

#include "model/board.h"

#include <memory>
#include <optional>
#include <tuple>
#include <utility>
#include <vector>

namespace tempestry {

// One element before and after; nullptr where it is not there. Never both nullptr.
template <class T>
struct ElementChange
{
    std::shared_ptr<const T> before;
    std::shared_ptr<const T> after;

    const decltype(T::id) &id() const { return before ? before->id : after->id; }
    friend bool operator==(const ElementChange &a, const ElementChange &b)
    {
        return same(a.before, b.before) && same(a.after, b.after);
    }

private:
    static bool same(const std::shared_ptr<const T> &a, const std::shared_ptr<const T> &b)
    {
        return a == b || (a && b && *a == *b);
    }
};

// The difference between two boards, as values. At most one entry an element, and none that changes nothing.
class ChangeSet
{
public:
    template <class T>
    using Changes = std::vector<ElementChange<T>>;

    template <class T>
    const Changes<T> &all() const
    {
        return std::get<Changes<T>>(m_changes);
    }
    const Changes<Note> &notes() const { return all<Note>(); }
    const Changes<Link> &links() const { return all<Link>(); }
    const Changes<Timeline> &timelines() const { return all<Timeline>(); }
    const Changes<Frame> &frames() const { return all<Frame>(); }
    const Changes<Scenario> &scenarios() const { return all<Scenario>(); }
    // The board's title before and after, when it changes.
    const std::optional<std::pair<QString, QString>> &title() const { return m_title; }

    // Of a change that names the moment: the name before and after, empty for none. The board stays as it is.
    const std::optional<std::pair<QString, QString>> &checkpoint() const { return m_checkpoint; }

    bool isEmpty() const;

    // For readers of files; entries that change nothing are left out.
    template <class T>
    void add(std::shared_ptr<const T> before, std::shared_ptr<const T> after)
    {
        if (ElementChange<T> change{std::move(before), std::move(after)};
            !(change.before == change.after) &&
            !(change.before && change.after && *change.before == *change.after))
            std::get<Changes<T>>(m_changes).push_back(std::move(change));
    }
    void setTitle(const QString &before, const QString &after)
    {
        if (before != after)
            m_title.emplace(before, after);
    }

    void setCheckpoint(const QString &before, const QString &after)
    {
        if (before != after)
            m_checkpoint.emplace(before, after);
    }

    friend bool operator==(const ChangeSet &, const ChangeSet &) = default;

private:
    std::tuple<Changes<Note>, Changes<Link>, Changes<Timeline>, Changes<Frame>, Changes<Scenario>> m_changes;
    std::optional<std::pair<QString, QString>> m_title;
    std::optional<std::pair<QString, QString>> m_checkpoint;
};

// Costs time in proportion to what differs when `after` was made from `before`.
ChangeSet between(const Board &before, const Board &after);

// What undoes the change: apply(invert(c), apply(c, b)) == b wherever fits(c, b).
ChangeSet invert(const ChangeSet &change);

// One change with the effect of `first`, then `second`.
ChangeSet compose(const ChangeSet &first, const ChangeSet &second);

// Whether the board is as the change found it ("before").
bool fits(const ChangeSet &change, const Board &board);

// Precondition: fits(change, board). Otherwise the elements named take their "after" all the same.
Board apply(const ChangeSet &change, const Board &board);

} // namespace tempestry
