#pragma once

#include "board/edge_curve.h"
#include "model/simulation/film.h"

#include <QGraphicsItem>
#include <QHash>
#include <QSet>

#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace tempestry {

class FlowLayer;
class NoteLayer;
struct Theme;

// Shows a run on the notes: tokens travel along the flow, and the notes say how often they were reached. Red
// dots are breakpoints.
class PlaybackItem : public QGraphicsItem
{
public:
    // Both outlive the item.
    PlaybackItem(NoteLayer &notes, const FlowLayer &edges, const Theme &theme);

    void setTheme(const Theme &theme);
    // nullptr ends the playback.
    void setFilm(std::shared_ptr<const simulation::Film> film);
    // An instant of the film, in its seconds. Call again after notes have moved.
    void showInstant(double seconds);
    void refresh();

    // The way of a chain of causes from note to note; empty: none is shown.
    void setPath(QSet<std::pair<NoteId, NoteId>> hops);
    // By note, whether playing stops there now.
    void setBreakpoints(QHash<NoteId, bool> breakpoints);

    QRectF boundingRect() const override;
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

private:
    struct Token
    {
        EdgeCurve curve;
        double progress;
    };

    void setTokens(std::vector<Token> tokens);
    std::optional<EdgeCurve> curveOf(NoteId from, NoteId to) const;
    void paintPath(QPainter &painter, double size) const;
    void paintTokens(QPainter &painter, double size) const;
    void paintBreakpoints(QPainter &painter, double size) const;

    NoteLayer &m_notes;
    const FlowLayer &m_edges;
    const Theme *m_theme;
    std::shared_ptr<const simulation::Film> m_film;
    double m_seconds = 0;
    std::vector<Token> m_tokens;
    QSet<std::pair<NoteId, NoteId>> m_path;
    QHash<NoteId, bool> m_breakpoints;
};

} // namespace tempestry
