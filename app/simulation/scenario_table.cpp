#include "app/simulation/scenario_table.h"

#include "app/controls/look.h"
#include "app/controls/table_cell.h"
#include "app/simulation/scenario_model.h"
#include "model/document.h"

#include <QCompleter>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QStyledItemDelegate>

#include <algorithm>

namespace tempestry {

namespace {

constexpr int kRowHeight = 26;
constexpr int kInset = 6;
constexpr int kMostShown = 12; // of the notes that match what is typed

class ScenarioDelegate : public QStyledItemDelegate
{
public:
    ScenarioDelegate(ScenarioTable &table, const ScenarioModel &model, QObject *parent)
        : QStyledItemDelegate(parent)
        , m_table(table)
        , m_model(model)
    {}

    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const override
    {
        QWidget *editor = QStyledItemDelegate::createEditor(parent, option, index);
        auto *line = qobject_cast<QLineEdit *>(editor);
        if (line && index.column() == ScenarioModel::Note)
            line->setCompleter(completerFor(index.row(), line));
        return editor;
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Theme &theme = look::themeOf(*option.widget);
        painter->save();
        paintCellGround(*painter, option, index);
        painter->setFont(fontOf(index.column()));
        painter->setPen(inkOf(index, theme));
        const QRect room = option.rect.adjusted(kInset, 0, -kInset, 0);
        painter->drawText(
            room, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
            painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, room.width()));
        painter->restore();
    }

private:
    QCompleter *completerFor(int row, QLineEdit *line) const
    {
        QStringList labels;
        for (const NoteChoice &choice : m_model.choices(row))
            labels << choice.label;
        auto *completer = new QCompleter(labels, line);
        completer->setCaseSensitivity(Qt::CaseInsensitive);
        completer->setFilterMode(Qt::MatchContains);
        completer->setMaxVisibleItems(kMostShown);
        // After the line has been given the text.
        QObject::connect(
            completer, qOverload<const QString &>(&QCompleter::activated), &m_table,
            [table = &m_table, line] { table->finishEditing(line); }, Qt::QueuedConnection);
        return completer;
    }

    static QFont fontOf(int column)
    {
        if (column == ScenarioModel::List)
            return look::sectionFont();
        return column == ScenarioModel::Payload || column == ScenarioModel::Time ? look::valueFont()
                                                                                 : look::textFont();
    }

    static QColor inkOf(const QModelIndex &index, const Theme &theme)
    {
        const bool isWrong = index.data(ScenarioModel::ProblemRole).toBool();
        if (isWrong && (index.column() == ScenarioModel::Outcome || index.column() == ScenarioModel::Note))
            return theme.removed;
        if (index.column() == ScenarioModel::Outcome)
            return theme.secondInk;
        return index.column() == ScenarioModel::List           ? theme.secondInk
               : index.data(ScenarioModel::BlankRole).toBool() ? theme.thirdInk
                                                               : theme.ink;
    }

    ScenarioTable &m_table;
    const ScenarioModel &m_model;
};

} // namespace

ScenarioTable::ScenarioTable(ScenarioModel &model, QWidget *parent)
    : QTableView(parent)
    , m_model(model)
{
    setObjectName(QStringLiteral("plain"));
    setAccessibleName(tr("Scenario"));
    setModel(&model);
    setItemDelegate(new ScenarioDelegate(*this, model, this));
    setFont(look::textFont());
    setShowGrid(false);
    setSelectionMode(SingleSelection);
    setEditTriggers(DoubleClicked | EditKeyPressed | AnyKeyPressed);
    setTabKeyNavigation(false);
    viewport()->setAutoFillBackground(false);
    verticalHeader()->hide();
    look::setRowHeight(*this, kRowHeight);
    QHeaderView *heads = horizontalHeader();
    heads->setHighlightSections(false);
    heads->setFont(look::sectionFont());
    heads->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    heads->setSectionResizeMode(QHeaderView::Stretch);
    heads->setSectionResizeMode(ScenarioModel::List, QHeaderView::Fixed);
    heads->resizeSection(ScenarioModel::List, look::scaled(86));
    for (const int column : {ScenarioModel::Entity, ScenarioModel::Time}) {
        heads->setSectionResizeMode(column, QHeaderView::Fixed);
        heads->resizeSection(column, look::scaled(column == ScenarioModel::Time ? 70 : 96));
    }
    connect(&model, &QAbstractItemModel::modelAboutToBeReset, this, [this] {
        m_row = std::max(0, currentIndex().row());
        m_column = std::max<int>(ScenarioModel::Note, currentIndex().column());
    });
    connect(&model, &QAbstractItemModel::modelReset, this, &ScenarioTable::keepCurrent);
}

void ScenarioTable::keepCurrent()
{
    setCurrentIndex(m_model.index(std::clamp(m_row, 0, std::max(0, m_model.rowCount() - 1)), m_column));
}

void ScenarioTable::removeCurrent()
{
    m_model.remove(currentIndex().row());
}

void ScenarioTable::moveCurrent(int places)
{
    const int column = currentIndex().column();
    const auto row = m_model.rowAt(currentIndex().row());
    const auto next = m_model.rowAt(currentIndex().row() + places);
    if (!row || !row->entry || !next || next->list != row->list || !next->entry)
        return;
    const int place = currentIndex().row() + places;
    m_model.move(currentIndex().row(), places);
    setCurrentIndex(m_model.index(place, column));
}

void ScenarioTable::finishEditing(QWidget *editor)
{
    commitData(editor);
    closeEditor(editor, QAbstractItemDelegate::NoHint);
}

bool ScenarioTable::takeKey(const QKeyEvent &event)
{
    const bool alt = event.modifiers() == Qt::AltModifier;
    switch (event.key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        edit(currentIndex().siblingAtColumn(std::max<int>(ScenarioModel::Note, currentIndex().column())));
        return true;
    case Qt::Key_Delete:
        removeCurrent();
        return true;
    case Qt::Key_Space:
        Q_EMIT revealAsked(currentIndex().row());
        return true;
    case Qt::Key_Up:
    case Qt::Key_Down:
        if (alt)
            moveCurrent(event.key() == Qt::Key_Up ? -1 : 1);
        return alt;
    case Qt::Key_Escape:
        Q_EMIT left();
        return true;
    default:
        return false;
    }
}

void ScenarioTable::keyPressEvent(QKeyEvent *event)
{
    if (state() == EditingState || !takeKey(*event))
        QTableView::keyPressEvent(event);
}

} // namespace tempestry
