#pragma once

#include "model/board.h"

#include <functional>
#include <vector>

namespace tempestry {

// One thing that a person can write about a link.
struct LinkValue
{
    QString name;
    QString text;        // as it is now; empty when it is the usual
    QString placeholder; // what empty means
    // Puts the text into the link, or returns why it can't, as a sentence.
    std::function<QString(Link &link, const QString &text)> read;
};

LinkValue labelOf(const Link &link);
LinkValue guardOf(const Link &link);
LinkValue weightOf(const Link &link);
LinkValue delayOf(const Link &link);

} // namespace tempestry
