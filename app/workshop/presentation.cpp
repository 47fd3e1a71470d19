#include "app/workshop/presentation.h"

#include "app/controls/caption.h"
#include "app/controls/look.h"
#include "app/window/main_window.h"
#include "app/workshop/walk_through.h"
#include "app/workshop/workshop.h"
#include "app/workshop/workshop_timer.h"
#include "board/board_view.h"
#include "board/pointer_overlay.h"
#include "model/geometry.h"

#include <QEvent>
#include <QPainter>
#include <QScreen>
#include <QScrollBar>

#include <algorithm>

namespace tempestry {

namespace {

constexpr int kTimerSize = 24;   // of its figures, in pixels
constexpr int kTimerMargin = 20; // from the corner

} // namespace

Presentation::Presentation(MainWindow &window)
    : QObject(&window.view())
    , m_window(window)
    , m_view(window.view())
    , m_caption(new Caption(&m_view))
    , m_timer(new TimerLabel(window.workshop().timer(), &m_view))
    , m_blank(new QWidget(&m_view))
{
    m_blank->setObjectName(QStringLiteral("blank"));
    m_blank->installEventFilter(this);
    m_blank->hide();
    QFont figures = look::titleFont();
    figures.setPixelSize(look::scaled(kTimerSize));
    m_timer->setFont(figures);
    m_timer->setFocusPolicy(Qt::NoFocus);
    m_timer->hide();
    connect(&window.workshop().timer(), &WorkshopTimer::changed, this, &Presentation::showTimer);
    connect(&window.document(), &Document::changed, this, &Presentation::followDocument);
    connect(&window.walk(), &WalkThrough::stateChanged, this, [this] {
        if (!m_on)
            return;
        if (m_window.walk().isActive()) {
            m_caption->clear();
        } else {
            showLight();
            showCaption();
        }
    });
}

void Presentation::findStops()
{
    const QSize screen = m_window.screen()->size();
    m_stops = tempestry::stops(m_window.document().board(), double(screen.width()) / screen.height());
}

// The smallest that has all selected notes, or else the middle of what is seen.
size_t Presentation::stopHere() const
{
    const auto selected = m_view.selectedNotes();
    const QPointF middle = m_view.mapToScene(m_view.viewport()->rect().center());
    const auto isHere = [&](const Stop &stop) {
        if (selected.empty())
            return containsPoint(stop, middle.x(), middle.y());
        return std::ranges::all_of(selected, [&stop](const NoteId &note) {
            return std::ranges::find(stop.notes, note) != stop.notes.end();
        });
    };
    size_t best = 0;
    for (size_t i = 0; i < m_stops.size(); ++i)
        if (isHere(m_stops[i]) &&
            m_stops[i].width * m_stops[i].height < m_stops[best].width * m_stops[best].height)
            best = i;
    return best;
}

void Presentation::begin(From from)
{
    if (m_on)
        return;
    m_view.commitEditing();
    m_view.camera().finish();
    if (!m_former)
        m_former = Former{m_window.windowState(),
                          m_window.geometry(),
                          m_view.viewport()->size(),
                          m_view.zoom(),
                          {m_view.horizontalScrollBar()->value(), m_view.verticalScrollBar()->value()},
                          m_view.selectedNotes()};
    findStops();
    m_at = from == From::Here ? stopHere() : 0;
    m_on = true;
    m_typed = 0;
    m_view.selectNotes({});
    m_view.installEventFilter(this);
    m_view.viewport()->installEventFilter(this);
    m_window.setBare(true);
    m_window.setWindowState(m_window.windowState() | Qt::WindowFullScreen);
    m_view.setFocus();
    showTimer();
    show();
}

void Presentation::showTimer()
{
    m_timer->setVisible(m_on && !isBlank() && m_window.workshop().timer().isTouched());
    m_timer->resize(m_timer->sizeHint());
    m_timer->move(m_view.width() - m_timer->width() - kTimerMargin, kTimerMargin);
}

void Presentation::end()
{
    if (!m_on)
        return;
    m_window.walk().end();
    m_window.pointer().setLaser(false);
    m_window.pointer().setSpotlight(false);
    setBlank(false);
    m_caption->clear();
    m_view.setLit({});
    m_view.camera().finish();
    m_on = false;
    m_pressed.reset();
    m_window.setWindowState(m_former->state);
    if (!(m_former->state & (Qt::WindowFullScreen | Qt::WindowMaximized)))
        m_window.setGeometry(m_former->geometry);
    m_window.setBare(false);
    showTimer();
    m_view.selectNotes(m_former->selected);
    m_view.setFocus();
    restoreView();
    Q_EMIT stateChanged();
}

// Asked again until the view has its former size, which the window system gives back when it sees fit.
void Presentation::restoreView()
{
    if (m_on || !m_former)
        return;
    m_view.setZoom(m_former->zoom);
    m_view.horizontalScrollBar()->setValue(m_former->scroll.x());
    m_view.verticalScrollBar()->setValue(m_former->scroll.y());
    if (m_view.viewport()->size() != m_former->viewSize)
        return;
    m_former.reset();
    m_view.removeEventFilter(this);
    m_view.viewport()->removeEventFilter(this);
}

void Presentation::next()
{
    goTo(qint64(m_at) + 1);
}

void Presentation::back()
{
    goTo(qint64(m_at) - 1);
}

void Presentation::goTo(qint64 stop)
{
    if (!m_on)
        return;
    m_typed = 0;
    setBlank(false);
    if (!m_stops.empty())
        m_at = size_t(std::clamp(stop, qint64(0), qint64(m_stops.size()) - 1));
    m_view.selectNotes({});
    show();
}

void Presentation::show()
{
    if (m_at < m_stops.size()) {
        const Stop &stop = m_stops[m_at];
        m_view.glideTo({stop.x, stop.y, stop.width, stop.height});
    }
    if (!m_window.walk().isActive()) {
        showLight();
        showCaption();
    }
    Q_EMIT stateChanged();
}

void Presentation::showAtOnce()
{
    if (!m_on)
        return;
    show();
    m_view.camera().finish();
}

void Presentation::showLight()
{
    const bool isWhole = m_stops.empty() || (!m_stops[m_at].timeline && !m_stops[m_at].frame);
    if (m_dimming && !isWhole)
        m_view.setLit(QSet<NoteId>(m_stops[m_at].notes.begin(), m_stops[m_at].notes.end()));
    else
        m_view.setLit({});
}

void Presentation::showCaption()
{
    CaptionText text;
    if (m_stops.empty()) {
        text.sentence = tr("There is nothing on this board yet");
        text.question = tr("E makes the first event, Escape ends the presentation.");
        m_caption->say(text, Caption::Stay::Stays);
        return;
    }
    const Stop &stop = m_stops[m_at];
    text.sentence = stop.title.simplified();
    if (text.sentence.isEmpty())
        text.sentence = stop.timeline ? tr("Timeline") : stop.frame ? tr("Frame") : tr("Untitled board");
    if (stop.parts > 1)
        text.sentence = tr("%1 (part %2 of %3)")
                            .arg(text.sentence, QString::number(stop.part + 1), QString::number(stop.parts));
    text.count = m_typed > 0 ? tr("to %1 of %2: press Enter").arg(m_typed).arg(m_stops.size())
                             : QStringLiteral("%1 / %2").arg(m_at + 1).arg(m_stops.size());
    m_caption->say(text, m_typed > 0 ? Caption::Stay::Stays : Caption::Stay::Fades);
}

// The room sees the same thing as before, wherever in the order it is now.
void Presentation::followDocument()
{
    if (!m_on)
        return;
    const bool wasEmpty = m_stops.empty();
    const bool wasLast = m_at + 1 == m_stops.size();
    const Stop before = wasEmpty ? Stop() : m_stops[m_at];
    findStops();
    const size_t last = m_stops.empty() ? 0 : m_stops.size() - 1;
    const auto same = std::ranges::find_if(m_stops, [&](const Stop &stop) { return stop.isOf(before); });
    if (wasLast || same == m_stops.end())
        m_at = wasLast ? last : std::min(m_at, last);
    else
        m_at = size_t(same - m_stops.begin());
    if (m_window.walk().isActive())
        return;
    showLight();
    if (wasEmpty != m_stops.empty())
        showCaption();
}

bool Presentation::isBlank() const
{
    return m_blank->isVisible();
}

void Presentation::setBlank(bool blank)
{
    if (blank && !m_on)
        return;
    m_blank->setGeometry(m_view.rect());
    m_blank->setVisible(blank);
    m_blank->raise();
}

void Presentation::setDimming(bool dimming)
{
    m_dimming = dimming;
    if (m_on && !m_window.walk().isActive())
        showLight();
}

bool Presentation::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_blank) {
        if (event->type() == QEvent::Paint)
            QPainter(m_blank).fillRect(m_blank->rect(), Qt::black);
        else if (event->type() == QEvent::MouseButtonPress)
            setBlank(false);
        return event->type() == QEvent::Paint || event->type() == QEvent::MouseButtonPress;
    }
    const bool isKey = event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride;
    const bool isOfView = isKey == (watched == &m_view);
    if (event->type() == QEvent::Resize && watched == m_view.viewport()) {
        m_blank->setGeometry(m_view.rect());
        showTimer();
        const auto settle = m_on ? &Presentation::showAtOnce : &Presentation::restoreView;
        QMetaObject::invokeMethod(this, settle, Qt::QueuedConnection);
    } else if (m_on && isOfView && handle(*event)) {
        return true;
    } else if (!m_on && (event->type() == QEvent::KeyPress || event->type() == QEvent::MouseButtonPress ||
                         event->type() == QEvent::Wheel)) {
        m_former.reset(); // the person goes on from here
    }
    return QObject::eventFilter(watched, event);
}

} // namespace tempestry
