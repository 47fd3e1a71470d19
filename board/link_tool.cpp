#include "board/link_tool.h"

#include "board/note_layer.h"
#include "board/overlay_item.h"
#include "model/edits.h"

#include <QCoreApplication>

namespace tempestry {

LinkTool::LinkTool(BoardScene &scene, std::optional<NoteId> from, Way way)
    : m_scene(scene)
    , m_from(from)
    , m_way(way)
{
    if (way == Way::Click)
        Q_EMIT m_scene.hint(
            from ? QCoreApplication::translate("Board", "Click the note that follows.")
                 : QCoreApplication::translate("Board", "Click the note that the link begins at."));
}

Tool::State LinkTool::press(const Pointer &pointer)
{
    const auto note = m_scene.notes().noteAt(pointer.paper);
    if (!note) {
        cancel();
        return State::Done;
    }
    if (!m_from) {
        m_from = note;
        Q_EMIT m_scene.hint(QCoreApplication::translate("Board", "Click the note that follows."));
        return State::Active;
    }
    cancel();
    join(*note);
    return State::Done;
}

Tool::State LinkTool::move(const Pointer &pointer)
{
    const auto over = m_scene.notes().noteAt(pointer.paper);
    m_scene.notes().setHovered(over);
    if (!m_from)
        return State::Active;
    const QRectF from = m_scene.notes().shownRect(*m_from);
    const bool onNote = over && over != m_from;
    const QRectF to = onNote ? m_scene.notes().shownRect(*over) : QRectF(pointer.paper, QSizeF(1, 1));
    m_scene.overlay().showLink(from.contains(pointer.paper) ? std::nullopt
                                                            : std::optional(edgeCurve(from, to)));
    return State::Active;
}

Tool::State LinkTool::release(const Pointer &pointer)
{
    if (m_way == Way::Click)
        return State::Active;
    cancel();
    if (const auto note = m_scene.notes().noteAt(pointer.paper); note && note != m_from)
        join(*note);
    return State::Done;
}

void LinkTool::cancel()
{
    m_scene.overlay().showLink({});
    m_scene.notes().setHovered({});
}

void LinkTool::join(NoteId to)
{
    if (const QString problem = edits::linkProblem(m_scene.board(), *m_from, to); !problem.isEmpty())
        Q_EMIT m_scene.hint(problem);
    else
        m_scene.document().apply(edits::addLink(m_scene.board(), *m_from, to),
                                 QCoreApplication::translate("Board", "Link notes"));
}

} // namespace tempestry
