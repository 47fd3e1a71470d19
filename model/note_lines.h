#pragma once

#include "model/note_kind.h"

#include <QString>

#include <optional>
#include <vector>

// How notes are written as lines of text: what is imported, pasted, dropped and copied reads and writes them
// here.
namespace tempestry {

// What one line makes.
struct NoteLine
{
    std::optional<NoteKind> kind; // by prefix, else by wording; nullopt when neither tells
    QString title;                // trimmed; empty when only a kind was named
    int row = 0;                  // from 0
    int column = 0;               // of a table, from 0
};

// The kind that a word names: its key, its name in one or many ("Read models"), or the letter that makes one.
std::optional<NoteKind> noteKindNamed(QStringView name);

// Takes off what marks the line of a list ("- ", "1. ", "[ ] "), and the kind in front ("E: ", "Event: ").
NoteLine readNoteLine(QStringView line);

// "Event: Order placed", on one line; readNoteLine() reads it back.
QString noteLine(NoteKind kind, const QString &title);

struct NoteLines
{
    std::vector<NoteLine> lines; // row by row; each has a title
    int rows = 0;
    bool isTable = false; // some row may have several columns
};

// A note for each line that is not blank; headings ("# Orders") become texts. Where there are tabs between
// words, as in what a spreadsheet gives, or each line has bars ("| a | b |"), each cell is a note; a first
// row that names kinds decides those of its columns.
NoteLines readNoteLines(const QString &text);

// Text without what no note can hold: line ends are "\n", other control characters and halves of characters
// are taken out.
QString cleanText(const QString &text);

// The words of a piece of HTML, with line ends and tabs where its blocks and cells end. Nothing in it is
// shown, run or fetched.
QString textOfHtml(const QString &html);

} // namespace tempestry
