#include "app/controls/table_cell.h"

#include "app/controls/look.h"

#include <QAbstractItemView>
#include <QPainter>

namespace tempestry {

void paintCellGround(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const auto &table = static_cast<const QAbstractItemView &>(*option.widget);
    const Theme &theme = look::themeOf(table);
    if (table.currentIndex().row() == index.row())
        painter.fillRect(option.rect, look::mixed(theme.chrome, theme.ink, 0.06));
    painter.fillRect(QRect(option.rect.x(), option.rect.bottom(), option.rect.width(), 1),
                     look::mixed(theme.chrome, theme.chromeBorder, 0.6));
    if (table.currentIndex() == index && table.hasFocus()) {
        painter.setPen(QPen(theme.accent, 1.5));
        painter.drawRect(QRectF(option.rect).adjusted(1, 1, -1.5, -1.5));
    }
}

} // namespace tempestry
