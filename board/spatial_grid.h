#pragma once

#include <QHash>
#include <QHashFunctions>
#include <QRectF>

#include <algorithm>
#include <cmath>
#include <vector>

namespace tempestry {

// Finds the values whose rectangles touch a rectangle. Values are cheap to copy and compare, such as
// pointers.
template <class Value>
class SpatialGrid
{
public:
    void insert(const Value &value, const QRectF &rect)
    {
        forEachBucket(rect, [&](std::vector<Value> &bucket) { bucket.push_back(value); });
    }

    // The rectangle is the one given to insert().
    void remove(const Value &value, const QRectF &rect)
    {
        forEachBucket(rect, [&](std::vector<Value> &bucket) {
            if (const auto found = std::ranges::find(bucket, value); found != bucket.end()) {
                *found = bucket.back();
                bucket.pop_back();
            }
        });
    }

    void clear()
    {
        m_cells.clear();
        m_wide.clear();
    }

    // Whether a walk over everything is quicker than near().
    bool coversMost(const QRectF &rect) const
    {
        const QRect cells = cellsOf(rect);
        return qint64(cells.width()) * cells.height() * 2 > qint64(m_cells.size());
    }

    // Candidates: each at most once, in no particular order; some may not touch the rectangle.
    std::vector<Value> near(const QRectF &rect) const
    {
        std::vector<Value> found = m_wide;
        const QRect cells = cellsOf(rect);
        if (qint64(cells.width()) * cells.height() > qint64(m_cells.size())) {
            for (auto cell = m_cells.begin(); cell != m_cells.end(); ++cell)
                if (cells.contains(cell.key().x, cell.key().y))
                    found.insert(found.end(), cell->begin(), cell->end());
        } else {
            for (int y = cells.top(); y <= cells.bottom(); ++y)
                for (int x = cells.left(); x <= cells.right(); ++x)
                    if (const auto cell = m_cells.find({x, y}); cell != m_cells.end())
                        found.insert(found.end(), cell->begin(), cell->end());
        }
        std::ranges::sort(found);
        found.erase(std::unique(found.begin(), found.end()), found.end());
        return found;
    }

private:
    struct Cell
    {
        int x;
        int y;
        friend bool operator==(const Cell &, const Cell &) = default;
        friend size_t qHash(const Cell &cell, size_t seed = 0) noexcept
        {
            return qHashMulti(seed, cell.x, cell.y);
        }
    };

    static constexpr double kCellSize = 512; // paper units
    static constexpr int kMostCells = 64;    // a value over more of them is kept apart

    static QRect cellsOf(const QRectF &rect)
    {
        const auto cell = [](double at) { return int(std::clamp(std::floor(at / kCellSize), -1e6, 1e6)); };
        return {QPoint(cell(rect.left()), cell(rect.top())), QPoint(cell(rect.right()), cell(rect.bottom()))};
    }

    template <class Visit>
    void forEachBucket(const QRectF &rect, Visit visit)
    {
        const QRect cells = cellsOf(rect);
        if (qint64(cells.width()) * cells.height() > kMostCells) {
            visit(m_wide);
            return;
        }
        for (int y = cells.top(); y <= cells.bottom(); ++y)
            for (int x = cells.left(); x <= cells.right(); ++x)
                visit(m_cells[{x, y}]);
    }

    QHash<Cell, std::vector<Value>> m_cells;
    std::vector<Value> m_wide;
};

} // namespace tempestry
