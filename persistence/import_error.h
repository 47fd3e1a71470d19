#pragma once

#include <QString>

#include <stdexcept>

namespace tempestry {

// Why a file can't be read, as a sentence; what() leads with the line.
class ImportError : public std::runtime_error
{
public:
    ImportError(int line, const QString &text)
        : std::runtime_error(QStringLiteral("line %1: %2").arg(line).arg(text).toStdString())
        , m_line(line)
    {}

    int line() const { return m_line; } // from 1

private:
    int m_line;
};

} // namespace tempestry
