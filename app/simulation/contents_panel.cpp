#include "app/simulation/contents_panel.h"

#include "app/controls/controls.h"
#include "app/controls/look.h"
#include "app/simulation/contents_text.h"

#include <QAbstractListModel>
#include <QHBoxLayout>
#include <QListView>
#include <QPainter>
#include <QStyledItemDelegate>

#include <algorithm>

namespace tempestry {

using simulation::Film;
using simulation::Held;
using simulation::kNone;

namespace {

enum Role { RemarkRole = Qt::UserRole, KindRole, FreshRole };

// A name on the left and a remark on the right.
class RowDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return {60, look::scaled(24)};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Theme &theme = look::themeOf(*option.widget);
        const QRect row = option.rect;
        if (index.data(FreshRole).toBool())
            painter->fillRect(row, theme.highlight);
        else if (option.state & (QStyle::State_Selected | QStyle::State_MouseOver))
            painter->fillRect(row, look::mixed(theme.chrome, theme.ink, 0.06));
        int left = row.x() + 12;
        if (const QVariant kind = index.data(KindRole); kind.isValid()) {
            paintSwatch(*painter, QRectF(left, row.center().y() - 5, 11, 11), NoteKind(kind.toInt()), theme);
            left += 20;
        }
        const QString remark = index.data(RemarkRole).toString();
        const QFontMetrics values(look::valueFont());
        const QRect room(left, row.y(), row.right() - left - 10, row.height());
        const int wanted = std::min(values.horizontalAdvance(remark) + 1, room.width() * 2 / 3);
        painter->setFont(look::textFont());
        painter->setPen(theme.ink);
        painter->drawText(room.adjusted(0, 0, -wanted - 8, 0), Qt::AlignVCenter | Qt::AlignLeft,
                          painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight,
                                                            room.width() - wanted - 8));
        painter->setFont(look::valueFont());
        painter->setPen(theme.secondInk);
        painter->drawText(room, Qt::AlignVCenter | Qt::AlignRight,
                          values.elidedText(remark, Qt::ElideRight, wanted));
    }
};

} // namespace

class ContentsPanel::HolderModel : public QAbstractListModel
{
public:
    using QAbstractListModel::QAbstractListModel;

    void setContents(std::shared_ptr<const RunContents> contents)
    {
        beginResetModel();
        m_contents = std::move(contents);
        endResetModel();
    }

    quint32 at(int row) const { return m_contents->at->holders()[static_cast<size_t>(row)]; }
    int rowOf(quint32 note) const
    {
        const auto &all = m_contents->at->holders();
        const auto found = std::ranges::lower_bound(all, note);
        return found == all.end() || *found != note ? -1 : static_cast<int>(found - all.begin());
    }
    void setTime(double seconds)
    {
        m_time = seconds;
        if (rowCount({}))
            Q_EMIT dataChanged(index(0), index(rowCount({}) - 1));
    }

    int rowCount(const QModelIndex &parent) const override
    {
        return parent.isValid() || !m_contents ? 0 : static_cast<int>(m_contents->at->holders().size());
    }
    QVariant data(const QModelIndex &index, int role) const override
    {
        const quint32 note = at(index.row());
        const Note *known = m_contents->board.find(m_contents->at->noteOf(note));
        switch (role) {
        case Qt::DisplayRole:
            return m_contents->nameOf(note);
        case RemarkRole:
            return QString::number(m_contents->at->entities(note, m_time));
        case KindRole:
            return known ? QVariant(static_cast<int>(known->kind)) : QVariant();
        default:
            return {};
        }
    }

private:
    std::shared_ptr<const RunContents> m_contents;
    double m_time = 0;
};

// Entities come as time goes on; whatever is not on the screen is not folded.
class ContentsPanel::EntityModel : public QAbstractListModel
{
public:
    using QAbstractListModel::QAbstractListModel;

    void show(std::shared_ptr<const RunContents> contents, quint32 holder, double seconds)
    {
        const bool isOther = contents != m_contents || holder != m_holder;
        const int count =
            contents && holder != kNone ? static_cast<int>(contents->at->entities(holder, seconds)) : 0;
        if (isOther)
            beginResetModel();
        else if (count > m_count)
            beginInsertRows({}, m_count, count - 1);
        else if (count < m_count)
            beginRemoveRows({}, count, m_count - 1);
        const int before = std::exchange(m_count, count);
        m_contents = std::move(contents);
        m_holder = holder;
        m_time = seconds;
        if (isOther)
            endResetModel();
        else if (count > before)
            endInsertRows();
        else if (count < before)
            endRemoveRows();
        if (count)
            Q_EMIT dataChanged(index(0), index(count - 1));
    }

    Held held(int row) const { return m_contents->at->held(m_holder, static_cast<size_t>(row), m_time); }

    int rowCount(const QModelIndex &parent) const override { return parent.isValid() ? 0 : m_count; }
    QVariant data(const QModelIndex &index, int role) const override
    {
        if (role != Qt::DisplayRole && role != RemarkRole && role != FreshRole)
            return {};
        const Held now = held(index.row());
        if (role == Qt::DisplayRole)
            return now.entity == kNone ? QString()
                                       : m_contents->at->film()
                                             ->journal()
                                             ->entities[static_cast<qsizetype>(now.entity)]
                                             .simplified();
        if (role == RemarkRole)
            return now.version ? QStringLiteral("v%1").arg(now.version) : QString();
        return now.changedBy != kNone &&
               m_contents->at->film()->recordTime(now.changedBy) > m_time - Film::kHop;
    }

private:
    std::shared_ptr<const RunContents> m_contents;
    quint32 m_holder = kNone;
    int m_count = 0;
    double m_time = 0;
};

class ContentsPanel::FieldModel : public QAbstractListModel
{
public:
    using QAbstractListModel::QAbstractListModel;

    void show(const Held &held, bool isFresh)
    {
        if (held.entity == m_held.entity && held.fields == m_held.fields && isFresh == m_isFresh &&
            held.changed == m_held.changed)
            return;
        beginResetModel();
        m_held = held;
        m_names = held.fields.keys();
        m_isFresh = isFresh;
        endResetModel();
    }

    int rowCount(const QModelIndex &parent) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_names.size());
    }
    QVariant data(const QModelIndex &index, int role) const override
    {
        const QString &name = m_names[index.row()];
        switch (role) {
        case Qt::DisplayRole:
            return name;
        case RemarkRole:
            return valueText(m_held.fields.value(name));
        case Qt::AccessibleTextRole:
            return QStringLiteral("%1: %2").arg(name, valueText(m_held.fields.value(name)));
        case FreshRole:
            return m_isFresh && m_held.changed.contains(name);
        case Qt::ToolTipRole: // never rich text, whatever the value says
            return QStringLiteral("<p>%1</p>")
                .arg(valueText(m_held.fields.value(name)).left(400).toHtmlEscaped());
        default:
            return {};
        }
    }

private:
    Held m_held;
    QStringList m_names;
    bool m_isFresh = false;
};

ContentsPanel::ContentsPanel(QWidget *parent)
    : QWidget(parent)
    , m_holderModel(new HolderModel(this))
    , m_entityModel(new EntityModel(this))
    , m_fieldModel(new FieldModel(this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(1, 1, 0, 0);
    layout->setSpacing(1);
    m_holders = addList(tr("Read models and aggregates"), 4);
    m_entities = addList(tr("Entities"), 3);
    m_fields = addList(tr("Fields"), 5);
    m_holders->setModel(m_holderModel);
    m_entities->setModel(m_entityModel);
    m_fields->setModel(m_fieldModel);
    connect(m_holders->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex &now) {
                if (m_syncing || !now.isValid())
                    return;
                m_holder = m_holderModel->at(now.row());
                m_entity.reset();
                sync();
            });
    connect(m_holders, &QListView::clicked, this, [this](const QModelIndex &row) {
        Q_EMIT picked(m_contents->at->noteOf(m_holderModel->at(row.row())));
    });
    connect(m_entities->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex &now) {
                if (m_syncing || !now.isValid())
                    return;
                m_holder = m_holderModel->at(m_holders->currentIndex().row());
                m_entity = static_cast<size_t>(now.row());
                showFields();
            });
}

QListView *ContentsPanel::addList(const QString &name, int stretch)
{
    auto *list = new QListView(this);
    list->setObjectName(QStringLiteral("plain"));
    list->setAccessibleName(name);
    list->setUniformItemSizes(true);
    list->setMouseTracking(true);
    list->setItemDelegate(new RowDelegate(list));
    list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list->viewport()->setAutoFillBackground(false);
    static_cast<QHBoxLayout *>(layout())->addWidget(list, stretch);
    return list;
}

void ContentsPanel::setContents(std::shared_ptr<const RunContents> contents)
{
    const bool isSameRun = m_contents && contents && m_contents->at->film() == contents->at->film();
    const std::optional<NoteId> held =
        isSameRun && m_holder ? std::optional(m_contents->at->noteOf(*m_holder)) : std::nullopt;
    const auto entity = isSameRun ? m_entity : std::nullopt;
    m_contents = std::move(contents);
    m_holder = held ? m_contents->at->holderOf(*held) : std::nullopt;
    m_entity = m_holder ? entity : std::nullopt;
    if (!isSameRun)
        m_time = 0;
    const QSignalBlocker quiet(m_holders->selectionModel());
    m_holderModel->setContents(m_contents);
    m_entityModel->show(m_contents, kNone, 0);
    m_fieldModel->show({}, false);
    sync();
    update();
}

void ContentsPanel::setTime(double seconds)
{
    m_time = seconds;
    if (isVisible())
        sync();
}

void ContentsPanel::showEvent(QShowEvent *)
{
    sync();
}

void ContentsPanel::setNote(std::optional<NoteId> note)
{
    if (!m_contents)
        return;
    m_holder = note ? m_contents->at->holderOf(*note) : std::nullopt;
    m_entity.reset();
    if (isVisible())
        sync();
}

// The one that was picked, or the one whose contents changed last.
void ContentsPanel::syncHolder()
{
    quint32 shown = m_holder.value_or(m_contents->at->holders().front());
    quint32 latest = 0;
    for (const quint32 note : m_contents->at->holders()) {
        const auto place = m_holder ? std::nullopt : m_contents->at->latest(note, m_time);
        if (!place)
            continue;
        const quint32 change = m_contents->at->held(note, *place, m_time).changedBy;
        if (change >= latest) {
            latest = change;
            shown = note;
        }
    }
    const int row = m_holderModel->rowOf(shown);
    m_holders->setCurrentIndex(m_holderModel->index(row));
    m_entityModel->show(m_contents, shown, m_time);
}

void ContentsPanel::sync()
{
    if (!m_contents || m_contents->at->holders().empty() || m_syncing)
        return;
    m_syncing = true;
    m_holderModel->setTime(m_time);
    syncHolder();
    const quint32 holder = m_holderModel->at(m_holders->currentIndex().row());
    const auto place = m_entity ? m_entity : m_contents->at->latest(holder, m_time);
    const bool isThere = place && *place < static_cast<size_t>(m_entityModel->rowCount({}));
    m_entities->setCurrentIndex(isThere ? m_entityModel->index(static_cast<int>(*place)) : QModelIndex());
    m_syncing = false;
    showFields();
}

void ContentsPanel::showFields()
{
    const QModelIndex at = m_entities->currentIndex();
    if (!at.isValid()) {
        m_fieldModel->show({}, false);
        return;
    }
    m_fieldModel->show(m_entityModel->held(at.row()), at.data(FreshRole).toBool());
}

void ContentsPanel::paintEvent(QPaintEvent *)
{
    const Theme &theme = look::themeOf(*this);
    QPainter painter(this);
    painter.fillRect(QRect(0, 0, width(), 1), theme.chromeBorder);
    for (const QListView *list : {m_holders, m_entities, m_fields})
        painter.fillRect(QRect(list->x() - 1, 0, 1, height()), theme.chromeBorder);
    if (!m_contents || m_contents->at->holders().empty()) {
        painter.setFont(look::textFont());
        painter.setPen(theme.thirdInk);
        painter.drawText(rect(), Qt::AlignCenter,
                         tr("No read model or aggregate holds anything in this run."));
    }
}

} // namespace tempestry
