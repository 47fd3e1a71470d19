#include "persistence/session_size.h"

#include <algorithm>

namespace tempestry::persistence {

namespace {

constexpr double kMargin = 8;         // around the words
constexpr double kLine = 17;          // paper units
constexpr double kConditionLine = 13; // the mark at the foot of a note with a condition
constexpr double kActorsStrip = 8;    // as far as the strip with the actors covers the note
constexpr double kHighest = 2'000;
constexpr double kWidest = 168; // of a note that is no text
constexpr double kWidening = 32;

struct Lines
{
    qsizetype count = 0;
    bool wholeWords = true;
};

// Words end at spaces and behind underscores.
Lines linesOf(QStringView text, qsizetype perLine)
{
    Lines lines;
    qsizetype used = 0;
    for (qsizetype at = 0; at < text.size();) {
        qsizetype end = at;
        while (end < text.size() && !text[end].isSpace() && text[end] != u'_')
            ++end;
        const bool spaced = end < text.size() && text[end].isSpace();
        const qsizetype length = end - at + (end < text.size() && !spaced);
        if (lines.count == 0 || used + length > perLine) {
            lines.count += std::max<qsizetype>(1, (length + perLine - 1) / perLine);
            used = 0;
        }
        lines.wholeWords = lines.wholeWords && length <= perLine;
        used += length + spaced;
        if (spaced && text[end] == u'\n')
            used = perLine;
        at = end + 1;
    }
    return lines;
}

// About as wide as a character is: a text keeps the usual size, a title may be a little smaller.
double characterWidth(NoteKind kind)
{
    return kind == NoteKind::Text ? 7 : 6.5;
}

} // namespace

QSizeF sizeForWords(const Note &note, double textWidth)
{
    constexpr double kHighestNarrowText = 5 * kLine + 2 * kMargin;
    const KindInfo &kind = info(note.kind);
    const bool text = note.kind == NoteKind::Text;
    const double most = text ? kHighestNarrowText : kind.height;
    const double widest = text ? kWideTextWidth : kWidest;
    const double step = text ? kWideTextWidth - kTextWidth : kWidening;
    for (double width = text ? textWidth : kind.width;; width = std::min(width + step, widest)) {
        const auto perLine = static_cast<qsizetype>((width - 2 * kMargin) / characterWidth(note.kind));
        const Lines lines = linesOf(note.title, perLine);
        const double needed = static_cast<double>(lines.count) * kLine + 2 * kMargin +
                              (note.condition.isEmpty() ? 0 : kConditionLine) +
                              (note.actors.isEmpty() ? 0 : kActorsStrip);
        if (width >= widest || (needed <= most && lines.wholeWords))
            return {width, std::clamp(needed, text ? kLine : kind.height, kHighest)};
    }
}

} // namespace tempestry::persistence
