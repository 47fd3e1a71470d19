#include "app/workshop/walk_through.h"

#include "app/controls/caption.h"
#include "app/inspector/reach.h"
#include "board/board_view.h"
#include "board/draft.h"
#include "board/roll_painter.h"

#include <QKeyEvent>

#include <algorithm>

namespace tempestry {

namespace {

// The middle part of the view, as shares of its size; the caption lies over the rest of the lower edge.
constexpr double kSideShare = 0.2;
constexpr double kTopShare = 0.15;
constexpr double kBottomShare = 0.35;
constexpr double kLeastZoom = 0.7;   // below it, the text of a note is too small to be told
constexpr QPointF kAhead(0.1, 0.06); // of the view's size: more of what comes than of what was

} // namespace

WalkThrough::WalkThrough(Document &document, BoardView &view)
    : QObject(&view)
    , m_document(document)
    , m_view(view)
    , m_caption(new Caption(&view))
{
    connect(&document, &Document::changed, this, &WalkThrough::followDocument);
}

std::optional<NoteId> WalkThrough::start(Walk::Direction direction) const
{
    const Board &board = m_document.board();
    std::vector<NoteId> onTimeline;
    std::vector<NoteId> all;
    board.notes().forEach([&](const Note &note) {
        all.push_back(note.id);
        if (note.timeline && note.timeline == m_view.selectedTimeline())
            onTimeline.push_back(note.id);
    });
    for (const auto &notes : {m_view.selectedNotes(), onTimeline, all})
        if (const auto note = Walk::startAmong(board, m_view.flow(), notes, direction))
            return note;
    return std::nullopt;
}

void WalkThrough::begin(Walk::Direction direction)
{
    if (m_walk && m_walk->direction() == direction) {
        end();
        return;
    }
    m_view.commitEditing();
    const auto from = m_walk ? m_walk->current() : start(direction);
    if (!from) {
        Q_EMIT hint(tr("There is no flow to walk along yet. Put an event or a command on the paper first."));
        return;
    }
    if (!m_walk) {
        m_view.rememberPlace();
        m_view.installEventFilter(this);
    }
    m_walk.emplace(m_document.board(), m_view.flow(), *from, direction);
    m_view.setFocus();
    arrive();
}

void WalkThrough::end()
{
    if (!m_walk)
        return;
    m_walk.reset();
    m_added.clear();
    m_view.removeEventFilter(this);
    m_view.setLit({});
    m_view.setMarks({});
    m_caption->clear();
    Q_EMIT stateChanged();
}

void WalkThrough::next()
{
    if (!m_walk)
        return;
    m_allTold = !m_walk->advance();
    if (m_allTold)
        showCaption();
    else
        arrive();
}

void WalkThrough::back()
{
    if (m_walk && m_walk->back())
        arrive();
}

void WalkThrough::choose(int places)
{
    if (!m_walk)
        return;
    m_walk->choose(places);
    show();
}

void WalkThrough::addHotspot()
{
    if (m_walk)
        m_view.createBeside(*m_walk->current(), NoteKind::Hotspot, Side::Below);
}

void WalkThrough::arrive()
{
    m_allTold = false;
    m_view.selectNotes(std::vector{*m_walk->current()});
    show();
    bringIntoView();
    Q_EMIT stateChanged();
}

void WalkThrough::followDocument(const Edit &edit)
{
    if (!m_walk)
        return;
    for (const auto &[before, after] : edit.change.notes())
        if (!before && after)
            m_added.insert(after->id);
    const auto current = m_walk->current();
    m_walk->follow();
    if (!m_walk->current())
        end();
    else if (m_walk->current() != current)
        arrive();
    else
        show();
}

void WalkThrough::show()
{
    showLight();
    showCaption();
}

void WalkThrough::showLight()
{
    const auto &path = m_walk->path();
    const auto &choices = m_walk->choices();
    QSet<NoteId> lit = m_added;
    for (const NoteId &note : path)
        lit.insert(note);
    NoteMarks marks;
    for (const Walk::Choice &choice : choices) {
        lit.insert(choice.note);
        if (choice.visited && choices.size() > 1)
            marks[choice.note].badge = QStringLiteral("\u2713");
    }
    if (choices.size() > 1)
        marks[choices[m_walk->chosen()].note].ring = NoteMark::Ring::Found;
    marks[path.back()].ring = NoteMark::Ring::Changed; // seen when another note is selected
    m_view.setLit(lit);
    m_view.setMarks(marks);
}

void WalkThrough::showCaption()
{
    CaptionText text;
    text.sentence = m_walk->sentence();
    text.question = m_allTold ? tr("All is told.") : m_walk->question();
    const auto &choices = m_walk->choices();
    for (size_t i = 0; i < choices.size() && choices.size() > 1; ++i)
        if (const Note *note = m_document.board().find(choices[i].note))
            text.choices.push_back({shortTitle(*note), i == m_walk->chosen(), choices[i].visited});
    m_caption->say(text, Caption::Stay::Stays);
}

void WalkThrough::bringIntoView()
{
    const Note *note = m_document.board().find(*m_walk->current());
    if (!note)
        return;
    m_view.camera().finish();
    const QRect all = m_view.viewport()->rect();
    const QRect middle =
        all.adjusted(qRound(all.width() * kSideShare), qRound(all.height() * kTopShare),
                     -qRound(all.width() * kSideShare), -qRound(all.height() * kBottomShare));
    const QRectF paper = rectOf(*note);
    const bool isReadable = m_view.zoom() >= kLeastZoom;
    if (isReadable && middle.contains(m_view.mapFromScene(paper).boundingRect()))
        return;
    const double zoom = isReadable ? m_view.zoom() : 1;
    const double way = m_walk->direction() == Walk::Direction::Forward ? 1 : -1;
    m_view.camera().to(
        paper.center() + QPointF(way * kAhead.x() * all.width(), kAhead.y() * all.height()) / zoom, zoom);
}

// Enter is for the current note, unless the person has picked others.
std::function<void()> WalkThrough::editing()
{
    const auto selected = m_view.selectedNotes();
    const NoteId current = *m_walk->current();
    if (!selected.empty() && selected != std::vector{current})
        return {};
    return [this, current] {
        m_view.selectNotes(std::vector{current});
        m_view.editSelected();
    };
}

std::function<void()> WalkThrough::deedOf(const QKeyEvent &event)
{
    if (event.modifiers() & ~Qt::KeypadModifier || m_view.isEditing() || m_view.hasGesture())
        return {};
    switch (event.key()) {
    case Qt::Key_Right:
    case Qt::Key_Space:
    case Qt::Key_PageDown:
        return [this] { next(); };
    case Qt::Key_Left:
    case Qt::Key_PageUp:
        return [this] { back(); };
    case Qt::Key_Up:
        return [this] { choose(-1); };
    case Qt::Key_Down:
        return [this] { choose(1); };
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_F2:
        return editing();
    case Qt::Key_H:
        return [this] { addHotspot(); };
    case Qt::Key_Escape:
        return [this] { end(); };
    default:
        return {};
    }
}

bool WalkThrough::eventFilter(QObject *watched, QEvent *event)
{
    if (!m_walk || (event->type() != QEvent::KeyPress && event->type() != QEvent::ShortcutOverride))
        return QObject::eventFilter(watched, event);
    const auto &key = *static_cast<const QKeyEvent *>(event);
    const auto deed = deedOf(key);
    if (!deed)
        return QObject::eventFilter(watched, event);
    event->accept();
    if (event->type() == QEvent::KeyPress && !key.isAutoRepeat())
        deed();
    return true;
}

} // namespace tempestry
