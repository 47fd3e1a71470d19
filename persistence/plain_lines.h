#pragma once

#include "persistence/import_result.h"

#include <QByteArray>

namespace tempestry::persistence {

// A note for each line of UTF-8, in order on a timeline. "E: ", "event: " and the like say the kind (letters
// are those that make a note on the canvas); else "Whenever ..." is a policy, a question a hotspot, and all
// other lines are events. "# " begins a timeline and names it; blank lines are passed over. Throws
// ImportError on more than 100,000 notes or a line that is too long for a title.
ImportResult importLines(const QByteArray &text, const QString &fileName);

} // namespace tempestry::persistence
