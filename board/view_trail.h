#pragma once

#include <QPointF>

#include <optional>
#include <vector>

namespace tempestry {

// Where a view of the paper has been, so that it can go back there, and forth again.
class ViewTrail
{
public:
    struct Place
    {
        QPointF middle; // on the paper
        double zoom = 1;
    };

    // The view is about to jump away from here.
    void leave(const Place &here);

    bool canGoBack() const { return !m_back.empty(); }
    bool canGoForth() const { return !m_forth.empty(); }
    // The place to go to; precondition: there is one.
    Place back(const Place &here);
    Place forth(const Place &here);

private:
    std::vector<Place> m_back; // the latest last
    std::vector<Place> m_forth;
};

} // namespace tempestry
