#include "app/window/pasted_fragment.h"

#include "board/note_writing.h"
#include "persistence/board_json.h"
#include "persistence/element_json.h"

#include <QLocale>

#include <algorithm>

namespace tempestry {

namespace {

constexpr qsizetype kQuickText = 20'000;  // characters
constexpr qsizetype kQuickJson = 200'000; // bytes

QString number(qsizetype value)
{
    return QLocale().toString(value);
}

Board withoutScenarios(const Board &board)
{
    BoardDraft draft(board);
    draft.setAll(ElementMap<Scenario>());
    return std::move(draft).finish();
}

} // namespace

PastedFragment PastedFragment::refused(const QString &problem)
{
    PastedFragment fragment;
    fragment.m_problem = problem;
    return fragment;
}

bool PastedFragment::takesLong(const Incoming &incoming)
{
    return incoming.text.size() > kQuickText || incoming.json.size() > kQuickJson;
}

PastedFragment PastedFragment::from(const Incoming &incoming, const LinesAs &as)
{
    if (incoming.form == Incoming::Form::Board)
        return fromJson(incoming.json);
    if (incoming.text.size() > kLongestPaste)
        return refused(
            tr("This text has %1 characters; at most %2 can be put on the board at once. Take it in "
               "parts, or save it as a file and import that.")
                .arg(number(incoming.text.size()), number(kLongestPaste)));
    if (const QByteArray json = incoming.text.toUtf8(); !as.kind && persistence::looksLikeBoardJson(json))
        return fromJson(json);
    return fromText(cleanText(incoming.text), as);
}

PastedFragment PastedFragment::fromJson(const QByteArray &json)
{
    if (json.size() > kLargestPastedBoard)
        return refused(
            tr("This part of a board has %1 MB; at most %2 MB can be pasted at once. Copy fewer notes, or "
               "open the whole board as a file.")
                .arg(number(json.size() >> 20), number(kLargestPastedBoard >> 20)));
    PastedFragment fragment;
    try {
        fragment.m_board = withoutScenarios(persistence::boardFromJson(json).board);
    } catch (const persistence::JsonError &error) {
        return refused(
            tr("These notes can't be read: %1. Copy them again.").arg(QString::fromUtf8(error.what())));
    }
    const size_t notes = fragment.m_board.notes().size();
    if (notes > kMostPasted)
        return refused(
            tr("These are %1 notes; at most %2 can be pasted at once. Copy fewer, or open the whole board "
               "as a file.")
                .arg(number(static_cast<qsizetype>(notes)), number(kMostPasted)));
    if (notes == 0 && fragment.m_board.timelines().isEmpty() && fragment.m_board.frames().isEmpty())
        return refused(tr("There are no notes in what was copied. Select some and copy them again."));
    return fragment;
}

PastedFragment PastedFragment::fromText(const QString &text, const LinesAs &as)
{
    NoteLines lines = readNoteLines(text);
    const auto count = static_cast<qsizetype>(lines.lines.size());
    if (count == 0)
        return refused(tr("There are no words in this text. Copy lines with words, one for each note."));
    if (lines.lines.size() > kMostPasted)
        return refused(
            tr("This text makes %1 notes; at most %2 can be put on the board at once. Take it in parts, "
               "or save it as a file and import that.")
                .arg(number(count), number(kMostPasted)));
    for (NoteLine &line : lines.lines) {
        if (line.title.size() > kLongestPastedLine)
            return refused(tr("“%1…” has %2 characters; at most %3 fit on a note. Break it into lines.")
                               .arg(line.title.left(20).simplified(), number(line.title.size()),
                                    number(kLongestPastedLine)));
        if (as.kind)
            line.kind = as.kind;
    }
    PastedFragment fragment;
    fragment.m_board = fragmentOf(lines, as.unsure, as.layout, heightToFit);
    return fragment;
}

} // namespace tempestry
