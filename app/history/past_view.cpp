#include "app/history/past_view.h"

#include "app/controls/look.h"
#include "app/window/board_session.h"
#include "app/window/main_window.h"

#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>
#include <utility>

namespace tempestry {

namespace {

constexpr size_t kMostWithFlow = 300; // notes; with more of them moments come quicker than their flow

} // namespace

// A quiet frame around the paper, and what is seen in it.
class PastView::Sign : public QWidget
{
public:
    explicit Sign(QWidget *parent)
        : QWidget(parent)
    {
        setAttribute(Qt::WA_TransparentForMouseEvents);
        setFont(look::strongFont());
    }

    void say(const QString &text)
    {
        setAccessibleName(text);
        setGeometry(parentWidget()->rect());
        raise();
        update();
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Theme &theme = look::themeOf(*this);
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(theme.secondInk, 3));
        painter.drawRect(QRectF(rect()).adjusted(1.5, 1.5, -1.5, -1.5));
        const int width = fontMetrics().horizontalAdvance(accessibleName()) + 36;
        const QRectF pill((this->width() - width) / 2.0, -8, width, 38);
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.secondInk);
        painter.drawRoundedRect(pill, 8, 8);
        painter.setPen(theme.chrome);
        painter.drawText(pill.adjusted(0, 8, 0, 0), Qt::AlignCenter, accessibleName());
    }
};

PastView::PastView(MainWindow &window)
    : QObject(&window)
    , m_window(window)
{}

PastView::~PastView()
{
    // Before the document that it shows; what it does at its end is not for the filter any more.
    delete std::exchange(m_view, nullptr).data();
}

void PastView::open(const Board &board)
{
    BoardView &live = m_window.view();
    live.commitEditing();
    m_before = {live.zoom(), live.horizontalScrollBar()->value(), live.verticalScrollBar()->value()};
    m_window.document().setReadOnly(true);

    m_document = std::make_unique<Document>(Board(board.id()), [] { return qint64(0); });
    m_document->setReadOnly(true);
    m_view = new BoardView(*m_document, live.parentWidget());
    if (std::max(board.notes().size(), m_window.document().board().notes().size()) > kMostWithFlow)
        m_view->ignoreFlow();
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setTheme(look::themeOf(m_window));
    m_view->setAccessibleName(tr("The board as it was"));
    m_view->setObjectName(QStringLiteral("pastView"));
    m_sign = new Sign(m_view);
    m_view->installEventFilter(this);
    live.installEventFilter(this);
    connect(m_view, &BoardView::hint, &m_window,
            [this] { m_window.say(tr("This is the past. Escape goes back to now.")); });

    m_view->setGeometry(live.geometry());
    mirror(live, *m_view);
    const auto follow = [this](BoardView &from, BoardView &to) {
        const auto again = [this, &from, &to] { mirror(from, to); };
        connect(&from, &BoardView::zoomChanged, m_view, again);
        connect(from.horizontalScrollBar(), &QScrollBar::valueChanged, m_view, again);
        connect(from.verticalScrollBar(), &QScrollBar::valueChanged, m_view, again);
    };
    follow(live, *m_view);
    follow(*m_view, live);
    m_view->show();
    m_view->raise();
    m_view->setFocus();
}

// Without the end of a chain of changes the two would drive one another.
void PastView::mirror(const BoardView &from, BoardView &to)
{
    if (std::exchange(m_mirroring, true))
        return;
    if (to.zoom() != from.zoom())
        to.setZoom(from.zoom());
    to.horizontalScrollBar()->setValue(from.horizontalScrollBar()->value());
    to.verticalScrollBar()->setValue(from.verticalScrollBar()->value());
    m_mirroring = false;
}

void PastView::show(const Board &board, const QString &sign, const NoteMarks &marks)
{
    if (!m_view)
        open(board);
    m_document->show(board);
    m_view->setMarks(marks);
    m_view->setLit(std::nullopt);
    m_sign->say(sign);
}

void PastView::setLit(std::optional<QSet<NoteId>> notes)
{
    m_view->setLit(std::move(notes));
}

void PastView::reveal(NoteId note)
{
    m_view->reveal(note);
}

void PastView::reveal(const QRectF &place)
{
    m_view->ensureVisible(place);
}

void PastView::close()
{
    if (!m_view)
        return;
    BoardView &live = m_window.view();
    live.removeEventFilter(this);
    m_view->hide();
    m_view->deleteLater(); // one of its own events may be on its way
    m_document.release()->setParent(m_view);
    m_view = nullptr;
    m_sign = nullptr;
    m_keys = {};
    m_window.document().setReadOnly(!m_window.session().readOnlyReason().isEmpty());
    restore(m_before);
    // Once more when the room for the paper is what it was.
    QMetaObject::invokeMethod(
        this,
        [this, before = m_before] {
            if (!isOpen())
                restore(before);
        },
        Qt::QueuedConnection);
    live.setFocus();
}

void PastView::restore(const Sight &sight)
{
    BoardView &live = m_window.view();
    live.setZoom(sight.zoom);
    live.horizontalScrollBar()->setValue(sight.x);
    live.verticalScrollBar()->setValue(sight.y);
}

bool PastView::eventFilter(QObject *watched, QEvent *event)
{
    if (!m_view)
        return false;
    const QEvent::Type type = event->type();
    if (watched == &m_window.view() && (type == QEvent::Resize || type == QEvent::Move)) {
        m_view->setGeometry(m_window.view().geometry());
        m_sign->setGeometry(m_view->rect());
    }
    if (watched == m_view && type == QEvent::PaletteChange)
        m_view->setTheme(look::themeOf(m_window));
    if (watched != m_view || (type != QEvent::KeyPress && type != QEvent::ShortcutOverride))
        return false;
    const auto *key = static_cast<QKeyEvent *>(event);
    if (key->modifiers() & ~Qt::KeypadModifier)
        return false;
    const bool isFilmKey = key->key() == Qt::Key_Escape || key->key() == Qt::Key_Space ||
                           key->key() == Qt::Key_Left || key->key() == Qt::Key_Right ||
                           key->key() == Qt::Key_Home || key->key() == Qt::Key_End;
    if (!isFilmKey)
        return false;
    if (type == QEvent::ShortcutOverride) {
        event->accept();
        return true;
    }
    if (key->key() == Qt::Key_Escape) {
        Q_EMIT closeAsked();
        return true;
    }
    return m_keys && m_keys(key->key());
}

} // namespace tempestry
