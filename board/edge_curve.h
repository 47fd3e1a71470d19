#pragma once

#include <QPainterPath>
#include <QPolygonF>
#include <QRectF>

#include <vector>

namespace tempestry {

// The calm line from one note to another: it leaves and arrives at right angles to their sides. Where the
// other note is ahead, one curve joins the sides that face each other; where it is behind, the line turns and
// goes back beside the notes, through the gaps that timelines leave.
class EdgeCurve
{
public:
    QPointF start() const { return m_pieces.front().start; }
    QPointF end() const { return m_pieces.back().end; }

    // t from 0 at the start to 1 at the end, at an even pace from piece to piece.
    QPointF at(double t) const;
    QRectF bounds() const; // may be larger than the curve
    QPainterPath path() const;
    // The curve as points at about this distance from one another, both ends included; at most 400.
    QPolygonF points(double distance) const;
    QPolygonF arrowHead(double size) const;
    double distanceTo(QPointF point) const;

private:
    friend EdgeCurve edgeCurve(const QRectF &from, const QRectF &to);

    struct Piece // a cubic Bézier curve
    {
        QPointF start;
        QPointF leave;
        QPointF arrive;
        QPointF end;

        QPointF at(double t) const;
        double length() const; // about
    };

    static EdgeCurve direct(QPointF start, QPointF end, bool horizontal);
    static EdgeCurve rounded(const QPolygonF &corners);

    std::vector<Piece> m_pieces;
};

EdgeCurve edgeCurve(const QRectF &from, const QRectF &to);

// Draws a dotted curve. Its dots are blitted: stroking a dash pattern costs many times as much.
void drawDots(QPainter &painter, const EdgeCurve &curve, const QColor &colour);

} // namespace tempestry
