#pragma once

#include <QString>

#include <stdexcept>

namespace SQLite { // NOLINT(readability-identifier-naming): SQLiteCpp's own name
class Exception;
}

namespace tempestry::persistence {

// Why a board file can't be read or written: one sentence for the person that says what, where and what to
// do.
class BoardFileError : public std::runtime_error
{
public:
    explicit BoardFileError(const QString &message)
        : std::runtime_error(message.toStdString())
    {}

    QString message() const { return QString::fromUtf8(what()); }
};

// The path as people of this system write it, in quotation marks.
QString nativePath(const QString &path);

// What SQLite met at `path`, as such a sentence.
BoardFileError readError(const QString &path, const SQLite::Exception &cause);
BoardFileError writeError(const QString &path, const SQLite::Exception &cause);

// That there is no longer the board at `path` that was opened.
BoardFileError movedError(const QString &path);

} // namespace tempestry::persistence
