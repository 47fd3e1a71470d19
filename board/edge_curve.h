#pragma once

#include <QPainterPath>
#include <QPolygonF>
#include <QRectF>

namespace tempestry {

// The calm curve from one note to another: it leaves and arrives at right angles to the sides that face each
// other.
struct EdgeCurve
{
    QPointF start;
    QPointF leave; // control points
    QPointF arrive;
    QPointF end;

    // t from 0 at the start to 1 at the end.
    QPointF at(double t) const;
    QRectF bounds() const; // may be larger than the curve
    QPainterPath path() const;
    // The curve as points at about this distance from one another, both ends included; at most 400.
    QPolygonF points(double distance) const;
    QPolygonF arrowHead(double size) const;
    double distanceTo(QPointF point) const;
};

EdgeCurve edgeCurve(const QRectF &from, const QRectF &to);

// Draws a dotted curve. Its dots are blitted: stroking a dash pattern costs many times as much.
void drawDots(QPainter &painter, const EdgeCurve &curve, const QColor &colour);

} // namespace tempestry
