#include "board/overlay_item.h"

#include "board/note_layer.h"
#include "board/theme.h"

#include <QGraphicsScene>
#include <QPainter>

#include <utility>

namespace tempestry {

namespace {

constexpr double kHandleDistance = 10; // pixels from the note's edge
constexpr double kDistanceBesideGrips = 20;
constexpr double kHandleRadius = 4.5;
constexpr double kReach = 28;
constexpr double kGripDistance = 4.25; // on the ring
constexpr double kGripSize = 8;
constexpr double kGripZoom = 0.3;
constexpr double kLeastSide = 34; // pixels; a shorter one has no grip in its middle
constexpr double kGapEnd = 4;     // pixels to either side of a gap's line

} // namespace

OverlayItem::OverlayItem(const NoteLayer &notes, const Theme &theme)
    : m_notes(notes)
    , m_theme(&theme)
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

void OverlayItem::showHandles(std::optional<QRectF> around, double zoom, bool besideGrips)
{
    if (around == m_handles && zoom == m_handleZoom && besideGrips == m_besideGrips)
        return;
    invalidate(std::exchange(m_handles, around));
    m_handleZoom = zoom;
    m_besideGrips = besideGrips;
    invalidate(m_handles);
}

void OverlayItem::showGuides(const Guides::Snap &guides, double zoom)
{
    if (guides.lines == m_guides.lines && guides.gaps == m_guides.gaps)
        return;
    invalidateGuides();
    m_guides = guides;
    m_guideZoom = zoom;
    invalidateGuides();
}

void OverlayItem::setGripped(std::optional<NoteId> note)
{
    if (note == m_gripped)
        return;
    for (const auto &changed : {std::exchange(m_gripped, note), note})
        if (changed)
            invalidate(m_notes.shownRect(*changed));
}

std::vector<Grip> OverlayItem::grips(const QRectF &note, double zoom)
{
    if (zoom < kGripZoom || note.isNull())
        return {};
    const double away = kGripDistance / std::min(zoom, 1.0);
    const QRectF ring = note.adjusted(-away, -away, away, away);
    std::vector<Grip> grips{{Qt::TopEdge | Qt::LeftEdge, ring.topLeft()},
                            {Qt::TopEdge | Qt::RightEdge, ring.topRight()},
                            {Qt::BottomEdge | Qt::LeftEdge, ring.bottomLeft()},
                            {Qt::BottomEdge | Qt::RightEdge, ring.bottomRight()}};
    if (note.height() * zoom >= kLeastSide)
        grips.push_back({Qt::RightEdge, {ring.right(), ring.center().y()}});
    if (note.width() * zoom >= kLeastSide)
        grips.push_back({Qt::BottomEdge, {ring.center().x(), ring.bottom()}});
    return grips;
}

std::array<QPointF, 4> OverlayItem::handles(const QRectF &note, double zoom, bool besideGrips)
{
    const double away = (besideGrips ? kDistanceBesideGrips : kHandleDistance) / zoom;
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
        for (const QPointF &handle : handles(*m_handles, zoom, m_besideGrips))
            painter->drawEllipse(handle, kHandleRadius / zoom, kHandleRadius / zoom);
    }
    if (m_gripped && !m_notes.isHeld(*m_gripped))
        paintGrips(*painter, zoom);
    paintGuides(*painter, zoom);
}

void OverlayItem::paintGrips(QPainter &painter, double zoom) const
{
    const double half = kGripSize / 2 / zoom;
    painter.setPen(QPen(m_theme->accent, 1.5 / zoom));
    painter.setBrush(m_theme->timeline);
    for (const Grip &grip : grips(m_notes.shownRect(*m_gripped), zoom))
        painter.drawRoundedRect(QRectF(grip.at - QPointF(half, half), grip.at + QPointF(half, half)),
                                1.5 / zoom, 1.5 / zoom);
}

void OverlayItem::paintGuides(QPainter &painter, double zoom) const
{
    QPen pen(m_theme->accent, 1);
    pen.setCosmetic(true);
    painter.setPen(pen);
    for (const QLineF &line : m_guides.lines)
        painter.drawLine(line);
    for (const QLineF &gap : m_guides.gaps) {
        const QPointF end = gap.dx() == 0 ? QPointF(kGapEnd / zoom, 0) : QPointF(0, kGapEnd / zoom);
        painter.drawLine(gap);
        painter.drawLine(gap.p1() - end, gap.p1() + end);
        painter.drawLine(gap.p2() - end, gap.p2() + end);
    }
}

void OverlayItem::invalidateGuides()
{
    if (!scene())
        return;
    const double reach = (kGapEnd + 2) / m_guideZoom;
    for (const auto &lines : {m_guides.lines, m_guides.gaps})
        for (const QLineF &line : lines)
            scene()->update(QRectF(line.p1(), line.p2()).normalized().adjusted(-reach, -reach, reach, reach));
}

void OverlayItem::invalidate(const std::optional<QRectF> &rect)
{
    if (!rect || !scene())
        return;
    const double reach = kReach / std::min(m_handleZoom, 0.25);
    scene()->update(rect->adjusted(-reach, -reach, reach, reach));
}

} // namespace tempestry
