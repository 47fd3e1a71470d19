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

EdgeCurve curve(QPointF start, QPointF end, bool horizontal)
{
    const double span = horizontal ? end.x() - start.x() : end.y() - start.y();
    const QPointF reach = horizontal ? QPointF(span / 2, 0) : QPointF(0, span / 2);
    return {start, start + reach, end - reach, end};
}

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
        for (; next < reach; next += distance)
            spaced.append(line[i - 1] + way * (next / reach));
        next -= reach;
    }
    return spaced;
}

} // namespace

QPointF EdgeCurve::at(double t) const
{
    const double s = 1 - t;
    return s * s * s * start + 3 * s * s * t * leave + 3 * s * t * t * arrive + t * t * t * end;
}

QRectF EdgeCurve::bounds() const
{
    const auto [left, right] = std::minmax({start.x(), leave.x(), arrive.x(), end.x()});
    const auto [top, bottom] = std::minmax({start.y(), leave.y(), arrive.y(), end.y()});
    return {QPointF(left, top), QPointF(right, bottom)};
}

QPainterPath EdgeCurve::path() const
{
    QPainterPath path(start);
    path.cubicTo(leave, arrive, end);
    return path;
}

QPolygonF EdgeCurve::points(double distance) const
{
    const double chord = length(end - start);
    const double hull = length(leave - start) + length(arrive - leave) + length(end - arrive);
    const int steps = int(std::clamp((chord + hull) / 2 / distance, 1.0, double(kMostPoints - 1)));
    QPolygonF points;
    points.reserve(steps + 1);
    for (int i = 0; i <= steps; ++i)
        points.append(at(double(i) / steps));
    return points;
}

QPolygonF EdgeCurve::arrowHead(double size) const
{
    QPointF along = end - arrive;
    if (length(along) < 1)
        along = end - start;
    const double norm = length(along);
    if (norm == 0)
        return {};
    const QPointF unit = along / norm;
    const QPointF side(-unit.y(), unit.x());
    return QPolygonF({end, end - unit * size + side * size * 0.42, end - unit * size - side * size * 0.42});
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
    const double across = std::max(right, left);
    const double along = std::max(down, up);
    if (across >= kLeastRoom && (right >= kLeastRoom || across >= along)) {
        if (right >= left)
            return curve({from.right(), a.y()}, {to.left(), b.y()}, true);
        return curve({from.left(), a.y()}, {to.right(), b.y()}, true);
    }
    if (along >= kLeastRoom) {
        if (down >= up)
            return curve({a.x(), from.bottom()}, {b.x(), to.top()}, false);
        return curve({a.x(), from.top()}, {b.x(), to.bottom()}, false);
    }
    return curve(a, b, std::abs(b.x() - a.x()) >= std::abs(b.y() - a.y()));
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
