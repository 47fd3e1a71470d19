#pragma once

#include "board/edge_curve.h"
#include "board/guides.h"

#include <QGraphicsItem>
#include <QLineF>

#include <array>
#include <optional>

namespace tempestry {

class NoteLayer;
struct Theme;

// What a note is resized by: the edges that follow the hand, and where to take hold of them.
struct Grip
{
    Qt::Edges edges;
    QPointF at;
};

// What a gesture shows above the notes while it lasts.
class OverlayItem : public QGraphicsItem
{
public:
    // Both outlive the item.
    OverlayItem(const NoteLayer &notes, const Theme &theme);

    void setTheme(const Theme &theme);
    void showBand(std::optional<QRectF> band);
    void showLink(std::optional<EdgeCurve> curve);
    // A hairline in the accent colour.
    void showRule(std::optional<QLineF> rule);
    // The handles that links are drawn from, at the four sides of the rectangle.
    void showHandles(std::optional<QRectF> around, double zoom, bool besideGrips = false);
    void showGuides(const Guides::Snap &guides, double zoom);
    // The note shows its grips, unless it is held or far away.
    void setGripped(std::optional<NoteId> note);

    // Where the handles of a note are: left, top, right, bottom.
    static std::array<QPointF, 4> handles(const QRectF &note, double zoom, bool besideGrips = false);
    // None where the view is too far away to use them.
    static std::vector<Grip> grips(const QRectF &note, double zoom);

    QRectF boundingRect() const override;
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

private:
    void invalidate(const std::optional<QRectF> &rect);
    void invalidateGuides();
    void paintGuides(QPainter &painter, double zoom) const;
    void paintGrips(QPainter &painter, double zoom) const;

    const NoteLayer &m_notes;
    const Theme *m_theme;
    std::optional<QRectF> m_band;
    std::optional<EdgeCurve> m_link;
    std::optional<QLineF> m_rule;
    std::optional<QRectF> m_handles;
    double m_handleZoom = 1;
    bool m_besideGrips = false;
    Guides::Snap m_guides;
    double m_guideZoom = 1;
    std::optional<NoteId> m_gripped;
};

} // namespace tempestry
