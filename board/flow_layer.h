#pragma once

#include "board/edge_curve.h"
#include "board/spatial_grid.h"
#include "board/trail.h"
#include "model/flow_graph.h"

#include <QGraphicsItem>
#include <QHash>
#include <QSet>

#include <memory>
#include <optional>
#include <vector>

namespace tempestry {

class NoteLayer;
struct Theme;

// Shows the links, solid, and the implied edges of the flow, dotted, between the notes where they are shown
// now.
class FlowLayer : public QGraphicsItem
{
public:
    // Both outlive the layer.
    FlowLayer(const NoteLayer &notes, const FlowGraph &flow, const Theme &theme);

    void setTheme(const Theme &theme);

    void syncLink(const Link &link);
    void removeLink(LinkId id);
    // The implied edges that lead to the note are other ones now.
    void syncImplied(NoteId to);
    // The note is shown at another place, or is gone.
    void followNote(NoteId note);
    // These notes are held now (see NoteLayer), instead of those before; or let go when there are none.
    void setHeld(const QSet<NoteId> &notes);
    // The held notes are shown at another place.
    void followHeld();

    std::optional<LinkId> linkAt(QPointF point, double tolerance) const;
    // nullopt when no edge from the one to the other is shown.
    std::optional<EdgeCurve> curve(NoteId from, NoteId to) const;
    void setSelected(std::optional<LinkId> link);
    // What of it is not shown is passed over.
    void setTrail(const Trail &trail);

    QRectF boundingRect() const override;
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

private:
    struct Edge
    {
        NoteId from;
        NoteId to;
        std::optional<LinkId> link; // none: implied
        QString label;
        EdgeCurve curve;
        QRectF bounds;
        bool shown = false;
    };
    using EdgePointer = std::shared_ptr<Edge>;

    void route(Edge &edge);
    void hide(Edge &edge);
    void paintLink(QPainter &painter, const Edge &edge, double zoom) const;
    void paintTrail(QPainter &painter, const QRectF &exposed, double zoom) const;
    static void paintArrow(QPainter &painter, const Edge &edge, const QPen &pen, double zoom);

    const NoteLayer &m_notes;
    const FlowGraph &m_flow;
    const Theme *m_theme;
    QHash<LinkId, EdgePointer> m_links;
    QHash<NoteId, QSet<LinkId>> m_linksAt;             // at either end
    QHash<NoteId, std::vector<EdgePointer>> m_implied; // by the note they lead to
    SpatialGrid<Edge *> m_grid;
    std::optional<LinkId> m_selected;
    Trail m_trail;
    QSet<NoteId> m_held;
    std::vector<EdgePointer> m_heldLinks; // at either end of which a note is held
};

} // namespace tempestry
