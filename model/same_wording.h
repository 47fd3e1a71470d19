#pragma once

#include <QString>
#include <QStringList>

namespace tempestry {

// The words that a title is made of, brought to one form: case, punctuation, articles and auxiliary verbs,
// plural and tense are gone, and "cancellation of the order" reads as "order cancellation". English endings
// are known; words of other languages are compared as they are written, but for those endings.
QStringList wordingOf(const QString &title);

// The words as one, for finding others that are written apart ("check-in", "checkin").
QString inOneWord(const QStringList &wording);

// Whether two words of wordingOf() differ by a slip of the pen only. Only long words can: short ones that
// differ by a letter ("placed", "packed") are mostly other words.
bool isMisspelling(const QString &a, const QString &b);

// The shortest word that isMisspelling() looks at.
inline constexpr qsizetype kShortestMisspelt = 6;

// Whether two titles say the same.
bool isSameWording(const QString &a, const QString &b);

} // namespace tempestry
