#pragma once

#include <QHashFunctions>

#include <algorithm>
#include <array>
#include <atomic>
#include <memory>
#include <vector>

namespace tempestry {

// An immutable-friendly map from T::id to T: a tree of two levels over buckets by the hash of the id. Copies
// share everything; a change copies one way down the tree, unless nobody else shares it, so a copy plus an
// edit of 100,000 elements costs microseconds, and two maps that came from one another are compared by
// pointer first. Elements are never changed in place. Iteration order is unspecified but the same for equal
// contents.
template <class T>
class ElementMap
{
public:
    using Key = decltype(T::id);
    using Pointer = std::shared_ptr<const T>;

    size_t size() const { return m_size; }
    bool isEmpty() const { return m_size == 0; }

    // nullptr when absent. The element lives as long as any map (or Pointer) that holds it.
    const T *find(const Key &id) const
    {
        const Pointer *found = lookUp(id);
        return found ? found->get() : nullptr;
    }

    Pointer share(const Key &id) const
    {
        const Pointer *found = lookUp(id);
        return found ? *found : nullptr;
    }

    bool contains(const Key &id) const { return find(id) != nullptr; }

    void set(T element) { set(std::make_shared<const T>(std::move(element))); }

    void set(Pointer element)
    {
        Bucket &bucket = ownedBucket(element->id);
        const auto found = lowerBound(bucket, element->id);
        if (found != bucket.end() && (*found)->id == element->id) {
            *found = std::move(element);
        } else {
            bucket.insert(found, std::move(element));
            ++m_size;
        }
    }

    // Does nothing when absent.
    void remove(const Key &id)
    {
        if (!contains(id))
            return;
        --m_size;
        Bucket &bucket = ownedBucket(id);
        bucket.erase(lowerBound(bucket, id));
    }

    // Fills an empty map in one go: each bucket is sorted once.
    static ElementMap fromPointers(const std::vector<Pointer> &elements)
    {
        ElementMap map;
        for (const Pointer &element : elements)
            map.ownedBucket(element->id).push_back(element);
        map.m_size = elements.size();
        for (auto &branch : map.m_branches)
            for (size_t i = 0; branch && i < kFanOut; ++i)
                if ((*branch)[i])
                    std::ranges::sort(owned(owned(branch)[i]), {}, byId);
        return map;
    }

    template <class Visit>
    void forEach(Visit visit) const
    {
        for (const auto &branch : m_branches)
            for (size_t i = 0; branch && i < kFanOut; ++i)
                for (const Pointer &element : bucketAt(branch, i))
                    visit(*element);
    }

    // Whether one of them suits; asks no further once it knows.
    template <class Suits>
    bool any(Suits suits) const
    {
        for (const auto &branch : m_branches)
            for (size_t i = 0; branch && i < kFanOut; ++i)
                for (const Pointer &element : bucketAt(branch, i))
                    if (suits(*element))
                        return true;
        return false;
    }

    // Calls visit(before, after) with the two Pointers of each element that differs; absence is nullptr.
    template <class Visit>
    static void forEachDifference(const ElementMap &before, const ElementMap &after, Visit visit)
    {
        for (size_t b = 0; b < kFanOut; ++b)
            for (size_t i = 0; before.m_branches[b] != after.m_branches[b] && i < kFanOut; ++i) {
                const Bucket &old = bucketAt(before.m_branches[b], i);
                const Bucket &now = bucketAt(after.m_branches[b], i);
                if (&old != &now)
                    compare(old, now, visit);
            }
    }

    friend bool operator==(const ElementMap &a, const ElementMap &b)
    {
        bool same = a.m_size == b.m_size;
        if (same)
            forEachDifference(a, b, [&same](const Pointer &, const Pointer &) { same = false; });
        return same;
    }

private:
    static constexpr size_t kFanOut = 64;
    using Bucket = std::vector<Pointer>; // sorted by id
    using Branch = std::array<std::shared_ptr<const Bucket>, kFanOut>;

    static size_t hash(const Key &id) { return qHash(id) % (kFanOut * kFanOut); }
    static const Key &byId(const Pointer &element) { return element->id; }

    static const Bucket &bucketAt(const std::shared_ptr<const Branch> &branch, size_t index)
    {
        static const Bucket kEmpty;
        return branch && (*branch)[index] ? *(*branch)[index] : kEmpty;
    }

    template <class Elements>
    static auto lowerBound(Elements &bucket, const Key &id)
    {
        return std::lower_bound(bucket.begin(), bucket.end(), id,
                                [](const Pointer &element, const Key &key) { return element->id < key; });
    }

    const Pointer *lookUp(const Key &id) const
    {
        const size_t at = hash(id);
        const Bucket &bucket = bucketAt(m_branches[at / kFanOut], at % kFanOut);
        const auto found = lowerBound(bucket, id);
        return found != bucket.end() && (*found)->id == id ? &*found : nullptr;
    }

    // The part itself where only this map holds it, else a copy in its place. What a map on another thread
    // has read of it before letting go has been read by then.
    template <class Part>
    static Part &owned(std::shared_ptr<const Part> &part)
    {
        if (!part)
            part = std::make_shared<Part>();
        else if (part.use_count() > 1)
            part = std::make_shared<Part>(*part);
        else
            std::atomic_thread_fence(std::memory_order_acquire);
        return const_cast<Part &>(*part); // made above, and not const there
    }

    Bucket &ownedBucket(const Key &id)
    {
        const size_t at = hash(id);
        return owned(owned(m_branches[at / kFanOut])[at % kFanOut]);
    }

    template <class Visit>
    static void compare(const Bucket &old, const Bucket &now, Visit &visit)
    {
        auto a = old.begin();
        auto b = now.begin();
        while (a != old.end() || b != now.end()) {
            if (b == now.end() || (a != old.end() && (*a)->id < (*b)->id)) {
                visit(*a++, Pointer());
            } else if (a == old.end() || (*b)->id < (*a)->id) {
                visit(Pointer(), *b++);
            } else {
                if (*a != *b && !(**a == **b))
                    visit(*a, *b);
                ++a;
                ++b;
            }
        }
    }

    std::array<std::shared_ptr<const Branch>, kFanOut> m_branches;
    size_t m_size = 0;
};

} // namespace tempestry
