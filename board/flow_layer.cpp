#include "board/flow_layer.h"

#include "board/exposure.h"
#include "board/note_layer.h"
#include "board/theme.h"

#include <QFontMetricsF>
#include <QGraphicsScene>
#include <QGuiApplication>
#include <QPainter>
#include <QStyleOptionGraphicsItem>

namespace tempestry {

namespace {

constexpr double kEdgeReach = 12; // of strokes and arrowheads beyond the curve
constexpr double kLinkWidth = 1.6;
constexpr double kArrowSize = 8;
constexpr double kArrowShare = 2.8; // of a thick line's width
constexpr double kTrailWidth = 4;
constexpr double kDotZoom = 0.45;    // implied edges are dotted from here on, thin lines below
constexpr double kImpliedZoom = 0.3; // and left out below this
constexpr double kLinkZoom = 0.1;

} // namespace

FlowLayer::FlowLayer(const NoteLayer &notes, const FlowGraph &flow, const Theme &theme)
    : m_notes(notes)
    , m_flow(flow)
    , m_theme(&theme)
{
    setFlag(ItemUsesExtendedStyleOption);
    setAcceptedMouseButtons(Qt::NoButton);
}

void FlowLayer::setTheme(const Theme &theme)
{
    m_theme = &theme;
    update();
}

void FlowLayer::syncLink(const Link &link)
{
    removeLink(link.id);
    const auto edge = std::make_shared<Edge>(Edge{link.from, link.to, link.id, link.label, {}, {}, false});
    m_links.insert(link.id, edge);
    m_linksAt[link.from].insert(link.id);
    m_linksAt[link.to].insert(link.id);
    route(*edge);
}

void FlowLayer::removeLink(LinkId id)
{
    const EdgePointer edge = m_links.take(id);
    if (!edge)
        return;
    hide(*edge);
    std::erase(m_heldLinks, edge);
    for (const NoteId &end : {edge->from, edge->to}) {
        const auto links = m_linksAt.find(end);
        if (links == m_linksAt.end())
            continue;
        links->remove(id);
        if (links->isEmpty())
            m_linksAt.erase(links);
    }
}

void FlowLayer::syncImplied(NoteId to)
{
    for (const EdgePointer &edge : m_implied.take(to))
        hide(*edge);
    std::vector<EdgePointer> edges;
    for (const FlowEdge &flow : m_flow.incoming(to)) {
        if (flow.link)
            continue;
        edges.push_back(std::make_shared<Edge>(Edge{flow.from, flow.to, std::nullopt, {}, {}, {}, false}));
        route(*edges.back());
    }
    if (!edges.empty())
        m_implied.insert(to, edges);
}

void FlowLayer::followNote(NoteId note)
{
    const auto links = m_linksAt.constFind(note);
    if (links != m_linksAt.constEnd())
        for (const LinkId &link : *links)
            route(*m_links.value(link));
    const auto routeImplied = [this](NoteId to) {
        const auto edges = m_implied.constFind(to);
        if (edges != m_implied.constEnd())
            for (const EdgePointer &edge : *edges)
                route(*edge);
    };
    routeImplied(note);
    for (const FlowEdge &edge : m_flow.outgoing(note))
        if (!edge.link)
            routeImplied(edge.to);
}

void FlowLayer::setHeld(const QSet<NoteId> &notes)
{
    const QSet<NoteId> before = std::exchange(m_held, notes);
    QSet<LinkId> links;
    for (const QSet<NoteId> &changed : {before - notes, notes - before})
        for (const NoteId &note : changed)
            followNote(note);
    for (const NoteId &note : notes)
        links |= m_linksAt.value(note);
    m_heldLinks.clear();
    for (const LinkId &link : std::as_const(links))
        m_heldLinks.push_back(m_links.value(link));
}

void FlowLayer::followHeld()
{
    for (const EdgePointer &edge : m_heldLinks)
        route(*edge);
}

std::optional<LinkId> FlowLayer::linkAt(QPointF point, double tolerance) const
{
    const QRectF around(point - QPointF(tolerance, tolerance), QSizeF(2 * tolerance, 2 * tolerance));
    for (const Edge *edge : m_grid.near(around))
        if (edge->link && edge->bounds.intersects(around) && edge->curve.distanceTo(point) <= tolerance)
            return edge->link;
    return std::nullopt;
}

std::optional<EdgeCurve> FlowLayer::curve(NoteId from, NoteId to) const
{
    if (const auto edges = m_implied.constFind(to); edges != m_implied.constEnd())
        for (const EdgePointer &edge : *edges)
            if (edge->from == from && edge->shown)
                return edge->curve;
    for (const LinkId &link : m_linksAt.value(to))
        if (const Edge &edge = *m_links.value(link); edge.from == from && edge.to == to && edge.shown)
            return edge.curve;
    return std::nullopt;
}

void FlowLayer::setSelected(std::optional<LinkId> link)
{
    for (const auto &changed : {std::exchange(m_selected, link), link})
        if (changed && m_links.contains(*changed) && scene())
            scene()->update(m_links.value(*changed)->bounds);
}

void FlowLayer::setTrail(const Trail &trail)
{
    if (trail == m_trail)
        return;
    m_trail = trail;
    update();
}

QRectF FlowLayer::boundingRect() const
{
    return {-kPaperReach, -kPaperReach, 2 * kPaperReach, 2 * kPaperReach};
}

void FlowLayer::route(Edge &edge)
{
    hide(edge);
    const QRectF from = m_notes.shownRect(edge.from);
    const QRectF to = m_notes.shownRect(edge.to);
    const bool inTheAir = !edge.link && (m_notes.isHeld(edge.from) || m_notes.isHeld(edge.to));
    if (from.isNull() || to.isNull() || inTheAir)
        return;
    edge.curve = edgeCurve(from, to);
    edge.bounds = edge.curve.bounds().adjusted(-kEdgeReach, -kEdgeReach, kEdgeReach, kEdgeReach);
    if (!edge.label.isEmpty())
        edge.bounds.adjust(-100, -20, 100, 20);
    edge.shown = true;
    m_grid.insert(&edge, edge.bounds);
    if (scene())
        scene()->update(edge.bounds);
}

void FlowLayer::hide(Edge &edge)
{
    if (!edge.shown)
        return;
    m_grid.remove(&edge, edge.bounds);
    if (scene())
        scene()->update(edge.bounds);
    edge.shown = false;
}

void FlowLayer::paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *)
{
    const double zoom = painter->worldTransform().m11();
    if (zoom < kLinkZoom)
        return;
    const Exposure exposure(*painter);
    if (!m_trail.isEmpty())
        paintTrail(*painter, option->exposedRect, zoom);
    for (const Edge *edge : m_grid.near(option->exposedRect)) {
        if (!edge->bounds.intersects(option->exposedRect) || !exposure.shows(edge->bounds))
            continue;
        if (edge->link) {
            paintLink(*painter, *edge, zoom);
        } else if (zoom >= kDotZoom) {
            drawDots(*painter, edge->curve, m_theme->thirdInk);
        } else if (zoom >= kImpliedZoom) {
            QColor faint = m_theme->thirdInk;
            faint.setAlpha(110);
            painter->setRenderHint(QPainter::Antialiasing, false);
            painter->setPen(QPen(faint, 0));
            painter->drawLine(edge->curve.start(), edge->curve.end());
        }
    }
}

// Under the edges and notes themselves, and seen at every zoom.
void FlowLayer::paintTrail(QPainter &painter, const QRectF &exposed, double zoom) const
{
    const QPen pen(m_theme->trail, std::max(kTrailWidth, 2 / zoom), Qt::SolidLine, Qt::RoundCap);
    for (const Edge *edge : m_grid.near(exposed))
        if (m_trail.edges.contains({edge->from, edge->to}) && edge->bounds.intersects(exposed))
            paintArrow(painter, *edge, pen, zoom);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(pen.color());
    const double reach = 1.2 * pen.widthF();
    for (const NoteId &note : m_trail.notes) {
        const QRectF shown = m_notes.shownRect(note);
        if (!shown.isNull() && shown.intersects(exposed))
            painter.drawRoundedRect(shown.adjusted(-reach, -reach, reach, reach), reach, reach);
    }
}

void FlowLayer::paintArrow(QPainter &painter, const Edge &edge, const QPen &pen, double zoom)
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(edge.curve.points(std::max(8.0, 5 / zoom)));
    painter.setPen(Qt::NoPen);
    painter.setBrush(pen.color());
    painter.drawPolygon(edge.curve.arrowHead(std::max(kArrowSize, kArrowShare * pen.widthF())));
}

void FlowLayer::paintLink(QPainter &painter, const Edge &edge, double zoom) const
{
    const QColor colour = edge.link == m_selected ? m_theme->accent : m_theme->secondInk;
    if (zoom < kImpliedZoom) {
        painter.setRenderHint(QPainter::Antialiasing, false);
        painter.setPen(QPen(colour, 0));
        painter.drawLine(edge.curve.start(), edge.curve.end());
        return;
    }
    paintArrow(painter, edge, QPen(colour, edge.link == m_selected ? kLinkWidth * 1.6 : kLinkWidth), zoom);
    if (edge.label.isEmpty() || zoom < NotePainter::kTextZoom)
        return;
    QFont font = QGuiApplication::font();
    font.setPixelSize(11);
    painter.setFont(font);
    const QRectF room = QFontMetricsF(font).boundingRect(edge.label).adjusted(-5, -1, 5, 1);
    const QRectF plate(edge.curve.at(0.5) - QPointF(room.width() / 2, room.height() / 2), room.size());
    painter.setBrush(m_theme->timeline);
    painter.drawRoundedRect(plate, 3, 3);
    painter.setPen(m_theme->secondInk);
    painter.drawText(plate, Qt::AlignCenter, edge.label);
}

} // namespace tempestry
