#include "board/note_editing.h"

#include "board/draft_hint.h"
#include "board/note_layer.h"
#include "board/note_writing.h"
#include "board/roll_painter.h"
#include "board/text_editor_item.h"
#include "board/theme.h"
#include "board/writing_keys.h"

#include <QCoreApplication>
#include <QKeyEvent>

namespace tempestry {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Board", text);
}

// As high as the title takes; lower again where only the old title had made it higher than is usual.
Note withTitle(Note note, const QString &title)
{
    Note usual = note;
    usual.height = info(note.kind).height;
    if (heightToFit(usual) == note.height)
        note.height = usual.height;
    note.title = title;
    note.height = heightToFit(note);
    return note;
}

QString addLabel(NoteKind kind)
{
    return tr("Add %1").arg(QCoreApplication::translate("NoteKind", info(kind).name).toLower());
}

QColor inkFor(const Draft &draft, const Theme &theme)
{
    return inkOf(draft.note.kind, theme);
}

bool isPlain(const QKeyEvent &event)
{
    return !(event.modifiers() & ~Qt::KeypadModifier);
}

} // namespace

NoteEditing::NoteEditing(BoardScene &scene)
    : m_scene(scene)
{}

void NoteEditing::begin(const Draft &draft)
{
    commit();
    m_scene.preview(addDraft(m_scene.board(), draft));
    open(draft, draft.note.title, inkFor(draft, m_scene.theme()));
}

void NoteEditing::begin(NoteId note)
{
    commit();
    const Note *current = m_scene.board().find(note);
    if (current && current->locked) {
        Q_EMIT m_scene.hint(tr("This note is locked. Unlock it first to write on it."));
    } else if (current) {
        m_known = *current;
        open(note, current->title, inkOf(current->kind, m_scene.theme(), current->resolved));
    }
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
    m_hint = new DraftHint(m_scene.theme());
    m_hint->hide();
    m_scene.addItem(m_hint);
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
    m_known.reset();
    m_room = {};
    m_scene.notes().setWritingHidden({});
    delete std::exchange(m_hint, nullptr);
    if (TextEditorItem *editor = std::exchange(m_editor, nullptr)) {
        editor->disconnect(this);
        m_scene.removeItem(editor);
        editor->deleteLater();
    }
}

void NoteEditing::cancel()
{
    if (!m_editor)
        return;
    close();
    m_scene.endPreview();
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

bool NoteEditing::isEmptyDraft() const
{
    return std::holds_alternative<Draft>(m_subject) && m_editor->text().isEmpty();
}

void NoteEditing::fit()
{
    if (const auto note = editedNote()) {
        fitNote(withTitle(*note, m_editor->text()));
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

void NoteEditing::fitNote(const Note &note)
{
    m_scene.notes().setWritingHidden(note.id);
    const Note *shown = m_scene.shown().find(note.id);
    if (!shown || shown->height != note.height) {
        m_scene.preview(change(note.title));
        shown = m_scene.shown().find(note.id);
    }
    const QRectF rect = rectOf(shown ? *shown : note);
    const bool free = note.kind == NoteKind::Text;
    const QRectF room = rect.adjusted(kNoteMargin, kNoteMargin, -kNoteMargin, -kNoteMargin);
    m_editor->fit(room, titleSize(note, m_scene.notes().textScale()),
                  free ? Qt::AlignLeft | Qt::AlignTop : Qt::AlignCenter);
    m_editor->setTransformOriginPoint(rect.center() - m_editor->pos());
    m_editor->setRotation(info(note.kind).turn);
    if (std::exchange(m_room, rect) != rect)
        Q_EMIT took(rect);
    fitHint();
}

void NoteEditing::fitHint()
{
    if (isEmptyDraft())
        m_hint->sync(std::get<Draft>(m_subject), m_room);
    m_hint->setVisible(isEmptyDraft());
}

// What the typing would make of the board.
ChangeSet NoteEditing::change(const QString &text) const
{
    const Board &board = m_scene.board();
    if (const auto *draft = std::get_if<Draft>(&m_subject)) {
        Draft written = *draft;
        written.note = withTitle(draft->note, text);
        return addDraft(board, written);
    }
    if (const auto *note = std::get_if<NoteId>(&m_subject))
        return edits::changeNote(board, *note, [&](Note &current) { current = withTitle(current, text); });
    if (const auto *timeline = std::get_if<TimelineId>(&m_subject))
        return edits::renameTimeline(board, *timeline, text);
    if (const auto *id = std::get_if<FrameId>(&m_subject))
        if (const Frame *current = board.find(*id)) {
            Frame frame = *current;
            frame.title = text;
            return edits::changeFrame(board, frame);
        }
    return {};
}

void NoteEditing::commit()
{
    if (!m_editor)
        return;
    m_editor->endComposing();
    const QString text = m_editor->text();
    const ChangeSet made = change(text);
    const Subject subject = std::exchange(m_subject, {});
    close();
    apply(subject, made, text);
}

void NoteEditing::apply(const Subject &subject, const ChangeSet &change, const QString &text)
{
    Document &document = m_scene.document();
    if (const auto *draft = std::get_if<Draft>(&subject)) {
        if (!text.trimmed().isEmpty() && document.apply(change, addLabel(draft->note.kind))) {
            m_scene.selectNotes({draft->note.id});
            return;
        }
        if (draft->root && m_scene.board().find(draft->root->note))
            m_scene.selectNotes({draft->root->note});
    } else if (std::holds_alternative<TimelineId>(subject)) {
        document.apply(change, tr("Rename timeline"));
    } else if (std::holds_alternative<FrameId>(subject)) {
        document.apply(change, tr("Rename frame"));
    } else if (document.apply(change, tr("Edit text"))) {
        return;
    }
    m_scene.endPreview();
}

void NoteEditing::followDocument()
{
    if (!m_editor)
        return;
    if (const auto *note = std::get_if<NoteId>(&m_subject)) {
        if (const Note *current = m_scene.board().find(*note))
            m_known = *current;
        else
            keepLostNote();
    } else if (const auto *timeline = std::get_if<TimelineId>(&m_subject)) {
        if (!m_scene.board().find(*timeline))
            cancel();
    } else if (const auto *frame = std::get_if<FrameId>(&m_subject)) {
        if (!m_scene.board().find(*frame))
            cancel();
    }
    if (!m_editor)
        return;
    m_scene.preview(change(m_editor->text()));
    fit();
}

// The note has been removed from elsewhere while its text was being changed: what was typed becomes a draft.
void NoteEditing::keepLostNote()
{
    if (!m_known || m_editor->text() == m_known->title) {
        cancel();
        return;
    }
    Draft draft{*m_known};
    draft.note.timeline.reset();
    if (m_known->timeline)
        draft.slot = edits::Slot{.timeline = *m_known->timeline, .column = m_known->column, .y = m_known->y};
    m_subject = std::move(draft);
}

bool NoteEditing::handleKey(const QKeyEvent &event)
{
    const std::optional<Side> growth = growthSide(event);
    const std::optional<Side> next = nextSide(event);
    const bool ends =
        event.key() == Qt::Key_Escape || ((event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter) &&
                                          !(event.modifiers() & Qt::ShiftModifier));
    if (m_editor->isComposing())
        return growth || next || ends; // the input method's, should they come here at all
    if (event.isAutoRepeat() && (growth || next || ends || isEmptyDraft()))
        return !growth || mayGrow(*growth); // a key held too long after it made the draft
    if (growth && mayGrow(*growth)) {
        grow(*growth);
        return true;
    }
    if (next) {
        goOn(*next);
        return true;
    }
    if (ends) {
        commit();
        return true;
    }
    const bool up = event.key() == Qt::Key_Up;
    if ((up || event.key() == Qt::Key_Down) && isPlain(event) && isEmptyDraft()) {
        changeKind(up ? -1 : 1);
        return true;
    }
    return false;
}

void NoteEditing::goOn(Side side)
{
    const std::optional<Note> note = editedNote();
    commit();
    if (note && m_scene.board().find(note->id))
        Q_EMIT wentOn(note->id, side);
}

// Within text, Ctrl+Left and Ctrl+Right go from word to word.
bool NoteEditing::mayGrow(Side side) const
{
    return isEmptyDraft() || (editedNote() && (side == Side::Above || side == Side::Below));
}

void NoteEditing::grow(Side side)
{
    std::optional<NoteId> from;
    if (isEmptyDraft()) {
        const auto &root = std::get<Draft>(m_subject).root;
        if (!root)
            return;
        from = root->note;
        cancel();
    } else {
        from = editedNote()->id;
        commit();
    }
    if (m_scene.board().find(*from))
        Q_EMIT grew(*from, side);
}

void NoteEditing::changeKind(int by)
{
    auto &draft = std::get<Draft>(m_subject);
    draft = withNextKind(m_scene.board(), m_scene.flow(), draft, by);
    m_editor->setDefaultTextColor(inkFor(draft, m_scene.theme()));
    m_scene.preview(addDraft(m_scene.board(), draft));
    fit();
}

} // namespace tempestry
