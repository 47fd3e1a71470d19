#include "app/window/kind_palette.h"

#include "app/controls/controls.h"
#include "app/controls/look.h"
#include "app/window/commands.h"
#include "board/board_view.h"
#include "model/workshop.h"

#include <QApplication>
#include <QDrag>
#include <QLabel>
#include <QMimeData>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollArea>
#include <QVBoxLayout>

namespace tempestry {

namespace {

constexpr int kWidth = 184;
constexpr int kNarrowWidth = 72;
constexpr int kTextLeft = 36;

int keyRoom()
{
    return look::scaled(30);
}

} // namespace

PaletteRow::PaletteRow(const QString &name, const QString &key, const QString &dragKey, QWidget *parent)
    : QAbstractButton(parent)
    , m_key(key)
    , m_dragKey(dragKey)
{
    setText(name);
    setFont(look::textFont());
    setFocusPolicy(Qt::TabFocus);
    setAccessibleName(name);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void PaletteRow::setKind(NoteKind kind)
{
    m_kind = kind;
    update();
}

void PaletteRow::setNarrow(bool narrow)
{
    m_narrow = narrow;
    updateGeometry();
    update();
}

QSize PaletteRow::sizeHint() const
{
    if (m_narrow)
        return {look::scaledWidth(kNarrowWidth) - 12, fontMetrics().lineSpacing() + 15};
    const int usual = look::scaledWidth(kWidth) - 20;
    const bool two =
        fontMetrics().horizontalAdvance(text()) > nameRoom(isVisible() ? std::min(width(), usual) : usual);
    const int line = fontMetrics().lineSpacing();
    return {usual, two ? 2 * line + 8 : line + 15};
}

int PaletteRow::nameRoom(int rowWidth) const
{
    return rowWidth - kTextLeft - std::max(keyWidth(m_key) + 12, keyRoom());
}

// Beside a scroll bar a name may need a second line.
void PaletteRow::resizeEvent(QResizeEvent *event)
{
    QAbstractButton::resizeEvent(event);
    if (event->size().width() != event->oldSize().width())
        updateGeometry();
}

void PaletteRow::paintEvent(QPaintEvent *)
{
    const Theme &theme = look::themeOf(*this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (isEnabled() && (underMouse() || hasFocus())) {
        painter.setPen(hasFocus() ? QPen(theme.accent, 1.5) : QPen(Qt::NoPen));
        painter.setBrush(look::mixed(theme.chrome, theme.ink, isDown() ? 0.1 : 0.055));
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 5, 5);
    }
    if (!isEnabled())
        painter.setOpacity(0.45);
    paintPicture(painter, QRectF(7, (height() - 20) / 2.0, 20, 20));
    paintKey(painter, QPoint(width() - 6, height() / 2), m_key, theme.thirdInk, theme.chromeBorder);
    if (m_narrow)
        return;
    const QRect room(kTextLeft, 0, nameRoom(width()), height());
    painter.setPen(theme.ink);
    painter.setFont(font());
    painter.drawText(room, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextWordWrap, text());
}

void PaletteRow::paintPicture(QPainter &painter, const QRectF &box) const
{
    const Theme &theme = look::themeOf(*this);
    if (m_kind) {
        const KindInfo &kind = info(*m_kind);
        const double height = 20 * std::min(1.0, kind.height / 104);
        const QRectF square(box.x(), box.center().y() - std::max(11.0, height) / 2, 20,
                            std::max(11.0, height));
        const bool bare = theme.of(*m_kind).paper.alpha() == 0;
        paintSwatch(painter, bare ? box.adjusted(0.5, 0.5, -0.5, -0.5) : square, *m_kind, theme);
        return;
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme.thirdInk, 1.4));
    if (m_picture == Picture::Timeline) {
        painter.drawRoundedRect(QRectF(box.x() + 0.5, box.center().y() - 5, 19, 10), 1.5, 1.5);
    } else if (m_picture == Picture::Frame) {
        painter.drawRoundedRect(box.adjusted(1.5, 1.5, -1.5, -1.5), 1.5, 1.5);
    } else {
        const QPointF tip = box.topRight() + QPointF(-4, 4);
        painter.drawLine(box.bottomLeft() + QPointF(3, -3), tip);
        painter.drawPolyline(QPolygonF{tip + QPointF(-6, 0), tip, tip + QPointF(0, 6)});
    }
}

void PaletteRow::mousePressEvent(QMouseEvent *event)
{
    m_pressed = event->position().toPoint();
    QAbstractButton::mousePressEvent(event);
}

void PaletteRow::mouseMoveEvent(QMouseEvent *event)
{
    const int moved = (event->position().toPoint() - m_pressed).manhattanLength();
    if ((event->buttons() & Qt::LeftButton) && !m_dragKey.isEmpty() &&
        moved >= QApplication::startDragDistance()) {
        setDown(false);
        drag();
        return;
    }
    QAbstractButton::mouseMoveEvent(event);
}

void PaletteRow::drag()
{
    auto *mime = new QMimeData;
    mime->setData(QLatin1StringView(BoardView::kKindMimeType), m_dragKey.toUtf8());
    auto *drag = new QDrag(this);
    drag->setMimeData(mime);
    const QSize size =
        m_kind ? QSizeF(info(*m_kind).width * 0.6, info(*m_kind).height * 0.6).toSize() : QSize(90, 50);
    QPixmap picture(size * devicePixelRatioF());
    picture.setDevicePixelRatio(devicePixelRatioF());
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setOpacity(0.85);
    if (m_kind)
        paintSwatch(painter, QRectF(QPointF(), size).adjusted(1, 1, -1, -1), *m_kind, look::themeOf(*this));
    else
        paintPicture(painter, QRectF(QPointF(), size));
    painter.end();
    drag->setPixmap(picture);
    drag->setHotSpot(QPoint(size.width() / 2, size.height() / 2));
    drag->exec(Qt::CopyAction);
}

void PaletteRow::enterEvent(QEnterEvent *event)
{
    update();
    QAbstractButton::enterEvent(event);
}

void PaletteRow::leaveEvent(QEvent *event)
{
    update();
    QAbstractButton::leaveEvent(event);
}

KindPalette::KindPalette(QWidget *parent)
    : QWidget(parent)
    , m_scroll(new QScrollArea(this))
    , m_rows(nullptr)
    , m_more(new Button(tr("More"), Button::Style::Bare, this))
{
    look::setFixedWidth(*this, kWidth);
    setAccessibleName(tr("What can be put on the paper"));
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 1, 0);
    all->addWidget(m_scroll);
    auto *rows = new QWidget(m_scroll);
    m_rows = new QVBoxLayout(rows);
    m_scroll->setWidget(rows);
    rows->setAutoFillBackground(false); // which setWidget turned on
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->viewport()->setAutoFillBackground(false);
    m_more->setObjectName(QStringLiteral("moreKinds"));
    m_more->setToolTip(tr("The kinds of notes that this phase does not ask for"));
    connect(m_more, &Button::clicked, this, [this] {
        m_unfolded = !m_unfolded;
        arrange();
    });
    addRows();
    arrange();
}

void KindPalette::addRows()
{
    m_rows->setContentsMargins(10, 12, 10, 12);
    m_rows->setSpacing(0);
    addHead(tr("Notes"));
    bool paper = false;
    for (const CommandInfo &command : allCommands()) {
        if (!command.id.startsWith(QLatin1StringView("insert.")))
            continue;
        const QString key = command.id.sliced(7);
        const std::optional<NoteKind> kind = noteKindFromKey(key);
        if (!kind && !paper) {
            paper = true;
            m_rows->addWidget(m_more, 0, Qt::AlignLeft);
            m_rows->addSpacing(10);
            addHead(tr("Paper"));
        }
        const bool link = key == QLatin1StringView("link");
        auto *row = new PaletteRow(kind ? kindName(*kind) : command.text, shownKey(command),
                                   link ? QString() : key, this);
        if (kind) {
            row->setKind(*kind);
            m_kinds.push_back(row);
        } else {
            row->setPicture(link                                ? PaletteRow::Picture::Link
                            : key == QLatin1StringView("frame") ? PaletteRow::Picture::Frame
                                                                : PaletteRow::Picture::Timeline);
        }
        row->setToolTip(kind ? tr("%1 (%2). %3").arg(row->text(), shownKey(command), kindHint(*kind))
                             : tr("%1 (%2)").arg(row->text(), shownKey(command)));
        addRow(command, row);
    }
    m_rows->addStretch();
}

void KindPalette::addHead(const QString &text)
{
    auto *head = new QLabel(text, this);
    head->setFont(look::sectionFont());
    look::setInk(*head, look::Ink::Third);
    head->setContentsMargins(4, 2, 0, 6);
    m_rows->addWidget(head);
}

void KindPalette::addRow(const CommandInfo &command, PaletteRow *row)
{
    row->setObjectName(command.id);
    connect(row, &PaletteRow::clicked, this, [this, id = command.id] { Q_EMIT chosen(id); });
    m_rows->addWidget(row);
}

int KindPalette::fullWidth()
{
    return look::scaledWidth(kWidth);
}

void KindPalette::setNarrow(bool narrow)
{
    if (narrow == m_narrow)
        return;
    m_narrow = narrow;
    look::setFixedWidth(*this, narrow ? kNarrowWidth : kWidth);
    m_rows->setContentsMargins(narrow ? 6 : 10, 12, narrow ? 5 : 10, 12);
    for (auto *row : findChildren<PaletteRow *>())
        row->setNarrow(narrow);
    for (auto *head : findChildren<QLabel *>())
        head->setVisible(!narrow);
    arrange();
}

void KindPalette::offer(const Phase *phase)
{
    if (phase == m_phase)
        return;
    m_phase = phase;
    m_unfolded = false;
    arrange();
}

// First what the phase offers, then "More", then the rest.
void KindPalette::arrange()
{
    int offered = 1; // after the head
    int folded = 0;
    for (PaletteRow *row : m_kinds)
        m_rows->removeWidget(row);
    for (PaletteRow *row : m_kinds) {
        const bool asked = !m_phase || offers(*m_phase, *row->kind());
        row->setVisible(asked || m_unfolded);
        if (asked)
            m_rows->insertWidget(offered++, row);
        else
            m_rows->insertWidget(offered + 1 + folded++, row); // after m_more
    }
    m_more->setVisible(folded > 0);
    const QString count = m_narrow ? QStringLiteral("+%1").arg(folded) : tr("More (%1)").arg(folded);
    const QString fewer = m_narrow ? QString(QChar(0x2212)) : tr("Fewer");
    m_more->setText(m_unfolded ? fewer : count);
    m_more->setAccessibleName(m_unfolded ? tr("Fewer kinds of notes") : tr("More kinds of notes"));
    m_more->updateGeometry();
}

void KindPalette::setEditable(bool editable)
{
    for (auto *row : findChildren<PaletteRow *>())
        row->setEnabled(editable);
}

void KindPalette::paintEvent(QPaintEvent *)
{
    const Theme &theme = look::themeOf(*this);
    QPainter painter(this);
    painter.fillRect(rect(), theme.chrome);
    painter.fillRect(QRect(width() - 1, 0, 1, height()), theme.chromeBorder);
}

} // namespace tempestry
