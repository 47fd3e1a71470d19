#include "model/wording.h"

#include "model/word_lists.h"

#include <QStringList>

#include <algorithm>

namespace tempestry {

namespace {

using namespace words;

// The words of a text up to the first pause, as written and in lower case. What stands in brackets at the end
// is a remark, and not part of it.
struct Clause
{
    QStringList written;
    QStringList words;
    bool pauses = false; // something follows behind a comma

    explicit Clause(QStringView text)
    {
        if (text.endsWith(u')') && text.lastIndexOf(u'(') > 0)
            text = text.first(text.lastIndexOf(u'('));
        for (qsizetype at = 0; at < text.size() && !pauses; ++at)
            take(text, at);
        endWord();
    }

    qsizetype size() const { return words.size(); }
    // Empty beyond the end.
    QStringView at(qsizetype index) const
    {
        return index >= 0 && index < words.size() ? QStringView(words[index]) : QStringView();
    }
    bool begins(const char *start) const
    {
        const QStringList wanted = QString::fromLatin1(start).split(u' ');
        return words.size() > wanted.size() && words.first(wanted.size()) == wanted;
    }
    bool contains(std::initializer_list<const char *> any) const
    {
        return std::ranges::any_of(
            any, [this](const char *word) { return words.contains(QString::fromUtf8(word)); });
    }
    bool isLower(qsizetype index) const { return written[index].front().isLower(); }

private:
    void take(QStringView text, qsizetype at)
    {
        const QChar letter = text[at];
        const bool apostrophe = letter == u'\'' || letter == u'\u2019';
        const bool newWord = letter.isUpper() && at > 0 && text[at - 1].isLower(); // in "OrderPlaced"
        if (newWord || !(letter.isLetterOrNumber() || letter.isSurrogate() || apostrophe))
            endWord();
        if (QStringView(u",;:").contains(letter) && !written.isEmpty())
            pauses = true;
        else if (letter.isLetterOrNumber() || letter.isSurrogate())
            m_word += letter;
        else if (apostrophe && !m_word.isEmpty())
            m_word += u'\'';
    }

    void endWord()
    {
        if (m_word.isEmpty())
            return;
        written += m_word;
        words += m_word.toLower();
        m_word.clear();
    }

    QString m_word;
};

// Of more than a few words, the first ones tell as much.
constexpr qsizetype kLongestRead = 300;

bool isPastForm(QStringView word)
{
    return english::isIrregularPast(word) || english::isPastByEnding(word);
}

bool isNounLike(QStringView word)
{
    return !word.isEmpty() && !english::isDeterminer(word) && !english::isPreposition(word) &&
           !english::isAdverb(word) && !english::isAuxiliary(word) && !isPastForm(word);
}

bool isPlainVerb(QStringView word)
{
    return english::isVerb(word) && !english::isVerbAndNoun(word) && !english::isVerbAndAdjective(word);
}

bool isParticle(QStringView word)
{
    static const QStringList kParticles = {
        QStringLiteral("in"),  QStringLiteral("out"), QStringLiteral("up"),   QStringLiteral("down"),
        QStringLiteral("off"), QStringLiteral("on"),  QStringLiteral("back"), QStringLiteral("to")};
    return kParticles.contains(word.toString());
}

// Whether the past form there says what happened, rather than of what sort a thing is ("list of paid
// orders").
bool tellsWhatHappened(const Clause &clause, qsizetype at)
{
    const QStringView before = clause.at(at - 1);
    const QStringView after = clause.at(at + 1);
    const bool ends =
        at == 2 && after.isEmpty() && isParticle(before) && before != u"to"; // "check-in completed"
    if (english::isStative(clause.at(at)) || english::isDeterminer(before) ||
        (english::isPreposition(before) && !ends))
        return false;
    if (!isNounLike(after))
        return true;
    return !english::isAdverb(before) && !english::isVerb(clause.at(0));
}

bool isPastPhraseAt(const Clause &clause, qsizetype at)
{
    const QStringView word = clause.at(at);
    return (isPastForm(word) || english::isUnchangingPast(word)) && tellsWhatHappened(clause, at);
}

bool beginsWithPast(const Clause &clause)
{
    const QStringView first = clause.at(0);
    const QStringView second = clause.at(1);
    if (!isPastForm(first) || english::isStative(first) || first == u"left" || first == u"found")
        return false;
    return second.isEmpty() || english::isDeterminer(second) || english::isPreposition(second) ||
           english::isAdverb(second);
}

bool isEnglishPast(const Clause &clause)
{
    static const QStringList kMeasures = {QStringLiteral("number"), QStringLiteral("list"),
                                          QStringLiteral("amount"), QStringLiteral("total"),
                                          QStringLiteral("count"),  QStringLiteral("share"),
                                          QStringLiteral("rate"),   QStringLiteral("overview")};
    const QStringView first = clause.at(0);
    const bool orders = english::isVerb(first) && english::isDeterminer(clause.at(1));
    if (orders || isPlainVerb(first) || (clause.at(1) == u"of" && kMeasures.contains(first.toString())))
        return false;
    if (beginsWithPast(clause))
        return true;
    for (qsizetype at = 1; at < clause.size(); ++at) {
        const QStringView word = clause.at(at);
        const bool isTo = word == u"to";
        if (english::isModal(word) &&
            (!isTo || english::isVerb(clause.at(at + 1)) || clause.at(at + 1) == u"be"))
            return false;
        const bool helps = english::isAuxiliary(word) && word != u"has" && word != u"have";
        if ((helps && at + 1 < clause.size()) || isPastPhraseAt(clause, at))
            return true;
    }
    return false;
}

// "order arrives": the first word is who does it
bool isThirdPerson(QStringView word)
{
    return word.endsWith(u's') &&
           (isPlainVerb(word.chopped(1)) || (word.endsWith(u"es") && isPlainVerb(word.chopped(2))));
}

// Of a clause that begins with a word that is a noun as well, such as "order".
bool nounActsAsVerb(const Clause &clause)
{
    const QStringView second = clause.at(1);
    const QStringView last = clause.at(clause.size() - 1);
    if (english::isDeterminer(second))
        return true;
    if (isPastForm(second) || english::isAuxiliary(second) || isThirdPerson(second) ||
        (english::isModal(second) && second != u"to"))
        return false;
    if (second == u"to" && clause.at(2) == u"be")
        return false;
    if (english::isPreposition(second))
        return isParticle(second) ||
               (second == u"for" && (clause.at(0) == u"wait" || clause.at(0) == u"search"));
    return !(english::isVerbAndCompound(clause.at(0)) && english::isThing(last));
}

bool isEnglishOrder(const Clause &clause)
{
    const QStringView first = clause.at(0);
    if (first == u"don't" || clause.begins("do not"))
        return true;
    if (!english::isVerb(first))
        return false;
    if (clause.size() == 1)
        return isPlainVerb(first);
    if (english::isVerbAndAdjective(first) && !english::isDeterminer(clause.at(1)) &&
        english::isPlural(clause.at(clause.size() - 1)))
        return false;
    return !english::isVerbAndNoun(first) || nounActsAsVerb(clause);
}

bool isGermanPast(const Clause &clause)
{
    if (clause.contains({"wird", "werden", "muss", "soll", "kann", "darf"}))
        return false;
    for (qsizetype at = 0; at < clause.size(); ++at) {
        if (at > 0 && german::isAuxiliary(clause.at(at)))
            return true;
        if (german::isParticiple(clause.at(at)) && (clause.size() == 1 || (at > 0 && clause.isLower(at))))
            return true;
    }
    return false;
}

bool isGermanOrder(const Clause &clause)
{
    const QString first = clause.at(0).toString();
    const qsizetype last = clause.size() - 1;
    if (clause.contains({"wird", "werden", "muss", "soll", "kann", "darf", "zu"}))
        return false;
    if (last == 0)
        return german::isKnownInfinitive(first);
    if (first.endsWith(u'e') && first != u"plane" &&
        (german::isKnownInfinitive(first + u'n') || first.endsWith(QStringLiteral("iere"))))
        return true;
    return clause.isLower(last) && german::isInfinitive(clause.at(last));
}

Clause clauseOf(QStringView text)
{
    Clause clause(text.trimmed().first(std::min(text.trimmed().size(), kLongestRead)));
    while (clause.size() > 1 && (clause.at(0) == u"please" || clause.at(0) == u"bitte")) {
        clause.words.removeFirst();
        clause.written.removeFirst();
    }
    return clause;
}

} // namespace

bool isPastTense(QStringView text)
{
    const Clause clause = clauseOf(text);
    return clause.size() > 0 && (isEnglishPast(clause) || isGermanPast(clause));
}

bool isImperative(QStringView text)
{
    const Clause clause = clauseOf(text);
    return clause.size() > 0 && !isEnglishPast(clause) && !isGermanPast(clause) &&
           (isEnglishOrder(clause) || isGermanOrder(clause));
}

bool isRule(QStringView text)
{
    const Clause clause = clauseOf(text);
    for (const char *always : {"whenever", "wann immer", "immer wenn", "jedes mal wenn", "jedesmal wenn",
                               "every time", "each time", "any time", "as soon as", "sobald"})
        if (clause.begins(always))
            return true;
    if (clause.begins("when"))
        return !QStringList{QStringLiteral("do"),     QStringLiteral("does"), QStringLiteral("is"),
                            QStringLiteral("are"),    QStringLiteral("will"), QStringLiteral("can"),
                            QStringLiteral("should"), QStringLiteral("did")}
                    .contains(clause.words[1]);
    const bool twoParts = clause.pauses || clause.contains({"then", "dann"});
    return twoParts &&
           std::ranges::any_of(std::initializer_list<const char *>{"if", "once", "after", "upon", "unless",
                                                                   "in case", "falls", "wenn", "nachdem"},
                               [&clause](const char *start) { return clause.begins(start); });
}

bool isQuestion(QStringView text)
{
    text = text.trimmed();
    while (!text.isEmpty() && QStringView(u"!\")'\u201D\u2019\u00BB ").contains(text.back()))
        text.chop(1);
    return !text.isEmpty() && QStringView(u"?\uFF1F\u061F\u2047\u2048\u2049").contains(text.back());
}

std::optional<NoteKind> kindByWording(QStringView words)
{
    if (isQuestion(words))
        return NoteKind::Hotspot;
    if (isRule(words))
        return NoteKind::Policy;
    if (isPastTense(words))
        return NoteKind::Event;
    return isImperative(words) ? std::optional(NoteKind::Command) : std::nullopt;
}

} // namespace tempestry
