#pragma once

#include <QObject>
#include <QPoint>
#include <QPointF>
#include <QStringList>

class QMenu;

namespace tempestry {

class MainWindow;

// The menu of what is selected on the paper, or of the empty paper: those commands of the table that are of
// use there now.
class ContextMenu : public QObject
{
    Q_OBJECT

public:
    // The window outlives the menu.
    explicit ContextMenu(MainWindow &window);

    // Opens at the place on the screen. Commands that begin where the cursor is begin at the place on the
    // paper.
    void open(QPoint global, QPointF paper);

private:
    void add(QMenu &menu, const QStringList &ids, QPointF paper);

    MainWindow &m_window;
};

} // namespace tempestry
