#pragma once

#include <QObject>
#include <QString>

#include <functional>

namespace tempestry {

class MainWindow;

// What a window asks about files, and what it does with the answers. Whatever goes wrong is told in the
// window.
class FileDialogs : public QObject
{
    Q_OBJECT

public:
    explicit FileDialogs(MainWindow &window);

    void newBoard();
    void open();
    void openRecent(const QString &path);
    void openExample(const QString &name);
    void save(); // there is nothing to save: asks for a place when the board has none of its own
    void saveAs();
    void saveCopy();
    void import();
    void exportBoard();
    void openJournal(); // of a run of this board
    void exportRun();   // the one that is open

    void openPath(const QString &path); // a board, or a file to import
    void saveAsPath(const QString &path);
    void exportPath(const QString &path);
    void exportRunPath(const QString &path);

    // Waits until all is on disk, showing that it does. Returns whether the window may close: all is on disk,
    // or the person gives up what isn't.
    bool finishWriting();

private:
    QString askWhere(const QString &caption, const QString &suffix, const QString &filter) const;
    // Tells what went wrong, if something did; returns whether all went well.
    bool attempt(const std::function<void()> &what) const;
    bool mayLoseEdits() const;

    MainWindow &m_window;
};

} // namespace tempestry
