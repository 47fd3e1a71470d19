#pragma once

#include "app/window/commands.h"
#include "app/window/desk.h"
#include "app/window/main_window.h"
#include "tests/app/direct_runs.h"

#include <QTemporaryDir>
#include <QTest>

namespace tempestry {

// A desk in a folder of its own. The clock stands still.
class OpenDesk
{
public:
    OpenDesk() { start(); }

    Desk &operator*() { return *m_desk; }
    Desk *operator->() { return m_desk.get(); }

    // As after the program was killed and started again.
    void restart()
    {
        m_desk.reset();
        start();
    }

    // The window, on the screen and active.
    static MainWindow *shown(MainWindow *window)
    {
        window->activateWindow();
        return QTest::qWaitForWindowActive(window) ? window : nullptr;
    }

    QString folder() const { return m_folder.path(); }
    QString boardsFolder() const { return m_folder.filePath(QStringLiteral("boards")); }

private:
    void start()
    {
        Desk::Surroundings surroundings{boardsFolder(), m_folder.filePath(QStringLiteral("settings.ini")),
                                        [] { return qint64(1'000'000); },
                                        [] { return std::make_unique<DirectRuns>(); }};
        surroundings.makeRunManySource = [] { return std::make_unique<DirectManyRuns>(); };
        m_desk = std::make_unique<Desk>(std::move(surroundings));
    }

    QTemporaryDir m_folder;
    std::unique_ptr<Desk> m_desk;
};

template <class Widget>
Widget *child(const QWidget *of, const char *name)
{
    return of->findChild<Widget *>(QString::fromLatin1(name));
}

} // namespace tempestry
