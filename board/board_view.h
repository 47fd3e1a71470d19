#pragma once

#include "board/paper_view.h"
#include "model/board.h"
#include "model/flow_graph.h"

#include <memory>
#include <span>
#include <vector>

namespace tempestry {

class BoardScene;
class Document;
class NoteEditing;
class SelectTool;
class Tool;
struct Pointer;
struct Theme;

namespace simulation {
class Film;
}

// The paper with a board on it: shows the document's board, lets a person edit it, and plays a run on it. Every edit
// goes to the document as one step; until then it is a preview that Escape, or a change of the document, takes back.
class BoardView : public PaperView
{
    Q_OBJECT

public:
    // The document outlives the view.
    explicit BoardView(Document &document, QWidget *parent = nullptr);
    ~BoardView() override;

    void setTheme(const Theme &theme);
    // Moves at once instead of gliding. Initially as the system asks.
    void setReducedMotion(bool reduced);

    // Of the document's board; follows each of its changes before they are announced to anybody connected later.
    const FlowGraph &flow() const;

    std::vector<NoteId> selectedNotes() const;
    void selectNotes(std::span<const NoteId> notes);
    void selectAll();
    // Selects the note and scrolls to it.
    void reveal(NoteId note);

    // A draft under the cursor when it is over the paper, else after the selected note, else in the middle of the
    // view, with its text open for typing. It becomes part of the board with its text, or not at all when left empty.
    void createNote(NoteKind kind);
    void createTimeline();
    void createFrame(); // around the selected notes; with none, the next drag on the paper draws it
    void startLink();   // from the selected note to the next one clicked; with none, two clicks

    void editSelected();
    bool isEditing() const;
    void commitEditing();
    void cancelEditing();

    // The selected notes, or the selected link, timeline or frame.
    void deleteSelected();
    void duplicateSelected();
    void togglePivotal();
    void makeImpliedLinks(); // of the implied edges at the selected notes

    void zoomToFit();
    void zoomToSelection();

    // Shows the run on the notes; nullptr ends it. Time is virtual, from the start of the run.
    void setPlayback(std::shared_ptr<const simulation::Film> film);
    void setPlaybackTime(double seconds);

    // MIME type of what is dragged here from a palette; the data is a note kind's key, "timeline" or "frame".
    static constexpr char kKindMimeType[] = "application/x-tempestry-kind";

Q_SIGNALS:
    void selectionChanged();
    void hint(const QString &sentence); // why something was not done, for the person
};

} // namespace tempestry
