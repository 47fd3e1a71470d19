#pragma once

#include "board/board_scene.h"
#include "board/board_view.h"
#include "board/note_layer.h"
#include "model/document.h"
#include "tests/board/sample_board.h"

#include <QApplication>
#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QTest>

namespace tempestry::test {

inline QString text(const char *utf8)
{
    return QString::fromUtf8(utf8);
}

// A view with a document, driven by the events that a mouse and a keyboard send.
class Bench
{
public:
    explicit Bench(const Board &board)
        : document(board, [] { return qint64(0); })
        , view(document)
    {
        QObject::connect(&document, &Document::changed, &view, [this] { ++steps; });
        view.setReducedMotion(true);
        view.setSnapping(false); // dragged things are where the mouse is
        view.resize(1200, 800);
        view.show();
        view.setZoom(1);
        view.centerOn(500, 300);
        view.setFocus();
        m_ready = QTest::qWaitForWindowActive(&view);
    }

    bool isReady() const { return m_ready; }
    BoardScene &scene() const { return *qobject_cast<BoardScene *>(view.scene()); }
    QRectF shown(NoteId id) const { return scene().notes().shownRect(id); }
    QPoint at(QPointF paper) const { return view.mapFromScene(paper); }
    QPoint middleOf(NoteId id) const { return at(shown(id).center()); }

    void move(QPoint to, Qt::MouseButtons buttons = Qt::NoButton, Qt::KeyboardModifiers modifiers = {})
    {
        QMouseEvent event(QEvent::MouseMove, to, view.viewport()->mapToGlobal(to), Qt::NoButton, buttons,
                          modifiers);
        QApplication::sendEvent(view.viewport(), &event);
    }

    void pressAndMove(QPoint from, QPoint to, Qt::KeyboardModifiers modifiers = {})
    {
        move(from);
        QTest::mousePress(view.viewport(), Qt::LeftButton, modifiers, from);
        for (int i = 1; i <= 8; ++i)
            move(from + (to - from) * i / 8, Qt::LeftButton, modifiers);
    }

    void release(QPoint at, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::mouseRelease(view.viewport(), Qt::LeftButton, modifiers, at);
    }

    void drag(QPoint from, QPoint to, Qt::KeyboardModifiers modifiers = {})
    {
        pressAndMove(from, to, modifiers);
        release(to, modifiers);
    }

    void click(QPoint at, Qt::KeyboardModifiers modifiers = {})
    {
        move(at);
        QTest::mouseClick(view.viewport(), Qt::LeftButton, modifiers, at);
    }

    void key(int key, Qt::KeyboardModifiers modifiers = {})
    {
        ++keys;
        QTest::keyClick(&view, Qt::Key(key), modifiers);
    }
    // Latin letters only.
    void type(const char *words)
    {
        keys += int(qstrlen(words));
        QTest::keyClicks(&view, text(words));
    }
    // The key goes down and repeats itself so often.
    void hold(int key, const char *letter, int times)
    {
        for (int i = 0; i <= times; ++i) {
            QKeyEvent event(QEvent::KeyPress, key, {}, text(letter), i > 0);
            QApplication::sendEvent(&view, &event);
        }
        QKeyEvent up(QEvent::KeyRelease, key, {}, text(letter));
        QApplication::sendEvent(&view, &up);
    }
    // As an input method does.
    void compose(const char *preedit, const char *committed = "")
    {
        QInputMethodEvent event(text(preedit), {});
        event.setCommitString(text(committed));
        QApplication::sendEvent(&view, &event);
    }

    const Note *note(const char *title) const { return noteTitled(document.board(), text(title)); }

    Document document;
    BoardView view;
    int steps = 0; // edits of the document
    int keys = 0;  // pressed by key() and type()

private:
    bool m_ready = false;
};

inline void verifyNoneOverlap(const Board &board)
{
    std::vector<Note> notes;
    board.notes().forEach([&](const Note &note) { notes.push_back(note); });
    for (size_t i = 0; i < notes.size(); ++i)
        for (size_t j = 0; j < i; ++j)
            QVERIFY2(!QRectF(notes[i].x, notes[i].y, notes[i].width, notes[i].height)
                          .intersects({notes[j].x, notes[j].y, notes[j].width, notes[j].height}),
                     qPrintable(notes[i].title + text(" lies on ") + notes[j].title));
}

// Three events on a timeline, and a free policy below it.
struct ThreeEvents : SampleBoard
{
    TimelineId line = timeline(text("Orders"));
    NoteId first = on(line, 0, NoteKind::Event, text("First"));
    NoteId second = on(line, 1, NoteKind::Event, text("Second"));
    NoteId third = on(line, 2, NoteKind::Event, text("Third"));
    NoteId policy = free(NoteKind::Policy, text("Whenever"), 300, 500);
};

// A command and the procedure that may do it, and an opportunity, far apart on free paper.
struct Pair : SampleBoard
{
    NoteId command = free(NoteKind::Command, text("Place order"), 200, 200);
    NoteId procedure = free(NoteKind::Procedure, text("Order"), 700, 200);
    NoteId idea = free(NoteKind::Opportunity, text("Idea"), 450, 500);
};

} // namespace tempestry::test
