#include "app/simulation/many_runs_table.h"

#include "app/controls/controls.h"
#include "app/controls/look.h"
#include "app/controls/table_cell.h"

#include <QClipboard>
#include <QFontMetrics>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QSortFilterProxyModel>
#include <QStyledItemDelegate>

#include <algorithm>

namespace tempestry {

namespace {

constexpr int kRowHeight = 25;
constexpr int kInset = 6;

class ManyRunsDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const override
    {
        const QFontMetrics metrics(isText(index) ? look::textFont() : look::valueFont());
        constexpr int kRounding = 2; // what whole pixels take off
        return {metrics.horizontalAdvance(index.data().toString()) + 2 * kInset + kRounding,
                look::scaled(kRowHeight)};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Theme &theme = look::themeOf(*option.widget);
        painter->save();
        paintCellGround(*painter, option, index);
        QRect room = option.rect.adjusted(kInset, 0, -kInset, 0);
        if (index.column() == ManyRunsModel::Title) {
            const int side = 10;
            paintSwatch(*painter, QRectF(room.x(), room.center().y() - side / 2.0, side, side),
                        static_cast<NoteKind>(index.data(ManyRunsModel::KindRole).toInt()), theme);
            room.setLeft(room.left() + side + 8);
        }
        painter->setFont(isText(index) ? look::textFont() : look::valueFont());
        painter->setPen(index.column() == ManyRunsModel::Outcome ? theme.secondInk : theme.ink);
        painter->drawText(
            room, index.data(Qt::TextAlignmentRole).toInt(),
            painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, room.width()));
        painter->restore();
    }

private:
    static bool isText(const QModelIndex &index)
    {
        return index.column() == ManyRunsModel::Title || index.column() == ManyRunsModel::Outcome;
    }
};

// Where there is nothing to tell stands last, whichever way it is sorted.
class ManyRunsOrder : public QSortFilterProxyModel
{
public:
    using QSortFilterProxyModel::QSortFilterProxyModel;

protected:
    bool lessThan(const QModelIndex &left, const QModelIndex &right) const override
    {
        const bool isLeft = left.data(sortRole()).isValid();
        const bool isRight = right.data(sortRole()).isValid();
        if (isLeft != isRight)
            return sortOrder() == Qt::AscendingOrder ? isLeft : isRight;
        return QSortFilterProxyModel::lessThan(left, right);
    }
};

} // namespace

ManyRunsTable::ManyRunsTable(QWidget *parent)
    : QTableView(parent)
    , m_model(new ManyRunsModel(this))
    , m_sorted(new ManyRunsOrder(this))
{
    m_sorted->setSourceModel(m_model);
    m_sorted->setSortRole(ManyRunsModel::SortRole);
    setModel(m_sorted);
    setObjectName(QStringLiteral("plain"));
    setAccessibleName(tr("Many runs, note by note"));
    setItemDelegate(new ManyRunsDelegate(this));
    setToolTip(tr("Enter shows the note, S sorts by the column"));
    setShowGrid(false);
    setSelectionMode(SingleSelection);
    setTabKeyNavigation(false);
    setSortingEnabled(true);
    viewport()->setAutoFillBackground(false);
    verticalHeader()->hide();
    look::setRowHeight(*this, kRowHeight);
    QHeaderView *heads = horizontalHeader();
    heads->setHighlightSections(false);
    heads->setFont(look::sectionFont());
    heads->setSortIndicator(-1, Qt::AscendingOrder);
    heads->setMinimumSectionSize(look::scaled(44));
    heads->setSectionResizeMode(QHeaderView::ResizeToContents);
    heads->setSectionResizeMode(ManyRunsModel::Title, QHeaderView::Stretch);
    heads->setSectionResizeMode(ManyRunsModel::Outcome, QHeaderView::Stretch);
    connect(this, &QTableView::doubleClicked, this, &ManyRunsTable::pickCurrent);
}

void ManyRunsTable::setRuns(std::shared_ptr<const FinishedRuns> made, std::optional<NoteId> current)
{
    m_model->setRuns(std::move(made));
    for (int row = 0; current && row < m_model->rowCount(); ++row)
        if (m_model->noteAt(row) == *current)
            setCurrentIndex(m_sorted->mapFromSource(m_model->index(row, ManyRunsModel::Title)));
    scrollTo(currentIndex(), PositionAtCenter);
}

int ManyRunsTable::currentRow() const
{
    return m_sorted->mapToSource(currentIndex()).row();
}

QString ManyRunsTable::text() const
{
    QStringList lines;
    for (int row = -1; row < m_sorted->rowCount(); ++row) {
        QStringList cells;
        for (int column = 0; column < ManyRunsModel::ColumnCount; ++column)
            cells += row < 0 ? m_sorted->headerData(column, Qt::Horizontal).toString()
                             : m_sorted->index(row, column).data().toString();
        lines += cells.join(u'\t');
    }
    return lines.join(u'\n') + u'\n';
}

void ManyRunsTable::pickCurrent()
{
    if (const int row = currentRow(); row >= 0)
        Q_EMIT picked(m_model->noteAt(row));
}

void ManyRunsTable::sortByCurrent()
{
    const QHeaderView *heads = horizontalHeader();
    const int column = std::max(0, currentIndex().column());
    const bool again = heads->sortIndicatorSection() == column;
    const bool downwards = again ? heads->sortIndicatorOrder() == Qt::AscendingOrder
                                 : column != ManyRunsModel::Title && column != ManyRunsModel::Outcome;
    sortByColumn(column, downwards ? Qt::DescendingOrder : Qt::AscendingOrder);
}

void ManyRunsTable::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    Q_EMIT currentRowChanged();
}

void ManyRunsTable::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy))
        QGuiApplication::clipboard()->setText(text());
    else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        pickCurrent();
    else if (event->key() == Qt::Key_S && event->modifiers() == Qt::NoModifier)
        sortByCurrent();
    else
        QTableView::keyPressEvent(event);
}

} // namespace tempestry
