#pragma once

#include "board/board_scene.h"
#include "board/draft.h"

#include <QObject>

#include <variant>

class QKeyEvent;

namespace tempestry {

class TextEditorItem;

// Typing on the paper: the text of a note, of a draft that becomes a note with its text, or the title of a
// timeline or frame. The document hears of it once, when the typing is committed.
class NoteEditing : public QObject
{
    Q_OBJECT

public:
    explicit NoteEditing(BoardScene &scene);

    // Shows the note, with the others making room, but leaves the document alone until commit().
    void begin(const Draft &draft);
    void begin(NoteId note);
    void begin(TimelineId timeline);
    void begin(FrameId frame);

    bool isActive() const { return m_editor != nullptr; }
    // Keeps the text as one edit. An empty draft is dropped.
    void commit();
    void cancel();
    // Returns whether the key was for the typing as a whole, such as Enter.
    bool handleKey(const QKeyEvent &event);
    // The document has changed under the typing.
    void followDocument();

Q_SIGNALS:
    // The note was committed by a key that asks for the next one beside it.
    void wentOn(tempestry::NoteId from, tempestry::Side side);

private:
    using Subject = std::variant<std::monostate, Draft, NoteId, TimelineId, FrameId>;

    void open(Subject subject, const QString &text, const QColor &ink);
    void close();
    void fit();
    void goOn(Side side);
    std::optional<Note> editedNote() const;
    ChangeSet draftChange(const Draft &draft, const QString &text) const;
    void apply(const Subject &subject, const QString &text);

    BoardScene &m_scene;
    Subject m_subject;
    TextEditorItem *m_editor = nullptr; // the scene owns it
};

} // namespace tempestry
