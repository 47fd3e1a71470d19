#include "model/search.h"

#include "model/flow_graph.h"

#include <algorithm>

namespace tempestry {

namespace {

// Equal for texts that differ in case, accents or compatible forms only.
QString folded(const QString &text)
{
    const auto isPlain = [](QChar c) { return c.unicode() < 0x80; };
    if (std::ranges::all_of(text, isPlain))
        return text.toCaseFolded();
    QString plain = text.normalized(QString::NormalizationForm_KD).toCaseFolded();
    plain.removeIf([](QChar c) { return c.category() == QChar::Mark_NonSpacing; });
    return plain;
}

bool matches(const Note &note, const QStringList &words)
{
    QString text = note.title + u'\n' + note.description;
    for (const QString &actor : note.actors)
        text += u'\n' + actor;
    for (const Field &field : note.fields)
        text += u'\n' + field.name;
    text = folded(text);
    return std::ranges::all_of(words, [&text](const QString &word) { return text.contains(word); });
}

} // namespace

std::vector<NoteId> search(const Board &board, const QString &typed)
{
    const QStringList words = folded(typed.simplified()).split(u' ', Qt::SkipEmptyParts);
    if (words.isEmpty())
        return {};
    std::vector<NoteId> found = readingOrder(board);
    std::erase_if(found, [&](const NoteId &id) { return !matches(*board.find(id), words); });
    return found;
}

} // namespace tempestry
