#include "app/window/persona_drop.h"

#include "app/workshop/personas_model.h"
#include "board/board_scene.h"
#include "board/board_view.h"

#include <QDragEnterEvent>
#include <QDropEvent>
#include <QMimeData>

namespace tempestry {

namespace {

bool isPersona(const QDropEvent &event)
{
    return event.mimeData()->hasFormat(QLatin1StringView(PersonasModel::kMimeType));
}

} // namespace

PersonaDrop::PersonaDrop(Document &document, BoardView &view, QObject *parent)
    : QObject(parent)
    , m_document(document)
    , m_view(view)
{
    view.viewport()->installEventFilter(this);
}

Draft PersonaDrop::draftAt(const QDropEvent &event) const
{
    const QString name =
        QString::fromUtf8(event.mimeData()->data(QLatin1StringView(PersonasModel::kMimeType)));
    Draft draft{edits::newPersonaNote(m_document.board(), name), {}};
    return movedTo(m_document.board(), draft, m_view.mapToScene(event.position().toPoint()));
}

void PersonaDrop::put(const QString &name)
{
    const Board &board = m_document.board();
    Draft draft{edits::newPersonaNote(board, name), {}};
    const std::vector<NoteId> selected = m_view.selectedNotes();
    if (const Note *beside = selected.empty() ? nullptr : board.find(selected.back())) {
        const Draft place = draftBeside(board, *beside, NoteKind::Actor, Side::Right);
        draft.note.x = place.note.x;
        draft.note.y = place.note.y;
        draft.slot = place.slot;
    }
    add(draft);
}

void PersonaDrop::add(const Draft &draft)
{
    if (m_document.apply(edits::addNote(m_document.board(), draft.note, draft.slot), tr("Add actor")))
        m_view.reveal(draft.note.id);
}

bool PersonaDrop::eventFilter(QObject *watched, QEvent *event)
{
    const auto scene = [this]() -> BoardScene & { return static_cast<BoardScene &>(*m_view.scene()); };
    switch (event->type()) {
    case QEvent::DragEnter:
    case QEvent::DragMove: {
        auto &drag = static_cast<QDragMoveEvent &>(*event);
        if (!isPersona(drag) || m_document.isReadOnly())
            break;
        const Draft draft = draftAt(drag);
        scene().preview(edits::addNote(m_document.board(), draft.note, draft.slot));
        drag.acceptProposedAction();
        return true;
    }
    case QEvent::DragLeave:
        scene().endPreview();
        break;
    case QEvent::Drop: {
        auto &drop = static_cast<QDropEvent &>(*event);
        if (!isPersona(drop) || m_document.isReadOnly())
            break;
        const Draft draft = draftAt(drop);
        scene().endPreview();
        drop.acceptProposedAction();
        add(draft);
        return true;
    }
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace tempestry
