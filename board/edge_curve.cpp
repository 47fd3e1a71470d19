#include "board/edge_curve.h"

#include <QPainter>

#include <algorithm>
#include <cmath>
#include <limits>

namespace tempestry {

namespace {

constexpr double kLeastRoom = 6;     // between two sides that a curve joins
constexpr double kDotDistance = 6.5; // paper units
constexpr int kMostPoints = 400;
constexpr double kAside = 15;  // from a note to a line that passes it: half the gap between two columns
constexpr double kAhead = 22;  // from a note to the last turn before it
constexpr double kRadius = 10; // of a turn

double length(QPointF vector)
{
    return std::hypot(vector.x(), vector.y());
}

// Points along the line at the same distance from one another, half a distance in at the start.
QPolygonF evenlySpaced(const QPolygonF &line, double distance)
{
    QPolygonF spaced;
    double next = distance / 2;
    for (qsizetype i = 1; i < line.size(); ++i) {
        const QPointF way = line[i] - line[i - 1];
        const double reach = length(way);
        while (next < reach) {
            spaced.append(line[i - 1] + way * (next / reach));
            next += distance;
        }
        next -= reach;
    }
    return spaced;
}

} // namespace

QPointF EdgeCurve::Piece::at(double t) const
{
    const double s = 1 - t;
    return s * s * s * start + 3 * s * s * t * leave + 3 * s * t * t * arrive + t * t * t * end;
}

double EdgeCurve::Piece::length() const
{
    using tempestry::length;
    const double hull = length(leave - start) + length(arrive - leave) + length(end - arrive);
    return (length(end - start) + hull) / 2;
}

EdgeCurve EdgeCurve::direct(QPointF start, QPointF end, bool horizontal)
{
    const double span = horizontal ? end.x() - start.x() : end.y() - start.y();
    const QPointF reach = horizontal ? QPointF(span / 2, 0) : QPointF(0, span / 2);
    EdgeCurve curve;
    curve.m_pieces.push_back({start, start + reach, end - reach, end});
    return curve;
}

EdgeCurve EdgeCurve::rounded(const QPolygonF &corners)
{
    EdgeCurve curve;
    QPointF from = corners.front();
    for (qsizetype i = 1; i + 1 < corners.size(); ++i) {
        const QPointF in = corners[i] - corners[i - 1];
        const QPointF out = corners[i + 1] - corners[i];
        const double radius = std::min({kRadius, length(in) / 2, length(out) / 2});
        const QPointF before = corners[i] - (length(in) > 0 ? in / length(in) * radius : QPointF());
        const QPointF after = corners[i] + (length(out) > 0 ? out / length(out) * radius : QPointF());
        curve.m_pieces.push_back({from, from, before, before});
        curve.m_pieces.push_back({before, corners[i], corners[i], after});
        from = after;
    }
    curve.m_pieces.push_back({from, from, corners.back(), corners.back()});
    return curve;
}

QPointF EdgeCurve::at(double t) const
{
    if (m_pieces.size() == 1)
        return m_pieces.front().at(t);
    double whole = 0;
    for (const Piece &piece : m_pieces)
        whole += piece.length();
    double left = t * whole;
    for (const Piece &piece : m_pieces) {
        const double own = piece.length();
        if (left <= own && own > 0)
            return piece.at(left / own);
        left -= own;
    }
    return end();
}

QRectF EdgeCurve::bounds() const
{
    QPolygonF hull;
    for (const Piece &piece : m_pieces)
        hull << piece.start << piece.leave << piece.arrive << piece.end;
    return hull.boundingRect();
}

QPainterPath EdgeCurve::path() const
{
    QPainterPath path(start());
    for (const Piece &piece : m_pieces)
        path.cubicTo(piece.leave, piece.arrive, piece.end);
    return path;
}

QPolygonF EdgeCurve::points(double distance) const
{
    double whole = 0;
    for (const Piece &piece : m_pieces)
        whole += piece.length();
    distance = std::max(distance, whole / (kMostPoints - 2 * double(m_pieces.size())));
    QPolygonF points{start()};
    for (const Piece &piece : m_pieces) {
        const int steps = std::max(1, int(piece.length() / distance));
        for (int i = 1; i <= steps; ++i)
            points.append(piece.at(double(i) / steps));
    }
    return points;
}

QPolygonF EdgeCurve::arrowHead(double size) const
{
    const Piece &last = m_pieces.back();
    QPointF along = last.end - last.arrive;
    if (length(along) < 1)
        along = last.end - last.start;
    const double norm = length(along);
    if (norm == 0)
        return {};
    const QPointF unit = along / norm;
    const QPointF side(-unit.y(), unit.x());
    return QPolygonF(
        {end(), end() - unit * size + side * size * 0.42, end() - unit * size - side * size * 0.42});
}

double EdgeCurve::distanceTo(QPointF point) const
{
    double least = std::numeric_limits<double>::max();
    for (const QPointF &on : points(4))
        least = std::min(least, length(on - point));
    return least;
}

EdgeCurve edgeCurve(const QRectF &from, const QRectF &to)
{
    const QPointF a = from.center();
    const QPointF b = to.center();
    const double right = to.left() - from.right();
    const double left = from.left() - to.right();
    const double down = to.top() - from.bottom();
    const double up = from.top() - to.bottom();
    if (right >= kLeastRoom)
        return EdgeCurve::direct({from.right(), a.y()}, {to.left(), b.y()}, true);
    if (left >= kLeastRoom && std::max(down, up) >= kLeastRoom) {
        const double aside = from.right() + kAside;
        const double turn =
            down >= up ? to.top() - std::min(kAhead, down / 2) : to.bottom() + std::min(kAhead, up / 2);
        return EdgeCurve::rounded({QPointF(from.right(), a.y()), QPointF(aside, a.y()), QPointF(aside, turn),
                                   QPointF(b.x(), turn),
                                   QPointF(b.x(), down >= up ? to.top() : to.bottom())});
    }
    if (left >= kLeastRoom) {
        const double over = std::min(from.top(), to.top()) - kAhead;
        return EdgeCurve::rounded({QPointF(a.x(), from.top()), QPointF(a.x(), over), QPointF(b.x(), over),
                                   QPointF(b.x(), to.top())});
    }
    if (down >= kLeastRoom)
        return EdgeCurve::direct({a.x(), from.bottom()}, {b.x(), to.top()}, false);
    if (up >= kLeastRoom)
        return EdgeCurve::direct({a.x(), from.top()}, {b.x(), to.bottom()}, false);
    return EdgeCurve::direct(a, b, std::abs(b.x() - a.x()) >= std::abs(b.y() - a.y()));
}

void drawDots(QPainter &painter, const EdgeCurve &curve, const QColor &colour)
{
    const QTransform world = painter.worldTransform();
    const double zoom = world.m11();
    const int size = std::max(1, int(std::lround(1.7 * zoom)));
    const QColor ink = size > 1 ? colour : QColor(colour.red(), colour.green(), colour.blue(), 150);
    const QPolygonF dots = world.map(evenlySpaced(curve.points(kDotDistance / 2), kDotDistance));
    painter.setWorldMatrixEnabled(false);
    if (size == 1) {
        painter.setRenderHint(QPainter::Antialiasing, false);
        painter.setPen(ink);
        painter.drawPoints(dots);
    } else if (size == 2) {
        for (const QPointF &dot : dots)
            painter.fillRect(QRect(int(std::floor(dot.x())) - 1, int(std::floor(dot.y())) - 1, 2, 2), ink);
    } else {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(ink);
        for (const QPointF &dot : dots)
            painter.drawEllipse(dot, size / 2.0, size / 2.0);
    }
    painter.setWorldMatrixEnabled(true);
}

} // namespace tempestry
