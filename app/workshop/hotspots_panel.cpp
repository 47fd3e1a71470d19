#include "app/workshop/hotspots_panel.h"

#include "app/controls/controls.h"
#include "app/controls/look.h"
#include "app/workshop/hotspots_model.h"
#include "board/note_badges.h"
#include "model/standing.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>

namespace tempestry {

namespace {

constexpr int kRowHeight = 48;
constexpr int kHeadHeight = 34;
constexpr int kSignWidth = 20;

class HotspotDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const override
    {
        return {100, look::scaled(index.data(HotspotsModel::HeadRole).toBool() ? kHeadHeight : kRowHeight)};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Theme &theme = look::themeOf(*option.widget);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        if (option.state & QStyle::State_Selected)
            painter->fillRect(option.rect, look::mixed(theme.chrome, theme.ink, 0.075));
        else if (option.state & QStyle::State_MouseOver)
            painter->fillRect(option.rect, look::mixed(theme.chrome, theme.ink, 0.04));
        painter->fillRect(QRect(option.rect.x(), option.rect.bottom(), option.rect.width(), 1),
                          look::mixed(theme.chrome, theme.chromeBorder, 0.5));
        const QRect row = option.rect.adjusted(6, 0, -6, 0);
        if (index.data(HotspotsModel::HeadRole).toBool())
            paintHead(*painter, row, index, theme);
        else
            paintHotspot(*painter, row, index, theme);
        painter->restore();
    }

private:
    static void paintHead(QPainter &painter, const QRect &row, const QModelIndex &index, const Theme &theme)
    {
        const auto &model = static_cast<const HotspotsModel &>(*index.model());
        const bool folded = model.rowCount() == index.row() + 1;
        painter.setFont(look::sectionFont());
        painter.setPen(theme.secondInk);
        painter.drawText(row.adjusted(kSignWidth, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft,
                         index.data().toString());
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.secondInk);
        const QPointF c(row.x() + 6, row.center().y() + 0.5);
        painter.drawPolygon(folded ? QPolygonF{c + QPointF(-2, -4), c + QPointF(3, 0), c + QPointF(-2, 4)}
                                   : QPolygonF{c + QPointF(-4, -2), c + QPointF(4, -2), c + QPointF(0, 3)});
    }

    static void paintHotspot(QPainter &painter, const QRect &row, const QModelIndex &index,
                             const Theme &theme)
    {
        const bool resolved = index.data(HotspotsModel::ResolvedRole).toBool();
        const QPointF sign(row.x(), row.y() + 8);
        if (resolved)
            paintTick(painter, sign, theme.secondInk);
        else
            paintPriority(painter, static_cast<Priority>(index.data(HotspotsModel::PriorityRole).toInt()),
                          sign, theme.ink);
        const QString votes = dots(index.data(HotspotsModel::VotesRole).toInt());
        painter.setFont(look::valueFont());
        painter.setPen(theme.secondInk);
        const int taken = votes.isEmpty() ? 0 : painter.fontMetrics().horizontalAdvance(votes) + 8;
        const QRect first(row.x(), row.y() + look::scaled(5), row.width(), look::scaled(19));
        painter.drawText(first, Qt::AlignVCenter | Qt::AlignRight, votes);
        const QRect upper = first.adjusted(kSignWidth, 0, -taken, 0);
        const QRect lower(upper.x(), upper.bottom() + 1, row.width() - kSignWidth, look::scaled(18));
        paintText(painter, upper, index.data().toString(), resolved ? theme.secondInk : theme.ink);
        paintText(painter, lower, index.data(HotspotsModel::RemarkRole).toString(),
                  resolved ? theme.ink : theme.thirdInk);
    }

    static void paintText(QPainter &painter, const QRect &room, const QString &text, const QColor &ink)
    {
        painter.setFont(look::textFont());
        painter.setPen(ink);
        painter.drawText(room, Qt::AlignVCenter | Qt::AlignLeft,
                         painter.fontMetrics().elidedText(text, Qt::ElideRight, room.width()));
    }

    static QString dots(int votes) { return votes == 0 ? QString() : QStringLiteral("\u25CF %1").arg(votes); }
};

} // namespace

HotspotsPanel::HotspotsPanel(Document &document, QWidget *parent)
    : QWidget(parent)
    , m_document(document)
    , m_model(new HotspotsModel(document, this))
    , m_filter(new QLineEdit(this))
    , m_list(new QListView(this))
    , m_nothing(new QLabel(this))
    , m_keys(new QLabel(tr("Enter shows it, R resolves, 1 to 3 set the priority"), this))
    , m_resolve(new Button(tr("Resolve\u2026"), Button::Style::Quiet, this))
    , m_copy(new Button(tr("Copy as Markdown"), Button::Style::Quiet, this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 4, 0, 4);
    m_filter->setObjectName(QStringLiteral("boxed"));
    m_filter->setFont(look::textFont());
    m_filter->setPlaceholderText(tr("Type to filter"));
    m_filter->setAccessibleName(tr("Filter the hotspots"));
    m_filter->installEventFilter(this);
    m_list->setObjectName(QStringLiteral("plain"));
    m_list->setAccessibleName(tr("Hotspots"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new HotspotDelegate(this));
    m_list->setMouseTracking(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->viewport()->setAutoFillBackground(false);
    m_list->installEventFilter(this);
    for (QLabel *label : {m_nothing, m_keys}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setFont(look::textFont());
        look::setInk(*label, look::Ink::Second);
    }
    m_resolve->setObjectName(QStringLiteral("resolveHotspot"));
    m_copy->setObjectName(QStringLiteral("copyHotspots"));
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_resolve);
    buttons->addWidget(m_copy);
    buttons->addStretch(1);
    layout->addWidget(m_filter);
    layout->addWidget(m_nothing);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_keys);
    layout->addLayout(buttons);
    setFocusProxy(m_list);

    connect(m_filter, &QLineEdit::textChanged, m_model, &HotspotsModel::setFilter);
    connect(m_list, &QListView::clicked, this, &HotspotsPanel::choose);
    connect(m_resolve, &Button::clicked, this, &HotspotsPanel::resolveOrReopen);
    connect(m_copy, &Button::clicked, this, &HotspotsPanel::copy);
    connect(m_model, &HotspotsModel::modelAboutToBeReset, this, [this] {
        m_current = current();
        m_currentRow = std::max(0, m_list->currentIndex().row());
    });
    connect(m_model, &HotspotsModel::modelReset, this, &HotspotsPanel::keepCurrent);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &HotspotsPanel::syncWords);
    keepCurrent();
}

std::optional<NoteId> HotspotsPanel::current() const
{
    return m_model->noteAt(m_list->currentIndex().row());
}

void HotspotsPanel::keepCurrent()
{
    const int row = m_current ? m_model->rowOf(*m_current) : -1;
    m_list->setCurrentIndex(
        m_model->index(row >= 0 ? row : std::clamp(m_currentRow, 0, std::max(0, m_model->rowCount() - 1))));
    syncWords();
}

void HotspotsPanel::syncWords()
{
    const bool any = m_model->rowCount() > 0;
    const bool filtered = !m_filter->text().trimmed().isEmpty();
    m_list->setVisible(any);
    m_keys->setVisible(any);
    m_filter->setVisible(any || filtered);
    m_nothing->setVisible(m_model->openCount() == 0);
    if (filtered)
        m_nothing->setText(any ? tr("No open hotspot matches.") : tr("No hotspot matches."));
    else
        m_nothing->setText(any ? tr("No open hotspots: all are resolved.")
                               : tr("No hotspots yet. Press H on the paper to note a question, a risk or a "
                                    "conflict."));
    m_copy->setVisible(any);
    const std::optional<NoteId> note = current();
    const Note *shown = note ? m_document.board().find(*note) : nullptr;
    m_resolve->setVisible(shown && !m_document.isReadOnly());
    m_resolve->setText(shown && shown->resolved ? tr("Reopen") : tr("Resolve\u2026"));
    m_resolve->updateGeometry();
}

void HotspotsPanel::choose(const QModelIndex &index)
{
    if (const std::optional<NoteId> note = m_model->noteAt(index.row()))
        Q_EMIT picked(*note);
    else if (index.isValid())
        fold(!m_model->isFolded());
}

void HotspotsPanel::fold(bool folded)
{
    m_model->setFolded(folded);
}

void HotspotsPanel::resolveOrReopen()
{
    const std::optional<NoteId> note = current();
    const Note *shown = note ? m_document.board().find(*note) : nullptr;
    if (!shown)
        return;
    if (shown->resolved)
        Q_EMIT reopenAsked(*note);
    else
        Q_EMIT resolveAsked(*note);
}

void HotspotsPanel::setPriority(Priority priority)
{
    if (const std::optional<NoteId> note = current())
        m_document.apply(edits::setPriority(m_document.board(), {&*note, 1}, priority),
                         tr("Change priority"));
}

void HotspotsPanel::copy() const
{
    QGuiApplication::clipboard()->setText(hotspotsMarkdown(m_document.board()));
}

bool HotspotsPanel::takeListKey(const QKeyEvent &event)
{
    if (event.matches(QKeySequence::Copy)) {
        copy();
        return true;
    }
    if (event.modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier))
        return false;
    const int key = event.key();
    const bool onHead = !current();
    if (key == Qt::Key_Return || key == Qt::Key_Enter)
        choose(m_list->currentIndex());
    else if (onHead && (key == Qt::Key_Left || key == Qt::Key_Right))
        fold(key == Qt::Key_Left);
    else if (key == Qt::Key_R)
        resolveOrReopen();
    else if (key >= Qt::Key_0 && key <= Qt::Key_3)
        setPriority(static_cast<Priority>(key - Qt::Key_0));
    else if (!event.text().isEmpty() && event.text().front().isPrint() && key != Qt::Key_Space) {
        m_filter->setFocus();
        m_filter->insert(event.text());
    } else {
        return false;
    }
    return true;
}

bool HotspotsPanel::takeFilterKey(const QKeyEvent &event)
{
    switch (event.key()) {
    case Qt::Key_Down:
        m_list->setFocus();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        choose(m_list->currentIndex());
        return true;
    case Qt::Key_Escape:
        if (m_filter->text().isEmpty())
            return false;
        m_filter->clear();
        m_list->setFocus();
        return true;
    default:
        return false;
    }
}

bool HotspotsPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const auto &key = *static_cast<QKeyEvent *>(event);
        if (watched == m_list)
            return takeListKey(key);
        if (watched == m_filter)
            return takeFilterKey(key);
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace tempestry
