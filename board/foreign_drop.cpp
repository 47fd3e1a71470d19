#include "board/foreign_drop.h"

#include "board/board_scene.h"
#include "board/incoming.h"
#include "board/note_writing.h"
#include "model/edits.h"
#include "model/fragment.h"

namespace tempestry {

namespace {

constexpr qsizetype kLongestShown = 10'000; // characters
constexpr size_t kMostShown = 60;           // notes

} // namespace

std::unique_ptr<ForeignDrop> ForeignDrop::from(const QMimeData &data, BoardScene &scene, NoteKind unsure)
{
    const Incoming incoming = incomingOf(data);
    if (incoming.form == Incoming::Form::Nothing)
        return nullptr;
    std::unique_ptr<ForeignDrop> drop(new ForeignDrop(scene));
    const bool shows = incoming.form == Incoming::Form::Text && incoming.text.size() <= kLongestShown &&
                       !scene.document().isReadOnly();
    if (!shows)
        return drop;
    const NoteLines lines = readNoteLines(cleanText(incoming.text));
    if (lines.lines.size() <= kMostShown) {
        drop->m_onPaper = fragmentOf(lines, unsure, LineLayout::Grid, heightToFit);
        drop->m_onTimeline = fragmentOf(lines, unsure, LineLayout::Row, heightToFit);
    }
    return drop;
}

void ForeignDrop::move(QPointF paper)
{
    if (m_onPaper.notes().isEmpty())
        return;
    const Board &board = m_scene.board();
    const bool onTimeline = edits::slotAt(board, paper.x(), paper.y()).has_value();
    m_scene.preview(edits::pasteFragment(board, onTimeline ? m_onTimeline : m_onPaper,
                                         {.x = paper.x(), .y = paper.y(), .behind = {}}));
}

void ForeignDrop::cancel()
{
    if (!m_onPaper.notes().isEmpty())
        m_scene.endPreview();
}

} // namespace tempestry
