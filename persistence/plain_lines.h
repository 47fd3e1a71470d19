#pragma once

#include "persistence/import_result.h"

#include <QByteArray>

namespace tempestry::persistence {

// A note for each line of UTF-8, in order on a timeline. The kind is said by a prefix or by the wording (see
// model/note_lines.h); where neither tells, the note is an event. "# " begins a timeline and names it; blank
// lines are passed over. Throws ImportError on more than 100,000 notes or a line that is too long for a
// title.
ImportResult importLines(const QByteArray &text, const QString &fileName);

} // namespace tempestry::persistence
