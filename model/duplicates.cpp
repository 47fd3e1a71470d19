#include "model/duplicates.h"

#include "model/flow_graph.h"
#include "model/same_wording.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <numeric>

namespace tempestry {

namespace {

// One wording of one kind, and the notes that have it.
struct Wording
{
    NoteKind kind;
    QStringList words;
    std::vector<NoteId> notes; // in reading order
};

using WordingIndex = QHash<std::pair<int, QString>, size_t>; // by kind and words in one

// Words of a vocabulary and those that may be the same, misspelt.
class Misspellings
{
public:
    void add(const QString &word)
    {
        if (word.size() < kShortestMisspelt || m_known.contains(word))
            return;
        m_known.insert(word);
        // Such words are equal once a letter of each is left out, or none of the shorter one.
        meet(word, word);
        for (qsizetype i = 0; i < word.size(); ++i)
            meet(word, QString(word).remove(i, 1));
    }

    QSet<QString> of(const QString &word) const { return m_variants.value(word); }

private:
    void meet(const QString &word, const QString &key)
    {
        QStringList &others = m_byKey[key];
        for (const QString &other : std::as_const(others))
            if (isMisspelling(word, other)) {
                m_variants[word].insert(other);
                m_variants[other].insert(word);
            }
        others << word;
    }

    QSet<QString> m_known;
    QHash<QString, QStringList> m_byKey;
    QHash<QString, QSet<QString>> m_variants;
};

// For each wording the first one that is the same but for misspellings.
class Leaders
{
public:
    explicit Leaders(size_t size)
        : m_leader(size)
    {
        std::iota(m_leader.begin(), m_leader.end(), size_t(0));
    }

    size_t of(size_t wording) const
    {
        while (m_leader[wording] != wording)
            wording = m_leader[wording];
        return wording;
    }

    void join(size_t a, size_t b)
    {
        const size_t first = of(a);
        const size_t second = of(b);
        m_leader[std::max(first, second)] = std::min(first, second);
    }

private:
    std::vector<size_t> m_leader;
};

Leaders leadersOf(const std::vector<Wording> &wordings, const WordingIndex &index)
{
    Misspellings misspellings;
    for (const Wording &wording : wordings)
        for (const QString &word : wording.words)
            misspellings.add(word);
    Leaders leaders(wordings.size());
    for (size_t i = 0; i < wordings.size(); ++i) {
        QStringList words = wordings[i].words;
        for (QString &word : words) {
            const QString right = word;
            for (const QString &variant : misspellings.of(right)) {
                word = variant;
                if (const auto other = index.constFind({int(wordings[i].kind), inOneWord(words)});
                    other != index.constEnd())
                    leaders.join(i, *other);
            }
            word = right;
        }
    }
    return leaders;
}

std::vector<Wording> wordingsOf(const Board &board, const std::vector<NoteId> &order, WordingIndex &known)
{
    std::vector<Wording> wordings;
    for (const NoteId &id : order) {
        const Note &note = *board.find(id);
        const QStringList words = wordingOf(note.title);
        if (words.isEmpty())
            continue;
        const size_t next = wordings.size();
        const auto key = std::pair(int(note.kind), inOneWord(words));
        const size_t wording = known.value(key, next);
        if (wording == next) {
            known.insert(key, next);
            wordings.push_back({note.kind, words, {}});
        }
        wordings[wording].notes.push_back(id);
    }
    return wordings;
}

bool areTwins(const Board &board, const std::vector<NoteId> &notes)
{
    const auto twins = board.find(notes.front())->twins;
    return twins &&
           std::ranges::all_of(notes, [&](const NoteId &note) { return board.find(note)->twins == twins; });
}

} // namespace

std::vector<std::vector<NoteId>> duplicates(const Board &board)
{
    const std::vector<NoteId> order = readingOrder(board);
    WordingIndex index;
    const std::vector<Wording> wordings = wordingsOf(board, order, index);
    const Leaders leaders = leadersOf(wordings, index);

    QHash<NoteId, size_t> groupOf;
    for (size_t i = 0; i < wordings.size(); ++i)
        for (const NoteId &id : wordings[i].notes)
            groupOf.insert(id, leaders.of(i));
    std::vector<std::vector<NoteId>> groups(wordings.size());
    for (const NoteId &id : order) // so that each group, and the groups, are in reading order
        if (const auto group = groupOf.constFind(id); group != groupOf.constEnd())
            groups[*group].push_back(id);
    std::erase_if(
        groups, [&](const std::vector<NoteId> &group) { return group.size() < 2 || areTwins(board, group); });
    return groups;
}

} // namespace tempestry
