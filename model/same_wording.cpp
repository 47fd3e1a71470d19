#include "model/same_wording.h"

#include <QHash>
#include <QSet>

#include <algorithm>

namespace tempestry {

namespace {

bool isVowel(QChar letter)
{
    return QStringLiteral("aeiouy").contains(letter);
}

bool isEnglish(const QString &word)
{
    return std::ranges::all_of(word, [](QChar letter) { return letter >= u'a' && letter <= u'z'; });
}

int syllables(const QString &word)
{
    int groups = 0;
    bool inVowels = false;
    for (const QChar letter : word) {
        const bool vowel = isVowel(letter);
        groups += vowel && !inVowels ? 1 : 0;
        inVowels = vowel;
    }
    return groups;
}

// "fil", "plac", "stor": one vowel and one consonant after it.
bool isShort(const QString &stem)
{
    const qsizetype n = stem.size();
    return n >= 2 && syllables(stem) == 1 && !isVowel(stem[n - 1]) && isVowel(stem[n - 2]) &&
           (n < 3 || !isVowel(stem[n - 3]));
}

bool isDoubled(const QString &stem)
{
    const qsizetype n = stem.size();
    return n >= 3 && stem[n - 1] == stem[n - 2] && !isVowel(stem[n - 1]);
}

// The verb behind "-ed" and "-ing". A short one that does not double its consonant had an e: "filed" is of
// "file", "filled" of "fill", "scrapped" of "scrap" and "scraped" of "scrape".
QString verbOf(const QString &stem)
{
    if (isDoubled(stem) && (syllables(stem) > 1 || !QStringLiteral("lsfz").contains(stem.back())))
        return stem.chopped(1);
    if (isShort(stem) && !QStringLiteral("wx").contains(stem.back()))
        return stem + u'e';
    return stem;
}

QString withoutPlural(const QString &word)
{
    static const QSet<QString> kNoPlural{QStringLiteral("news"),    QStringLiteral("goods"),
                                         QStringLiteral("customs"), QStringLiteral("means"),
                                         QStringLiteral("series"),  QStringLiteral("species"),
                                         QStringLiteral("always")};
    if (word.size() < 4 || !word.endsWith(u's') || kNoPlural.contains(word))
        return word;
    for (const auto *kept : {"ss", "us", "is"})
        if (word.endsWith(QLatin1StringView(kept)))
            return word;
    if (word.endsWith(QLatin1StringView("ies")) && word.size() > 4)
        return word.chopped(3) + u'y';
    for (const auto *hissing : {"xes", "sses", "ches", "shes", "zzes"})
        if (word.endsWith(QLatin1StringView(hissing)))
            return word.chopped(2);
    return word.chopped(1);
}

QString withoutTense(const QString &word)
{
    const auto hasVerb = [](const QString &stem) { return stem.size() >= 2 && syllables(stem) > 0; };
    if (word.endsWith(QLatin1StringView("ied")) && word.size() > 4)
        return word.chopped(3) + u'y';
    if (word.endsWith(QLatin1StringView("ed")) && !word.endsWith(QLatin1StringView("eed")) &&
        hasVerb(word.chopped(2)))
        return verbOf(word.chopped(2));
    if (word.endsWith(QLatin1StringView("ing")) && hasVerb(word.chopped(3)))
        return verbOf(word.chopped(3));
    return word;
}

// One form for "create" and "created", "cancel" and "cancelled", "install" and "installed".
QString closed(QString stem)
{
    if (stem.size() > 3 && stem.endsWith(u'e') && !isShort(stem.chopped(1)))
        stem.chop(1);
    if (isDoubled(stem) && syllables(stem) > 1)
        stem.chop(1);
    return stem;
}

QString inOneSpelling(QString word)
{
    if (word.size() > 5) {
        word.replace(QLatin1StringView("iz"), QLatin1StringView("is"));
        word.replace(QLatin1StringView("yz"), QLatin1StringView("ys"));
        word.replace(QLatin1StringView("our"), QLatin1StringView("or"));
    }
    return word;
}

const QHash<QString, QString> &irregularVerbs()
{
    static const QHash<QString, QString> kVerbs = [] {
        QHash<QString, QString> verbs;
        const auto add = [&verbs](const char *verb, std::initializer_list<const char *> forms) {
            for (const char *form : forms)
                verbs.insert(QString::fromLatin1(form), QString::fromLatin1(verb));
        };
        add("agree", {"agreed"});
        add("begin", {"began", "begun"});
        add("break", {"broke", "broken"});
        add("bring", {"brought"});
        add("build", {"built"});
        add("buy", {"bought"});
        add("choose", {"chose", "chosen"});
        add("do", {"did", "done", "does"});
        add("draw", {"drew", "drawn"});
        add("find", {"found"});
        add("free", {"freed"});
        add("get", {"got", "gotten"});
        add("give", {"gave", "given"});
        add("go", {"went", "gone", "goes"});
        add("guarantee", {"guaranteed"});
        add("hold", {"held"});
        add("keep", {"kept"});
        add("leave", {"left"});
        add("lend", {"lent"});
        add("lose", {"lost"});
        add("make", {"made"});
        add("meet", {"met"});
        add("pay", {"paid", "payed"});
        add("run", {"ran"});
        add("sell", {"sold"});
        add("send", {"sent"});
        add("spend", {"spent"});
        add("take", {"took", "taken"});
        add("tell", {"told"});
        add("think", {"thought"});
        add("win", {"won"});
        add("withdraw", {"withdrew", "withdrawn"});
        add("write", {"wrote", "written"});
        return verbs;
    }();
    return kVerbs;
}

QString stemOf(const QString &word)
{
    if (!isEnglish(word))
        return word;
    if (const auto verb = irregularVerbs().constFind(word); verb != irregularVerbs().constEnd())
        return closed(*verb);
    const QString singular = withoutPlural(word);
    return closed(inOneSpelling(singular == word ? withoutTense(word) : singular));
}

// Words as written, in small letters. "OrderPlaced" is two.
QStringList wordsOf(const QString &title)
{
    QStringList words;
    QString word;
    const auto end = [&] {
        if (!word.isEmpty())
            words << std::exchange(word, {}).toCaseFolded();
    };
    QString text = title.normalized(QString::NormalizationForm_KC);
    text.replace(u'ß', QLatin1StringView("ss"));
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar letter = text[i];
        if (letter == u'\'' || letter == u'\u2019')
            continue;
        if (!letter.isLetterOrNumber() && !letter.isSurrogate() && !letter.isMark()) {
            end();
            continue;
        }
        if (letter.isUpper() && i > 0 && text[i - 1].isLower())
            end();
        word += letter;
    }
    end();
    return words;
}

// "cancellation of order" -> "order cancellation"
void turnOf(QStringList &words)
{
    for (qsizetype i = 1; i + 1 < words.size(); ++i)
        if (words[i] == QLatin1StringView("of")) {
            words.removeAt(i);
            words.swapItemsAt(i - 1, i);
        }
}

bool isKeyBeside(QChar a, QChar b)
{
    static const QStringList kRows{QStringLiteral("qwertyuiop"), QStringLiteral("asdfghjkl"),
                                   QStringLiteral("zxcvbnm")};
    return std::ranges::any_of(kRows, [a, b](const QString &row) {
        const qsizetype first = row.indexOf(a);
        const qsizetype second = row.indexOf(b);
        return first >= 0 && second >= 0 && std::abs(first - second) == 1;
    });
}

bool isExchange(const QString &a, const QString &b, qsizetype at)
{
    return at + 1 < a.size() && a[at] == b[at + 1] && a[at + 1] == b[at] &&
           QStringView(a).mid(at + 2) == QStringView(b).mid(at + 2);
}

} // namespace

QStringList wordingOf(const QString &title)
{
    static const QSet<QString> kSmallWords = [] {
        QSet<QString> words;
        for (const char *word : {"a",   "an",   "the", "is",  "are",   "was", "were", "be",  "been", "being",
                                 "has", "have", "had", "its", "their", "his", "her",  "our", "my",   "your"})
            words.insert(QString::fromLatin1(word));
        return words;
    }();
    const QStringList all = wordsOf(title);
    QStringList words;
    for (const QString &word : all)
        if (!kSmallWords.contains(word))
            words << word;
    if (words.isEmpty())
        return all;
    turnOf(words);
    for (QString &word : words)
        word = stemOf(word);
    return words;
}

QString inOneWord(const QStringList &wording)
{
    QString all;
    for (const QString &word : wording) {
        if (!all.isEmpty() && all.back().isDigit() && word.front().isDigit())
            all += u' ';
        all += word;
    }
    return all;
}

bool isMisspelling(const QString &a, const QString &b)
{
    if (a == b || !isEnglish(a) || !isEnglish(b))
        return false;
    const QString &longer = a.size() >= b.size() ? a : b;
    const QString &shorter = a.size() >= b.size() ? b : a;
    if (shorter.size() < kShortestMisspelt || longer.size() > shorter.size() + 1)
        return false;
    const auto [inLonger, inShorter] =
        std::mismatch(longer.begin(), longer.end(), shorter.begin(), shorter.end());
    const qsizetype at = inShorter - shorter.begin();
    if (at == 0 || at == shorter.size()) // "incoming"; "employe" and "employer"
        return false;
    const auto tail = [](const QString &word, qsizetype from) { return QStringView(word).mid(from); };
    if (longer.size() > shorter.size())
        return shorter.size() > kShortestMisspelt && tail(longer, at + 1) == tail(shorter, at);
    if (isExchange(longer, shorter, at)) {
        const QStringView letters = QStringView(longer).mid(at, 2);
        return longer.size() >= 8 || letters == QLatin1StringView("ie") || letters == QLatin1StringView("ei");
    }
    return longer.size() >= 8 && at + 1 < longer.size() && isKeyBeside(*inLonger, *inShorter) &&
           tail(longer, at + 1) == tail(shorter, at + 1);
}

bool isSameWording(const QString &a, const QString &b)
{
    const QStringList first = wordingOf(a);
    const QStringList second = wordingOf(b);
    if (first.isEmpty() || second.isEmpty())
        return false;
    if (inOneWord(first) == inOneWord(second))
        return true;
    if (first.size() != second.size())
        return false;
    int misspelt = 0;
    for (qsizetype i = 0; i < first.size(); ++i) {
        if (first[i] == second[i])
            continue;
        if (++misspelt > 1 || !isMisspelling(first[i], second[i]))
            return false;
    }
    return true;
}

} // namespace tempestry
