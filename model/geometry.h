#pragma once

#include <algorithm>
#include <cmath>

namespace tempestry {

// Works on anything with x, y, width and height: notes, timelines, frames.
template <class R>
double right(const R &r)
{
    return r.x + r.width;
}
template <class R>
double bottom(const R &r)
{
    return r.y + r.height;
}
template <class R>
double centreX(const R &r)
{
    return r.x + r.width / 2;
}
template <class R>
double centreY(const R &r)
{
    return r.y + r.height / 2;
}

template <class R>
bool containsPoint(const R &r, double x, double y)
{
    return x >= r.x && x <= right(r) && y >= r.y && y <= bottom(r);
}

template <class Outer, class Inner>
bool encloses(const Outer &outer, const Inner &inner)
{
    return inner.x >= outer.x && inner.y >= outer.y && right(inner) <= right(outer) &&
           bottom(inner) <= bottom(outer);
}

// The shortest way between the edges of two rectangles; 0 when they touch or overlap.
template <class A, class B>
double distance(const A &a, const B &b)
{
    const double dx = std::max({0.0, a.x - right(b), b.x - right(a)});
    const double dy = std::max({0.0, a.y - bottom(b), b.y - bottom(a)});
    return std::hypot(dx, dy);
}

// Whether the two stand side by side: their heights overlap by at least half of the lower one.
template <class A, class B>
bool inOneRow(const A &a, const B &b)
{
    const double overlap = std::min(bottom(a), bottom(b)) - std::max(a.y, b.y);
    return overlap >= std::min(a.height, b.height) / 2;
}

// Whether the two stand above one another: their widths overlap by more than half of the narrower one.
template <class A, class B>
bool inOneColumn(const A &a, const B &b)
{
    const double overlap = std::min(right(a), right(b)) - std::max(a.x, b.x);
    return overlap > std::min(a.width, b.width) / 2;
}

} // namespace tempestry
