#pragma once

#include "board/glide.h"
#include "board/selection.h"
#include "model/document.h"
#include "model/flow_graph.h"

#include <QGraphicsScene>
#include <QHash>
#include <QSet>

#include <optional>
#include <span>
#include <variant>
#include <vector>

namespace tempestry {

class ContentsCard;
class FlowLayer;
class FrameItem;
class HistogramLayer;
class NoteLayer;
class OverlayItem;
class PlaybackItem;
class TimelineItem;
struct Theme;

struct FrameCorner
{
    FrameId frame; // its lower right corner
};

// What is under a point of the paper. Timelines and frames are met at their titles only.
using Target = std::variant<std::monostate, NoteId, LinkId, TimelineId, FrameId, FrameCorner>;

// Shows the document's board, or a preview of a change to it, and keeps what is selected. It follows the
// document by pull: what a change names is synced whole from the board.
class BoardScene : public QGraphicsScene
{
    Q_OBJECT

public:
    enum class Motion : quint8 { Glide, AtOnce };

    // Both outlive the scene.
    BoardScene(Document &document, const Theme &theme, QObject *parent = nullptr);
    ~BoardScene() override;

    void setTheme(const Theme &theme);
    const Theme &theme() const { return *m_theme; }
    void setReducedMotion(bool reduced);
    // Implied edges are not shown and flow() is not kept, for boards that change much and are only looked at.
    // Precondition: the board is empty.
    void ignoreFlow() { m_followsFlow = false; }

    Document &document() const { return m_document; }
    const Board &board() const { return m_document.board(); }
    const FlowGraph &flow() const { return m_flow; }
    // With the preview, if there is one; where things are going rather than where they are on their way.
    const Board &shown() const { return m_shown; }
    NoteLayer &notes() const { return *m_notes; }
    FlowLayer &edges() const { return *m_edges; }
    OverlayItem &overlay() const { return *m_overlay; }
    PlaybackItem &playback() const { return *m_playback; }
    ContentsCard &contents() const { return *m_contents; }
    HistogramLayer &histograms() const { return *m_histograms; }

    // Shows the board as it would be with the change, which fits the document's board. Ends with the next
    // change of the document.
    void preview(const ChangeSet &change, Motion motion = Motion::Glide);
    void endPreview();

    // The notes are in somebody's hand: shown where they are, and where they are carried, whatever the
    // preview says.
    void hold(const QSet<NoteId> &notes);
    // Shows them this far from where they were taken up.
    void carry(QPointF distance);
    void letGo();

    const Selection &selection() const { return m_selection; }
    void select(const Selection &selection);
    void selectNotes(const QSet<NoteId> &notes)
    {
        select({.notes = notes, .link = {}, .timeline = {}, .frame = {}});
    }
    // From left to right.
    const std::vector<NoteId> &selectedNotes() const;
    // Whether notes show what they are resized, linked and widened by with the mouse, and can be taken hold
    // of there; never while the document is read-only.
    bool hasGrips() const;
    void setGrips(bool shown);
    // The one selected note, if it has grips.
    std::optional<NoteId> resizable() const;

    // Whether what is dragged snaps to what it lines up with.
    bool isSnapping() const { return m_snapping; }
    void setSnapping(bool snapping) { m_snapping = snapping; }

    // `tolerance` in paper units, for what is thin.
    Target targetAt(QPointF point, double tolerance) const;
    QRectF contentBounds() const;

Q_SIGNALS:
    void picked(); // the selection is another one
    void hint(const QString &sentence);

private:
    using Moves = QHash<QUuid, std::pair<QRectF, QRectF>>;

    void follow(const Edit &edit);
    void show(const Board &next, Motion motion);
    void syncNotes(const ChangeSet &change, Moves &moves);
    void syncRolls(const ChangeSet &change, Moves &moves);
    void syncContents(TimelineId id);
    void place(const QUuid &id, const QRectF &rect);
    void placeNote(NoteId id, QPointF topLeft);
    void dropLostSelection();

    Document &m_document;
    const Theme *m_theme;
    FlowGraph m_flow;
    bool m_followsFlow = true;
    Board m_shown; // the document's board, or the preview
    NoteLayer *m_notes;
    FlowLayer *m_edges;
    PlaybackItem *m_playback;
    ContentsCard *m_contents;
    HistogramLayer *m_histograms;
    OverlayItem *m_overlay;
    QHash<TimelineId, TimelineItem *> m_timelines;
    QHash<FrameId, FrameItem *> m_frames;
    QSet<NoteId> m_held;
    QPointF m_carried; // from where they were taken up
    Selection m_selection;
    mutable std::vector<NoteId> m_selectedInOrder;
    mutable std::optional<ElementMap<Note>> m_orderedAmong; // what m_selectedInOrder was made from
    bool m_grips = true;
    bool m_snapping = true;
    Glide m_glide;
};

} // namespace tempestry
