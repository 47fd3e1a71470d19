#pragma once

#include "app/controls/long_list.h"
#include "app/simulation/contents_panel.h"
#include "app/simulation/journal_model.h"
#include "app/simulation/journal_panel.h"
#include "app/simulation/playback.h"
#include "app/simulation/run_panel.h"
#include "app/window/main_window.h"
#include "board/board_view.h"
#include "tests/app/open_desk.h"

#include <QTest>

namespace tempestry {

// The example of the online order in a window, run and at its start.
class Running
{
public:
    Running()
    {
        window = OpenDesk::shown(desk->openExample(QStringLiteral("online-order")));
        QTest::keyClick(window, Qt::Key_F5);
        opened = QTest::qWaitFor([this] { return window->run().isOpen(); });
        playback().pause();
        playback().seek(0);
    }

    RunPanel &run() const { return window->run(); }
    Playback &playback() const { return run().playback(); }
    JournalPanel &panel() const { return *run().findChild<JournalPanel *>(); }
    JournalModel &journal() const { return panel().model(); }
    LongList &list() const { return *panel().findChild<LongList *>(); }
    ContentsPanel &contents() const { return *run().findChild<ContentsPanel *>(); }
    QString nameOf(quint32 record) const
    {
        return journal().index(journal().rowOf(record)).data().toString();
    }
    NoteId note(const QString &title) const
    {
        NoteId found;
        window->document().board().notes().forEach([&](const Note &note) {
            if (note.title.simplified() == title)
                found = note.id;
        });
        return found;
    }
    void select(const QString &title) const { window->view().selectNotes(std::vector{note(title)}); }
    // As one who watches would.
    void playToTheEnd() const
    {
        playback().play();
        for (int i = 0; i < 10'000 && playback().isPlaying(); ++i)
            playback().advance(0.1);
    }

    OpenDesk desk;
    MainWindow *window = nullptr;
    bool opened = false;
};

} // namespace tempestry
