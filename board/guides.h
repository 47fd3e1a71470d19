#pragma once

#include "model/id.h"

#include <QFlags>
#include <QLineF>
#include <QRectF>
#include <QSet>

#include <vector>

namespace tempestry {

class BoardScene;

// What a rectangle lines up with while it is moved or resized: edges and centres of the notes in view, and
// gaps as wide as those between its neighbours. Made for one gesture; it sorts what is in view once, and
// again only when the view has moved.
class Guides
{
public:
    enum Part { Left = 1, CentreX = 2, Right = 4, Top = 8, CentreY = 16, Bottom = 32 };
    Q_DECLARE_FLAGS(Parts, Part)
    static constexpr Parts kAll{Left | CentreX | Right | Top | CentreY | Bottom};
    static constexpr double kReach = 6; // pixels within which things snap

    struct Snap
    {
        QPointF shift;             // that makes it line up, of the parts that move
        std::vector<QLineF> lines; // over all that then lines up
        std::vector<QLineF> gaps;  // that are then equal
    };

    // The notes in the hand line up with others, not with themselves. The scene outlives the guides.
    Guides(const BoardScene &scene, QSet<NoteId> inHand);

    // `moving` are the parts that follow the hand; only they snap. `reach` in paper units.
    Snap snap(const QRectF &rect, Parts moving, double reach);

private:
    // Where others have an edge or their centre, and how far they stretch across.
    struct Mark
    {
        double at;
        double from;
        double to;
    };
    struct Pull
    {
        double way = 0;
        double distance; // of the nearest so far

        void take(double candidate);
    };

    void followView();
    static void pullToMarks(Pull &pull, const std::vector<Mark> &marks, const std::vector<double> &parts);
    void pullToGaps(Pull &pull, const QRectF &rect, Qt::Orientation direction) const;
    void addLines(Snap &snap, const QRectF &rect, Parts moving) const;
    void addGaps(Snap &snap, const QRectF &rect, Qt::Orientation direction) const;

    const BoardScene &m_scene;
    QSet<NoteId> m_inHand;
    QRectF m_view;
    std::vector<Mark> m_vertical; // sorted
    std::vector<Mark> m_horizontal;
};

Q_DECLARE_OPERATORS_FOR_FLAGS(Guides::Parts)

} // namespace tempestry
