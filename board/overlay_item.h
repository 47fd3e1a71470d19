#pragma once

#include "board/edge_curve.h"

#include <QGraphicsItem>
#include <QLineF>

#include <array>
#include <optional>

namespace tempestry {

struct Theme;

// What a gesture shows above the notes while it lasts.
class OverlayItem : public QGraphicsItem
{
public:
    explicit OverlayItem(const Theme &theme);

    void setTheme(const Theme &theme);
    void showBand(std::optional<QRectF> band);
    void showLink(std::optional<EdgeCurve> curve);
    // A hairline in the accent colour.
    void showRule(std::optional<QLineF> rule);
    // The handles that links are drawn from, at the four sides of the rectangle.
    void showHandles(std::optional<QRectF> around, double zoom);

    // Where the handles of a note are: left, top, right, bottom.
    static std::array<QPointF, 4> handles(const QRectF &note, double zoom);

    QRectF boundingRect() const override;
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

private:
    void invalidate(const std::optional<QRectF> &rect);

    const Theme *m_theme;
    std::optional<QRectF> m_band;
    std::optional<EdgeCurve> m_link;
    std::optional<QLineF> m_rule;
    std::optional<QRectF> m_handles;
    double m_handleZoom = 1;
};

} // namespace tempestry
