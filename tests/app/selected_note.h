#pragma once

#include "app/controls/controls.h"
#include "board/board_view.h"
#include "model/edits.h"
#include "tests/app/open_desk.h"

#include <QMenu>
#include <QTest>

namespace tempestry {

// Command, handler and two events on a timeline, with the handler selected.
class Selected
{
public:
    explicit Selected(NoteKind selected)
    {
        window = OpenDesk::shown(desk->newBoard());
        apply(edits::addTimeline(board(), QStringLiteral("Order")));
        TimelineId timeline;
        board().timelines().forEach([&](const Timeline &found) { timeline = found.id; });
        command = place(NoteKind::Command, {timeline, 0, true, 0});
        handler = place(NoteKind::ExternalSystem, {timeline, 1, true, 0});
        first = place(NoteKind::Event, {timeline, 2, true, 0});
        second = place(NoteKind::Event, {timeline, 2, false, 400});
        const NoteId which = selected == NoteKind::Command ? command
                             : selected == NoteKind::Event ? first
                                                           : handler;
        window->view().selectNotes({&which, 1});
    }

    const Board &board() const { return window->document().board(); }
    void apply(const ChangeSet &change) const { window->document().apply(change, QStringLiteral("Set up")); }
    const Note &note(NoteId id) const { return *board().find(id); }
    void give(NoteId id, const char *name, const char *type = "string") const
    {
        apply(edits::changeNote(board(), id, [&](Note &note) {
            Field field;
            field.name = QString::fromLatin1(name);
            field.type = QString::fromLatin1(type);
            note.fields.push_back(field);
        }));
    }
    template <class Widget>
    Widget *box(const char *name) const
    {
        Widget *found = nullptr;
        return QTest::qWaitFor([&] { return (found = child<Widget>(window, name)) != nullptr; }) ? found
                                                                                                 : nullptr;
    }
    void type(QWidget *into, const QString &text) const
    {
        into->setFocus();
        QTest::keyClick(into, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(into, text);
        QTest::keyClick(into, Qt::Key_Return);
    }

    OpenDesk desk;
    MainWindow *window = nullptr;
    NoteId command;
    NoteId handler;
    NoteId first;
    NoteId second;

private:
    NoteId place(NoteKind kind, const edits::Slot &slot) const
    {
        Note note = edits::newNote(board(), kind, 0, 0);
        note.title = QString::fromLatin1(info(kind).name);
        apply(edits::addNote(board(), note, slot));
        return note.id;
    }
};

// Opens a button's menu with the mouse and goes to an entry with the keyboard.
inline void choose(Button *button, const char *entry)
{
    QTest::mouseClick(button, Qt::LeftButton);
    auto *menu = button->findChild<QMenu *>();
    QTRY_VERIFY(menu->isVisible());
    menu->setActiveAction(menu->findChild<QAction *>(QLatin1StringView(entry)));
    QTest::keyClick(menu, Qt::Key_Return);
}

} // namespace tempestry
