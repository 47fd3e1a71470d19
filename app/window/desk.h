#pragma once

#include "app/simulation/run_many_source.h"
#include "app/simulation/run_source.h"
#include "app/workshop/workshop_timer.h"
#include "model/document.h"

#include <QList>
#include <QObject>
#include <QSettings>
#include <QStringList>

#include <functional>
#include <memory>

namespace tempestry {

class BoardSession;
class MainWindow;

// A board that comes with the program.
struct Example
{
    QString name; // as on the command line: "online-order"
    QString title;
};

// The boards that are open, a window each. Boards without a place of their own are files like any other, in a
// folder of the program, so that nothing is ever lost. What is open is remembered, also when the program is
// killed.
//
// Functions that open or make a board throw persistence::BoardFileError or ImportError, and then leave all
// as it was.
class Desk : public QObject
{
    Q_OBJECT

public:
    struct Surroundings
    {
        QString boardsFolder; // made when needed
        QString settingsFile;
        Document::Clock clock;
        std::function<std::unique_ptr<RunSource>()> makeRunSource;
        std::function<qint64()> stopwatch = WorkshopTimer::steadyClock;
        // Empty: nobody can run boards many times.
        std::function<std::unique_ptr<RunManySource>()> makeRunManySource = {};
        QString program = {}; // path of a Tempestry, for checks in a process of their own; empty: none
    };

    explicit Desk(Surroundings surroundings);
    ~Desk() override; // closes the windows without asking

    // Opens what was open when the program ended; when there is nothing, an empty board. Boards that can't be
    // opened any more are passed over; returns why, a sentence each.
    QStringList restore();

    MainWindow *newBoard() { return keep(Board(), tr("Untitled")); }
    // A board of its own with these contents.
    MainWindow *newBoard(const Board &contents, const QString &title);
    // A window that has the board open already is brought to the front instead.
    MainWindow *open(const QString &path);
    // Opens a board file or board JSON; a file of another format is imported.
    MainWindow *openAny(const QString &path, QStringList *remarks);
    // A file of another format becomes a new board. `remarks` receives what a person should look at.
    MainWindow *import(const QString &path, QStringList *remarks);
    MainWindow *openExample(const QString &name);

    static QList<Example> examples();

    // Existing files, the newest first.
    QStringList recent() const;
    // Whether the file lies in the program's own folder.
    bool isUntitled(const QString &path) const;

    const QList<MainWindow *> &windows() const { return m_windows; }
    QSettings &settings() { return m_settings; }
    const QString &program() const { return m_surroundings.program; }
    std::unique_ptr<RunSource> makeRunSource() const { return m_surroundings.makeRunSource(); }
    const std::function<qint64()> &stopwatch() const { return m_surroundings.stopwatch; }

    // Until one of them refuses.
    void closeAll();

private:
    MainWindow *keep(const Board &board, const QString &name);
    MainWindow *show(std::unique_ptr<BoardSession> session);
    void rememberOpen();
    void rememberRecent(const QString &path);

    Surroundings m_surroundings;
    QSettings m_settings;
    QList<MainWindow *> m_windows;
    bool m_closingAll = false;
};

} // namespace tempestry
