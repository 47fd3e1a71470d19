#include "board/roll_tools.h"

#include "board/overlay_item.h"
#include "model/edits.h"
#include "model/order_edits.h"

#include <QApplication>
#include <QCoreApplication>

namespace tempestry {

namespace {

constexpr double kLeastFrame = 60;

} // namespace

RollTool::RollTool(BoardScene &scene, const Pointer &pressed, EditBy edit, QString label, QCursor cursor)
    : m_scene(scene)
    , m_pressed(pressed)
    , m_edit(std::move(edit))
    , m_label(std::move(label))
    , m_cursor(std::move(cursor))
{}

std::unique_ptr<Tool> RollTool::moving(BoardScene &scene, TimelineId timeline, const Pointer &pressed)
{
    const auto edit = [timeline](const Board &board, double dx, double dy) {
        return edits::dragTimeline(board, timeline, dx, dy);
    };
    return std::unique_ptr<Tool>(new RollTool(
        scene, pressed, edit, QCoreApplication::translate("Board", "Move timeline"), Qt::SizeAllCursor));
}

std::unique_ptr<Tool> RollTool::moving(BoardScene &scene, FrameId frame, const Pointer &pressed)
{
    const auto edit = [frame](const Board &board, double dx, double dy) {
        return edits::moveFrame(board, frame, dx, dy);
    };
    return std::unique_ptr<Tool>(new RollTool(
        scene, pressed, edit, QCoreApplication::translate("Board", "Move frame"), Qt::SizeAllCursor));
}

std::unique_ptr<Tool> RollTool::resizing(BoardScene &scene, FrameId frame, const Pointer &pressed)
{
    const auto edit = [frame](const Board &board, double dx, double dy) {
        return edits::resizeFrame(board, frame, dx, dy);
    };
    return std::unique_ptr<Tool>(new RollTool(
        scene, pressed, edit, QCoreApplication::translate("Board", "Resize frame"), Qt::SizeFDiagCursor));
}

Tool::State RollTool::move(const Pointer &pointer)
{
    m_dragging =
        m_dragging || (pointer.view - m_pressed.view).manhattanLength() >= QApplication::startDragDistance();
    if (!m_dragging || m_scene.document().isReadOnly())
        return State::Active;
    const QPointF way = pointer.paper - m_pressed.paper;
    ChangeSet change = m_edit(m_scene.board(), way.x(), way.y());
    if (change == m_shown)
        return State::Active;
    m_shown = std::move(change);
    // More than one timeline: they change places and are seen to do so.
    m_scene.preview(m_shown,
                    m_shown.timelines().size() == 1 ? BoardScene::Motion::AtOnce : BoardScene::Motion::Glide);
    return State::Active;
}

Tool::State RollTool::release(const Pointer &pointer)
{
    const QPointF way = pointer.paper - m_pressed.paper;
    if (m_dragging && !m_scene.document().apply(m_edit(m_scene.board(), way.x(), way.y()), m_label))
        cancel();
    return State::Done;
}

void RollTool::cancel()
{
    if (m_dragging)
        m_scene.endPreview();
}

FrameTool::FrameTool(BoardScene &scene, std::function<void(const QRectF &)> drawn)
    : m_scene(scene)
    , m_drawn(std::move(drawn))
{
    Q_EMIT m_scene.hint(QCoreApplication::translate("Board", "Drag a rectangle on the paper for the frame."));
}

Tool::State FrameTool::press(const Pointer &pointer)
{
    m_from = pointer.paper;
    return State::Active;
}

Tool::State FrameTool::move(const Pointer &pointer)
{
    if (m_from)
        m_scene.overlay().showBand(QRectF(*m_from, pointer.paper).normalized());
    return State::Active;
}

Tool::State FrameTool::release(const Pointer &pointer)
{
    if (!m_from)
        return State::Active;
    cancel();
    const QRectF drawn = QRectF(*m_from, pointer.paper).normalized();
    if (drawn.width() >= kLeastFrame && drawn.height() >= kLeastFrame)
        m_drawn(drawn);
    return State::Done;
}

void FrameTool::cancel()
{
    m_scene.overlay().showBand({});
}

} // namespace tempestry
