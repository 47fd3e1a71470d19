#include "app/window/clipboard.h"

#include "app/controls/controls.h"
#include "app/inspector/reach.h"
#include "app/window/board_mime_data.h"
#include "app/window/file_dialogs.h"
#include "app/window/file_offer.h"
#include "board/board_scene.h"
#include "board/board_view.h"
#include "model/edits.h"
#include "persistence/payload_schema.h"

#include <QClipboard>
#include <QFile>
#include <QGuiApplication>

namespace tempestry {

namespace {

Picked pickedIn(const BoardView &view)
{
    const Selection &selection = view.selection();
    return {view.selectedNotes(), selection.timeline, selection.frame};
}

QString notesText(size_t count)
{
    return counted(count, Clipboard::tr("note"), Clipboard::tr("notes"));
}

// "3 notes", "timeline"
QString pickedText(const Picked &picked, const Board &fragment)
{
    if (picked.timeline)
        return Clipboard::tr("timeline");
    return picked.frame ? Clipboard::tr("frame") : notesText(fragment.notes().size());
}

} // namespace

Clipboard::Clipboard(Document &document, BoardView &view, Finder &finder, FileDialogs &files, QObject *parent)
    : QObject(parent)
    , m_document(document)
    , m_view(view)
    , m_finder(finder)
    , m_files(files)
{
    connect(&view, &BoardView::dropped, this, &Clipboard::drop);
}

std::optional<Board> Clipboard::picked()
{
    m_view.commitEditing();
    const Picked what = pickedIn(m_view);
    Board fragment = fragmentOf(m_document.board(), what);
    if (fragment.notes().isEmpty() && !what.timeline && !what.frame) {
        Q_EMIT said(m_view.selection().link
                        ? tr("A link goes with its notes: select the notes at both its ends.")
                        : tr("Nothing is selected. Select notes, a timeline or a frame first."));
        return {};
    }
    if (fragment.notes().size() > kMostPasted) {
        Q_EMIT said(
            tr("These are %1; at most %2 can be copied at once. Select fewer, or save a copy of the board.")
                .arg(notesText(fragment.notes().size()), notesText(kMostPasted)));
        return {};
    }
    return fragment;
}

void Clipboard::copy()
{
    const auto fragment = picked();
    if (!fragment)
        return;
    QGuiApplication::clipboard()->setMimeData(new BoardMimeData(*fragment));
    Q_EMIT said(tr("Copied %1").arg(pickedText(pickedIn(m_view), *fragment)));
}

void Clipboard::copyPicture()
{
    const auto fragment = picked();
    if (!fragment)
        return;
    QGuiApplication::clipboard()->setMimeData(
        new BoardMimeData(*fragment, BoardMimeData::Forms::PictureOnly));
    Q_EMIT said(tr("Copied %1 as a picture").arg(pickedText(pickedIn(m_view), *fragment)));
}

const Note *Clipboard::pickedMessage() const
{
    const std::vector<NoteId> notes = m_view.selectedNotes();
    const Note *note = notes.size() == 1 ? m_document.board().find(notes.front()) : nullptr;
    const bool isMessage = note && (note->kind == NoteKind::Command || note->kind == NoteKind::Event);
    return isMessage ? note : nullptr;
}

bool Clipboard::canCopyPayloadSchema() const
{
    return pickedMessage() != nullptr;
}

void Clipboard::copyPayloadSchema()
{
    const Note *note = pickedMessage();
    if (!note)
        return;
    QGuiApplication::clipboard()->setText(QString::fromUtf8(persistence::payloadSchema(*note)));
    Q_EMIT said(tr("Copied the payload schema of “%1”").arg(shortTitle(*note)));
}

void Clipboard::cut()
{
    const auto fragment = picked();
    if (!fragment)
        return;
    const Picked what = pickedIn(m_view);
    const QString name = pickedText(what, *fragment);
    QGuiApplication::clipboard()->setMimeData(new BoardMimeData(*fragment));
    m_document.apply(edits::removePicked(m_document.board(), what), tr("Cut %1").arg(name));
    size_t left = 0;
    fragment->notes().forEach([&](const Note &note) { left += m_document.board().find(note.id) ? 1 : 0; });
    Q_EMIT said(left == 0 ? tr("Cut %1").arg(name)
                          : tr("Copied %1; %2 stayed because of a lock").arg(name, notesText(left)));
}

Clipboard::Place Clipboard::placeForPaste() const
{
    return {m_view.placeForNew(), m_view.selection().timeline};
}

void Clipboard::paste()
{
    m_view.commitEditing();
    const QMimeData *data = QGuiApplication::clipboard()->mimeData(); // nullptr when empty
    take(data ? incomingOf(*data) : Incoming(), placeForPaste());
}

void Clipboard::pasteAs()
{
    m_view.commitEditing();
    const QMimeData *data = QGuiApplication::clipboard()->mimeData();
    Incoming incoming;
    if (data && data->hasText() && !data->hasUrls())
        incoming = {Incoming::Form::Text, {}, {}, data->text()};
    else if (data)
        incoming = incomingOf(*data);
    const Place place = placeForPaste(); // now, before the pointer goes to the list of kinds
    if (incoming.form != Incoming::Form::Text)
        return take(incoming, place);
    std::vector<Findable> kinds;
    for (const KindInfo &row : noteKinds())
        kinds.push_back({kindName(row.kind), QString(QLatin1Char(row.shortcut)), row.kind, true,
                         [this, incoming, place, kind = row.kind] { take(incoming, place, kind); }});
    m_finder.open(tr("Paste each line as which kind?"), std::move(kinds));
}

void Clipboard::drop(const QMimeData &data, QPointF paper)
{
    take(incomingOf(data), {paper, {}});
}

void Clipboard::take(const Incoming &incoming, const Place &place, std::optional<NoteKind> kind)
{
    switch (incoming.form) {
    case Incoming::Form::Nothing:
        Q_EMIT said(
            tr("There is nothing on the clipboard that the paper can take. Copy notes or text first."));
        break;
    case Incoming::Form::Picture:
        Q_EMIT said(tr("Pictures can't be put on the board. Text and notes can."));
        break;
    case Incoming::Form::Files:
        offer(incoming.paths, place);
        break;
    case Incoming::Form::Board:
    case Incoming::Form::Text:
        takeLines(incoming, place, kind);
        break;
    }
}

void Clipboard::takeLines(const Incoming &incoming, const Place &place, std::optional<NoteKind> kind)
{
    if (m_document.isReadOnly()) {
        Q_EMIT said(tr("This board is open read-only."));
        return;
    }
    if (m_reading.isUnderWay()) {
        Q_EMIT said(tr("What was pasted before is still being read. Try again in a moment."));
        return;
    }
    const bool onTimeline =
        place.timeline || edits::slotAt(m_document.board(), place.paper.x(), place.paper.y());
    const LinesAs as{kind, m_view.lastKind(), onTimeline ? LineLayout::Row : LineLayout::Grid};
    if (!PastedFragment::takesLong(incoming)) {
        put(PastedFragment::from(incoming, as), incoming.form, place);
        return;
    }
    m_reading.start(
        [incoming, as] { return PastedFragment::from(incoming, as); },
        [this, form = incoming.form, place](const PastedFragment &pasted) { put(pasted, form, place); });
}

void Clipboard::put(const PastedFragment &pasted, Incoming::Form form, const Place &place)
{
    if (!pasted.problem().isEmpty()) {
        Q_EMIT said(pasted.problem());
        return;
    }
    edits::Landing landing{.x = place.paper.x(), .y = place.paper.y(), .behind = {}};
    if (form == Incoming::Form::Text)
        landing.behind = place.timeline;
    m_view.commitEditing();
    std::vector<NoteId> notes;
    const Board &board = m_document.board();
    const QString count = notesText(pasted.board().notes().size());
    const bool done = m_document.apply(edits::pasteFragment(board, pasted.board(), landing, &notes),
                                       tr("Paste %1").arg(count));
    if (!done)
        return;
    if (landing.behind && !notes.empty())
        m_view.reveal(notes.back());
    m_view.selectNotes(notes);
    m_view.setFocus(Qt::OtherFocusReason);
    if (notes.size() > 1)
        Q_EMIT said(tr("Pasted %1").arg(count));
}

void Clipboard::offer(const QStringList &paths, const Place &place)
{
    const FileOffer files(paths);
    if (!files.problem().isEmpty())
        Q_EMIT said(files.problem());
    if (files.isEmpty())
        return;
    FileOffer::Deed putHere;
    if (!m_document.isReadOnly())
        putHere = [this, place](const QString &path) { putFile(path, place); };
    m_finder.open(tr("What to do with it?"),
                  files.choices([this](const QString &path) { m_files.openPath(path); }, putHere));
}

void Clipboard::putFile(const QString &path, const Place &place)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        Q_EMIT said(tr("%1 can't be opened: %2.").arg(path, file.errorString()));
        return;
    }
    constexpr qsizetype kLongestCharacter = 4; // bytes
    const QString text = QString::fromUtf8(file.read(kLongestPaste * kLongestCharacter + 1));
    take({Incoming::Form::Text, {}, {}, text}, place);
}

} // namespace tempestry
