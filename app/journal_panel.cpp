#include "app/journal_panel.h"

#include "app/controls.h"
#include "app/duration_text.h"
#include "app/journal_model.h"
#include "app/look.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QStyledItemDelegate>

namespace tempestry {

namespace {

constexpr qsizetype kMostSentences = 3;

int timeWidth()
{
    return look::scaled(104);
}

int rowHeight()
{
    return look::scaled(26);
}

QString unmetText(const simulation::Unmet &unmet)
{
    switch (unmet.list) {
    case simulation::Unmet::List::Then:
        return JournalPanel::tr("Expected %1; came: %2").arg(unmet.expected, unmet.came);
    case simulation::Unmet::List::Never:
        return JournalPanel::tr("Expected %1, but it came: %2").arg(unmet.expected, unmet.came);
    case simulation::Unmet::List::ReadModels:
        return JournalPanel::tr("Expected at the end %1; there was: %2").arg(unmet.expected, unmet.came);
    }
    return {};
}

} // namespace

class JournalDelegate : public QStyledItemDelegate
{
public:
    JournalDelegate(const JournalModel &model, QObject *parent)
        : QStyledItemDelegate(parent)
        , m_model(model)
    {}

    void setFilm(std::shared_ptr<const simulation::Film> film) { m_film = std::move(film); }
    void setNow(int row, double time)
    {
        m_now = row;
        m_time = time;
    }
    int now() const { return m_now; }

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return {100, rowHeight()};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
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

private:
    bool isToCome(int row) const { return m_film && m_film->recordTime(m_model.recordAt(row)) > m_time; }

    const JournalModel &m_model;
    std::shared_ptr<const simulation::Film> m_film;
    int m_now = -1;
    double m_time = 0;
};

JournalPanel::JournalPanel(QWidget *parent)
    : QWidget(parent)
    , m_model(new JournalModel(this))
    , m_delegate(new JournalDelegate(*m_model, this))
    , m_list(new QListView(this))
    , m_filter(new QLineEdit(this))
    , m_question(new QLabel(this))
    , m_outcome(new QLabel(this))
    , m_why(new Button(tr("Why?"), Button::Style::Bare, this))
    , m_all(new Button(tr("Show all"), Button::Style::Link, this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 0, 0, 0);
    layout->setSpacing(0);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(10, 3, 8, 3);
    m_filter->setFont(look::textFont());
    m_filter->setPlaceholderText(tr("Journal: type to filter by title or entity"));
    m_filter->setAccessibleName(tr("Filter the journal"));
    m_filter->setClearButtonEnabled(true);
    m_question->setFont(look::strongFont());
    m_question->setTextFormat(Qt::PlainText);
    m_question->hide();
    m_all->hide();
    m_why->setObjectName(QStringLiteral("why"));
    m_all->setObjectName(QStringLiteral("showAll"));
    m_why->setToolTip(tr("Show what led to the current line"));
    head->addWidget(m_filter, 1);
    head->addWidget(m_question, 1);
    head->addWidget(m_all);
    head->addWidget(m_why);
    layout->addLayout(head);
    m_outcome->setObjectName(QStringLiteral("outcome"));
    m_outcome->setFont(look::textFont());
    m_outcome->setTextFormat(Qt::PlainText);
    m_outcome->setWordWrap(true);
    m_outcome->setContentsMargins(14, 2, 14, 6);
    m_outcome->hide();
    layout->addWidget(m_outcome);
    m_list->setObjectName(QStringLiteral("plain"));
    m_list->setAccessibleName(tr("Journal"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(m_delegate);
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->viewport()->setAutoFillBackground(false);
    layout->addWidget(m_list, 1);
    connect(m_filter, &QLineEdit::textChanged, m_model, &JournalModel::setFilter);
    connect(m_model, &JournalModel::modelReset, this, [this] { setTime(m_time, m_record); });
    connect(m_list, &QListView::clicked, this, &JournalPanel::pick);
    connect(m_list, &QListView::activated, this, &JournalPanel::pick);
    connect(m_why, &Button::clicked, this, &JournalPanel::showCauses);
    connect(m_all, &Button::clicked, this, &JournalPanel::showAll);
}

void JournalPanel::setRun(std::shared_ptr<const FinishedRun> run)
{
    m_film = run ? run->film : nullptr;
    m_delegate->setFilm(m_film);
    m_outcome->hide();
    if (run)
        tellOutcome(*run);
    m_model->setRun(std::move(run));
    m_filter->clear();
    m_time = 0;
    m_record = simulation::kNone;
    showAll();
}

void JournalPanel::tellOutcome(const FinishedRun &run)
{
    QStringList sentences;
    if (!run.limit.isEmpty())
        sentences << run.limit;
    if (run.unmet && run.unmet->empty())
        sentences << tr("As expected");
    else if (run.unmet)
        for (const simulation::Unmet &unmet : *run.unmet)
            sentences << unmetText(unmet);
    const bool good = run.unmet && run.unmet->empty() && sentences.size() == 1;
    m_outcome->setToolTip(sentences.size() > kMostSentences ? sentences.join(u'\n') : QString());
    if (sentences.size() > kMostSentences) {
        const qsizetype more = sentences.size() - kMostSentences;
        sentences = sentences.first(kMostSentences) << tr("and %1 more").arg(more);
    }
    look::setInk(*m_outcome, good ? look::Ink::Second : look::Ink::Warning);
    m_outcome->setText(sentences.join(u'\n'));
    m_outcome->setVisible(!sentences.isEmpty());
}

void JournalPanel::setTime(double seconds, quint32 record)
{
    m_time = seconds;
    m_record = record;
    const int row = record == simulation::kNone ? -1 : m_model->rowOf(record);
    const bool moved = row != m_delegate->now();
    m_delegate->setNow(row, seconds);
    if (!moved)
        return;
    if (row >= 0)
        m_list->scrollTo(m_model->index(row));
    m_list->viewport()->update();
}

void JournalPanel::pick(const QModelIndex &index)
{
    if (!m_film)
        return;
    const quint32 record = m_model->recordAt(index.row());
    if (const std::optional<NoteId> note = m_model->noteAt(index.row()))
        Q_EMIT picked(*note);
    Q_EMIT timePicked(m_film->recordTime(record));
    setTime(m_film->recordTime(record), record);
}

void JournalPanel::showCauses()
{
    const int row = m_delegate->now();
    if (row < 0 || row >= m_model->rowCount())
        return;
    m_question->setText(tr("Why \u201c%1\u201d?").arg(m_model->index(row).data().toString()));
    m_model->showCausesOf(m_model->recordAt(row));
    m_delegate->setNow(m_model->rowCount() - 1, m_time);
    m_filter->hide();
    m_why->hide();
    m_question->show();
    m_all->show();
}

void JournalPanel::showAll()
{
    m_model->setFilter(m_filter->text());
    m_question->hide();
    m_all->hide();
    m_filter->show();
    m_why->show();
    m_delegate->setNow(-2, m_time);
    setTime(m_time, m_record);
}

void JournalPanel::paintEvent(QPaintEvent *)
{
    const Theme &theme = look::themeOf(*this);
    QPainter painter(this);
    painter.fillRect(QRect(0, 0, 1, height()), theme.chromeBorder);
    painter.fillRect(QRect(0, m_list->y() - 1, width(), 1), theme.chromeBorder);
}

} // namespace tempestry
