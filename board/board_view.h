#pragma once

#include "board/contents_card.h"
#include "board/draft.h"
#include "board/histogram_layer.h"
#include "board/note_layer.h"
#include "board/paper_view.h"
#include "board/selection.h"
#include "model/flow_graph.h"

#include <QPointF>

#include <functional>
#include <memory>
#include <span>
#include <vector>

class QMimeData;

namespace tempestry {

class BoardScene;
class Document;
class ForeignDrop;
class KindDrop;
class NoteEditing;
class SelectTool;
class Tool;
struct Pointer;
struct Selection;
struct Theme;
struct Trail;

namespace simulation {
class Film;
}

// The paper with a board on it: shows the document's board, lets a person edit it, and plays a run on it.
// Every edit goes to the document as one step; until then it is a preview that Escape, or a change of the
// document, takes back. Letters, arrows and Escape are understood here; all other shortcuts are the
// window's.
class BoardView : public PaperView
{
    Q_OBJECT

public:
    // The document outlives the view.
    explicit BoardView(Document &document, QWidget *parent = nullptr);
    ~BoardView() override;

    // The theme outlives the view.
    void setTheme(const Theme &theme);
    // Of the titles of notes, 1 to 2; they still shrink to fit.
    void setTextScale(double scale);
    const Theme &theme() const;
    // Things are at their new places at once instead of gliding there.
    void setReducedMotion(bool reduced);
    // See BoardScene::ignoreFlow().
    void ignoreFlow();

    // Of the document's board; has followed a change before those connected to the document after this view
    // hear of it.
    const FlowGraph &flow() const;

    std::vector<NoteId> selectedNotes() const; // from left to right
    const Selection &selection() const;
    std::optional<TimelineId> selectedTimeline() const;
    std::optional<FrameId> selectedFrame() const;
    std::optional<LinkId> selectedLink() const;
    void selectNotes(std::span<const NoteId> notes);
    void selectAll();
    // Selects the note and scrolls to it.
    void reveal(NoteId note);

    // Where something new goes when nobody says where: under the cursor while that is over the paper, else in
    // the middle of the view.
    QPointF placeForNew() const;
    // The kind of the note that was last begun.
    NoteKind lastKind() const { return m_lastKind; }

    // A draft under the cursor when it is over the paper, else after the selected note (below it when it says
    // something of it), else in the middle of the view, with its text open for typing. It becomes part of the
    // board with its text, or not at all when left empty.
    void createNote(NoteKind kind);
    // The same next to a note, whatever the cursor is over.
    void createBeside(NoteId beside, NoteKind kind, Side side);
    // A draft of the selected note's kind on that side of it; needs one selected note.
    void createNext(Side side);
    // A draft of what comes next in the flow, before it or beside it, and is linked to it; needs one selected
    // note.
    void grow(Side side);
    void createTimeline();
    void createFrame(); // around the selected notes; with none, the next drag on the paper draws it
    void startLink();   // from the selected note to the next one clicked; with none, two clicks

    void editSelected();
    bool isEditing() const;
    // A gesture is under way, which Escape ends.
    bool hasGesture() const { return m_tool || m_drop || m_foreign; }
    // Nothing of the board lies there, in pixels of the view.
    bool isBarePaper(QPointF point) const;
    void commitEditing();
    void cancelEditing();

    // The selected notes, or the selected link, timeline or frame.
    void deleteSelected();
    void duplicateSelected();
    void togglePivotal();
    void makeImpliedLinks(); // of the implied edges at the selected notes
    void nudgeSelected(double dx, double dy);
    // The selected notes, or the selected frame, by so many paper units, but never too small for their texts.
    void resizeSelected(double wider, double higher);
    // To their usual sizes, or as much more as their texts need.
    void fitSelected();

    // Whether what is dragged snaps to what it lines up with.
    void setSnapping(bool snapping);
    bool isSnapping() const;

    // See BoardScene::hasGrips().
    void setGrips(bool shown);

    // Asks for the menu of what is selected, as the menu key does.
    void askForMenu();
    // Until the mouse moves, commands that begin where the cursor is begin there.
    void pointAt(std::optional<QPointF> paper);

    void zoomToFit();
    // Shows all of the rectangle of the paper, unless it is in view.
    void keepVisible(const QRectF &paper);
    void zoomToSelection();
    // The timeline that is selected or has the selected notes; else the one nearest to the middle of the
    // view.
    void zoomToTimeline();
    // Of all that is on the paper.
    QRectF contentBounds() const;

    // Shows the run on the notes; nullptr ends it.
    void setPlayback(std::shared_ptr<const simulation::Film> film);
    // An instant of the film, in its seconds.
    void setPlaybackTime(double seconds);

    // By note, whether playing stops there now.
    void setBreakpoints(const QHash<NoteId, bool> &breakpoints);
    // Signs on notes that a run can't do as they stand; the sentences are their tooltips.
    void setWarnings(const QHash<NoteId, QString> &warnings);
    const QHash<NoteId, QString> &warnings() const;
    // What a note holds in the run, on a slip under it; nullopt: none is shown.
    void setContents(std::optional<NoteContents> contents);

    // All other notes are faint; nullopt ends that.
    void setLit(std::optional<QSet<NoteId>> notes);
    // Points these notes out; an empty table ends that.
    void setMarks(const NoteMarks &marks);
    // Draws a way along the flow; an empty one ends that.
    void setTrail(const Trail &trail);
    // Shows these under their notes; an empty table ends that.
    void setHistograms(const NoteHistograms &histograms);

    // MIME type of what is dragged here from a palette; the data is a note kind's key, "timeline" or "frame".
    static constexpr char kKindMimeType[] = "application/x-tempestry-kind";

Q_SIGNALS:
    void selectionChanged();
    void hoveredChanged(std::optional<tempestry::NoteId> note); // under the mouse
    void themeChanged();
    void hint(const QString &sentence); // why something was not done, for the person
    // For what is selected, or for the empty paper.
    void menuAsked(QPoint global, QPointF paper);
    // Something from another program was let go at this point of the paper.
    void dropped(const QMimeData &data, QPointF paper);

protected:
    bool mayPanWithSpace() const override { return !isEditing(); }
    QCursor idleCursor() const override;
    void edgeScrolled() override;
    bool mayPanByTouch(QPoint viewPoint) const override;
    void pinchStarted() override;

    bool event(QEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragMoveEvent(QDragMoveEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    Pointer pointerAt(QPointF viewPoint, Qt::KeyboardModifiers modifiers) const;
    Pointer pointerOf(const QMouseEvent &event) const;
    QPointF middle() const;
    void takeAsCopy(QDropEvent &event) const;

    void begin(std::unique_ptr<Tool> tool);
    void cancelTool();
    template <class Step>
    void runTool(Step step);
    void tellHovered();

    void createTimelineAt(std::optional<double> y);
    void createFrameAt(const QRectF &rect);
    void createAfter(NoteId after, NoteKind kind);
    void goOnFrom(NoteId note, Side side);
    void growFrom(NoteId note, Side side);
    const Note *oneSelectedNote();
    bool writesByKey(const QKeyEvent &event);
    bool createByLetter(const QKeyEvent &event);
    bool nudgeByKey(const QKeyEvent &event);
    void resizeNotes(const std::function<QSizeF(const Note &)> &sizeOf);
    // Says so when all of them are locked.
    bool refusesLocked(std::span<const NoteId> notes);
    void openDraft(const Draft &draft);
    void makeVisible(const QRectF &paper);
    void makeReadable(const QRectF &paper);

    Document &m_document;
    BoardScene *m_scene;
    std::unique_ptr<SelectTool> m_select;
    std::unique_ptr<NoteEditing> m_editing;
    std::unique_ptr<Tool> m_tool;           // the gesture under way
    std::unique_ptr<KindDrop> m_drop;       // what is being dragged in from a palette
    std::unique_ptr<ForeignDrop> m_foreign; // or from another program
    std::optional<NoteId> m_hovered;        // as it was told last
    std::optional<QPoint> m_cursor;         // while it is over the paper
    bool m_cursorSpent = false;             // a draft was opened since it came to rest
    NoteKind m_lastKind = NoteKind::Event;
};

} // namespace tempestry
