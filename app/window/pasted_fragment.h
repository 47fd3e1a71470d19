#pragma once

#include "board/incoming.h"
#include "model/fragment.h"

#include <QCoreApplication>

namespace tempestry {

// The most that is taken at once, by paste or drop.
inline constexpr size_t kMostPasted = 2'000;               // notes
inline constexpr qsizetype kLongestPaste = 1'000'000;      // characters of text
inline constexpr qsizetype kLongestPastedLine = 10'000;    // characters
inline constexpr qsizetype kLargestPastedBoard = 16 << 20; // bytes of board JSON

// How text is read.
struct LinesAs
{
    std::optional<NoteKind> kind; // of all lines; nullopt: by prefix and wording
    NoteKind unsure = NoteKind::Event;
    LineLayout layout = LineLayout::Grid;
};

// What comes of a board or a text that came in.
class PastedFragment
{
    Q_DECLARE_TR_FUNCTIONS(PastedFragment)

public:
    // Of a text or a board. Can be called in any thread.
    static PastedFragment from(const Incoming &incoming, const LinesAs &as);

    // Whether reading it may take longer than a person should wait for the window.
    static bool takesLong(const Incoming &incoming);

    const Board &board() const { return m_board; }
    // Why there is nothing to paste, as a sentence; empty when there is.
    const QString &problem() const { return m_problem; }

private:
    static PastedFragment refused(const QString &problem);
    static PastedFragment fromJson(const QByteArray &json);
    static PastedFragment fromText(const QString &text, const LinesAs &as);

    Board m_board;
    QString m_problem;
};

} // namespace tempestry
