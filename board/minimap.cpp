#include "board/minimap.h"

#include "board/board_view.h"
#include "board/theme.h"
#include "model/document.h"

#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>

namespace tempestry {

namespace {

constexpr QSize kSize(224, 148);
constexpr int kMargin = 14; // from the corner of the view
constexpr int kPadding = 8;
constexpr QSize kLeastView(560, 420); // in smaller ones it would cover too much

} // namespace

Minimap::Minimap(const Document &document, BoardView &view)
    : QWidget(&view)
    , m_document(document)
    , m_view(view)
{
    setFixedSize(kSize);
    setFocusPolicy(Qt::NoFocus);
    setAccessibleName(tr("Overview of the board"));
    setToolTip(tr("Press or drag to go there"));
    setCursor(Qt::PointingHandCursor);
    m_redraw.setSingleShot(true);
    m_redraw.setInterval(120);
    connect(&m_redraw, &QTimer::timeout, this, &Minimap::redraw);
    connect(&document, &Document::changed, this, [this] {
        if (isVisible() && !m_redraw.isActive())
            m_redraw.start();
    });
    for (const QScrollBar *bar : {view.horizontalScrollBar(), view.verticalScrollBar()})
        connect(bar, &QScrollBar::valueChanged, this, qOverload<>(&QWidget::update));
    connect(&view, &PaperView::zoomChanged, this, qOverload<>(&QWidget::update));
    connect(&view, &BoardView::themeChanged, &m_redraw, qOverload<>(&QTimer::start));
    view.installEventFilter(this);
    hide();
}

bool Minimap::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == &m_view && event->type() == QEvent::Resize)
        place();
    return QWidget::eventFilter(watched, event);
}

void Minimap::setOffered(bool offered)
{
    m_offered = offered;
    place();
}

void Minimap::place()
{
    const QSize room = m_view.size();
    const bool hasRoom = room.width() >= kLeastView.width() && room.height() >= kLeastView.height();
    move(room.width() - width() - kMargin, room.height() - height() - kMargin);
    if (m_offered && hasRoom && isHidden())
        redraw();
    setVisible(m_offered && hasRoom);
    update();
}

void Minimap::redraw()
{
    const Board &board = m_document.board();
    const Theme &theme = m_view.theme();
    const double ratio = devicePixelRatioF();
    m_picture = QPixmap(size() * ratio);
    m_picture.setDevicePixelRatio(ratio);
    m_picture.fill(theme.paper);
    const QRectF bounds = m_view.contentBounds();
    const QRectF room = QRectF(rect()).adjusted(kPadding, kPadding, -kPadding, -kPadding);
    const double scale =
        bounds.isEmpty() ? 1
                         : std::min({room.width() / bounds.width(), room.height() / bounds.height(), 0.25});
    m_fromPaper = QTransform::fromTranslate(room.center().x(), room.center().y())
                      .scale(scale, scale)
                      .translate(-bounds.center().x(), -bounds.center().y());

    QPainter painter(&m_picture);
    const auto place = [this](const auto &element) {
        return m_fromPaper.mapRect(QRectF(element.x, element.y, element.width, element.height));
    };
    board.timelines().forEach(
        [&](const Timeline &timeline) { painter.fillRect(place(timeline), theme.timeline); });
    board.notes().forEach([&](const Note &note) {
        const QColor colour = theme.of(note.kind).paper;
        if (colour.alpha() > 0)
            painter.fillRect(place(note) | QRectF(place(note).topLeft(), QSizeF(1, 1)), colour);
    });
    painter.setPen(theme.thirdInk);
    board.frames().forEach([&](const Frame &frame) { painter.drawRect(place(frame)); });
    painter.end();
    update();
}

void Minimap::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_view.theme();
    QPainter painter(this);
    painter.drawPixmap(0, 0, m_picture);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF shown = m_view.mapToScene(m_view.viewport()->rect()).boundingRect();
    const QRectF frame = m_fromPaper.mapRect(shown).intersected(QRectF(rect()).adjusted(2, 2, -2, -2));
    QColor wash = theme.accent;
    wash.setAlphaF(0.08F);
    painter.setBrush(wash);
    painter.setPen(QPen(theme.accent, 1.5));
    painter.drawRoundedRect(frame, 2, 2);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(theme.chromeBorder);
    painter.drawRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
}

void Minimap::goTo(QPointF point)
{
    m_view.centerOn(m_fromPaper.inverted().map(point));
}

void Minimap::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_view.rememberPlace();
    goTo(event->position());
}

void Minimap::mouseMoveEvent(QMouseEvent *event)
{
    if (event->buttons() & Qt::LeftButton)
        goTo(event->position());
}

} // namespace tempestry
