#pragma once

#include "model/document.h"
#include "model/walk.h"

#include <QObject>

#include <functional>
#include <optional>

class QKeyEvent;

namespace tempestry {

class BoardView;
class Caption;

// Telling a board along its flow, in front of people: the note it is about is ringed, the way so far is lit
// and a sentence below says what happens. The board can be edited all the while. Arrows, Space, Enter, H and
// Escape on the paper belong to the walk while it lasts.
class WalkThrough : public QObject
{
    Q_OBJECT

public:
    // The document outlives it; the view owns it.
    WalkThrough(Document &document, BoardView &view);

    bool isActive() const { return m_walk.has_value(); }
    // nullptr while there is none.
    const Walk *walk() const { return m_walk ? &*m_walk : nullptr; }

    // From the selected note, or the first (in reverse: the last) of the selected timeline or of the board. A
    // walk the other way goes on from where it is; one that goes this way already ends.
    void begin(Walk::Direction direction);
    void end();
    void next();
    void back();
    void choose(int places); // among what follows
    // At the current note, open for typing.
    void addHotspot();

    bool eventFilter(QObject *watched, QEvent *event) override;

Q_SIGNALS:
    void stateChanged(); // begun, ended or one step further
    void hint(const QString &sentence);

private:
    std::optional<NoteId> start(Walk::Direction direction) const;
    void followDocument(const Edit &edit);
    std::function<void()> deedOf(const QKeyEvent &event);
    std::function<void()> editing();
    void arrive();
    void show();
    void showCaption();
    void showLight();
    void bringIntoView();

    Document &m_document;
    BoardView &m_view;
    Caption *m_caption;
    std::optional<Walk> m_walk;
    QSet<NoteId> m_added; // to the board during the walk
    bool m_allTold = false;
};

} // namespace tempestry
