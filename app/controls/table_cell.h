#pragma once

#include <QStyleOptionViewItem>

class QPainter;

namespace tempestry {

// What is behind the text of a table's cell: the tint of the current row, the line below it, and a frame
// around the current cell while the table has the focus. Precondition: option.widget is the table.
void paintCellGround(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index);

} // namespace tempestry
