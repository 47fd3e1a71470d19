#pragma once

#include <QHashFunctions>

#include <algorithm>
#include <array>
#include <memory>
#include <vector>

namespace tempestry {

// An immutable-friendly map from T::id to T. Copies share everything; a change copies one bucket (about
// size/256 pointers), so a copy plus an edit of 10,000 elements costs microseconds, and two maps that came
// from one another are compared by pointer first. Elements are never changed in place.
// Iteration order is unspecified but the same for equal contents.
template <class T>
class ElementMap
{
public:
    using Key = decltype(T::id);
    using Pointer = std::shared_ptr<const T>;

    size_t size() const { return m_size; }
    bool isEmpty() const { return m_size == 0; }

    // nullptr when absent. The element lives as long as any map (or Pointer) that holds it.
    const T *find(const Key &id) const { return share(id).get(); }

    Pointer share(const Key &id) const
    {
        const Bucket *bucket = m_buckets[index(id)].get();
        if (!bucket)
            return nullptr;
        const auto found = lowerBound(*bucket, id);
        return found != bucket->end() && (*found)->id == id ? *found : nullptr;
    }

    bool contains(const Key &id) const { return find(id) != nullptr; }

    void set(T element) { set(std::make_shared<const T>(std::move(element))); }

    void set(Pointer element)
    {
        auto &slot = m_buckets[index(element->id)];
        auto bucket = slot ? std::make_shared<Bucket>(*slot) : std::make_shared<Bucket>();
        const auto found = lowerBound(*bucket, element->id);
        if (found != bucket->end() && (*found)->id == element->id) {
            *found = std::move(element);
        } else {
            bucket->insert(found, std::move(element));
            ++m_size;
        }
        slot = std::move(bucket);
    }

    // Does nothing when absent.
    void remove(const Key &id)
    {
        auto &slot = m_buckets[index(id)];
        if (!slot || !contains(id))
            return;
        --m_size;
        if (slot->size() == 1) {
            slot.reset();
            return;
        }
        auto bucket = std::make_shared<Bucket>(*slot);
        bucket->erase(lowerBound(*bucket, id));
        slot = std::move(bucket);
    }

    // Fills an empty map in one go: no bucket is copied.
    static ElementMap fromPointers(const std::vector<Pointer> &elements)
    {
        std::array<Bucket, kBuckets> buckets;
        for (const Pointer &element : elements)
            buckets[index(element->id)].push_back(element);
        ElementMap map;
        for (size_t i = 0; i < kBuckets; ++i) {
            if (buckets[i].empty())
                continue;
            std::ranges::sort(buckets[i], {}, byId);
            map.m_size += buckets[i].size();
            map.m_buckets[i] = std::make_shared<Bucket>(std::move(buckets[i]));
        }
        return map;
    }

    template <class Visit>
    void forEach(Visit visit) const
    {
        for (const auto &bucket : m_buckets)
            if (bucket)
                for (const Pointer &element : *bucket)
                    visit(*element);
    }

    // Calls visit(before, after) with the two Pointers of each element that differs; absence is nullptr.
    template <class Visit>
    static void forEachDifference(const ElementMap &before, const ElementMap &after, Visit visit)
    {
        static const Bucket kEmpty;
        for (size_t i = 0; i < kBuckets; ++i) {
            if (before.m_buckets[i] == after.m_buckets[i])
                continue;
            const Bucket &old = before.m_buckets[i] ? *before.m_buckets[i] : kEmpty;
            const Bucket &now = after.m_buckets[i] ? *after.m_buckets[i] : kEmpty;
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
    }

    friend bool operator==(const ElementMap &a, const ElementMap &b)
    {
        bool same = a.m_size == b.m_size;
        if (same)
            forEachDifference(a, b, [&same](const Pointer &, const Pointer &) { same = false; });
        return same;
    }

private:
    using Bucket = std::vector<Pointer>;
    static constexpr size_t kBuckets = 256;

    static size_t index(const Key &id) { return qHash(id) % kBuckets; }
    static const Key &byId(const Pointer &element) { return element->id; }

    template <class B>
    static auto lowerBound(B &bucket, const Key &id)
    {
        return std::lower_bound(bucket.begin(), bucket.end(), id,
                                [](const Pointer &element, const Key &key) { return element->id < key; });
    }

    std::array<std::shared_ptr<const Bucket>, kBuckets> m_buckets;
    size_t m_size = 0;
};

} // namespace tempestry
