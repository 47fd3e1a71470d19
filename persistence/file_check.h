#pragma once

#include <QString>

namespace tempestry::persistence {

// Looks at what can be told without SQLite: whether the path names a file that is a board of a version that
// this program knows. Reads at most 100 bytes. Throws BoardFileError.
void checkFile(const QString &path);

} // namespace tempestry::persistence
