#pragma once

#include <QString>

#include <stdexcept>

namespace tempestry {

// Why a file can't be read, as a sentence; what() leads with where: "file:line: ", "file: " or "line N: ".
class ImportError : public std::runtime_error
{
public:
    ImportError(int line, const QString &text, const QString &file = {})
        : std::runtime_error((where(line, file) + text).toStdString())
        , m_line(line)
        , m_text(text)
    {}

    int line() const { return m_line; } // from 1; 0 when it is about the whole file
    const QString &text() const { return m_text; }
    ImportError in(const QString &file) const { return {m_line, m_text, file}; }

private:
    static QString where(int line, const QString &file)
    {
        if (file.isEmpty())
            return line > 0 ? QStringLiteral("line %1: ").arg(line) : QString();
        return line > 0 ? QStringLiteral("%1:%2: ").arg(file).arg(line) : file + QStringLiteral(": ");
    }

    int m_line;
    QString m_text;
};

} // namespace tempestry
