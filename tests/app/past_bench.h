#pragma once

#include "app/controls/controls.h"
#include "app/controls/line_list.h"
#include "app/history/board_past.h"
#include "app/history/history_panel.h"
#include "board/board_view.h"
#include "model/edits.h"
#include "tests/app/open_desk.h"

#include <QLineEdit>
#include <QTest>

namespace tempestry::test {

inline Note addNote(MainWindow &window, const QString &title, double x = 300)
{
    Note note = edits::newNote(window.document().board(), NoteKind::Event, x, 300);
    note.title = title;
    window.document().apply(edits::addNote(window.document().board(), note), QStringLiteral("Add note"));
    return note;
}

inline void press(MainWindow &window, int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
{
    QWidget *focus = window.focusWidget();
    QTest::keyClick(focus ? focus : &window, Qt::Key(key), modifiers);
}

inline const BoardView *past(const MainWindow &window)
{
    return child<BoardView>(&window, "pastView");
}

inline size_t shownNotes(const MainWindow &window)
{
    const BoardView *view = past(window);
    if (!view)
        return 999;
    const_cast<BoardView *>(view)->selectAll();
    return view->selectedNotes().size();
}

inline void openFilm(MainWindow &window)
{
    press(window, Qt::Key_H, Qt::ControlModifier);
    QTRY_VERIFY(window.past().isFilmOpen());
}

// A window with three notes, made one after another.
inline MainWindow *workshop(OpenDesk &desk)
{
    MainWindow *window = OpenDesk::shown(desk->newBoard());
    addNote(*window, QStringLiteral("Order placed"), 300);
    addNote(*window, QStringLiteral("Order paid"), 500);
    addNote(*window, QStringLiteral("Parcel shipped"), 700);
    return window;
}

inline void nameIt(MainWindow &window, const QString &name)
{
    press(window, Qt::Key_B, Qt::ControlModifier);
    auto *panel = window.findChild<HistoryPanel *>();
    QVERIFY(panel);
    auto *box = panel->findChild<QLineEdit *>();
    QTRY_VERIFY(box->hasFocus());
    QTest::keyClicks(box, name);
    QTest::keyClick(box, Qt::Key_Return);
}

inline QStringList lines(const LineList &list)
{
    QStringList all;
    for (int row = 0; row < list.model()->rowCount(); ++row) {
        const LineList::Line &line = list.line(row);
        if (line.isHead)
            all << QStringLiteral("[%1 %2]").arg(line.text, line.remark);
        else if (line.detail.isEmpty())
            all << line.text;
        else
            all << QStringLiteral("%1 (%2)").arg(line.text, line.detail);
    }
    return all;
}

inline void click(LineList &list, int row)
{
    QTest::mouseClick(list.viewport(), Qt::LeftButton, {},
                      list.visualRect(list.model()->index(row, 0)).center());
}

} // namespace tempestry::test
