#include "board/board_view.h"

#include "board/board_accessible.h"
#include "board/board_scene.h"
#include "board/flow_layer.h"
#include "board/foreign_drop.h"
#include "board/kind_drop.h"
#include "board/note_editing.h"
#include "board/note_layer.h"
#include "board/playback_item.h"
#include "board/roll_painter.h"
#include "board/select_tool.h"
#include "board/theme.h"

#include <QAccessible>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QGuiApplication>
#include <QHelpEvent>
#include <QMimeData>
#include <QMouseEvent>
#include <QStyle>
#include <QToolTip>

namespace tempestry {

BoardView::BoardView(Document &document, QWidget *parent)
    : PaperView(parent)
    , m_document(document)
    , m_scene(new BoardScene(document, Theme::light(), this))
    , m_select(std::make_unique<SelectTool>(*m_scene))
    , m_editing(std::make_unique<NoteEditing>(*m_scene))
{
    setScene(m_scene);
    setAcceptDrops(true);
    setAccessibleName(tr("Board"));
    QAccessible::installFactory(accessibleBoard);
    setReducedMotion(!style()->styleHint(QStyle::SH_Widget_Animate, nullptr, this));
    connect(m_scene, &BoardScene::picked, this, &BoardView::selectionChanged);
    connect(m_scene, &BoardScene::hint, this, &BoardView::hint);
    connect(m_editing.get(), &NoteEditing::wentOn, this, &BoardView::goOnFrom);
    connect(m_editing.get(), &NoteEditing::grew, this, &BoardView::growFrom);
    connect(m_editing.get(), &NoteEditing::took, this, &BoardView::makeVisible);
    connect(&document, &Document::changed, this, [this] {
        cancelTool();
        m_editing->followDocument();
    });
    fit(m_scene->contentBounds());
}

BoardView::~BoardView()
{
    m_scene->disconnect(this);
}

void BoardView::setTheme(const Theme &theme)
{
    m_scene->setTheme(theme);
    Q_EMIT themeChanged();
}

const Theme &BoardView::theme() const
{
    return m_scene->theme();
}

void BoardView::setTextScale(double scale)
{
    m_scene->notes().setTextScale(scale);
}

void BoardView::setReducedMotion(bool reduced)
{
    m_scene->setReducedMotion(reduced);
    camera().setEnabled(!reduced);
}

void BoardView::ignoreFlow()
{
    m_scene->ignoreFlow();
}

const FlowGraph &BoardView::flow() const
{
    return m_scene->flow();
}

const Selection &BoardView::selection() const
{
    return m_scene->selection();
}

std::vector<NoteId> BoardView::selectedNotes() const
{
    return m_scene->selectedNotes();
}

void BoardView::selectNotes(std::span<const NoteId> notes)
{
    QSet<NoteId> known;
    for (const NoteId &note : notes)
        if (m_document.board().find(note))
            known.insert(note);
    m_scene->selectNotes(known);
}

void BoardView::selectAll()
{
    QSet<NoteId> all;
    m_document.board().notes().forEach([&all](const Note &note) { all.insert(note.id); });
    m_scene->selectNotes(all);
}

std::optional<TimelineId> BoardView::selectedTimeline() const
{
    return m_scene->selection().timeline;
}

std::optional<FrameId> BoardView::selectedFrame() const
{
    return m_scene->selection().frame;
}

void BoardView::setPlayback(std::shared_ptr<const simulation::Film> film)
{
    m_scene->playback().setFilm(std::move(film));
}

void BoardView::setPlaybackTime(double seconds)
{
    m_scene->playback().showInstant(seconds);
}

void BoardView::setBreakpoints(const QHash<NoteId, bool> &breakpoints)
{
    m_scene->playback().setBreakpoints(breakpoints);
}

void BoardView::setWarnings(const QHash<NoteId, QString> &warnings)
{
    m_scene->playback().setWarnings(warnings);
}

const QHash<NoteId, QString> &BoardView::warnings() const
{
    return m_scene->playback().warnings();
}

bool BoardView::viewportEvent(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return PaperView::viewportEvent(event);
    const auto &help = *static_cast<QHelpEvent *>(event);
    const auto note = m_scene->notes().noteAt(mapToScene(help.pos()));
    const QString warning = note ? m_scene->playback().warnings().value(*note) : QString();
    // Never rich text, whatever a script's error says.
    QToolTip::showText(
        help.globalPos(),
        warning.isEmpty() ? QString() : QStringLiteral("<p>%1</p>").arg(warning.toHtmlEscaped()), viewport());
    return true;
}

void BoardView::setContents(std::optional<NoteContents> contents)
{
    m_scene->contents().setContents(std::move(contents));
}

void BoardView::tellHovered()
{
    const std::optional<NoteId> now = m_scene->notes().hovered();
    if (now != m_hovered)
        Q_EMIT hoveredChanged(m_hovered = now);
}

void BoardView::setLit(std::optional<QSet<NoteId>> notes)
{
    m_scene->notes().setLit(std::move(notes));
}

void BoardView::setMarks(const NoteMarks &marks)
{
    m_scene->notes().setMarks(marks);
}

void BoardView::setTrail(const Trail &trail)
{
    m_scene->edges().setTrail(trail);
}

void BoardView::setHistograms(const NoteHistograms &histograms)
{
    m_scene->histograms().setHistograms(histograms);
}

QCursor BoardView::idleCursor() const
{
    return m_tool ? m_tool->cursor() : m_select->cursor();
}

Pointer BoardView::pointerAt(QPointF viewPoint, Qt::KeyboardModifiers modifiers) const
{
    return {viewportTransform().inverted().map(viewPoint), viewPoint.toPoint(), modifiers, zoom()};
}

Pointer BoardView::pointerOf(const QMouseEvent &event) const
{
    return pointerAt(event.position(), event.modifiers());
}

bool BoardView::isBarePaper(QPointF point) const
{
    const Pointer pointer = pointerAt(point, {});
    return std::holds_alternative<std::monostate>(m_scene->targetAt(pointer.paper, pointer.onPaper(5)));
}

void BoardView::begin(std::unique_ptr<Tool> tool)
{
    cancelTool();
    m_select->leave();
    m_tool = std::move(tool);
    viewport()->setCursor(idleCursor());
}

void BoardView::cancelTool()
{
    if (const auto tool = std::move(m_tool)) {
        tool->cancel();
        viewport()->setCursor(idleCursor());
    }
    if (const auto drop = std::move(m_drop))
        drop->cancel();
    if (const auto drop = std::move(m_foreign))
        drop->cancel();
}

// The tool is out of the view's hands meanwhile, so that the edit it makes does not cancel it.
template <class Step>
void BoardView::runTool(Step step)
{
    auto tool = std::move(m_tool);
    if (step(*tool) == Tool::State::Active && !m_tool)
        m_tool = std::move(tool);
    viewport()->setCursor(idleCursor());
}

void BoardView::mousePressEvent(QMouseEvent *event)
{
    if (beginPan(*event))
        return;
    if (event->button() != Qt::LeftButton)
        return;
    if (isEditing()) {
        const auto *editor = m_scene->focusItem();
        if (editor && editor->sceneBoundingRect().contains(mapToScene(event->pos()))) {
            PaperView::mousePressEvent(event);
            return;
        }
        commitEditing();
    }
    if (m_tool)
        runTool([&](Tool &tool) { return tool.press(pointerOf(*event)); });
    else
        m_tool = m_select->press(pointerOf(*event));
}

void BoardView::mouseMoveEvent(QMouseEvent *event)
{
    if (std::exchange(m_cursor, event->pos()) != event->pos())
        m_cursorSpent = false;
    if (pan(*event))
        return;
    if (m_tool) {
        runTool([&](Tool &tool) { return tool.move(pointerOf(*event)); });
        if (m_tool && event->buttons() & Qt::LeftButton)
            followEdge(event->pos());
        return;
    }
    if (isEditing()) {
        PaperView::mouseMoveEvent(event);
        return;
    }
    m_select->hover(pointerOf(*event));
    viewport()->setCursor(m_select->cursor());
    tellHovered();
}

void BoardView::edgeScrolled()
{
    if (m_tool && m_cursor)
        runTool([&](Tool &tool) {
            return tool.move(pointerAt(*m_cursor, QGuiApplication::keyboardModifiers()));
        });
    else
        leaveEdge();
}

void BoardView::mouseReleaseEvent(QMouseEvent *event)
{
    leaveEdge();
    if (endPan())
        return;
    if (m_tool && event->button() == Qt::LeftButton)
        runTool([&](Tool &tool) { return tool.release(pointerOf(*event)); });
    else
        PaperView::mouseReleaseEvent(event);
}

void BoardView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || m_tool)
        return;
    if (isEditing()) {
        PaperView::mouseDoubleClickEvent(event);
        return;
    }
    const Pointer pointer = pointerOf(*event);
    const Target target = m_scene->targetAt(pointer.paper, pointer.onPaper(5));
    if (std::holds_alternative<std::monostate>(target) && !m_select->gripAt(pointer)) {
        openDraft(draftAt(m_document.board(), m_lastKind, pointer.paper));
        return;
    }
    if (m_select->gripAt(pointer)) {
        fitSelected();
        return;
    }
    if (const auto *note = std::get_if<NoteId>(&target))
        m_scene->selectNotes({*note});
    editSelected();
}

void BoardView::leaveEvent(QEvent *event)
{
    m_cursor.reset();
    if (!m_tool)
        m_select->leave();
    tellHovered();
    PaperView::leaveEvent(event);
}

void BoardView::focusOutEvent(QFocusEvent *event)
{
    cancelTool();
    PaperView::focusOutEvent(event);
}

// Never as a move, after which the other program would delete what was dragged.
void BoardView::takeAsCopy(QDropEvent &event) const
{
    event.setDropAction(Qt::CopyAction);
    event.setAccepted(m_drop || m_foreign);
}

void BoardView::dragEnterEvent(QDragEnterEvent *event)
{
    commitEditing();
    cancelTool();
    if (!m_document.isReadOnly())
        m_drop = KindDrop::from(*event->mimeData(), *m_scene);
    if (!m_drop)
        m_foreign = ForeignDrop::from(*event->mimeData(), *m_scene, m_lastKind);
    takeAsCopy(*event);
}

void BoardView::dragMoveEvent(QDragMoveEvent *event)
{
    const QPointF paper = mapToScene(event->position().toPoint());
    if (m_drop)
        m_drop->move(paper);
    if (m_foreign)
        m_foreign->move(paper);
    takeAsCopy(*event);
}

void BoardView::dragLeaveEvent(QDragLeaveEvent *)
{
    cancelTool();
}

void BoardView::dropEvent(QDropEvent *event)
{
    takeAsCopy(*event);
    const QPointF paper = mapToScene(event->position().toPoint());
    activateWindow(); // the drag may have begun in another one, and what is typed next belongs here
    if (m_foreign) {
        cancelTool();
        setFocus(Qt::MouseFocusReason);
        Q_EMIT dropped(*event->mimeData(), paper);
        return;
    }
    const auto drop = std::move(m_drop);
    if (!drop)
        return;
    setFocus(Qt::MouseFocusReason);
    switch (drop->thing()) {
    case KindDrop::Thing::Note:
        drop->move(paper);
        openDraft(drop->draft());
        break;
    case KindDrop::Thing::Timeline:
        createTimelineAt(paper.y());
        break;
    case KindDrop::Thing::Frame:
        createFrameAt(QRectF(paper, QSizeF(400, 260)));
        break;
    }
}

} // namespace tempestry
