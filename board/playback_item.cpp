#include "board/playback_item.h"

#include "board/flow_layer.h"
#include "board/note_layer.h"
#include "board/theme.h"

#include <QGraphicsScene>
#include <QPainter>

#include <algorithm>

namespace tempestry {

namespace {

constexpr double kTokenRadius = 7;
constexpr double kHaloRadius = 12;
constexpr double kHopWidth = 2.5;
constexpr double kDotRadius = 7;
constexpr double kWarningRadius = 10;
constexpr double kLeastTokenZoom = 0.5; // tokens are as large on the screen below it as there

double eased(double progress)
{
    return progress * progress * (3 - 2 * progress);
}

} // namespace

PlaybackItem::PlaybackItem(NoteLayer &notes, const FlowLayer &edges, const Theme &theme)
    : m_notes(notes)
    , m_edges(edges)
    , m_theme(&theme)
{
    setAcceptedMouseButtons(Qt::NoButton);
}

void PlaybackItem::setTheme(const Theme &theme)
{
    m_theme = &theme;
    update();
}

void PlaybackItem::setFilm(std::shared_ptr<const simulation::Film> film)
{
    m_film = film && film->journal() ? std::move(film) : nullptr;
    if (m_film) {
        showInstant(0);
        return;
    }
    setTokens({});
    m_notes.setRun(std::nullopt);
}

void PlaybackItem::showInstant(double seconds)
{
    if (!m_film)
        return;
    m_seconds = seconds;
    const simulation::FilmState state = m_film->stateAt(seconds);
    const std::vector<NoteId> &ids = m_film->journal()->notes;
    NoteLayer::Run run;
    for (size_t i = 0; i < state.counts.size(); ++i)
        if (state.counts[i] > 0)
            run.insert(ids[i], {state.counts[i], std::ranges::binary_search(state.current, quint32(i))});
    m_notes.setRun(std::move(run));

    std::vector<Token> tokens;
    for (const simulation::Hop &hop : state.hops) {
        const QRectF from = m_notes.shownRect(ids[hop.from]);
        const QRectF to = m_notes.shownRect(ids[hop.to]);
        if (from.isNull() || to.isNull())
            continue;
        const auto drawn = m_edges.curve(ids[hop.from], ids[hop.to]);
        tokens.push_back({drawn ? *drawn : edgeCurve(from, to), eased(hop.progress)});
    }
    setTokens(std::move(tokens));
}

void PlaybackItem::refresh()
{
    showInstant(m_seconds);
    if (!m_breakpoints.isEmpty() || !m_warnings.isEmpty())
        update();
}

void PlaybackItem::setBreakpoints(QHash<NoteId, bool> breakpoints)
{
    m_breakpoints = std::move(breakpoints);
    update();
}

void PlaybackItem::setWarnings(QHash<NoteId, QString> warnings)
{
    m_warnings = std::move(warnings);
    update();
}

void PlaybackItem::setTokens(std::vector<Token> tokens)
{
    const auto invalidate = [this](const std::vector<Token> &these) {
        const double reach = 100; // of a halo at the least zoom
        if (scene())
            for (const Token &token : these)
                scene()->update(token.curve.bounds().adjusted(-reach, -reach, reach, reach));
    };
    invalidate(m_tokens);
    m_tokens = std::move(tokens);
    invalidate(m_tokens);
}

QRectF PlaybackItem::boundingRect() const
{
    return {-kPaperReach, -kPaperReach, 2 * kPaperReach, 2 * kPaperReach};
}

void PlaybackItem::paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *)
{
    if (m_tokens.empty() && m_breakpoints.isEmpty() && m_warnings.isEmpty())
        return;
    const double size = std::max(1.0, kLeastTokenZoom / painter->worldTransform().m11());
    painter->setRenderHint(QPainter::Antialiasing);
    paintTokens(*painter, size);
    paintBreakpoints(*painter, size);
    paintWarnings(*painter, size);
}

void PlaybackItem::paintTokens(QPainter &painter, double size) const
{
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(m_theme->ink, kHopWidth * size, Qt::SolidLine, Qt::RoundCap));
    for (const Token &token : m_tokens)
        painter.drawPolyline(token.curve.points(5 * size));
    QColor halo = m_theme->ink;
    halo.setAlpha(80);
    painter.setPen(Qt::NoPen);
    for (const Token &token : m_tokens) {
        const QPointF at = token.curve.at(token.progress);
        painter.setBrush(halo);
        painter.drawEllipse(at, kHaloRadius * size, kHaloRadius * size);
        painter.setBrush(m_theme->ink);
        painter.drawEllipse(at, kTokenRadius * size, kTokenRadius * size);
    }
}

// At the upper left corner; a ring where it is switched off.
void PlaybackItem::paintBreakpoints(QPainter &painter, double size) const
{
    for (auto breakpoint = m_breakpoints.begin(); breakpoint != m_breakpoints.end(); ++breakpoint) {
        const QRectF note = m_notes.shownRect(breakpoint.key());
        if (note.isNull())
            continue;
        painter.setPen(QPen(*breakpoint ? m_theme->timeline : m_theme->removed, 2 * size));
        painter.setBrush(*breakpoint ? m_theme->removed : m_theme->timeline);
        painter.drawEllipse(note.topLeft(), kDotRadius * size, kDotRadius * size);
    }
}

// At the lower left corner: the upper ones tell of counts and breakpoints, the lower right one of votes.
void PlaybackItem::paintWarnings(QPainter &painter, double size) const
{
    for (auto warning = m_warnings.begin(); warning != m_warnings.end(); ++warning) {
        const QRectF note = m_notes.shownRect(warning.key());
        if (note.isNull())
            continue;
        const QPointF at = note.bottomLeft();
        painter.setPen(QPen(m_theme->timeline, 2 * size));
        painter.setBrush(m_theme->removed);
        painter.drawEllipse(at, kWarningRadius * size, kWarningRadius * size);
        painter.setPen(QPen(m_theme->timeline, 2.4 * size, Qt::SolidLine, Qt::RoundCap));
        painter.drawLine(at - QPointF(0, 5) * size, at);
        painter.drawPoint(at + QPointF(0, 4.6) * size);
    }
}

} // namespace tempestry
