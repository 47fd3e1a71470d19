#include "app/controls/line_list.h"

#include "app/controls/look.h"

#include <QAbstractListModel>
#include <QGuiApplication>
#include <QPainter>
#include <QStyledItemDelegate>

namespace tempestry {

namespace {

constexpr int kHeadHeight = 36;
constexpr int kLineHeight = 28;
constexpr int kDetailHeight = 46;
constexpr int kInset = 5;

} // namespace

class LineList::Model : public QAbstractListModel
{
public:
    using QAbstractListModel::QAbstractListModel;

    void setLines(std::vector<Line> lines)
    {
        beginResetModel();
        m_lines = std::move(lines);
        endResetModel();
    }
    const Line &at(int row) const { return m_lines[size_t(row)]; }

    int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : int(m_lines.size());
    }
    QVariant data(const QModelIndex &index, int role) const override
    {
        const Line &line = at(index.row());
        switch (role) {
        case Qt::DisplayRole:
            return line.text;
        case Qt::AccessibleTextRole:
            return QStringList{line.text, line.detail, line.remark}.join(u' ').trimmed();
        case Qt::ToolTipRole: // never rich text, whatever the line says
            return QStringLiteral("<p>%1</p><p>%2</p>")
                .arg(line.text.toHtmlEscaped(), line.detail.toHtmlEscaped());
        default:
            return {};
        }
    }
    Qt::ItemFlags flags(const QModelIndex &index) const override
    {
        return at(index.row()).isHead ? Qt::NoItemFlags : Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    }

private:
    std::vector<Line> m_lines;
};

namespace {

class LineDelegate : public QStyledItemDelegate
{
public:
    explicit LineDelegate(const LineList &list, QObject *parent)
        : QStyledItemDelegate(parent)
        , m_list(list)
    {}

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const override
    {
        const LineList::Line &line = m_list.line(index.row());
        if (line.isHead)
            return {100, kHeadHeight};
        return {100, line.detail.isEmpty() ? kLineHeight : kDetailHeight};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const LineList::Line &line = m_list.line(index.row());
        const Theme &theme = look::themeOf(*option.widget);
        const QRect room = option.rect.adjusted(kInset, 0, -kInset, 0);
        painter->setRenderHint(QPainter::Antialiasing);
        if (line.isHead) {
            write(*painter, room.adjusted(0, 0, 0, -7), Qt::AlignBottom, line.text, look::sectionFont(),
                  theme.thirdInk);
            write(*painter, room.adjusted(0, 0, 0, -7), Qt::AlignBottom | Qt::AlignRight, line.remark,
                  look::sectionFont(), theme.thirdInk);
            return;
        }
        if (option.state & (QStyle::State_Selected | QStyle::State_MouseOver)) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(
                look::mixed(theme.chrome, theme.ink, option.state & QStyle::State_Selected ? 0.085 : 0.045));
            painter->drawRoundedRect(QRectF(option.rect).adjusted(0, 1, 0, -1), 5, 5);
        }
        const int remark = QFontMetrics(look::textFont()).horizontalAdvance(line.remark);
        const QRect first = QRect(room.topLeft(), QSize(room.width(), kLineHeight));
        write(*painter, first.adjusted(0, 0, remark ? -remark - 8 : 0, 0), Qt::AlignVCenter, line.text,
              look::textFont(), theme.ink);
        write(*painter, first, Qt::AlignVCenter | Qt::AlignRight, line.remark, look::textFont(),
              theme.thirdInk);
        write(*painter, room.adjusted(0, kLineHeight - 5, 0, -4), Qt::AlignVCenter, line.detail,
              look::textFont(), theme.secondInk);
    }

private:
    static void write(QPainter &painter, const QRect &room, Qt::Alignment alignment, const QString &text,
                      const QFont &font, const QColor &ink)
    {
        painter.setFont(font);
        painter.setPen(ink);
        painter.drawText(room, int(alignment | Qt::TextSingleLine),
                         painter.fontMetrics().elidedText(text, Qt::ElideRight, room.width()));
    }

    const LineList &m_list;
};

} // namespace

LineList::LineList(QWidget *parent)
    : QListView(parent)
    , m_model(new Model(this))
{
    setObjectName(QStringLiteral("plain"));
    setModel(m_model);
    setItemDelegate(new LineDelegate(*this, this));
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(ScrollPerPixel);
    setMouseTracking(true);
    viewport()->setAutoFillBackground(false);
    connect(this, &QListView::clicked, this,
            [this](const QModelIndex &index) { Q_EMIT chosen(index.row()); });
    connect(this, &QListView::activated, this, [this](const QModelIndex &index) {
        // A click has been told already.
        if (!(QGuiApplication::mouseButtons() & Qt::LeftButton))
            Q_EMIT chosen(index.row());
    });
}

void LineList::setLines(std::vector<Line> lines)
{
    m_model->setLines(std::move(lines));
}

const LineList::Line &LineList::line(int row) const
{
    return m_model->at(row);
}

std::optional<int> LineList::currentRow() const
{
    const QModelIndex index = currentIndex();
    return index.isValid() && !line(index.row()).isHead ? std::optional(index.row()) : std::nullopt;
}

} // namespace tempestry
