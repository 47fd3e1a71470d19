#pragma once

#include "app/controls/background_work.h"
#include "app/window/pasted_fragment.h"

#include <QObject>
#include <QPointF>

class QMimeData;

namespace tempestry {

class BoardView;
class Document;
class FileDialogs;
class Finder;

// Copy, cut, paste and drops of one window. What comes in is untrusted: it is bounded, read away from the
// window when there is much of it, and never shown, run or fetched.
class Clipboard : public QObject
{
    Q_OBJECT

public:
    // All outlive it.
    Clipboard(Document &document, BoardView &view, Finder &finder, FileDialogs &files, QObject *parent);

    // The selected notes with the links among them, or the selected timeline or frame with its notes.
    void copy();
    void copyPicture();
    // What the selected command or event carries, as JSON Schema.
    void copyPayloadSchema();
    bool canCopyPayloadSchema() const;
    void cut();

    // Where something new goes; lines go behind the notes of a selected timeline, or on the one that is
    // there.
    void paste();
    // Asks for the kind that all lines are to have.
    void pasteAs();

    // Something from another program, let go at a point of the paper.
    void drop(const QMimeData &data, QPointF paper);

Q_SIGNALS:
    void said(const QString &sentence);

private:
    struct Place
    {
        QPointF paper;
        std::optional<TimelineId> timeline; // lines become its last columns
    };

    std::optional<Board> picked();
    const Note *pickedMessage() const; // nullptr when not one command or event alone is selected
    Place placeForPaste() const;
    void take(const Incoming &incoming, const Place &place, std::optional<NoteKind> kind = {});
    void takeLines(const Incoming &incoming, const Place &place, std::optional<NoteKind> kind);
    void put(const PastedFragment &pasted, const Incoming::Form form, const Place &place);
    void offer(const QStringList &paths, const Place &place);
    void putFile(const QString &path, const Place &place);

    Document &m_document;
    BoardView &m_view;
    Finder &m_finder;
    FileDialogs &m_files;
    BackgroundWork<PastedFragment> m_reading; // of a large paste
};

} // namespace tempestry
