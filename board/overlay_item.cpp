#include "board/overlay_item.h"

#include "board/note_layer.h"
#include "board/theme.h"

#include <QGraphicsScene>
#include <QPainter>

#include <utility>

namespace tempestry {

namespace {

constexpr double kHandleDistance = 10; // pixels from the note's edge
constexpr double kHandleRadius = 4.5;
constexpr double kReach = 20;

} // namespace

OverlayItem::OverlayItem(const Theme &theme)
    : m_theme(&theme)
{
    setAcceptedMouseButtons(Qt::NoButton);
}

void OverlayItem::setTheme(const Theme &theme)
{
    m_theme = &theme;
    update();
}

void OverlayItem::showBand(std::optional<QRectF> band)
{
    invalidate(std::exchange(m_band, band));
    invalidate(m_band);
}

void OverlayItem::showLink(std::optional<EdgeCurve> curve)
{
    for (const auto &changed : {std::exchange(m_link, curve), curve})
        if (changed)
            invalidate(changed->bounds());
}

void OverlayItem::showRule(std::optional<QLineF> rule)
{
    for (const auto &changed : {std::exchange(m_rule, rule), rule})
        if (changed)
            invalidate(QRectF(changed->p1(), changed->p2()).normalized());
}

void OverlayItem::showHandles(std::optional<QRectF> around, double zoom)
{
    if (around == m_handles && zoom == m_handleZoom)
        return;
    invalidate(std::exchange(m_handles, around));
    m_handleZoom = zoom;
    invalidate(m_handles);
}

std::array<QPointF, 4> OverlayItem::handles(const QRectF &note, double zoom)
{
    const double away = kHandleDistance / zoom;
    const QPointF centre = note.center();
    return {QPointF(note.left() - away, centre.y()), QPointF(centre.x(), note.top() - away),
            QPointF(note.right() + away, centre.y()), QPointF(centre.x(), note.bottom() + away)};
}

QRectF OverlayItem::boundingRect() const
{
    return {-kPaperReach, -kPaperReach, 2 * kPaperReach, 2 * kPaperReach};
}

void OverlayItem::paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *)
{
    const double zoom = painter->worldTransform().m11();
    painter->setRenderHint(QPainter::Antialiasing);
    if (m_band) {
        QColor wash = m_theme->accent;
        wash.setAlpha(24);
        painter->setPen(QPen(m_theme->accent, 1 / zoom));
        painter->setBrush(wash);
        painter->drawRect(*m_band);
    }
    if (m_link) {
        painter->setPen(QPen(m_theme->accent, 2 / std::min(zoom, 1.0)));
        painter->setBrush(Qt::NoBrush);
        painter->drawPath(m_link->path());
        painter->setPen(Qt::NoPen);
        painter->setBrush(m_theme->accent);
        painter->drawPolygon(m_link->arrowHead(9 / std::min(zoom, 1.0)));
    }
    if (m_rule) {
        painter->setPen(QPen(m_theme->accent, 1.5 / zoom));
        painter->drawLine(*m_rule);
    }
    if (m_handles) {
        painter->setPen(QPen(m_theme->accent, 1.5 / zoom));
        painter->setBrush(m_theme->timeline);
        for (const QPointF &handle : handles(*m_handles, zoom))
            painter->drawEllipse(handle, kHandleRadius / zoom, kHandleRadius / zoom);
    }
}

void OverlayItem::invalidate(const std::optional<QRectF> &rect)
{
    if (!rect || !scene())
        return;
    const double reach = kReach / std::min(m_handleZoom, 0.25);
    scene()->update(rect->adjusted(-reach, -reach, reach, reach));
}

} // namespace tempestry
