#include "board/view_trail.h"

#include <QLineF>

#include <cmath>
#include <utility>

namespace tempestry {

namespace {

constexpr size_t kLongest = 100;

// Whether a person would call them the same view.
bool isNear(const ViewTrail::Place &a, const ViewTrail::Place &b)
{
    const double pixels = QLineF(a.middle, b.middle).length() * b.zoom;
    return pixels < 40 && std::abs(a.zoom / b.zoom - 1) < 0.02;
}

ViewTrail::Place step(std::vector<ViewTrail::Place> &from, std::vector<ViewTrail::Place> &to,
                      const ViewTrail::Place &here)
{
    const ViewTrail::Place there = from.back();
    from.pop_back();
    to.push_back(here);
    return there;
}

} // namespace

void ViewTrail::leave(const Place &here)
{
    m_forth.clear();
    if (!m_back.empty() && isNear(m_back.back(), here))
        return;
    m_back.push_back(here);
    if (m_back.size() > kLongest)
        m_back.erase(m_back.begin());
}

ViewTrail::Place ViewTrail::back(const Place &here)
{
    return step(m_back, m_forth, here);
}

ViewTrail::Place ViewTrail::forth(const Place &here)
{
    return step(m_forth, m_back, here);
}

} // namespace tempestry
