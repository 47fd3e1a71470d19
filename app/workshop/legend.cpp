#include "app/workshop/legend.h"

#include "app/controls/controls.h"
#include "app/controls/look.h"
#include "board/board_view.h"
#include "model/document.h"

#include <QEvent>
#include <QGraphicsObject>
#include <QGraphicsScene>
#include <QPainter>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>
#include <bitset>

namespace tempestry {

namespace {

constexpr int kMargin = 12;     // to the edges of the paper
constexpr int kTypingRoom = 60; // around what is being typed

class LegendRow : public QAbstractButton
{
public:
    LegendRow(NoteKind kind, QWidget *parent)
        : QAbstractButton(parent)
        , m_kind(kind)
    {
        setText(kindName(kind));
        QFont small = look::sectionFont();
        small.setWeight(QFont::Normal);
        setFont(small);
        setFocusPolicy(Qt::TabFocus);
        setAccessibleName(Legend::tr("%1: %2").arg(text(), kindAlias(kind)));
        setToolTip(Legend::tr("Select all of these"));
        setObjectName(QStringLiteral("legend.") + QLatin1StringView(info(kind).key));
    }

    QSize sizeHint() const override
    {
        const QFontMetrics metrics = fontMetrics();
        return {swatch() + 26 + metrics.horizontalAdvance(text() + QStringLiteral("  ") + kindAlias(m_kind)),
                metrics.height() + 4};
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Theme &theme = look::themeOf(*this);
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        if (underMouse() || hasFocus()) {
            painter.setPen(hasFocus() ? QPen(theme.accent, 1.5) : QPen(Qt::NoPen));
            painter.setBrush(look::mixed(theme.chrome, theme.ink, isDown() ? 0.1 : 0.055));
            painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 4, 4);
        }
        const QRectF box(6, (height() - swatch()) / 2.0, swatch(), swatch());
        paintSwatch(painter, box.adjusted(0.5, 0.5, -0.5, -0.5), m_kind, theme);
        painter.setFont(look::sectionFont());
        painter.setPen(theme.of(m_kind).ink);
        painter.drawText(box, Qt::AlignCenter, QString(QChar(info(m_kind).glyph)));
        painter.setFont(font());
        painter.setPen(theme.ink);
        const QRect room = rect().adjusted(swatch() + 14, 0, -6, 0);
        painter.drawText(room, Qt::AlignVCenter | Qt::AlignLeft, text());
        painter.setPen(theme.secondInk);
        const int name = fontMetrics().horizontalAdvance(text() + QStringLiteral("  "));
        painter.drawText(room.adjusted(name, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, kindAlias(m_kind));
    }
    void enterEvent(QEnterEvent *event) override
    {
        update();
        QAbstractButton::enterEvent(event);
    }
    void leaveEvent(QEvent *event) override
    {
        update();
        QAbstractButton::leaveEvent(event);
    }

private:
    int swatch() const { return look::scaled(14); }

    NoteKind m_kind;
};

} // namespace

Legend::Legend(const Document &document, BoardView &view)
    : QWidget(&view)
    , m_document(document)
    , m_view(view)
    , m_rows(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("legend"));
    setAccessibleName(tr("Legend"));
    m_rows->setContentsMargins(6, 6, 6, 6);
    m_rows->setSpacing(0);
    view.installEventFilter(this);
    connect(&document, &Document::changed, this, &Legend::follow);
    connect(view.scene(), &QGraphicsScene::focusItemChanged, this, [this](const QGraphicsItem *typed) {
        if (const QGraphicsObject *editor = typed ? typed->toGraphicsObject() : nullptr)
            connect(editor, &QObject::destroyed, this, &Legend::place); // when the typing is over
        place();
    });
    connect(view.horizontalScrollBar(), &QScrollBar::valueChanged, this, &Legend::place);
    connect(view.verticalScrollBar(), &QScrollBar::valueChanged, this, &Legend::place);
    hide();
}

void Legend::setOffered(bool offered)
{
    m_offered = offered;
    follow();
}

void Legend::follow()
{
    if (m_offered) {
        std::bitset<256> used;
        m_document.board().notes().forEach([&used](const Note &note) { used.set(size_t(note.kind)); });
        std::vector<NoteKind> kinds;
        for (const KindInfo &kind : noteKinds())
            if (used.test(size_t(kind.kind)))
                kinds.push_back(kind.kind);
        if (kinds != m_kinds) {
            m_kinds = std::move(kinds);
            rebuild();
        }
    }
    place();
}

void Legend::rebuild()
{
    for (auto *row : findChildren<QAbstractButton *>()) {
        row->hide();
        row->deleteLater(); // one of its own signals may be on its way
        m_rows->removeWidget(row);
    }
    for (const NoteKind kind : m_kinds) {
        auto *row = new LegendRow(kind, this);
        connect(row, &QAbstractButton::clicked, this, [this, kind] { selectAll(kind); });
        m_rows->addWidget(row);
        row->show();
    }
    m_rows->activate();
}

void Legend::place()
{
    if (!m_offered || m_kinds.empty()) {
        hide();
        return;
    }
    const QSize size = m_rows->sizeHint();
    setGeometry(kMargin, m_view.height() - size.height() - kMargin, size.width(), size.height());
    const bool room = m_view.height() > size.height() + 2 * kMargin && m_view.width() > 2 * size.width();
    setVisible(room && !isInTheWay());
}

bool Legend::isInTheWay() const
{
    const QGraphicsItem *typed = m_view.isEditing() ? m_view.scene()->focusItem() : nullptr;
    if (!typed)
        return false;
    const QRect shown = m_view.mapFromScene(typed->sceneBoundingRect()).boundingRect();
    return geometry().intersects(shown.adjusted(-kTypingRoom, -kTypingRoom, kTypingRoom, kTypingRoom));
}

void Legend::selectAll(NoteKind kind)
{
    std::vector<NoteId> notes;
    m_document.board().notes().forEach([&](const Note &note) {
        if (note.kind == kind)
            notes.push_back(note.id);
    });
    m_view.selectNotes(notes);
    m_view.setFocus();
}

bool Legend::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize)
        place();
    return QWidget::eventFilter(watched, event);
}

void Legend::paintEvent(QPaintEvent *)
{
    const Theme &theme = look::themeOf(*this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theme.chromeBorder);
    painter.setBrush(theme.chrome);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
}

} // namespace tempestry
