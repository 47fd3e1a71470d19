#include "app/controls/finder.h"

#include "app/controls/controls.h"
#include "app/controls/look.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QPointer>
#include <QVBoxLayout>

namespace tempestry {

namespace {

constexpr int kMostRows = 10;
constexpr size_t kMostFound = 200;
constexpr int kInAnyOrder = -1000; // below every score of letters in order

int rowHeight()
{
    return look::scaled(34);
}

bool isStart(QStringView name, qsizetype at)
{
    return at == 0 || !name[at - 1].isLetterOrNumber();
}

// Whether the letters come in the name in this order.
bool comesIn(QStringView letters, QStringView name)
{
    qsizetype at = 0;
    for (const QChar letter : letters) {
        if (letter.isSpace())
            continue;
        while (at < name.size() && name[at].toCaseFolded() != letter.toCaseFolded())
            ++at;
        if (at++ >= name.size())
            return false;
    }
    return true;
}

// Where the k-th letter is found from `at` on; -1: nowhere. The start of a word is worth a look ahead, as far
// as the letters behind it are found then: "ro" finds "Refund order" by its initials.
qsizetype placeOf(QStringView typed, qsizetype k, QStringView name, qsizetype at, qsizetype beside)
{
    qsizetype found = -1;
    for (qsizetype i = at; i < name.size(); ++i) {
        if (name[i].toCaseFolded() != typed[k].toCaseFolded())
            continue;
        if (found < 0)
            found = i;
        if (i == beside || found == beside)
            return found;
        if (isStart(name, i))
            return comesIn(typed.sliced(k + 1), name.sliced(i + 1)) ? i : found;
    }
    return found;
}

std::optional<int> scoreInOrder(QStringView typed, QStringView name)
{
    int score = 0;
    qsizetype at = 0;
    qsizetype last = -2;
    for (qsizetype k = 0; k < typed.size(); ++k) {
        if (typed[k].isSpace())
            continue;
        const qsizetype found = placeOf(typed, k, name, at, last + 1);
        if (found < 0)
            return std::nullopt;
        if (found == last + 1)
            score += 8;
        if (isStart(name, found))
            score += 10;
        last = found;
        at = found + 1;
    }
    return score * 4 - static_cast<int>(std::min<qsizetype>(name.size(), 100));
}

bool hasWordFrom(QStringView start, QStringView name)
{
    for (qsizetype i = name.indexOf(start, 0, Qt::CaseInsensitive); i >= 0;
         i = name.indexOf(start, i + 1, Qt::CaseInsensitive))
        if (isStart(name, i))
            return true;
    return false;
}

} // namespace

std::optional<int> matchScore(QStringView typed, QStringView name)
{
    if (const std::optional<int> score = scoreInOrder(typed, name))
        return score;
    const auto words = typed.split(u' ', Qt::SkipEmptyParts);
    if (!std::ranges::all_of(words, [&](QStringView word) { return hasWordFrom(word, name); }))
        return std::nullopt;
    return kInAnyOrder - static_cast<int>(std::min<qsizetype>(name.size(), 100));
}

class FinderModel : public QAbstractListModel
{
public:
    using QAbstractListModel::QAbstractListModel;

    int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_found.size());
    }
    QVariant data(const QModelIndex &index, int role) const override
    {
        return role == Qt::DisplayRole ? at(index.row()).name : QVariant();
    }
    const Findable &at(int row) const { return *m_found[static_cast<size_t>(row)]; }
    void setFound(std::vector<const Findable *> found)
    {
        beginResetModel();
        m_found = std::move(found);
        endResetModel();
    }

private:
    std::vector<const Findable *> m_found;
};

namespace {

class FinderDelegate : public QStyledItemDelegate
{
public:
    FinderDelegate(const FinderModel &model, QObject *parent)
        : QStyledItemDelegate(parent)
        , m_model(model)
    {}

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return {100, rowHeight()};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Findable &found = m_model.at(index.row());
        const Theme &theme = look::themeOf(*option.widget);
        const QRect box = option.rect.adjusted(6, 1, -6, -1);
        painter->setRenderHint(QPainter::Antialiasing);
        if (option.state & QStyle::State_Selected) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(look::mixed(theme.chrome, theme.ink, 0.075));
            painter->drawRoundedRect(box, 5, 5);
        }
        if (found.kind)
            paintSwatch(*painter, QRectF(box.x() + 10, box.center().y() - 6, 13, 13), *found.kind, theme);
        painter->setFont(look::textFont());
        painter->setPen(found.enabled ? theme.ink : theme.thirdInk);
        const QFontMetrics metrics(look::textFont());
        const int remark = std::min(metrics.horizontalAdvance(found.remark), box.width() / 2);
        const QRect room = box.adjusted(34, 0, -24 - remark, 0);
        painter->drawText(room, Qt::AlignVCenter | Qt::AlignLeft,
                          metrics.elidedText(found.name, Qt::ElideRight, room.width()));
        painter->setPen(theme.thirdInk);
        painter->drawText(box.adjusted(0, 0, -12, 0), Qt::AlignVCenter | Qt::AlignRight,
                          metrics.elidedText(found.remark, Qt::ElideRight, box.width() / 2));
    }

private:
    const FinderModel &m_model;
};

} // namespace

Finder::Finder(QWidget *window)
    : QWidget(window)
    , m_typed(new QLineEdit(this))
    , m_list(new QListView(this))
    , m_model(new FinderModel(this))
{
    hide();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(10, 10, 10, 12);
    layout->setSpacing(2);
    QFont font = look::titleFont();
    font.setWeight(QFont::Normal);
    m_typed->setFont(font);
    m_typed->setObjectName(QStringLiteral("find"));
    look::setFixedHeight(*m_typed, 36);
    m_typed->setStyleSheet(QStringLiteral(
        "QLineEdit, QLineEdit:focus, QLineEdit:hover { border: none; background: transparent; }"));
    layout->addWidget(m_typed);
    m_list->setObjectName(QStringLiteral("plain"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new FinderDelegate(*m_model, this));
    m_list->setUniformItemSizes(true);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setAccessibleName(tr("What was found"));
    m_list->viewport()->setAutoFillBackground(false);
    layout->addWidget(m_list);
    m_typed->installEventFilter(this);
    window->installEventFilter(this);
    connect(m_typed, &QLineEdit::textChanged, this, &Finder::find);
    connect(m_list, &QListView::clicked, this, [this](const QModelIndex &index) { choose(index.row()); });
}

void Finder::open(const QString &placeholder, std::vector<Findable> what)
{
    m_all = std::move(what);
    m_typed->setPlaceholderText(placeholder);
    m_typed->setAccessibleName(placeholder);
    m_typed->clear();
    find({});
    if (isHidden())
        m_focusBefore = QApplication::focusWidget();
    place();
    show();
    raise();
    m_typed->setFocus();
}

void Finder::close()
{
    if (isHidden())
        return;
    hide();
    if (m_focusBefore && window()->isAncestorOf(m_focusBefore))
        m_focusBefore->setFocus();
    m_focusBefore = nullptr;
}

void Finder::find(const QString &typed)
{
    std::vector<std::pair<int, const Findable *>> scored;
    for (const Findable &findable : m_all)
        if (const std::optional<int> score = matchScore(typed, findable.name))
            scored.emplace_back(typed.isEmpty() ? 0 : *score, &findable);
    std::ranges::stable_sort(scored, std::ranges::greater(), &std::pair<int, const Findable *>::first);
    scored.resize(std::min(scored.size(), kMostFound));
    std::vector<const Findable *> found;
    found.reserve(scored.size());
    for (const auto &[score, findable] : scored)
        found.push_back(findable);
    m_model->setFound(std::move(found));
    m_list->setCurrentIndex(m_model->index(0));
    place();
    update();
}

void Finder::choose(int row)
{
    if (row < 0 || row >= m_model->rowCount() || !m_model->at(row).enabled)
        return;
    const std::function<void()> what = m_model->at(row).choose;
    close();
    what();
}

void Finder::place()
{
    const int rows = std::clamp(m_model->rowCount(), 1, kMostRows);
    m_list->setFixedHeight(rows * rowHeight() + 4);
    const int width = std::min(620, parentWidget()->width() - 40);
    const int height = m_typed->height() + rows * rowHeight() + 4 + 24;
    setGeometry((parentWidget()->width() - width) / 2, std::min(90, parentWidget()->height() / 8), width,
                height);
}

bool Finder::takeKey(int key)
{
    const int row = m_list->currentIndex().row();
    const auto go = [this](int to) {
        m_list->setCurrentIndex(m_model->index(std::clamp(to, 0, std::max(0, m_model->rowCount() - 1))));
    };
    switch (key) {
    case Qt::Key_Escape:
        close();
        return true;
    case Qt::Key_Down:
        go(row + 1);
        return true;
    case Qt::Key_Up:
        go(row - 1);
        return true;
    case Qt::Key_PageDown:
        go(row + kMostRows);
        return true;
    case Qt::Key_PageUp:
        go(row - kMostRows);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        choose(row);
        return true;
    default:
        return false;
    }
}

bool Finder::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_typed && event->type() == QEvent::KeyPress)
        return takeKey(static_cast<QKeyEvent *>(event)->key());
    if (watched == m_typed && event->type() == QEvent::FocusOut && isVisible() &&
        static_cast<QFocusEvent *>(event)->reason() != Qt::ActiveWindowFocusReason) {
        m_focusBefore = nullptr;
        close();
    }
    if (watched == parentWidget() && event->type() == QEvent::Resize && isVisible())
        place();
    return QWidget::eventFilter(watched, event);
}

void Finder::paintEvent(QPaintEvent *)
{
    const Theme &theme = look::themeOf(*this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theme.chromeBorder);
    painter.setBrush(theme.chrome);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 9, 9);
    painter.fillRect(QRect(14, m_typed->geometry().bottom() + 1, width() - 28, 1), theme.chromeBorder);
    if (m_model->rowCount() > 0)
        return;
    painter.setFont(look::textFont());
    painter.setPen(theme.thirdInk);
    painter.drawText(m_list->geometry().adjusted(16, 0, -16, 0), Qt::AlignVCenter | Qt::AlignLeft,
                     tr("Nothing is called that"));
}

} // namespace tempestry
