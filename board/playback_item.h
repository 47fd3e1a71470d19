#pragma once

#include "board/edge_curve.h"
#include "model/simulation/film.h"

#include <QGraphicsItem>
#include <QHash>

#include <memory>
#include <optional>
#include <vector>

namespace tempestry {

class FlowLayer;
class NoteLayer;
struct Theme;

// Shows a run on the notes: tokens travel along the flow, and the notes say how often they were reached. Red
// dots are breakpoints; an exclamation mark is on a note that a run can't do as it stands.
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

    // By note, whether playing stops there now.
    void setBreakpoints(QHash<NoteId, bool> breakpoints);
    // Sentences, which are the tooltips of their notes.
    void setWarnings(QHash<NoteId, QString> warnings);
    const QHash<NoteId, QString> &warnings() const { return m_warnings; }

    QRectF boundingRect() const override;
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

private:
    struct Token
    {
        EdgeCurve curve;
        double progress;
    };

    void setTokens(std::vector<Token> tokens);
    void paintTokens(QPainter &painter, double size) const;
    void paintBreakpoints(QPainter &painter, double size) const;
    void paintWarnings(QPainter &painter, double size) const;

    NoteLayer &m_notes;
    const FlowLayer &m_edges;
    const Theme *m_theme;
    std::shared_ptr<const simulation::Film> m_film;
    double m_seconds = 0;
    std::vector<Token> m_tokens;
    QHash<NoteId, bool> m_breakpoints;
    QHash<NoteId, QString> m_warnings;
};

} // namespace tempestry
