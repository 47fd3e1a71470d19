#include "app/simulation/journal_delegate.h"

#include "app/controls/controls.h"
#include "app/controls/look.h"
#include "app/simulation/duration_text.h"
#include "app/simulation/journal_model.h"

#include <QPainter>

#include <algorithm>

namespace tempestry {

namespace {

int timeWidth()
{
    return look::scaled(104);
}

} // namespace

void JournalDelegate::setNow(int row, double seconds)
{
    m_now = row;
    m_time = seconds;
}

bool JournalDelegate::isToCome(int row) const
{
    return m_film && m_film->recordTime(m_model.recordAt(row)) > m_time;
}

void JournalDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    const Theme &theme = look::themeOf(*option.widget);
    const bool now = index.row() == m_now;
    const QRect row = option.rect;
    if (now)
        painter->fillRect(row, theme.highlight);
    else if (option.state & (QStyle::State_MouseOver | QStyle::State_Selected))
        painter->fillRect(row, look::mixed(theme.chrome, theme.ink, 0.04));
    painter->fillRect(QRect(row.x(), row.bottom(), row.width(), 1),
                      look::mixed(theme.chrome, theme.chromeBorder, 0.5));
    painter->save();
    painter->setOpacity(!now && isToCome(index.row()) ? 0.45 : 1);
    painter->setFont(look::valueFont());
    painter->setPen(theme.thirdInk);
    painter->drawText(row.adjusted(14, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft,
                      virtualTimeText(index.data(JournalModel::TimeRole).toLongLong()));
    const QString remark = index.data(JournalModel::RemarkRole).toString();
    const QRect remarkRoom = row.adjusted(row.width() / 2, 0, -14, 0);
    const QFontMetrics values(look::valueFont());
    painter->drawText(remarkRoom, Qt::AlignVCenter | Qt::AlignRight,
                      values.elidedText(remark, Qt::ElideRight, remarkRoom.width()));
    const int kind = index.data(JournalModel::KindRole).toInt();
    if (kind >= 0)
        paintSwatch(*painter, QRectF(row.x() + timeWidth(), row.center().y() - 5, 11, 11),
                    static_cast<NoteKind>(kind), theme);
    painter->setFont(now ? look::strongFont() : look::textFont());
    painter->setPen(theme.ink);
    const int taken = std::min(values.horizontalAdvance(remark), remarkRoom.width()) + 26;
    const QRect room = row.adjusted(timeWidth() + 22, 0, -taken, 0);
    painter->drawText(
        room, Qt::AlignVCenter | Qt::AlignLeft,
        painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, room.width()));
    painter->restore();
}

} // namespace tempestry
