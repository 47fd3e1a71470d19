#include "board/note_editing.h"

#include "board/note_layer.h"
#include "board/note_writing.h"
#include "board/roll_painter.h"
#include "board/text_editor_item.h"
#include "board/theme.h"

#include <QCoreApplication>
#include <QGraphicsView>
#include <QKeyEvent>

namespace tempestry {

namespace {

Note withTitle(Note note, const QString &title)
{
    note.title = title;
    note.height = heightToFit(note);
    return note;
}

QString addLabel(NoteKind kind)
{
    return QCoreApplication::translate("Board", "Add %1")
        .arg(QCoreApplication::translate("NoteKind", info(kind).name).toLower());
}

} // namespace

NoteEditing::NoteEditing(BoardScene &scene)
    : m_scene(scene)
{}

void NoteEditing::begin(const Draft &draft)
{
    commit();
    m_scene.preview(edits::addNote(m_scene.board(), draft.note, draft.slot));
    open(draft, draft.note.title, inkOf(draft.note.kind, m_scene.theme()));
}

void NoteEditing::begin(NoteId note)
{
    commit();
    if (const Note *current = m_scene.board().find(note))
        open(note, current->title, inkOf(current->kind, m_scene.theme()));
}

void NoteEditing::begin(TimelineId timeline)
{
    commit();
    if (const Timeline *current = m_scene.board().find(timeline))
        open(timeline, current->title, m_scene.theme().ink);
}

void NoteEditing::begin(FrameId frame)
{
    commit();
    if (const Frame *current = m_scene.board().find(frame))
        open(frame, current->title, m_scene.theme().ink);
}

void NoteEditing::open(Subject subject, const QString &text, const QColor &ink)
{
    m_subject = std::move(subject);
    m_editor = new TextEditorItem(text, ink);
    m_scene.addItem(m_editor);
    connect(m_editor, &TextEditorItem::edited, this, &NoteEditing::fit);
    connect(m_editor, &TextEditorItem::left, this, &NoteEditing::commit);
    fit();
    m_editor->setFocus(Qt::OtherFocusReason);
}

void NoteEditing::close()
{
    m_subject = {};
    m_scene.notes().setWritingHidden({});
    if (TextEditorItem *editor = std::exchange(m_editor, nullptr)) {
        editor->disconnect(this);
        m_scene.removeItem(editor);
        editor->deleteLater();
    }
}

std::optional<Note> NoteEditing::editedNote() const
{
    const auto *id = std::get_if<NoteId>(&m_subject);
    const auto *draft = std::get_if<Draft>(&m_subject);
    if (!id && !draft)
        return std::nullopt;
    const Note *known = id ? m_scene.board().find(*id) : &draft->note;
    return known ? std::optional(*known) : std::nullopt;
}

void NoteEditing::fit()
{
    if (auto note = editedNote()) {
        note->title = m_editor->text();
        m_scene.notes().setWritingHidden(note->id);
        const Note *shown = m_scene.shown().find(note->id);
        const QRectF rect = rectOf(shown ? *shown : *note);
        const bool free = note->kind == NoteKind::Text;
        const QRectF room = rect.adjusted(kNoteMargin, kNoteMargin, -kNoteMargin, -kNoteMargin);
        m_editor->fit(room, titleSize(*note, m_scene.notes().textScale()),
                      free ? Qt::AlignLeft | Qt::AlignTop : Qt::AlignCenter);
        m_editor->setTransformOriginPoint(rect.center() - m_editor->pos());
        m_editor->setRotation(info(note->kind).turn);
    } else if (const auto *timeline = std::get_if<TimelineId>(&m_subject)) {
        if (const Timeline *current = m_scene.board().find(*timeline))
            m_editor->fit(titleStrip(*current).adjusted(16, 0, -16, -6), 15, Qt::AlignLeft | Qt::AlignVCenter,
                          true);
    } else if (const auto *frame = std::get_if<FrameId>(&m_subject)) {
        if (const Frame *current = m_scene.board().find(*frame))
            m_editor->fit(titleStrip(*current).adjusted(10, 0, -10, 0), 13, Qt::AlignLeft | Qt::AlignVCenter,
                          true);
    }
}

ChangeSet NoteEditing::draftChange(const Draft &draft, const QString &text) const
{
    return edits::addNote(m_scene.board(), withTitle(draft.note, text), draft.slot);
}

void NoteEditing::commit()
{
    if (!m_editor)
        return;
    const Subject subject = std::exchange(m_subject, {});
    const QString text = m_editor->text();
    close();
    apply(subject, text);
}

void NoteEditing::apply(const Subject &subject, const QString &text)
{
    Document &document = m_scene.document();
    const Board &board = m_scene.board();
    if (const auto *draft = std::get_if<Draft>(&subject)) {
        if (text.trimmed().isEmpty() ||
            !document.apply(draftChange(*draft, text), addLabel(draft->note.kind)))
            m_scene.endPreview();
        else
            m_scene.selectNotes({draft->note.id});
    } else if (const auto *note = std::get_if<NoteId>(&subject)) {
        document.apply(
            edits::changeNote(board, *note, [&](Note &current) { current = withTitle(current, text); }),
            QCoreApplication::translate("Board", "Edit text"));
    } else if (const auto *timeline = std::get_if<TimelineId>(&subject)) {
        document.apply(edits::renameTimeline(board, *timeline, text),
                       QCoreApplication::translate("Board", "Rename timeline"));
    } else if (const auto *id = std::get_if<FrameId>(&subject)) {
        if (const Frame *current = board.find(*id)) {
            Frame frame = *current;
            frame.title = text;
            document.apply(edits::changeFrame(board, frame),
                           QCoreApplication::translate("Board", "Rename frame"));
        }
    }
}

void NoteEditing::cancel()
{
    if (!m_editor)
        return;
    close();
    m_scene.endPreview();
}

void NoteEditing::followDocument()
{
    if (!m_editor)
        return;
    if (const auto *draft = std::get_if<Draft>(&m_subject)) {
        m_scene.preview(draftChange(*draft, m_editor->text()));
        fit();
        return;
    }
    const bool isThere = std::visit(
        [this](const auto &id) {
            if constexpr (requires { m_scene.board().find(id); })
                return m_scene.board().find(id) != nullptr;
            else
                return false;
        },
        m_subject);
    if (isThere)
        fit();
    else
        cancel();
}

bool NoteEditing::handleKey(const QKeyEvent &event)
{
    const bool control = event.modifiers() & Qt::ControlModifier;
    switch (event.key()) {
    case Qt::Key_Escape:
        commit();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (event.modifiers() & Qt::ShiftModifier)
            return false;
        if (control)
            goOn(Side::Below);
        else
            commit();
        return true;
    case Qt::Key_Tab:
        goOn(Side::Right);
        return true;
    case Qt::Key_Backtab:
        goOn(Side::Left);
        return true;
    default:
        return false;
    }
}

void NoteEditing::goOn(Side side)
{
    const std::optional<Note> note = editedNote();
    commit();
    if (note && m_scene.board().find(note->id))
        Q_EMIT wentOn(note->id, side);
}

} // namespace tempestry
