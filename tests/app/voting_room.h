#pragma once

#include "app/controls/toast.h"
#include "app/workshop/voting_mode.h"
#include "board/board_view.h"
#include "model/edits.h"
#include "tests/app/open_desk.h"

#include <QAbstractButton>
#include <QSpinBox>
#include <QTest>

namespace tempestry {

// Three hotspots in a row and one below the first.
class VotingRoom
{
public:
    VotingRoom()
    {
        window = OpenDesk::shown(desk->newBoard());
        window->resize(1300, 800);
        left = put(NoteKind::Hotspot, QStringLiteral("Who pays"), 0, 0);
        middle = put(NoteKind::Hotspot, QStringLiteral("Who ships"), 200, 0);
        right = put(NoteKind::Hotspot, QStringLiteral("Who cares"), 400, 0);
        below = put(NoteKind::Hotspot, QStringLiteral("Who knows"), 0, 200);
        event = put(NoteKind::Event, QStringLiteral("Order placed"), 200, 200);
        window->zoomToFit();
    }

    NoteId put(NoteKind kind, const QString &title, double x, double y) const
    {
        Note note = edits::newNote(board(), kind, x, y);
        note.title = title;
        window->document().apply(edits::addNote(board(), note), QStringLiteral("Set up"));
        return note.id;
    }

    // By the keys of the form, whose first box is focused.
    void start(int voters = 0, int dots = 3, int most = 0) const
    {
        QTest::keyClick(window, Qt::Key_V, Qt::ControlModifier | Qt::AltModifier);
        auto *box = child<QSpinBox>(window, "dots");
        QVERIFY(box);
        QTRY_VERIFY(box->hasFocus());
        box->setValue(dots);
        child<QSpinBox>(window, "voters")->setValue(voters);
        child<QSpinBox>(window, "most")->setValue(most);
        QTest::keyClick(box, Qt::Key_Return);
        QCOMPARE(round().state(), Voting::State::Turn);
    }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) const
    {
        QTest::keyClick(&window->view(), key, modifiers);
    }
    void click(NoteId note, Qt::KeyboardModifiers modifiers = {}) const
    {
        QTest::mouseClick(window->view().viewport(), Qt::LeftButton, modifiers, at(note));
    }
    QPoint at(NoteId id) const
    {
        const Note &note = *board().find(id);
        return window->view().mapFromScene(QPointF(note.x + note.width / 2, note.y + note.height / 2));
    }
    void press(const char *button) const
    {
        auto *found = child<QAbstractButton>(window, button);
        QVERIFY2(found && found->isVisible(), button);
        QTest::mouseClick(found, Qt::LeftButton);
    }

    const Board &board() const { return window->document().board(); }
    const Note &note(NoteId id) const { return *board().find(id); }
    Voting &round() const { return window->voting().round(); }
    VotingStrip &strip() const { return *window->findChild<VotingStrip *>(); }
    QString said() const { return window->findChild<Toast *>()->text(); }

    OpenDesk desk;
    MainWindow *window = nullptr;
    NoteId left;
    NoteId middle;
    NoteId right;
    NoteId below;
    NoteId event;
};

} // namespace tempestry
