#pragma once

#include "board/board_scene.h"
#include "board/draft.h"

#include <QObject>

#include <variant>

class QKeyEvent;

namespace tempestry {

class DraftHint;
class TextEditorItem;

// Typing on the paper: the text of a note, of a draft that becomes a note with its text, or the title of a
// timeline or frame. The note is shown as high as its text takes, with the others making room, at each
// keystroke; the document hears of it once, when the typing is committed.
class NoteEditing : public QObject
{
    Q_OBJECT

public:
    explicit NoteEditing(BoardScene &scene);

    void begin(const Draft &draft);
    void begin(NoteId note);
    void begin(TimelineId timeline);
    void begin(FrameId frame);

    bool isActive() const { return m_editor != nullptr; }
    // Keeps the text as one edit, with what an input method is composing. An empty draft is dropped.
    void commit();
    // Forgets what was typed.
    void cancel();
    // Returns whether the key was for the typing as a whole, such as Enter.
    bool handleKey(const QKeyEvent &event);
    // The document has changed under the typing.
    void followDocument();

Q_SIGNALS:
    // By a key that asks for the next note beside this one, which has been committed.
    void wentOn(tempestry::NoteId from, tempestry::Side side);
    // By a key that asks for what is next in the flow; an empty draft gives way to it.
    void grew(tempestry::NoteId from, tempestry::Side side);
    // The note that is typed on takes this room now.
    void took(const QRectF &paper);

private:
    using Subject = std::variant<std::monostate, Draft, NoteId, TimelineId, FrameId>;

    void open(Subject subject, const QString &text, const QColor &ink);
    void close();
    void fit();
    void fitNote(const Note &note);
    void fitHint();
    void goOn(Side side);
    void grow(Side side);
    void changeKind(int by);
    void keepLostNote();
    bool isEmptyDraft() const;
    bool mayGrow(Side side) const;
    std::optional<Note> editedNote() const;
    ChangeSet change(const QString &text) const;
    void apply(const Subject &subject, const ChangeSet &change, const QString &text);

    BoardScene &m_scene;
    Subject m_subject;
    std::optional<Note> m_known;        // the note as it was last on the board
    TextEditorItem *m_editor = nullptr; // the scene owns both
    DraftHint *m_hint = nullptr;
    QRectF m_room;
};

} // namespace tempestry
