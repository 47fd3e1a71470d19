#pragma once

#include "persistence/import_result.h"

#include <QByteArray>
#include <QString>

namespace tempestry::persistence {

// Whether a file reads like the minutes of an event-storming session in Markdown: lists of events, commands
// or policies under headings that say so or with coloured markers, or a table of personas. Looks at the
// beginning only.
bool looksLikeSession(const QByteArray &text);

// The board that the minutes describe. Each line of the document is on the board, or a finding names it. The
// file's name is used in findings and, without its ending, as the title of a document that has none. Equal
// input, equal board. Throws ImportError on more than 32 MiB, text that is not UTF-8, or nesting beyond all
// reason.
ImportResult importSession(const QByteArray &text, const QString &fileName);

} // namespace tempestry::persistence
