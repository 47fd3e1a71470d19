#include "app/workshop/votes_panel.h"

#include "app/controls/controls.h"
#include "app/controls/look.h"
#include "app/inspector/reach.h"
#include "model/votes.h"

#include <QAbstractListModel>
#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QListView>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

namespace tempestry {

namespace {

constexpr int kRowHeight = 34;
constexpr int kRankWidth = 26;
constexpr int kDotsShown = 6;

enum Role { RankRole = Qt::UserRole, VotesRole, KindRole };

class VotesDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return {100, look::scaled(kRowHeight)};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Theme &theme = look::themeOf(*option.widget);
        const QRect row = option.rect;
        painter->save();
        if (option.state & QStyle::State_Selected)
            painter->fillRect(row, look::mixed(theme.chrome, theme.ink, 0.075));
        else if (option.state & QStyle::State_MouseOver)
            painter->fillRect(row, look::mixed(theme.chrome, theme.ink, 0.04));
        painter->setFont(look::valueFont());
        painter->setPen(theme.thirdInk);
        painter->drawText(QRect(row.x(), row.y(), kRankWidth - 8, row.height()),
                          Qt::AlignVCenter | Qt::AlignRight, index.data(RankRole).toString());
        paintSwatch(*painter, QRectF(row.x() + kRankWidth, row.center().y() - 5, 11, 11),
                    static_cast<NoteKind>(index.data(KindRole).toInt()), theme);
        const int taken = paintVotes(*painter, row, index.data(VotesRole).toInt(), theme);
        painter->setFont(index.data(RankRole).toInt() == 1 ? look::strongFont() : look::textFont());
        painter->setPen(theme.ink);
        const QRect room = row.adjusted(kRankWidth + 20, 0, -taken - 10, 0);
        painter->drawText(
            room, Qt::AlignVCenter | Qt::AlignLeft,
            painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, room.width()));
        painter->restore();
    }

private:
    // Few are shown as dots as well. Returns how wide it was.
    static int paintVotes(QPainter &painter, const QRect &row, int votes, const Theme &theme)
    {
        painter.setFont(look::valueFont());
        painter.setPen(theme.ink);
        const QString number = QString::number(votes);
        const int right = row.right() - 6;
        painter.drawText(QRect(row.x(), row.y(), right - row.x(), row.height()),
                         Qt::AlignVCenter | Qt::AlignRight, number);
        int width = 6 + painter.fontMetrics().horizontalAdvance(number);
        if (votes > kDotsShown)
            return width;
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.secondInk);
        for (int i = 0; i < votes; ++i)
            painter.drawEllipse(QRectF(right - width - 9 * (i + 1), row.center().y() - 2.5, 6, 6));
        return width + 9 * votes + 4;
    }
};

} // namespace

class VotesModel : public QAbstractListModel
{
public:
    VotesModel(const Document &document, QObject *parent)
        : QAbstractListModel(parent)
        , m_document(document)
        , m_ranked(ranking(document.board()))
    {}

    // Also when only titles may differ.
    void refresh()
    {
        beginResetModel();
        m_ranked = ranking(m_document.board());
        endResetModel();
    }

    NoteId noteAt(int row) const { return m_ranked[static_cast<size_t>(row)].note; }
    int rowOf(NoteId note) const
    {
        const auto found = std::ranges::find(m_ranked, note, &RankedNote::note);
        return found == m_ranked.end() ? -1 : static_cast<int>(found - m_ranked.begin());
    }

    int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_ranked.size());
    }
    QVariant data(const QModelIndex &index, int role) const override
    {
        const RankedNote &line = m_ranked[static_cast<size_t>(index.row())];
        const Note *note = m_document.board().find(line.note);
        switch (role) {
        case Qt::DisplayRole:
            return note ? shortTitle(*note) : QString();
        case Qt::AccessibleTextRole:
            return note ? VotesPanel::tr("%1. %2, %3 dots")
                              .arg(line.rank)
                              .arg(shortTitle(*note))
                              .arg(line.votes)
                        : QString();
        case RankRole:
            return line.rank;
        case VotesRole:
            return line.votes;
        case KindRole:
            return static_cast<int>(note ? note->kind : NoteKind::Text);
        default:
            return {};
        }
    }

private:
    const Document &m_document;
    std::vector<RankedNote> m_ranked;
};

VotesPanel::VotesPanel(const Document &document, QWidget *parent)
    : QWidget(parent)
    , m_document(document)
    , m_model(new VotesModel(document, this))
    , m_list(new QListView(this))
    , m_nothing(new QLabel(this))
    , m_copy(new Button(tr("Copy as text"), Button::Style::Quiet, this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 6, 0, 6);
    m_nothing->setTextFormat(Qt::PlainText);
    m_nothing->setWordWrap(true);
    m_nothing->setAlignment(Qt::AlignTop);
    m_nothing->setFont(look::textFont());
    look::setInk(*m_nothing, look::Ink::Second);
    m_list->setObjectName(QStringLiteral("plain"));
    m_list->setAccessibleName(tr("Result of the voting"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new VotesDelegate(this));
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->viewport()->setAutoFillBackground(false);
    m_list->installEventFilter(this);
    m_copy->setObjectName(QStringLiteral("copyRanking"));
    layout->addWidget(m_nothing, 1);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_copy);
    setFocusProxy(m_list);
    connect(m_list, &QListView::clicked, this,
            [this](const QModelIndex &index) { Q_EMIT picked(m_model->noteAt(index.row())); });
    connect(m_copy, &Button::clicked, this, &VotesPanel::copy);
    connect(&document, &Document::changed, this, [this](const Edit &edit) {
        if (!edit.change.notes().empty() || !edit.change.timelines().empty())
            refresh();
    });
    refresh();
}

void VotesPanel::refresh()
{
    const QModelIndex current = m_list->currentIndex();
    const std::optional<NoteId> kept =
        current.isValid() ? std::optional(m_model->noteAt(current.row())) : std::nullopt;
    m_model->refresh();
    if (const int row = kept ? m_model->rowOf(*kept) : -1; row >= 0)
        m_list->setCurrentIndex(m_model->index(row));
    const bool any = m_model->rowCount() > 0;
    m_list->setVisible(any);
    m_copy->setVisible(any);
    m_nothing->setVisible(!any);
    m_nothing->setText(hasHiddenVotes(m_document.board())
                           ? tr("The dots of this round are hidden until it is revealed.")
                           : tr("No dots yet. Vote to see here which notes matter most."));
}

void VotesPanel::copy() const
{
    QGuiApplication::clipboard()->setText(rankingText(m_document.board()));
}

bool VotesPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_list || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
        if (m_list->currentIndex().isValid())
            Q_EMIT picked(m_model->noteAt(m_list->currentIndex().row()));
        return true;
    }
    return false;
}

QString rankingText(const Board &board)
{
    QString text;
    for (const RankedNote &line : ranking(board))
        text +=
            VotesPanel::tr("%1. %2: %3\n")
                .arg(line.rank)
                .arg(board.find(line.note)->title.simplified(),
                     counted(static_cast<size_t>(line.votes), VotesPanel::tr("dot"), VotesPanel::tr("dots")));
    return text;
}

} // namespace tempestry
