#pragma once

#include <QStringView>

// The words by which the kind of a sentence is told, in lower case.
namespace tempestry::words {

namespace english {
bool isVerb(QStringView word);        // its base form
bool isVerbAndNoun(QStringView word); // "order", "request": a participle may follow
bool isVerbAndCompound(
    QStringView word); // of these, those that often begin the name of a thing: "order summary"
bool isVerbAndAdjective(QStringView word);
bool isIrregularPast(QStringView word);  // "paid", "took", "taken"
bool isUnchangingPast(QStringView word); // "set", "read": the same in the present
bool isPastByEnding(QStringView word);   // "placed", and not "need" or "hundred"
bool isStative(QStringView word);        // "required": a state, not something that happened
bool isThing(QStringView word);          // "service", "summary": the head of a name
bool isAuxiliary(QStringView word);      // "was", "has"
bool isModal(QStringView word);          // "must", "to", "being": what follows has not happened
bool isDeterminer(QStringView word);
bool isPreposition(QStringView word);
bool isAdverb(QStringView word);
bool isPlural(QStringView word); // by its ending
} // namespace english

namespace german {
bool isInfinitive(QStringView word);      // lower case; by list, or by a prefix and its ending
bool isKnownInfinitive(QStringView word); // by list alone
bool isParticiple(QStringView word);
bool isAuxiliary(QStringView word); // "wurde", "worden"
} // namespace german

} // namespace tempestry::words
