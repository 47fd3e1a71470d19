#include "model/duplicates.h"

#include "model/flow_graph.h"
#include "model/wording.h"

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

// Finds wordings with one misspelt word: such words are equal once a letter of each is left out (or none of
// the shorter one).
class Misspellings
{
public:
    explicit Misspellings(const std::vector<Wording> &wordings)
        : m_wordings(wordings)
        , m_leader(wordings.size())
    {
        std::iota(m_leader.begin(), m_leader.end(), size_t(0));
        for (size_t i = 0; i < wordings.size(); ++i)
            for (qsizetype word = 0; word < wordings[i].words.size(); ++word)
                if (wordings[i].words[word].size() >= kShortestMisspelt)
                    look(i, word);
    }

    // The first wording that is the same but for misspellings.
    size_t leader(size_t wording) const
    {
        while (m_leader[wording] != wording)
            wording = m_leader[wording];
        return wording;
    }

private:
    using Key = std::pair<size_t, QString>; // the other words and their number, the word with a letter less

    void look(size_t wording, qsizetype at)
    {
        const QStringList &words = m_wordings[wording].words;
        size_t others = qHashMulti(size_t(at), int(m_wordings[wording].kind), words.size());
        for (qsizetype i = 0; i < words.size(); ++i)
            if (i != at)
                others = qHashMulti(others, words[i]);
        const QString &word = words[at];
        meet(wording, at, {others, word});
        for (qsizetype i = 0; i < word.size(); ++i)
            meet(wording, at, {others, QString(word).remove(i, 1)});
    }

    void meet(size_t wording, qsizetype at, const Key &key)
    {
        std::vector<size_t> &known = m_known[key];
        if (!known.empty() && known.back() == wording)
            return;
        for (const size_t other : known)
            if (differInOneWord(m_wordings[wording], m_wordings[other], at))
                join(wording, other);
        known.push_back(wording);
    }

    static bool differInOneWord(const Wording &a, const Wording &b, qsizetype at)
    {
        if (a.kind != b.kind || a.words.size() != b.words.size())
            return false;
        for (qsizetype i = 0; i < a.words.size(); ++i)
            if (i != at && a.words[i] != b.words[i])
                return false;
        return isMisspelling(a.words[at], b.words[at]);
    }

    void join(size_t a, size_t b)
    {
        const size_t first = leader(a);
        const size_t second = leader(b);
        m_leader[std::max(first, second)] = std::min(first, second);
    }

    const std::vector<Wording> &m_wordings;
    std::vector<size_t> m_leader;
    QHash<Key, std::vector<size_t>> m_known;
};

std::vector<Wording> wordingsOf(const Board &board, const std::vector<NoteId> &order)
{
    std::vector<Wording> wordings;
    QHash<std::pair<int, QString>, size_t> known;
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
    const std::vector<Wording> wordings = wordingsOf(board, order);
    const Misspellings misspellings(wordings);

    QHash<NoteId, size_t> groupOf;
    for (size_t i = 0; i < wordings.size(); ++i)
        for (const NoteId &id : wordings[i].notes)
            groupOf.insert(id, misspellings.leader(i));
    std::vector<std::vector<NoteId>> groups(wordings.size());
    for (const NoteId &id : order) // so that each group, and the groups, are in reading order
        if (const auto group = groupOf.constFind(id); group != groupOf.constEnd())
            groups[*group].push_back(id);
    std::erase_if(
        groups, [&](const std::vector<NoteId> &group) { return group.size() < 2 || areTwins(board, group); });
    return groups;
}

} // namespace tempestry
