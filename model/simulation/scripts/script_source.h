#pragma once

#include "model/note_kind.h"

#include <QString>
#include <QStringList>

namespace tempestry::simulation {

// The functions that a script of a note of this kind may define; it must define one of them.
QStringList functionNames(NoteKind kind);

// How such a function begins, without its brace.
QString functionHead(const QString &function, NoteKind kind);

// The source with blanks in the place of comments and of what is quoted, so that places stay as they are.
QString codeOnly(const QString &source);

// Precondition: `code` is from codeOnly().
bool definesFunction(const QString &code, const QString &function);

} // namespace tempestry::simulation
