#pragma once

#include "persistence/board_json.h"
#include "persistence/import_error.h"
#include "persistence/import_result.h"

#include <QStringList>

namespace tempestry::persistence {

// Whether a file can be read and looks like board JSON, valid or not.
bool isBoardJson(const QString &path);

// The board in a file of board JSON. Throws ImportError that names the file, and the line or the path inside.
BoardJson readBoardJson(const QString &path);

// What the content describes, by its looks: board JSON, the minutes of a session in Markdown, or plain lines.
// The name is used in findings and for a title where the content has none. Throws ImportError.
ImportResult importContent(const QByteArray &content, const QString &fileName);

// The files on one board, the content of each below that of the file before it. Importing equal files again
// gives an equal board. A single file of board JSON keeps its ids, and so do several that share none. Throws
// ImportError that names the file.
ImportResult importFiles(const QStringList &paths);

} // namespace tempestry::persistence
