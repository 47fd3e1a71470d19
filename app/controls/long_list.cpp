#include "app/controls/long_list.h"

#include <QHeaderView>

namespace tempestry {

LongList::LongList(QWidget *parent)
    : QTableView(parent)
{
    setObjectName(QStringLiteral("plain"));
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setMouseTracking(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setAutoFillBackground(false);
    verticalHeader()->hide();
    horizontalHeader()->hide();
    horizontalHeader()->setStretchLastSection(true);
}

// A table's Home and End are those of the row.
QModelIndex LongList::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers)
{
    const bool isToEdge = action == MoveHome || action == MoveEnd;
    return QTableView::moveCursor(action, isToEdge ? modifiers | Qt::ControlModifier : modifiers);
}

} // namespace tempestry
