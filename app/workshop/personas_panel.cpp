#include "app/workshop/personas_panel.h"

#include "app/controls/controls.h"
#include "app/controls/look.h"
#include "app/window/persona_drop.h"
#include "app/workshop/personas_model.h"
#include "board/board_view.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QVBoxLayout>

namespace tempestry {

namespace {

constexpr int kRowHeight = 30;
constexpr int kInset = 8;

class PersonaDelegate : public QStyledItemDelegate
{
public:
    PersonaDelegate(const QTableView &table, QObject *parent)
        : QStyledItemDelegate(parent)
        , m_table(table)
    {}

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Theme &theme = look::themeOf(*option.widget);
        const bool current = m_table.currentIndex() == index && m_table.hasFocus();
        const bool blank = static_cast<const PersonasModel *>(index.model())->blankRow() == index.row();
        painter->save();
        if (m_table.currentIndex().row() == index.row())
            painter->fillRect(option.rect, look::mixed(theme.chrome, theme.ink, 0.05));
        painter->fillRect(QRect(option.rect.x(), option.rect.bottom(), option.rect.width(), 1),
                          look::mixed(theme.chrome, theme.chromeBorder, 0.6));
        if (current) {
            painter->setPen(QPen(theme.accent, 1.5));
            painter->drawRect(QRectF(option.rect).adjusted(1, 1, -1.5, -1.5));
        }
        painter->setFont(index.column() == PersonasModel::Name && !blank ? look::strongFont()
                                                                         : look::textFont());
        painter->setPen(blank ? theme.thirdInk : theme.ink);
        const QRect room = option.rect.adjusted(kInset, 0, -kInset, 0);
        painter->drawText(
            room,
            index.data(Qt::TextAlignmentRole).isValid() ? index.data(Qt::TextAlignmentRole).toInt()
                                                        : int(Qt::AlignLeft | Qt::AlignVCenter),
            painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, room.width()));
        painter->restore();
    }

private:
    const QTableView &m_table;
};

} // namespace

PersonasPanel::PersonasPanel(Document &document, BoardView &view, QWidget *parent)
    : QWidget(parent)
    , m_document(document)
    , m_view(view)
    , m_drop(new PersonaDrop(document, view, this))
    , m_table(new QTableView(this))
    , m_new(new Button(tr("New persona"), Button::Style::Quiet, this))
{
    hide();
    build();
}

void PersonasPanel::build()
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 9, 10, 8);
    layout->setSpacing(4);
    auto *head = new QHBoxLayout;
    auto *title = new QLabel(tr("Personas"), this);
    title->setFont(look::titleFont());
    auto *keys = new QLabel(tr("Enter puts the persona on the paper, F2 changes a cell"), this);
    keys->setFont(look::textFont());
    look::setInk(*keys, look::Ink::Third);
    auto *copyButton = new Button(tr("Copy table"), Button::Style::Quiet, this);
    copyButton->setObjectName(QStringLiteral("copyPersonas"));
    auto *close = new Button(tr("Close"), Button::Style::Bare, this);
    close->setPicture(Button::Picture::Close);
    close->setToolTip(tr("Close (Esc)"));
    m_new->setObjectName(QStringLiteral("newPersona"));
    head->addWidget(title);
    head->addSpacing(10);
    head->addWidget(keys, 1);
    head->addWidget(m_new);
    head->addWidget(copyButton);
    head->addWidget(close);
    layout->addLayout(head);
    m_table->setObjectName(QStringLiteral("plain"));
    m_table->setAccessibleName(tr("Personas"));
    m_table->setItemDelegate(new PersonaDelegate(*m_table, this));
    m_table->setFont(look::textFont());
    m_table->setShowGrid(false);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setDragEnabled(true);
    m_table->setDragDropMode(QAbstractItemView::DragOnly);
    m_table->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed |
                             QAbstractItemView::AnyKeyPressed);
    m_table->viewport()->setAutoFillBackground(false);
    m_table->verticalHeader()->hide();
    look::setRowHeight(*m_table, kRowHeight);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setFont(look::sectionFont());
    m_table->installEventFilter(this);
    layout->addWidget(m_table, 1);
    setFocusProxy(m_table);
    connect(m_new, &Button::clicked, this, &PersonasPanel::addPersona);
    connect(copyButton, &Button::clicked, this, &PersonasPanel::copy);
    connect(close, &Button::clicked, this, &PersonasPanel::close);
}

void PersonasPanel::makeModel()
{
    m_model = new PersonasModel(m_document, this);
    connect(m_model, &PersonasModel::refused, this, &PersonasPanel::hint);
    m_table->setModel(m_model);
    connect(m_model, &PersonasModel::modelAboutToBeReset, this, [this] {
        m_kept = m_model->nameAt(m_table->currentIndex().row());
        m_keptColumn = std::max(0, m_table->currentIndex().column());
    });
    connect(m_model, &PersonasModel::modelReset, this, [this] { setCurrent(m_kept, m_keptColumn); });
    connect(m_model, &PersonasModel::added, this,
            [this](const QString &name) { setCurrent(name, PersonasModel::UseCase); });
    QHeaderView *heads = m_table->horizontalHeader();
    heads->setSectionResizeMode(QHeaderView::Stretch);
    heads->setSectionResizeMode(PersonasModel::Likelihood, QHeaderView::ResizeToContents);
    heads->setSectionResizeMode(PersonasModel::Places, QHeaderView::ResizeToContents);
    heads->setSortIndicatorClearable(true);
    heads->setSortIndicator(-1, Qt::DescendingOrder);
    m_table->setSortingEnabled(true);
}

void PersonasPanel::setCurrent(const QString &name, int column)
{
    const int row = std::max(0, m_model->rowOf(name));
    m_table->setCurrentIndex(m_model->index(row, column));
    m_table->scrollTo(m_table->currentIndex());
}

void PersonasPanel::open()
{
    if (!m_model)
        makeModel();
    m_open = true;
    m_new->setEnabled(!m_document.isReadOnly());
    show();
    if (!m_table->currentIndex().isValid())
        m_table->setCurrentIndex(m_model->index(0, 0));
    m_table->setFocus();
}

void PersonasPanel::close()
{
    m_open = false;
    hide();
    m_table->setModel(nullptr);
    delete std::exchange(m_model, nullptr);
    m_view.setFocus();
}

void PersonasPanel::addPersona()
{
    open();
    if (m_model->blankRow() < 0)
        return;
    const QModelIndex blank = m_model->index(m_model->blankRow(), PersonasModel::Name);
    m_table->setCurrentIndex(blank);
    m_table->scrollTo(blank);
    m_table->edit(blank);
}

void PersonasPanel::putCurrent()
{
    const int row = m_table->currentIndex().row();
    if (row == m_model->blankRow())
        m_table->edit(m_model->index(row, PersonasModel::Name));
    else if (!m_document.isReadOnly())
        m_drop->put(m_model->nameAt(row));
}

void PersonasPanel::copy() const
{
    QGuiApplication::clipboard()->setText(personasText(m_document.board()));
}

bool PersonasPanel::eventFilter(QObject *watched, QEvent *event)
{
    // Keys that a cell's editor leaves over come by here as well.
    if (watched != m_table || event->type() != QEvent::KeyPress || !m_table->hasFocus())
        return QWidget::eventFilter(watched, event);
    const auto &key = *static_cast<QKeyEvent *>(event);
    if (key.matches(QKeySequence::Copy))
        copy();
    else if (key.key() == Qt::Key_Return || key.key() == Qt::Key_Enter)
        putCurrent();
    else if (key.key() == Qt::Key_Escape)
        close();
    else
        return false;
    return true;
}

void PersonasPanel::paintEvent(QPaintEvent *)
{
    const Theme &theme = look::themeOf(*this);
    QPainter painter(this);
    painter.fillRect(rect(), theme.chrome);
    painter.fillRect(QRect(0, 0, width(), 1), theme.chromeBorder);
}

} // namespace tempestry
