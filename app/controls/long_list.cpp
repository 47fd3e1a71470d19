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
    if (model() && action == MoveHome)
        return model()->index(0, 0);
    if (model() && action == MoveEnd)
        return model()->index(model()->rowCount() - 1, 0);
    return QTableView::moveCursor(action, modifiers);
}

// A new model's lines are not laid out yet.
void LongList::scrollTo(const QModelIndex &index, ScrollHint hint)
{
    executeDelayedItemsLayout();
    QTableView::scrollTo(index, hint);
}

} // namespace tempestry
